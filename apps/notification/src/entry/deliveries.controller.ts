import { Controller, Get, Query } from '@nestjs/common';
import { Deliveries, DeliveriesQuery, MessageBacklog } from '@waymark/contracts';
import { Allow, Answers, CallerOf, SharedReading, type Caller } from '@waymark/platform';
import { ReadDeliveries } from '../use-cases/read-deliveries.js';

@Controller('deliveries')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class DeliveriesController {
  private readonly waiting = new SharedReading(() => this.deliveries.backlog());

  constructor(private readonly deliveries: ReadDeliveries) {}

  @Get()
  @Answers(Deliveries)
  read(@Query() narrowed: DeliveriesQuery, @CallerOf() caller: Caller): Promise<Deliveries> {
    return this.deliveries.newest(narrowed, caller);
  }

  /** What waits to go out, how long, and whether whoever carries it answers. */
  @Get('backlog')
  @Answers(MessageBacklog)
  backlog(): Promise<MessageBacklog> {
    return this.waiting.get();
  }
}
