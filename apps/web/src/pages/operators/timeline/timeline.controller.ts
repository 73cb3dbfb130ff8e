import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import type { Timeline } from '@waymark/contracts';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { OperationsClient } from '../../../clients/operations.client.js';
import { WatchingClient } from '../../../clients/watching.client.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { logPage, peopleIn } from '../log/log.presenter.js';
import { askedFor, type KnownOutcomes } from './outcomes.js';
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
    const [[timeline, outcomes], record, answers] = await Promise.all([
      this.timelineOf(caller, id),
      this.watching.decisionRecord(caller, id),
      this.watching.actsOn(caller, id),
    ]);
    const byHand = logPage(answers, await this.accounts.namesOf(peopleIn(answers)));
    return timelinePage(
      { timeline, outcomes, record, byHand, found: { event, trace } },
      this.clock.now(),
    );
  }

  private async timelineOf(
    caller: Caller,
    id: string,
  ): Promise<readonly [Timeline, KnownOutcomes]> {
    const timeline = await this.operations.timeline(caller, id);
    return [timeline, await this.watching.outcomes(caller, askedFor(timeline.entries))];
  }
}
