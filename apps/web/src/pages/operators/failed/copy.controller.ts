import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { FailedEventsClient } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { CHECK_PAGE } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { ReasonForm, reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import * as copy from './copy.presenter.js';
import { EventDesk } from './event-desk.js';
import { pathOf } from './failed.presenter.js';
import { KnownHearer } from './known-hearer.pipe.js';

const PAGE = 'pages/operators/failed/copy.page.njk';
/** Tried only: nothing of it is kept. */
const TRIED = (): string => say`Tried only.`;

/** A copy of an event of which only the writing is wrong, by whoever may do that. */
@Allow({ roles: ['senior-operator'] })
@Controller('operations/failed/:service/events/:id/copy')
export class CopyController {
  constructor(
    private readonly desk: EventDesk,
    private readonly failed: FailedEventsClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(PAGE)
  async ask(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<copy.CopyPage> {
    return copy.copyPage(await this.desk.known(caller, service, id), this.clock.now());
  }

  @Post()
  async choose(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const known = await this.desk.known(caller, service, id);
    const questions = copy.copyQuestions(known.event);
    const answers = readAnswers(questions, request.body as PostedForm);
    const corrections = copy.correctionsIn(answers);
    if (corrections.length === 0) {
      const text = say`Choose how at least one field is to be written`;
      const problems = [{ field: questions[0]?.name ?? '', text }];
      throw new PageRefused(PAGE, copy.copyPage(known, this.clock.now(), answers, problems));
    }
    throw new Elsewhere(`${pathOf.event(service, id)}/copy/check?${copy.queryOf(corrections)}`);
  }

  @Get('check')
  @Render(CHECK_PAGE)
  check(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    return this.checking(request, caller, { service, id });
  }

  @Post('check')
  async apply(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const answers = readAnswers([reasonQuestion], request.body as PostedForm);
    const problems = checkAnswers(ReasonForm, answers, reasonSentences);
    if (problems.length > 0) {
      const page = await this.checking(request, caller, { service, id }, { answers, problems });
      throw new PageRefused(CHECK_PAGE, page);
    }
    const body = { corrections: correctionsOf(request), reason: String(answers.reason) };
    const here = pathOf.event(service, id);
    const back = { href: here, text: say`The event` };
    await orNotDone(this.failed.copy(caller, service, id, body), back);
    throw new Elsewhere(here);
  }

  private async checking(
    request: Request,
    caller: Caller,
    { service, id }: { readonly service: Hearer; readonly id: string },
    shown: { readonly answers: FormAnswers; readonly problems: readonly FormProblem[] } = {
      answers: {},
      problems: [],
    },
  ): Promise<object> {
    const back = { href: `${pathOf.event(service, id)}/copy`, text: say`Choose again` };
    const body = { corrections: correctionsOf(request), reason: TRIED() };
    const trial = await orNotDone(this.failed.tryCopy(caller, service, id, body), back);
    const known = await this.desk.known(caller, service, id);
    return copy.checkCopyPage(known, trial, this.clock.now(), shown);
  }
}

const correctionsOf = ({ query }: Request) => copy.correctionsIn(query as FormAnswers);
