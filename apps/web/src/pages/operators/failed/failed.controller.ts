import { Controller, Get, Param, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { FailedEventsClient } from '../../../clients/failed-events.client.js';
import type { Hearer } from '../../../clients/hearers.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { failedPage, peopleLookingAfter, type FailedPage } from './failed.presenter.js';
import { groupPage, type GroupPage } from './group.presenter.js';
import { KnownGroup } from './known-group.pipe.js';
import { KnownHearer } from './known-hearer.pipe.js';

/** What no service could apply, by what is wrong with it. */
@Allow({ roles: ['operator'] })
@Controller('operations/failed')
export class FailedController {
  constructor(
    private readonly failed: FailedEventsClient,
    private readonly accounts: AccountsStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/failed/failed.page.njk')
  async show(@CallerOf() caller: Caller): Promise<FailedPage> {
    const answers = await this.failed.groups(caller);
    const names = await this.accounts.namesOf(peopleLookingAfter(answers));
    return failedPage(answers, names, this.clock.now());
  }

  @Get(':service/groups/:group')
  @Render('pages/operators/failed/group.page.njk')
  async showGroup(
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
    @Param('group', KnownGroup) key: string,
  ): Promise<GroupPage> {
    const [known, { events }] = await Promise.all([
      this.failed.group(caller, service, key),
      this.failed.waiting(caller, service, key),
    ]);
    const { assignee } = known.group ?? {};
    const names = await this.accounts.namesOf(assignee === undefined ? [] : [assignee]);
    return groupPage({ service, key, names, ...known }, events, this.clock.now());
  }
}
