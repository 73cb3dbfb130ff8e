import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralFacts } from '../facts.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOfUuids } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { YES_NO_NOT_KNOWN, type YesNoNotKnown } from '../vocabulary.js';

export const REFERENCE = /^WM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The team that sent the referral; for a self-referral, none. */
export class Sender {
  /** Organisation code of the sending team; for a self-referral `self`. */
  @Matches(CODE) readonly organisation!: string;
  /** Public name of the team, never of a person. */
  @IsString() @MaxLength(200) readonly name!: string;
  /** ODS code where known. */
  @MayBeAbsent() @Matches(/^[A-Z0-9]{3,10}$/) readonly ods?: string;
}

/** A complete, consented, not already open referral was accepted by intake. */
export class ReferralReceivedData {
  @IsUUID() readonly referralId!: string;
  /** What people say on the telephone, such as `WM-4K7Q-2N8D`. */
  @Matches(REFERENCE) readonly reference!: string;
  @IsInstant() readonly receivedAt!: string;
  /** The London day of `receivedAt`. */
  @IsDay() readonly receivedOn!: Day;
  /** The day her one clock started: the first referral of this episode, never later than `receivedOn`. */
  @IsDay() readonly firstReferredOn!: Day;
  @Nested(() => Sender) readonly sender!: Sender;
  @Nested(() => ReferralFacts) readonly facts!: ReferralFacts;
  /** Other open referrals of the same woman. */
  @ListOfUuids(20) readonly linkedTo!: readonly string[];
  /** ICB coordination organisation responsible for the area, or `landing-national`. */
  @Matches(CODE) readonly landingTeam!: string;
  /** Version of the facts: 1 when received. */
  @IsInt() @Min(1) readonly factsVersion!: number;
  /** Who took the urgent call was recorded with the form. */
  @MayBeAbsent() @IsBoolean() readonly callRecorded?: boolean;
  /** Absent in what was sent before it was said; who was asked and did not answer is not known. */
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly interpreterNeeded?: YesNoNotKnown;
  @IsIn(['form', 'api', 'self']) readonly channel!: 'form' | 'api' | 'self';
}

export const referralReceived = defineEvent({
  type: 'referral.received.v1',
  producedBy: 'intake',
  data: ReferralReceivedData,
});
export type ReferralReceived = EventOf<typeof referralReceived>;
