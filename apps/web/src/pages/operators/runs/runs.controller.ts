import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { FailedEventsClient, type RunTurn } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { ReasonForm, reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import { pathOf } from '../failed/failed.presenter.js';
import { KnownHearer } from '../failed/known-hearer.pipe.js';
import { runPage, turnPage, type RunKnown, type RunPage } from './run.presenter.js';
import { runsPage, type RunsPage } from './runs.presenter.js';

const TURNS: readonly RunTurn[] = ['pause', 'resume', 'cancel'];

/** Replays of whole groups: how far they are, and how they are stopped. */
@Allow({ roles: ['operator'] })
@Controller('operations/runs')
export class RunsController {
  constructor(
    private readonly failed: FailedEventsClient,
    private readonly accounts: AccountsStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/runs/runs.page.njk')
  async list(@CallerOf() caller: Caller): Promise<RunsPage> {
    return runsPage(await this.failed.runs(caller));
  }

  @Get(':service/:runId')
  @Render('pages/operators/runs/run.page.njk')
  async show(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('runId', KnownId) runId: string,
  ): Promise<RunPage> {
    return runPage(await this.known(caller, service, runId), this.clock.now());
  }

  @Get(':service/:runId/:turn')
  @Render(CHECK_PAGE)
  async ask(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('runId', KnownId) runId: string,
    @Param('turn') turn: string,
  ): Promise<CheckPage> {
    return turnPage(await this.known(caller, service, runId), turnIn(turn));
  }

  @Post(':service/:runId/:turn')
  async turn(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('runId', KnownId) runId: string,
    @Param('turn') given: string,
  ): Promise<never> {
    const turn = turnIn(given);
    const answers = readAnswers([reasonQuestion], request.body as PostedForm);
    const problems = checkAnswers(ReasonForm, answers, reasonSentences);
    if (problems.length > 0) {
      const known = await this.known(caller, service, runId);
      throw new PageRefused(CHECK_PAGE, turnPage(known, turn, answers, problems));
    }
    const here = pathOf.run(service, runId);
    const turning = { runId, turn, reason: String(answers.reason) };
    await orNotDone(this.failed.turn(caller, service, turning), { href: here, text: say`The run` });
    throw new Elsewhere(here);
  }

  private async known(caller: Caller, service: Hearer, runId: string): Promise<RunKnown> {
    const run = await this.failed.run(caller, service, runId);
    const names = await this.accounts.namesOf([run.by]);
    return { service, run, by: names.get(run.by) ?? run.by };
  }
}

function turnIn(given: string): RunTurn {
  const turn = TURNS.find((one) => one === given);
  if (turn === undefined) throw ProblemError.notFound('page');
  return turn;
}
