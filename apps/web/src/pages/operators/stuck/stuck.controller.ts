import { Controller, Get, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { OperationsClient } from '../../../clients/operations.client.js';
import { WatchingClient } from '../../../clients/watching.client.js';
import { stuckPage, type StuckPage } from './stuck.presenter.js';

/** Who waits for longer than anybody should, for whom, and what to do about it. */
@Allow({ roles: ['operator'] })
@Controller('operations/stuck')
export class StuckController {
  constructor(
    private readonly operations: OperationsClient,
    private readonly watching: WatchingClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/stuck/stuck.page.njk')
  async show(@CallerOf() caller: Caller): Promise<StuckPage> {
    const [ledger, reconciliation] = await Promise.all([
      this.operations.ledger(caller),
      this.watching.reconciliation(caller),
    ]);
    const nudges = await this.watching.nudges(
      caller,
      ledger.stuck.map(({ referralId }) => referralId),
    );
    return stuckPage(ledger, { reconciliation, nudges: nudges?.nudges }, this.clock.now());
  }
}
