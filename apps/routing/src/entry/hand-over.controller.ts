import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { OfferAlongside, PassOn, TakeBack, WorklistItem } from '@waymark/contracts';
import { Allow, Answers, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import type { WantedMove } from '../use-cases/move-referral.js';
import { MOVED, PEOPLE, PlacementMoves, ReferralAddress } from './placement-moves.js';

/** From one place to the next, and who works alongside. */
@Controller('placements')
@Allow({ roles: PEOPLE })
export class HandOverController {
  constructor(private readonly moves: PlacementMoves) {}

  @Post(':referralId/onward')
  @Answers(WorklistItem, MOVED)
  passOn(
    @Param() { referralId }: ReferralAddress,
    @Body() body: PassOn,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.onward('pass-on', { referralId, body, by, request });
  }

  @Post(':referralId/step-up')
  @Answers(WorklistItem, MOVED)
  stepUp(
    @Param() { referralId }: ReferralAddress,
    @Body() body: PassOn,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.onward('step-up', { referralId, body, by, request });
  }

  @Post(':referralId/step-down')
  @Answers(WorklistItem, MOVED)
  stepDown(
    @Param() { referralId }: ReferralAddress,
    @Body() body: PassOn,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.onward('step-down', { referralId, body, by, request });
  }

  @Post(':referralId/take-back')
  @Answers(WorklistItem, MOVED)
  takeBack(
    @Param() { referralId }: ReferralAddress,
    @Body() body: TakeBack,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.moves.make({ referralId, body, by, request }, { move: 'take-back' });
  }

  @Post(':referralId/alongside-offer')
  @Answers(WorklistItem, MOVED)
  offerAlongside(
    @Param() { referralId }: ReferralAddress,
    @Body() body: OfferAlongside,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { serviceId, pathway, because: note } = body;
    const wanted = { move: 'offer-alongside', serviceId, pathway } as const;
    return this.moves.make({ referralId, body, by, request, note }, wanted);
  }

  private onward(
    move: 'pass-on' | 'step-up' | 'step-down',
    asked: { referralId: string; body: PassOn; by: Caller; request: Request },
  ): Promise<WorklistItem> {
    const note = asked.body.because;
    return this.moves.make({ ...asked, note }, onwardOf(move, asked.body));
  }
}

function onwardOf(
  move: 'pass-on' | 'step-up' | 'step-down',
  { serviceId, pathway, kind, goesOnAlongside = false }: PassOn,
): WantedMove {
  const onward = { move, goesOnAlongside, ...(kind !== undefined && { kind }) } as const;
  if (serviceId === undefined) return onward;
  if (pathway === undefined) {
    const message = 'Name what the service is to help with.';
    throw ProblemError.unprocessable([{ field: 'pathway', rule: 'with-service', message }]);
  }
  return { ...onward, named: { serviceId, pathway } };
}
