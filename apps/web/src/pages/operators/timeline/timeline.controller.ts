import { Controller, Get, Param, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { OperationsClient } from '../../../clients/operations.client.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { timelinePage, type TimelinePage } from './timeline.presenter.js';

/** Everything that was heard of one referral, oldest first. */
@Allow({ roles: ['operator'] })
@Controller('operations/referrals/:id')
export class TimelineController {
  constructor(
    private readonly operations: OperationsClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/timeline/timeline.page.njk')
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<TimelinePage> {
    return timelinePage(await this.operations.timeline(caller, id), this.clock.now());
  }
}
