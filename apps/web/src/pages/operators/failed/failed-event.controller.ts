import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { FailedEventsClient } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { ReasonForm, reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import { EventDesk } from './event-desk.js';
import { eventPage, type EventPage } from './event.presenter.js';
import { pathOf } from './failed.presenter.js';
import { KnownHearer } from './known-hearer.pipe.js';
import { discardPage, discardQuestions, replayPage } from './settling.presenter.js';

/** One event that could not be applied: what it holds, what is wrong with it, and what becomes of it. */
@Allow({ roles: ['operator'] })
@Controller('operations/failed/:service/events/:id')
export class FailedEventController {
  constructor(
    private readonly desk: EventDesk,
    private readonly failed: FailedEventsClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/failed/event.page.njk')
  async show(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<EventPage> {
    return eventPage(await this.desk.known(caller, service, id), this.clock.now());
  }

  @Get('replay')
  @Render(CHECK_PAGE)
  async askReplay(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<CheckPage> {
    return replayPage(await this.desk.known(caller, service, id), this.clock.now());
  }

  @Post('replay')
  async replay(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const answers = readAnswers([reasonQuestion], request.body as PostedForm);
    const problems = checkAnswers(ReasonForm, answers, reasonSentences);
    if (problems.length > 0) {
      const known = await this.desk.known(caller, service, id);
      const page = replayPage(known, this.clock.now(), { answers, problems });
      throw new PageRefused(CHECK_PAGE, page);
    }
    const body = { reason: String(answers.reason) };
    return this.done(service, id, this.failed.replay(caller, service, id, body));
  }

  @Get('discard')
  @Render(CHECK_PAGE)
  async askDiscard(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<CheckPage> {
    return discardPage(await this.desk.known(caller, service, id), this.clock.now());
  }

  @Post('discard')
  async discard(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const known = await this.desk.known(caller, service, id);
    const answers = readAnswers(discardQuestions(known), request.body as PostedForm);
    const problems = checkAnswers(ReasonForm, { reason: answers.reason }, reasonSentences);
    if (problems.length > 0) {
      const page = discardPage(known, this.clock.now(), { answers, problems });
      throw new PageRefused(CHECK_PAGE, page);
    }
    const body = {
      reason: String(answers.reason),
      ...(answers.noSuchReferral !== undefined && { noSuchReferral: true }),
    };
    return this.done(service, id, this.failed.discard(caller, service, id, body));
  }

  /** The event's own page says what has become of it. */
  private async done(service: Hearer, id: string, asked: Promise<unknown>): Promise<never> {
    const here = pathOf.event(service, id);
    await orNotDone(asked, { href: here, text: say`The event` });
    throw new Elsewhere(here);
  }
}
