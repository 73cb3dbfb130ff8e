import { Controller, Get, Query } from '@nestjs/common';
import { PracticesFound, PracticesQuery } from '@waymark/contracts';
import { Allow, Answers } from '@waymark/platform';
import { FindPractices } from '../use-cases/find-practices.js';

@Controller('practices')
export class PracticesController {
  constructor(private readonly findPractices: FindPractices) {}

  @Get()
  @Allow({ roles: ['referrer', 'self-referrer'], scopes: ['referrals:write', 'pre-checks:write'] })
  @Answers(PracticesFound, { problems: [404] })
  find(@Query() { q }: PracticesQuery): Promise<PracticesFound> {
    return this.findPractices.execute(q);
  }
}
