import { Controller, Get, Render } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import { WatchingClient } from '../../../clients/watching.client.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { logPage, peopleIn, type LogPage } from './log.presenter.js';

/** Who did what by hand, when and why; reading it is written down in each service. */
@Allow({ roles: ['operator'] })
@Controller('operations/log')
export class LogController {
  constructor(
    private readonly watching: WatchingClient,
    private readonly accounts: AccountsStore,
  ) {}

  @Get()
  @Render('pages/operators/log/log.page.njk')
  async show(@CallerOf() caller: Caller): Promise<LogPage> {
    const answers = await this.watching.operatorLog(caller);
    return logPage(answers, await this.accounts.namesOf(peopleIn(answers)));
  }
}
