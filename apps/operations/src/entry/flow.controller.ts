import { Controller, Get } from '@nestjs/common';
import { Flow, FlowStages } from '@waymark/contracts';
import { Allow, Answers, Clock, SharedReading } from '@waymark/platform';
import { FlowView } from '../store/flow.view.js';
import { StagesView } from '../store/stages.view.js';

@Controller('flow')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class FlowController {
  private readonly flow: SharedReading<Flow>;
  private readonly stages: SharedReading<FlowStages>;

  constructor(flows: FlowView, stages: StagesView, clock: Clock) {
    this.flow = new SharedReading(() => flows.at(clock.now()));
    this.stages = new SharedReading(() => stages.at(clock.now()));
  }

  @Get()
  @Answers(Flow)
  read(): Promise<Flow> {
    return this.flow.get();
  }

  /** Asked every quarter of a minute by every page that is open. */
  @Get('stages')
  @Answers(FlowStages)
  readStages(): Promise<FlowStages> {
    return this.stages.get();
  }
}
