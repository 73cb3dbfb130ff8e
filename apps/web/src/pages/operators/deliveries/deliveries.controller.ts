import { Controller, Get, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { WatchingClient } from '../../../clients/watching.client.js';
import { deliveriesFilter } from './deliveries-filter.js';
import { deliveriesPage, type DeliveriesPage } from './deliveries.presenter.js';

/** What was sent, what waits for its next try, and what will never go. */
@Allow({ roles: ['operator'] })
@Controller('operations/deliveries')
export class DeliveriesController {
  constructor(
    private readonly watching: WatchingClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/deliveries/deliveries.page.njk')
  async show(@Req() request: Request, @CallerOf() caller: Caller): Promise<DeliveriesPage> {
    const filter = deliveriesFilter(request.query);
    const [found, backlog] = await Promise.all([
      this.watching.deliveries(caller, filter),
      this.watching.backlog(caller),
    ]);
    return deliveriesPage({ found, filter, backlog }, this.clock.now());
  }
}
