import { IsInt, IsUUID, Min } from 'class-validator';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralFacts } from '../facts.js';
import { IsDay } from '../rules/is-day.js';
import { Nested } from '../rules/nested.js';

/** A person has said that two open referrals are about the same woman; said of each of them. */
export class ReferralLinkedData {
  @IsUUID() readonly referralId!: string;
  /** The other referral of the pair that was linked. */
  @IsUUID() readonly otherReferralId!: string;
  /** Her one clock from now on: the earliest day of all that are linked. */
  @IsDay() readonly firstReferredOn!: Day;
  /** The facts have not changed, but they are judged again by the new first day. */
  @Nested(() => ReferralFacts) readonly facts!: ReferralFacts;
  @IsInt() @Min(2) readonly factsVersion!: number;
}

export const referralLinked = defineEvent({
  type: 'referral.linked.v1',
  producedBy: 'intake',
  data: ReferralLinkedData,
});
export type ReferralLinked = EventOf<typeof referralLinked>;
