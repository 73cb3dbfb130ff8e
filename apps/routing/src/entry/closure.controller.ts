import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import {
  ChangeClosure,
  Closure,
  ClosurePreview,
  StartClosure,
  ThinkOfClosure,
  type Role,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, keyOf, type Caller } from '@waymark/platform';
import { Matches, MaxLength } from 'class-validator';
import type { Request } from 'express';
import { CloseService } from '../use-cases/close-service.js';
import { PlanClosure } from '../use-cases/plan-closure.js';

class ServiceId {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) @MaxLength(100) readonly id!: string;
}

/** Its own people; a coordinator only of the national desk. */
const CLOSERS: Role[] = ['hub-clinician', 'link-worker', 'landing-coordinator'];

/** A service closes or is merged, and its caseload moves by a list. */
@Controller('services/:id/closure')
export class ClosureController {
  constructor(
    private readonly plan: PlanClosure,
    private readonly closing: CloseService,
  ) {}

  @Get()
  @Allow({ roles: CLOSERS })
  @Answers(Closure)
  read(@Param() { id }: ServiceId, @CallerOf() by: Caller): Promise<Closure> {
    return this.closing.read(id, by);
  }

  @Post('preview')
  @Allow({ roles: CLOSERS })
  @Answers(ClosurePreview)
  preview(
    @Param() { id }: ServiceId,
    @Body() body: ThinkOfClosure,
    @CallerOf() by: Caller,
  ): Promise<ClosurePreview> {
    return this.plan.preview(id, body, by);
  }

  @Post()
  @Allow({ roles: CLOSERS })
  @Answers(Closure, { status: 202, idempotencyKey: 'optional', problems: [409] })
  async begin(
    @Param() { id }: ServiceId,
    @Body() body: StartClosure,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<Closure> {
    const begun = await this.closing.begin({
      serviceId: id,
      body,
      by,
      traceparent: traceparentOf(request),
      ...keyOf(request, body, by),
    });
    return begun.body;
  }

  @Post('cancellation')
  @Allow({ roles: CLOSERS })
  @Answers(Closure, { problems: [409] })
  cancel(
    @Param() { id }: ServiceId,
    @Body() { byName }: ChangeClosure,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<Closure> {
    return this.closing.cancel({
      serviceId: id,
      by,
      byName,
      traceparent: traceparentOf(request),
    });
  }

  @Post('again')
  @Allow({ roles: CLOSERS })
  @Answers(Closure, { problems: [409] })
  again(
    @Param() { id }: ServiceId,
    @Body() _body: ChangeClosure,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<Closure> {
    return this.closing.again({ serviceId: id, by, traceparent: traceparentOf(request) });
  }
}
