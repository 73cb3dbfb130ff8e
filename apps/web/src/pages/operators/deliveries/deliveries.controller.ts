import { Controller, Get, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { WatchingClient } from '../../../clients/watching.client.js';
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
  async show(@CallerOf() caller: Caller): Promise<DeliveriesPage> {
    return deliveriesPage(await this.watching.deliveries(caller), this.clock.now());
  }
}
