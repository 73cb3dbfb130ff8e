import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { CorrectDeath, RecordDeath, RecordDeathReview, WorklistItem } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { MOVED, PEOPLE, PlacementMoves, ReferralAddress } from './placement-moves.js';

/** A death, its review, and a mistake put right. */
@Controller('placements')
@Allow({ roles: PEOPLE })
export class DeathController {
  constructor(private readonly moves: PlacementMoves) {}

  @Post(':referralId/death')
  @Answers(WorklistItem, MOVED)
  recordDeath(
    @Param() { referralId }: ReferralAddress,
    @Body() body: RecordDeath,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { who, on, baby } = body;
    const wanted = {
      move: 'record-death',
      who,
      ...(on !== undefined && { on }),
      ...(baby !== undefined && { baby }),
    } as const;
    const note = on === undefined ? undefined : `On ${on}.`;
    return this.moves.make({ referralId, body, by, request, note }, wanted);
  }

  @Post(':referralId/death-correction')
  @Answers(WorklistItem, MOVED)
  correctDeath(
    @Param() { referralId }: ReferralAddress,
    @Body() body: CorrectDeath,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { who, because: note } = body;
    return this.moves.make({ referralId, body, by, request, note }, { move: 'correct-death', who });
  }

  @Post(':referralId/death-review')
  @Answers(WorklistItem, MOVED)
  reviewDeath(
    @Param() { referralId }: ReferralAddress,
    @Body() body: RecordDeathReview,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { appointments } = body;
    const wanted = { move: 'record-death-review', appointments } as const;
    return this.moves.make({ referralId, body, by, request }, wanted);
  }
}
