import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { FailedEventsClient, type GroupTurn } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { say } from '../../../language/say.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { ReasonForm, reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { ColleaguesStore } from '../../../store/colleagues.store.js';
import { asidePage, assignPage, NOBODY, whoQuestion, type Cared } from './care.presenter.js';
import { pathOf } from './failed.presenter.js';
import { KnownGroup } from './known-group.pipe.js';
import { KnownHearer } from './known-hearer.pipe.js';

/** Who looks after a group of failed events, and whether it is put aside until it grows. */
@Allow({ roles: ['operator'] })
@Controller('operations/failed/:service/groups/:group')
export class CareController {
  constructor(
    private readonly failed: FailedEventsClient,
    private readonly colleagues: ColleaguesStore,
  ) {}

  @Get('assignment')
  @Render(CHECK_PAGE)
  async askWho(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) key: string,
  ): Promise<CheckPage> {
    const [cared, colleagues] = await Promise.all([
      this.cared(caller, service, key),
      this.colleagues.of(caller.organisation),
    ]);
    return assignPage(cared, colleagues);
  }

  @Post('assignment')
  async assign(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) key: string,
  ): Promise<never> {
    const colleagues = await this.colleagues.of(caller.organisation);
    const answers = readAnswers([whoQuestion(colleagues)], request.body as PostedForm);
    const { who } = answers;
    if (who !== NOBODY && !colleagues.some(({ subject }) => subject === who)) {
      const problems = [{ field: 'who', text: say`Select who looks after it` }];
      const page = assignPage(await this.cared(caller, service, key), colleagues, {
        ...{ answers, problems },
      });
      throw new PageRefused(CHECK_PAGE, page);
    }
    const body = who === NOBODY ? {} : { assignee: String(who) };
    return this.done(service, key, this.failed.assign(caller, service, key, body));
  }

  @Get('archive')
  @Render(CHECK_PAGE)
  async askArchive(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) key: string,
  ): Promise<CheckPage> {
    return asidePage(await this.cared(caller, service, key), 'archive');
  }

  @Post('archive')
  archive(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) key: string,
  ): Promise<never> {
    return this.putAside(request, caller, { service, key, turn: 'archive' });
  }

  @Get('return')
  @Render(CHECK_PAGE)
  async askReturn(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) key: string,
  ): Promise<CheckPage> {
    return asidePage(await this.cared(caller, service, key), 'return');
  }

  @Post('return')
  bringBack(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) key: string,
  ): Promise<never> {
    return this.putAside(request, caller, { service, key, turn: 'return' });
  }

  private async putAside(
    request: Request,
    caller: Caller,
    { service, key, turn }: { service: Hearer; key: string; turn: GroupTurn },
  ): Promise<never> {
    const answers = readAnswers([reasonQuestion], request.body as PostedForm);
    const problems = checkAnswers(ReasonForm, answers, reasonSentences);
    if (problems.length > 0) {
      const page = asidePage(await this.cared(caller, service, key), turn, { answers, problems });
      throw new PageRefused(CHECK_PAGE, page);
    }
    const meant = { group: key, turn, reason: String(answers.reason) };
    return this.done(service, key, this.failed.putAside(caller, service, meant));
  }

  private async cared(caller: Caller, service: Hearer, key: string): Promise<Cared> {
    const { group } = await this.failed.group(caller, service, key);
    return { service, key, group };
  }

  private async done(service: Hearer, key: string, asked: Promise<unknown>): Promise<never> {
    const here = pathOf.group(service, key);
    await orNotDone(asked, { href: here, text: say`The group` });
    throw new Elsewhere(here);
  }
}
