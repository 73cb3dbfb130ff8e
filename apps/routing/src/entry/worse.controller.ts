import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { RecordWorseReview, SayWorse, WorklistItem } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { MOVED, PEOPLE, PlacementMoves, ReferralAddress } from './placement-moves.js';

/** “They are worse”, and the review of the same day. */
@Controller('placements')
@Allow({ roles: PEOPLE })
export class WorseController {
  constructor(private readonly moves: PlacementMoves) {}

  @Post(':referralId/worse')
  @Answers(WorklistItem, MOVED)
  sayWorse(
    @Param() { referralId }: ReferralAddress,
    @Body() body: SayWorse,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { signs, urgency, what: note } = body;
    const wanted = { move: 'say-worse', signs, urgency } as const;
    return this.moves.make({ referralId, body, by, request, note }, wanted);
  }

  @Post(':referralId/review')
  @Answers(WorklistItem, MOVED)
  recordReview(
    @Param() { referralId }: ReferralAddress,
    @Body() body: RecordWorseReview,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { taskId, finding, reviewedBy } = body;
    const note = `Reviewed by ${reviewedBy}.`;
    const wanted = { move: 'record-review', taskId, finding } as const;
    return this.moves.make({ referralId, body, by, request, note }, wanted);
  }
}
