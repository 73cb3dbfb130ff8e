import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { ConcernSettled, ConcernTasks, SettleConcern } from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { LookAfterConcern } from '../use-cases/look-after-concern.js';

class ConcernId {
  @IsUUID() readonly id!: string;
}

/** Calls that somebody has to see to, because a form with a sign was not sent. */
@Controller('safety-concerns')
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
export class ConcernsController {
  constructor(private readonly lookAfterConcern: LookAfterConcern) {}

  @Get()
  @Answers(ConcernTasks)
  mine(@CallerOf() by: Caller): Promise<ConcernTasks> {
    return this.lookAfterConcern.tasksOf(by);
  }

  @Post(':id/settlement')
  @Answers(ConcernSettled, { problems: [409] })
  settle(
    @Param() { id }: ConcernId,
    @Body() body: SettleConcern,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ConcernSettled> {
    return this.lookAfterConcern.settle(id, body, by, traceparentOf(request));
  }
}
