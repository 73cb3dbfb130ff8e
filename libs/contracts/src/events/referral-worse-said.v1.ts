import { IsIn } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { Nested } from '../rules/nested.js';
import { NextStep } from '../standing.js';
import { WORSE_URGENCIES, type WorseUrgency } from '../worse.js';

/** Somebody who knows her says that things are worse: a clinician looks at it the same day; whoever holds her goes on. */
export class ReferralWorseSaidData extends PlacementChange {
  @IsIn(WORSE_URGENCIES) readonly urgency!: WorseUrgency;
  /** Who reviews it, and by when. */
  @Nested(() => NextStep) readonly review!: NextStep;
}

export const referralWorseSaid = defineEvent({
  type: 'referral.worse-said.v1',
  producedBy: 'routing',
  data: ReferralWorseSaidData,
});
export type ReferralWorseSaid = EventOf<typeof referralWorseSaid>;
