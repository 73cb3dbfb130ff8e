import { Controller, Get } from '@nestjs/common';
import { Deliveries } from '@waymark/contracts';
import { Allow, Answers } from '@waymark/platform';
import { DeliveriesView } from '../store/deliveries.view.js';

const MOST = 100;

@Controller('deliveries')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesView) {}

  @Get()
  @Answers(Deliveries)
  read(): Promise<Deliveries> {
    return this.deliveries.newest(MOST);
  }
}
