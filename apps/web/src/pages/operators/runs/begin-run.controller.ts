import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { FailedEventsClient } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { pathOf } from '../failed/failed.presenter.js';
import { KnownGroup } from '../failed/known-group.pipe.js';
import { KnownHearer } from '../failed/known-hearer.pipe.js';
import * as form from './begin-run.presenter.js';

/** A whole group is replayed: tried first, then done. */
@Allow({ roles: ['operator'] })
@Controller('operations/failed/:service/groups/:group/replay')
export class BeginRunController {
  constructor(
    private readonly failed: FailedEventsClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(CHECK_PAGE)
  ask(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) key: string,
  ): Promise<CheckPage> {
    return this.page(caller, service, key);
  }

  @Post()
  async begin(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) group: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(form.beginRunQuestions, posted);
    const problems = checkAnswers(form.BeginRunForm, answers, form.beginRunSentences);
    if (problems.length > 0) {
      const page = await this.page(caller, service, group, { answers, problems });
      throw new PageRefused(CHECK_PAGE, page);
    }
    const body = {
      group,
      perSecond: Number(answers.perSecond),
      // What is not said plainly is only tried.
      dry: textIn(posted.dry) !== 'false',
      reason: String(answers.reason),
    };
    const back = { href: pathOf.group(service, group), text: say`The group` };
    const run = await orNotDone(this.failed.begin(caller, service, body), back);
    throw new Elsewhere(pathOf.run(service, run.runId));
  }

  private async page(
    caller: Caller,
    service: Hearer,
    key: string,
    shown?: { readonly answers: FormAnswers; readonly problems: readonly FormProblem[] },
  ): Promise<CheckPage> {
    const { group, runs } = await this.failed.group(caller, service, key);
    // Nothing waits any more: the page of the group says so.
    if (group === undefined) throw new Elsewhere(pathOf.group(service, key));
    const beginning = { service, key, group, runs };
    return form.beginRunPage(beginning, this.clock.now(), shown?.answers, shown?.problems);
  }
}
