import { Controller, Get, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { WatchingClient } from '../../../clients/watching.client.js';
import { consumersPage, type ConsumersPage } from './consumers.presenter.js';

/** Does every service hear, and how old is what waits? */
@Allow({ roles: ['operator'] })
@Controller('operations/consumers')
export class ConsumersController {
  constructor(
    private readonly watching: WatchingClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/consumers/consumers.page.njk')
  async show(@CallerOf() caller: Caller): Promise<ConsumersPage> {
    return consumersPage(await this.watching.consumers(caller), this.clock.now());
  }
}
