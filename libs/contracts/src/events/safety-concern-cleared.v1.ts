import { IsIn, IsUUID } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { IsInstant } from '../rules/is-day.js';

/** Why nobody has to look after a sign any longer. */
export const CONCERN_ENDS = ['referral-sent', 'call-taken', 'taken-back'] as const;
export type ConcernEnd = (typeof CONCERN_ENDS)[number];

/** The form was sent, who took the call is recorded, or the sign was taken back. */
export class SafetyConcernClearedData {
  @IsUUID() readonly concernId!: string;
  @IsIn(CONCERN_ENDS) readonly because!: ConcernEnd;
  @IsInstant() readonly at!: string;
}

export const safetyConcernCleared = defineEvent({
  type: 'safety-concern.cleared.v1',
  producedBy: 'intake',
  data: SafetyConcernClearedData,
});
export type SafetyConcernCleared = EventOf<typeof safetyConcernCleared>;
