import { Controller, Get } from '@nestjs/common';
import { Flow, FlowStages } from '@waymark/contracts';
import { Allow, Answers, Clock } from '@waymark/platform';
import { FlowView } from '../store/flow.view.js';
import { StagesView } from '../store/stages.view.js';

@Controller('flow')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class FlowController {
  constructor(
    private readonly flows: FlowView,
    private readonly stages: StagesView,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(Flow)
  read(): Promise<Flow> {
    return this.flows.at(this.clock.now());
  }

  /** Asked every quarter of a minute by every page that is open. */
  @Get('stages')
  @Answers(FlowStages)
  readStages(): Promise<FlowStages> {
    return this.stages.at(this.clock.now());
  }
}
