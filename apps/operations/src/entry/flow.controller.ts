import { Controller, Get } from '@nestjs/common';
import { Flow } from '@waymark/contracts';
import { Allow, Answers, Clock } from '@waymark/platform';
import { FlowView } from '../store/flow.view.js';

@Controller('flow')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class FlowController {
  constructor(
    private readonly flows: FlowView,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Answers(Flow)
  read(): Promise<Flow> {
    return this.flows.at(this.clock.now());
  }
}
