import { Injectable } from '@nestjs/common';
import type { Caller } from '@waymark/platform';
import { FailedEventsClient } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { ifAnswered } from '../../../clients/silence.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import type { EventKnown } from './event.presenter.js';

/** One failed event, as it is now, with what a replay would do. */
@Injectable()
export class EventDesk {
  constructor(
    private readonly failed: FailedEventsClient,
    private readonly accounts: AccountsStore,
  ) {}

  async known(caller: Caller, service: Hearer, id: string): Promise<EventKnown> {
    const event = await this.failed.inspect(caller, service, id);
    const mayCopy = caller.roles.includes('senior-operator');
    if (event.state === 'waiting') {
      const trial = await ifAnswered(this.failed.dryRun(caller, service, id));
      return { service, event, mayCopy, ...(trial !== undefined && { trial }) };
    }
    const { settledBy } = event;
    if (settledBy === undefined) return { service, event, mayCopy };
    const names = await this.accounts.namesOf([settledBy]);
    return { service, event, mayCopy, settledBy: names.get(settledBy) ?? settledBy };
  }
}
