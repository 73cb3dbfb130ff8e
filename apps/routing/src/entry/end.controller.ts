import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { CloseReferral, ReopenReferral, WorklistItem } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { MOVED, PEOPLE, PlacementMoves, ReferralAddress } from './placement-moves.js';

/** How it ends. */
@Controller('placements')
@Allow({ roles: PEOPLE })
export class EndController {
  constructor(private readonly moves: PlacementMoves) {}

  @Post(':referralId/closure')
  @Answers(WorklistItem, MOVED)
  close(
    @Param() { referralId }: ReferralAddress,
    @Body() body: CloseReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { outcome, askedBy, askedOn, riskReview, signpostedTo } = body;
    const wanted = {
      move: 'close',
      outcome,
      asked: askedBy !== undefined,
      ...(askedOn !== undefined && { askedOn }),
      ...(riskReview !== undefined && { riskReview }),
      ...(signpostedTo !== undefined && { signpostedTo }),
    } as const;
    return this.moves.make({ referralId, body, by, request, note: noteOf(body) }, wanted);
  }

  @Post(':referralId/reopening')
  @Answers(WorklistItem, MOVED)
  reopen(
    @Param() { referralId }: ReferralAddress,
    @Body() body: ReopenReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { reason } = body;
    return this.moves.make({ referralId, body, by, request }, { move: 'reopen', reason });
  }
}

function noteOf({ askedBy, askedOn, riskReview, signpostedTo }: CloseReferral): string | undefined {
  const parts = [
    ...(askedBy === undefined ? [] : [`Asked by ${askedBy} on ${askedOn ?? 'a day not said'}.`]),
    ...(riskReview === undefined
      ? []
      : [
          `Risk reviewed by ${riskReview.reviewedBy} on ${riskReview.reviewedOn}: ${riskReview.finding}. GP: ${riskReview.gp}.`,
        ]),
    ...(signpostedTo === undefined ? [] : [`Told of: ${signpostedTo}.`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}
