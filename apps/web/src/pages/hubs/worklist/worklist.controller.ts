import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { pageNumber } from '../../../layout/page-number.js';
import { signedInOf } from '../../../sign-in/signed-in.js';
import { ConcernsStore } from '../../../store/concerns.store.js';
import { worklistPage, type WorklistPage } from './worklist.presenter.js';

const NOBODY: ReadonlyMap<string, string> = new Map();

/** What the team has to do, least time left first; a sending team too has steps that it owes. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist')
export class WorklistController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly clock: Clock,
    private readonly concerns: ConcernsStore,
  ) {}

  @Get()
  @Render('pages/hubs/worklist/worklist.page.njk')
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Query('page') asked: unknown,
  ): Promise<WorklistPage> {
    const page = pageNumber(asked);
    const team = signedInOf(request)?.membership.organisationName ?? caller.organisation;
    const [worklist, concerns] = await Promise.all([
      this.routing.worklist(caller, page),
      ifAnswered(this.routing.concerns(caller)),
    ]);
    const tasks = concerns?.tasks ?? [];
    const ids = tasks.map(({ concernId }) => concernId);
    const begunBy =
      ids.length === 0 ? NOBODY : await this.concerns.begunBy(caller.organisation, ids);
    return worklistPage(worklist, {
      team,
      page,
      now: this.clock.now(),
      calls: tasks.map((task) => ({ task, begunBy: begunBy.get(task.concernId) })),
    });
  }
}
