import { Controller, Get, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { ifAnswered } from '../../../clients/silence.js';
import { OperationsClient } from '../../../clients/operations.client.js';
import { WatchingClient } from '../../../clients/watching.client.js';
import { consumersPage, nobodyProcesses } from '../consumers/consumers.presenter.js';
import { flowPage, type FlowPage } from './flow.presenter.js';

/** Is the line running, and is anybody stuck? */
@Allow({ roles: ['operator'] })
@Controller('operations')
export class FlowController {
  constructor(
    private readonly operations: OperationsClient,
    private readonly watching: WatchingClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/operators/flow/flow.page.njk')
  async show(@CallerOf() caller: Caller): Promise<FlowPage> {
    const now = this.clock.now();
    const [flow, ledger, consumers, messages] = await Promise.all([
      this.operations.flow(caller),
      this.operations.ledger(caller),
      this.watching.consumers(caller),
      ifAnswered(this.watching.backlog(caller)),
    ]);
    const nobody = nobodyProcesses(consumersPage(consumers, now));
    return flowPage({ flow, ledger, nobody, messages }, now);
  }
}
