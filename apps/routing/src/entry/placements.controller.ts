import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import {
  AcceptReferral,
  AcknowledgeReferral,
  AskReferrer,
  CloseReferral,
  DeclineReferral,
  FinishTask,
  type MoveReferral as MoveBody,
  OfferByHand,
  PlacementView,
  PreviewPlacement as PreviewQuestion,
  ReconfirmHeld,
  RecordCall,
  RecordReceipt,
  RoutingPreview,
  type Role,
  WorklistItem,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
import { MoveReferral, type WantedMove } from '../use-cases/move-referral.js';
import { PreviewPlacement } from '../use-cases/preview-placement.js';
import { ReadPlacement } from '../use-cases/read-placement.js';
import { keyOf } from './idempotency-key.js';

class Referral {
  @IsUUID() readonly referralId!: string;
}

const PEOPLE: Role[] = ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'];
const MOVED = { idempotencyKey: 'optional', problems: [409] } as const;

@Controller('placements')
@Allow({ roles: PEOPLE })
export class PlacementsController {
  constructor(
    private readonly readPlacement: ReadPlacement,
    private readonly moveReferral: MoveReferral,
    private readonly previewPlacement: PreviewPlacement,
  ) {}

  @Post('preview')
  @Allow({ scopes: ['placements:preview'] })
  @Answers(RoutingPreview)
  preview(@Body() question: PreviewQuestion): RoutingPreview {
    return this.previewPlacement.answer(question);
  }

  @Get(':referralId')
  @Allow({ roles: PEOPLE, scopes: ['referrals:read', 'reconciliation:read'] })
  @Answers(PlacementView)
  read(@Param() { referralId }: Referral, @CallerOf() by: Caller): Promise<PlacementView> {
    return this.readPlacement.whole(referralId, by);
  }

  @Post(':referralId/acknowledgement')
  @Answers(WorklistItem, MOVED)
  acknowledge(
    @Param() { referralId }: Referral,
    @Body() body: AcknowledgeReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.move({ referralId, body, by, request }, { move: 'acknowledge' });
  }

  @Post(':referralId/acceptance')
  @Answers(WorklistItem, MOVED)
  accept(
    @Param() { referralId }: Referral,
    @Body() body: AcceptReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.move({ referralId, body, by, request }, { move: 'accept' });
  }

  @Post(':referralId/decline')
  @Answers(WorklistItem, MOVED)
  decline(
    @Param() { referralId }: Referral,
    @Body() body: DeclineReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { reason, comment, nextPlace } = body;
    const wanted = {
      move: 'decline',
      reason,
      ...(comment !== undefined && { comment }),
      ...(nextPlace !== undefined && { nextPlace }),
    } as const;
    return this.move({ referralId, body, by, request, note: comment }, wanted);
  }

  @Post(':referralId/question')
  @Answers(WorklistItem, MOVED)
  ask(
    @Param() { referralId }: Referral,
    @Body() body: AskReferrer,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.move({ referralId, body, by, request }, { move: 'ask', asks: body.asks });
  }

  @Post(':referralId/reconfirmation')
  @Answers(WorklistItem, MOVED)
  reconfirm(
    @Param() { referralId }: Referral,
    @Body() body: ReconfirmHeld,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { stillWanted } = body;
    return this.move({ referralId, body, by, request }, { move: 'reconfirm', stillWanted });
  }

  @Post(':referralId/offer')
  @Answers(WorklistItem, MOVED)
  offer(
    @Param() { referralId }: Referral,
    @Body() body: OfferByHand,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { serviceId, pathway, because: why } = body;
    const wanted = { move: 'offer-to', serviceId, pathway, why } as const;
    return this.move({ referralId, body, by, request, note: why }, wanted);
  }

  @Post(':referralId/call')
  @Answers(WorklistItem, MOVED)
  recordCall(
    @Param() { referralId }: Referral,
    @Body() body: RecordCall,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const note = `Taken by ${body.takenBy} (${body.to}) at ${body.at}.`;
    return this.move({ referralId, body, by, request, note }, { move: 'record-call' });
  }

  @Post(':referralId/receipt')
  @Answers(WorklistItem, MOVED)
  recordReceipt(
    @Param() { referralId }: Referral,
    @Body() body: RecordReceipt,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const note = `Taken by ${body.takenBy} at ${body.place}.`;
    return this.move({ referralId, body, by, request, note }, { move: 'record-receipt' });
  }

  @Post(':referralId/finished-task')
  @Answers(WorklistItem, MOVED)
  finishTask(
    @Param() { referralId }: Referral,
    @Body() body: FinishTask,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { taskId } = body;
    return this.move({ referralId, body, by, request }, { move: 'finish-task', taskId });
  }

  @Post(':referralId/closure')
  @Answers(WorklistItem, MOVED)
  close(
    @Param() { referralId }: Referral,
    @Body() body: CloseReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.move({ referralId, body, by, request }, { move: 'close', outcome: body.outcome });
  }

  private async move(asked: AskedMove, wanted: WantedMove): Promise<WorklistItem> {
    const { referralId, body, by, request, note } = asked;
    const { version, byName } = body;
    const result = await this.moveReferral.execute({
      referralId,
      wanted,
      version,
      byName,
      by,
      traceparent: traceparentOf(request),
      ...keyOf(request, body, by),
      ...(note !== undefined && { note }),
    });
    return result.body;
  }
}

interface AskedMove {
  readonly referralId: string;
  readonly body: MoveBody;
  readonly by: Caller;
  readonly request: Request;
  readonly note?: string | undefined;
}
