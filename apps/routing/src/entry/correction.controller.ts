import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import {
  CorrectAcceptance,
  CorrectAppointment,
  CorrectContact,
  WorklistItem,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { MOVED, PEOPLE, PlacementMoves, ReferralAddress } from './placement-moves.js';

/** What was recorded by mistake is put right by another record. */
@Controller('placements')
@Allow({ roles: PEOPLE })
export class CorrectionController {
  constructor(private readonly moves: PlacementMoves) {}

  @Post(':referralId/appointment-correction')
  @Answers(WorklistItem, MOVED)
  correctAppointment(
    @Param() { referralId }: ReferralAddress,
    @Body() body: CorrectAppointment,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { appointmentId, outcome, because: note } = body;
    const wanted = { move: 'correct-appointment', appointmentId, outcome } as const;
    return this.moves.make({ referralId, body, by, request, note }, wanted);
  }

  @Post(':referralId/contact-correction')
  @Answers(WorklistItem, MOVED)
  correctContact(
    @Param() { referralId }: ReferralAddress,
    @Body() body: CorrectContact,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { contact, because: note } = body;
    const wanted = { move: 'correct-contact', contact } as const;
    return this.moves.make({ referralId, body, by, request, note }, wanted);
  }

  @Post(':referralId/acceptance-correction')
  @Answers(WorklistItem, MOVED)
  correctAcceptance(
    @Param() { referralId }: ReferralAddress,
    @Body() body: CorrectAcceptance,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { because: note } = body;
    return this.moves.make({ referralId, body, by, request, note }, { move: 'correct-acceptance' });
  }
}
