import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import {
  AcceptReferral,
  AcknowledgeReferral,
  AskReferrer,
  DeclineReferral,
  FinishTask,
  OfferByHand,
  PlacementView,
  PreviewPlacement as PreviewQuestion,
  ReconfirmHeld,
  RecordCall,
  RecordReceipt,
  RoutingPreview,
  WorklistItem,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { momentInWords } from '../domain/words.js';
import { PreviewPlacement } from '../use-cases/preview-placement.js';
import { ReadPlacement } from '../use-cases/read-placement.js';
import { MOVED, PEOPLE, PlacementMoves, ReferralAddress } from './placement-moves.js';

@Controller('placements')
@Allow({ roles: PEOPLE })
export class PlacementsController {
  constructor(
    private readonly readPlacement: ReadPlacement,
    private readonly moves: PlacementMoves,
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
  read(@Param() { referralId }: ReferralAddress, @CallerOf() by: Caller): Promise<PlacementView> {
    return this.readPlacement.whole(referralId, by);
  }

  @Post(':referralId/acknowledgement')
  @Answers(WorklistItem, MOVED)
  acknowledge(
    @Param() { referralId }: ReferralAddress,
    @Body() body: AcknowledgeReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.moves.make({ referralId, body, by, request }, { move: 'acknowledge' });
  }

  @Post(':referralId/acceptance')
  @Answers(WorklistItem, MOVED)
  accept(
    @Param() { referralId }: ReferralAddress,
    @Body() body: AcceptReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.moves.make({ referralId, body, by, request }, { move: 'accept' });
  }

  @Post(':referralId/decline')
  @Answers(WorklistItem, MOVED)
  decline(
    @Param() { referralId }: ReferralAddress,
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
    return this.moves.make({ referralId, body, by, request, note: comment }, wanted);
  }

  @Post(':referralId/question')
  @Answers(WorklistItem, MOVED)
  ask(
    @Param() { referralId }: ReferralAddress,
    @Body() body: AskReferrer,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.moves.make({ referralId, body, by, request }, { move: 'ask', asks: body.asks });
  }

  @Post(':referralId/reconfirmation')
  @Answers(WorklistItem, MOVED)
  reconfirm(
    @Param() { referralId }: ReferralAddress,
    @Body() body: ReconfirmHeld,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { stillWanted } = body;
    return this.moves.make({ referralId, body, by, request }, { move: 'reconfirm', stillWanted });
  }

  @Post(':referralId/offer')
  @Answers(WorklistItem, MOVED)
  offer(
    @Param() { referralId }: ReferralAddress,
    @Body() body: OfferByHand,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { serviceId, pathway, because: note } = body;
    const wanted = { move: 'offer-to', serviceId, pathway } as const;
    return this.moves.make({ referralId, body, by, request, note }, wanted);
  }

  @Post(':referralId/call')
  @Answers(WorklistItem, MOVED)
  recordCall(
    @Param() { referralId }: ReferralAddress,
    @Body() body: RecordCall,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const note = `Taken by ${body.takenBy} (${body.to}) on ${momentInWords(body.at)}.`;
    return this.moves.make({ referralId, body, by, request, note }, { move: 'record-call' });
  }

  @Post(':referralId/receipt')
  @Answers(WorklistItem, MOVED)
  recordReceipt(
    @Param() { referralId }: ReferralAddress,
    @Body() body: RecordReceipt,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const note = `Taken by ${body.takenBy} at ${body.place}.`;
    return this.moves.make({ referralId, body, by, request, note }, { move: 'record-receipt' });
  }

  @Post(':referralId/finished-task')
  @Answers(WorklistItem, MOVED)
  finishTask(
    @Param() { referralId }: ReferralAddress,
    @Body() body: FinishTask,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { taskId } = body;
    return this.moves.make({ referralId, body, by, request }, { move: 'finish-task', taskId });
  }
}
