import { Controller, Get, Query, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { RoutingClient } from '../../../clients/routing.client.js';
import { pageNumber } from '../../../layout/page-number.js';
import { signedInOf } from '../../../sign-in/signed-in.js';
import { worklistPage, type WorklistPage } from './worklist.presenter.js';

/** What the team has to do, least time left first; a sending team too has steps that it owes. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist')
export class WorklistController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly clock: Clock,
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
    const worklist = await this.routing.worklist(caller, page);
    return worklistPage(worklist, { team, page, now: this.clock.now() });
  }
}
