import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { OperationsClient } from '../../../clients/operations.client.js';
import { WatchingClient } from '../../../clients/watching.client.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { logPage, peopleIn } from '../log/log.presenter.js';
import { timelinePage, type TimelinePage } from './timeline.presenter.js';

/** Everything that was heard of one referral, oldest first, and why it went where it went. */
@Allow({ roles: ['operator'] })
@Controller('operations/referrals/:id')
export class TimelineController {
  constructor(
    private readonly operations: OperationsClient,
    private readonly watching: WatchingClient,
    private readonly accounts: AccountsStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/timeline/timeline.page.njk')
  async show(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('event') event: unknown,
    @Query('trace') trace: unknown,
  ): Promise<TimelinePage> {
    const [timeline, record, answers] = await Promise.all([
      this.operations.timeline(caller, id),
      this.watching.decisionRecord(caller, id),
      this.watching.actsOn(caller, id),
    ]);
    const byHand = logPage(answers, await this.accounts.namesOf(peopleIn(answers)));
    return timelinePage({ timeline, record, byHand, found: { event, trace } }, this.clock.now());
  }
}
