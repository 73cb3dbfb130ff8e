import { Controller, Get, Header, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import { OperationsClient } from '../../../clients/operations.client.js';
import { WatchingClient } from '../../../clients/watching.client.js';
import { consumersPage } from '../consumers/consumers.presenter.js';
import { flowPage, type FlowPage } from './flow.presenter.js';
import { figuresOf, type Figures } from './stages.presenter.js';

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
    const [flow, stages, ledger, consumers, messages] = await Promise.all([
      this.operations.flow(caller),
      // Operations may be older than this site for a while, and know nothing of stages.
      ifFound(this.operations.stages(caller)),
      this.operations.ledger(caller),
      this.watching.consumers(caller),
      ifAnswered(this.watching.backlog(caller)),
    ]);
    return flowPage(
      { flow, stages, ledger, consumers: consumersPage(consumers, now), messages },
      now,
    );
  }

  /** The figures of the stages as they are now; asked by the script, and by nobody's going on to work. */
  @Get('stages')
  @Header('Content-Type', 'application/json')
  async figures(@CallerOf() caller: Caller): Promise<Figures> {
    return figuresOf(await this.operations.stages(caller));
  }
}
