import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { OpenRestricted, RestrictionView } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { RestrictionClient } from '../../../clients/restriction.client.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { listOf, recordPath } from '../record-path.js';
import { OpenForm, openPage, openQuestions, openSentences } from './open-form.js';

/** Somebody who is not named opens a restricted record with a reason: kept before anything of it is shown. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('restricted/:id')
export class OpenController {
  constructor(private readonly restrictions: RestrictionClient) {}

  @Get()
  @Render(CHECK_PAGE)
  async ask(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<CheckPage> {
    return openPage(await this.closed(caller, id), listOf(caller));
  }

  @Post()
  async open(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(openQuestions, posted);
    const problems = checkAnswers(OpenForm, answers, openSentences);
    if (problems.length > 0)
      throw new PageRefused(
        CHECK_PAGE,
        openPage(await this.closed(caller, id), listOf(caller), answers, problems),
      );
    const body = answers as unknown as OpenRestricted;
    const idempotencyKey = idempotencyKeyIn(posted);
    await this.restrictions.open(caller, id, { body, idempotencyKey });
    throw new Elsewhere(recordPath(caller, id));
  }

  /** What is open already is read where it always is. */
  private async closed(caller: Caller, id: string): Promise<RestrictionView> {
    const found = await this.restrictions.of(caller, id);
    if (found.open) throw new Elsewhere(recordPath(caller, id));
    return found;
  }
}
