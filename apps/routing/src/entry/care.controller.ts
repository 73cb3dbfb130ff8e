import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import {
  BookAppointment,
  ConfirmAppointment,
  PauseReferral,
  PutOnWaitingList,
  RecordAppointment,
  RecordContact,
  ResumeReferral,
  StartCare,
  WorklistItem,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { MOVED, PEOPLE, PlacementMoves, ReferralAddress } from './placement-moves.js';

/** Moves of a place that has her: waiting, care and pauses. */
@Controller('placements')
@Allow({ roles: PEOPLE })
export class CareController {
  constructor(private readonly moves: PlacementMoves) {}

  @Post(':referralId/waiting-list')
  @Answers(WorklistItem, MOVED)
  waitlist(
    @Param() { referralId }: ReferralAddress,
    @Body() body: PutOnWaitingList,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { expectedBy } = body;
    const wanted = { move: 'waitlist', ...(expectedBy !== undefined && { expectedBy }) } as const;
    return this.moves.make({ referralId, body, by, request }, wanted);
  }

  @Post(':referralId/care')
  @Answers(WorklistItem, MOVED)
  startCare(
    @Param() { referralId }: ReferralAddress,
    @Body() body: StartCare,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.moves.make({ referralId, body, by, request }, { move: 'start-care' });
  }

  @Post(':referralId/pause')
  @Answers(WorklistItem, MOVED)
  pause(
    @Param() { referralId }: ReferralAddress,
    @Body() body: PauseReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { reason, until } = body;
    return this.moves.make({ referralId, body, by, request }, { move: 'pause', reason, until });
  }

  @Post(':referralId/resumption')
  @Answers(WorklistItem, MOVED)
  resume(
    @Param() { referralId }: ReferralAddress,
    @Body() body: ResumeReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    return this.moves.make({ referralId, body, by, request }, { move: 'resume' });
  }

  @Post(':referralId/appointment')
  @Answers(WorklistItem, MOVED)
  bookAppointment(
    @Param() { referralId }: ReferralAddress,
    @Body() body: BookAppointment,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { purpose, mode, on, time, minutes, interpreter } = body;
    const { interpreterBooked, interpreterDeclined } = body;
    const booking = { purpose, mode, on, time, minutes, interpreter };
    const wanted = {
      move: 'book-appointment',
      ...booking,
      ...(interpreterBooked !== undefined && { interpreterBooked }),
      ...(interpreterDeclined !== undefined && { interpreterDeclined }),
    } as const;
    return this.moves.make({ referralId, body, by, request }, wanted);
  }

  @Post(':referralId/appointment-confirmation')
  @Answers(WorklistItem, MOVED)
  confirmAppointment(
    @Param() { referralId }: ReferralAddress,
    @Body() body: ConfirmAppointment,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { appointmentId, interpreterBooked } = body;
    const wanted = { move: 'confirm-appointment', appointmentId, interpreterBooked } as const;
    return this.moves.make({ referralId, body, by, request }, wanted);
  }

  @Post(':referralId/appointment-outcome')
  @Answers(WorklistItem, MOVED)
  recordAppointment(
    @Param() { referralId }: ReferralAddress,
    @Body() body: RecordAppointment,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { appointmentId, outcome } = body;
    const wanted = { move: 'record-appointment', appointmentId, outcome } as const;
    return this.moves.make({ referralId, body, by, request }, wanted);
  }

  @Post(':referralId/contact')
  @Answers(WorklistItem, MOVED)
  recordContact(
    @Param() { referralId }: ReferralAddress,
    @Body() body: RecordContact,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<WorklistItem> {
    const { way, reached, safeContact } = body;
    const wanted = { move: 'record-contact', way, reached, safeContact } as const;
    return this.moves.make({ referralId, body, by, request }, wanted);
  }
}
