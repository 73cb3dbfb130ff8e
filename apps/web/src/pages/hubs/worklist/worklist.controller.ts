import { Controller, Get, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { RoutingClient } from '../../../clients/routing.client.js';
import { signedInOf } from '../../../sign-in/signed-in.js';
import { worklistPage, type WorklistPage } from './worklist.presenter.js';

/** What the team has to do, least time left first. */
@Allow({ roles: ['hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist')
export class WorklistController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/hubs/worklist/worklist.page.njk')
  async show(@Req() request: Request, @CallerOf() caller: Caller): Promise<WorklistPage> {
    const team = signedInOf(request)?.membership.organisationName ?? caller.organisation;
    return worklistPage(await this.routing.worklist(caller), team, this.clock.now());
  }
}
