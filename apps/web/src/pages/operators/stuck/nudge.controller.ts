import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { OperationsClient } from '../../../clients/operations.client.js';
import { WatchingClient } from '../../../clients/watching.client.js';
import { say } from '../../../language/say.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import {
  NudgeForm,
  nudgePage,
  nudgeQuestions,
  nudgeSentences,
  type Nudging,
} from './nudge.presenter.js';

/** Asks whoever owes a late step to look at it. */
@Allow({ roles: ['operator'] })
@Controller('operations/stuck/:id/nudge')
export class NudgeController {
  constructor(
    private readonly operations: OperationsClient,
    private readonly watching: WatchingClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(CHECK_PAGE)
  async ask(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<CheckPage> {
    return nudgePage(await this.nudging(caller, id));
  }

  @Post()
  async nudge(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(nudgeQuestions, posted);
    const problems = checkAnswers(NudgeForm, answers, nudgeSentences);
    if (problems.length > 0) {
      const page = nudgePage(await this.nudging(caller, id), { answers, problems });
      throw new PageRefused(CHECK_PAGE, page);
    }
    const body = {
      asked: textIn(posted.asked) ?? '',
      reason: answers.reason as NudgeForm['reason'],
      ...(answers.words !== undefined && { words: String(answers.words) }),
      byName: caller.name ?? say`An operator`,
    };
    const sent = { body, idempotencyKey: idempotencyKeyIn(posted) };
    const back = { href: '/operations/stuck', text: say`Stuck referrals` };
    await orNotDone(this.orAsked(caller, id, this.watching.nudge(caller, id, sent)), back);
    throw new Elsewhere('/operations/stuck');
  }

  /** Where a colleague was faster, the page says who asked, when, and from when on it can be done again. */
  private async orAsked(caller: Caller, id: string, nudged: Promise<unknown>): Promise<void> {
    try {
      await nudged;
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || thrown.code !== 'asked-already') throw thrown;
      throw new PageRefused(CHECK_PAGE, nudgePage(await this.nudging(caller, id)), 409);
    }
  }

  private async nudging(caller: Caller, id: string): Promise<Nudging> {
    const [timeline, found] = await Promise.all([
      this.operations.timeline(caller, id),
      this.watching.nudges(caller, [id]),
    ]);
    const last = found?.nudges.find(({ asked }) => asked === timeline.nextStep?.owner);
    return { timeline, last, now: this.clock.now() };
  }
}
