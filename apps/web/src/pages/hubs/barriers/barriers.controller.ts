import { Controller, Get, Query, Render } from '@nestjs/common';
import { isMonth, londonDay } from '@waymark/contracts';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { PlansClient } from '../../../clients/plans.client.js';
import { barriersPage } from './barriers.presenter.js';

/** Shared learning from barriers, in whole months. */
@Allow({ roles: ['hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('barriers')
export class BarriersController {
  constructor(
    private readonly plans: PlansClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/hubs/barriers/barriers.page.njk')
  async show(
    @CallerOf() caller: Caller,
    @Query('from') from: unknown,
    @Query('to') to: unknown,
  ): Promise<object> {
    const asked = {
      ...(isMonth(from) && { from: `${from}-01` }),
      ...(isMonth(to) && { to: `${to}-01` }),
    };
    return barriersPage(await this.plans.barriers(caller, asked), londonDay(this.clock.now()));
  }
}
