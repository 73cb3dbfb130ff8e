import { Body, Controller, Post } from '@nestjs/common';
import type { SendBody } from './send-body.js';
import { type Clock } from './send-body.js';

@Controller()
export class AsksTheClock {
  constructor(private readonly clock: Clock) {}

  @Post()
  send(@Body() body: SendBody): unknown {
    return [body, this.clock, Date.now()];
  }
}
