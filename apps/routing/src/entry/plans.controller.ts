import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  AddGoal,
  AddStep,
  BarrierQuery,
  BarriersMet,
  ChangeGoal,
  type ChangePlan as PlanBody,
  EndPlan,
  OpenPlan,
  PlanDesk as Desk,
  type PlanMove,
  PlanSaved,
  RecordBarrier,
  RecordPlanContact,
  RecordReview,
  RecordScores,
  RecordSignpost,
  RecordStep,
  ReopenPlan,
  StrikeEntry,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, keyOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
import type { PlanRequest, PlanRequestOf } from '../domain/plan/plan-request.js';
import { ChangePlan } from '../use-cases/change-plan.js';
import { LearnFromBarriers } from '../use-cases/learn-from-barriers.js';
import { PlanDesk } from '../use-cases/plan-desk.js';

class Referral {
  @IsUUID() readonly referralId!: string;
}

const CHANGED = { idempotencyKey: 'optional', problems: [409] } as const;

/** Link-work plans: for the link workers of the service whose plan it is. */
@Controller()
@Allow({ roles: ['link-worker'] })
export class PlansController {
  constructor(
    private readonly desk: PlanDesk,
    private readonly changePlan: ChangePlan,
    private readonly barriers: LearnFromBarriers,
  ) {}

  @Get('plans/barriers')
  @Allow({ roles: ['link-worker', 'hub-clinician', 'landing-coordinator', 'commissioner'] })
  @Answers(BarriersMet)
  met(@Query() query: BarrierQuery): Promise<BarriersMet> {
    return this.barriers.between(query);
  }

  @Get('placements/:referralId/plan')
  @Answers(Desk)
  read(@Param() { referralId }: Referral, @CallerOf() by: Caller): Promise<Desk> {
    return this.desk.read(referralId, by);
  }

  @Post('placements/:referralId/plan')
  @Answers(PlanSaved, CHANGED)
  open(
    @Param() { referralId }: Referral,
    @Body() body: OpenPlan,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('open', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/goals')
  @Answers(PlanSaved, CHANGED)
  addGoal(
    @Param() { referralId }: Referral,
    @Body() body: AddGoal,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('add-goal', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/goal-changes')
  @Answers(PlanSaved, CHANGED)
  changeGoal(
    @Param() { referralId }: Referral,
    @Body() body: ChangeGoal,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('change-goal', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/steps')
  @Answers(PlanSaved, CHANGED)
  addStep(
    @Param() { referralId }: Referral,
    @Body() body: AddStep,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('add-step', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/step-results')
  @Answers(PlanSaved, CHANGED)
  recordStep(
    @Param() { referralId }: Referral,
    @Body() body: RecordStep,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('record-step', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/contacts')
  @Answers(PlanSaved, CHANGED)
  recordContact(
    @Param() { referralId }: Referral,
    @Body() body: RecordPlanContact,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('record-contact', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/reviews')
  @Answers(PlanSaved, CHANGED)
  recordReview(
    @Param() { referralId }: Referral,
    @Body() body: RecordReview,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('record-review', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/scores')
  @Answers(PlanSaved, CHANGED)
  recordScores(
    @Param() { referralId }: Referral,
    @Body() body: RecordScores,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('record-scores', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/signposts')
  @Answers(PlanSaved, CHANGED)
  recordSignpost(
    @Param() { referralId }: Referral,
    @Body() body: RecordSignpost,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('record-signpost', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/barriers')
  @Answers(PlanSaved, CHANGED)
  recordBarrier(
    @Param() { referralId }: Referral,
    @Body() body: RecordBarrier,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('record-barrier', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/corrections')
  @Answers(PlanSaved, CHANGED)
  strike(
    @Param() { referralId }: Referral,
    @Body() body: StrikeEntry,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('strike-entry', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/ending')
  @Answers(PlanSaved, CHANGED)
  end(
    @Param() { referralId }: Referral,
    @Body() body: EndPlan,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('end', { referralId, body, by, request });
  }

  @Post('placements/:referralId/plan/reopening')
  @Answers(PlanSaved, CHANGED)
  reopen(
    @Param() { referralId }: Referral,
    @Body() body: ReopenPlan,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<PlanSaved> {
    return this.change('reopen', { referralId, body, by, request });
  }

  private async change<M extends PlanMove>(
    what: M,
    { referralId, body, by, request }: AskedChange<M>,
  ): Promise<PlanSaved> {
    const { version, byName, ...rest } = body;
    const result = await this.changePlan.execute({
      referralId,
      request: { what, ...rest } as unknown as PlanRequest,
      version,
      byName,
      by,
      traceparent: traceparentOf(request),
      ...keyOf(request, body, by),
    });
    return result.body;
  }
}

interface AskedChange<M extends PlanMove> {
  readonly referralId: string;
  /** What the change needs, in the fields of its body. */
  readonly body: PlanBody & Omit<PlanRequestOf<M>, 'what'>;
  readonly by: Caller;
  readonly request: Request;
}
