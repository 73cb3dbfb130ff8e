import { Controller, Get } from '@nestjs/common';
import { Deliveries } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { ReadDeliveries } from '../use-cases/read-deliveries.js';

@Controller('deliveries')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class DeliveriesController {
  constructor(private readonly deliveries: ReadDeliveries) {}

  @Get()
  @Answers(Deliveries)
  read(@CallerOf() caller: Caller): Promise<Deliveries> {
    return this.deliveries.newest(caller);
  }
}
