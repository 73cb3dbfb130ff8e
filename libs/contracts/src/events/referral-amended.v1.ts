import { IsInt, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralFacts } from '../facts.js';
import { ListOfText } from '../rules/list-of.js';
import { Nested } from '../rules/nested.js';

/** The referrer changed or added facts; the referral is judged again. */
export class ReferralAmendedData {
  @IsUUID() readonly referralId!: string;
  @Nested(() => ReferralFacts) readonly facts!: ReferralFacts;
  @IsInt() @Min(2) readonly factsVersion!: number;
  /** Dotted paths of what changed. */
  @ListOfText(/^[A-Za-z.]+$/, 50) readonly changed!: readonly string[];
  /** Public name of the team that changed it. */
  @IsString() @MaxLength(200) readonly byTeam!: string;
}

export const referralAmended = defineEvent({
  type: 'referral.amended.v1',
  producedBy: 'intake',
  data: ReferralAmendedData,
});
export type ReferralAmended = EventOf<typeof referralAmended>;
