import { IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { ReferralFacts } from '../facts.js';
import { MOVED_TO, type MovedTo } from '../move.js';
import { ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What an amendment can follow by itself; `death` is a baby’s. */
export const AMENDMENT_FOLLOWS = ['death', 'death-corrected'] as const;
export type AmendmentFollows = (typeof AMENDMENT_FOLLOWS)[number];

/** Facts were changed or added; the referral is judged again. */
export class ReferralAmendedData {
  @IsUUID() readonly referralId!: string;
  @Nested(() => ReferralFacts) readonly facts!: ReferralFacts;
  @IsInt() @Min(2) readonly factsVersion!: number;
  /** Dotted paths of what changed. */
  @ListOfText(/^[A-Za-z.]+$/, 50) readonly changed!: readonly string[];
  /** Public name of the team that changed it. */
  @IsString() @MaxLength(200) readonly byTeam!: string;
  /** The organisation that said it, where it is not the one that sent the referral. */
  @MayBeAbsent() @Matches(CODE) readonly byOrganisation?: string;
  /** Coordination organisation of where she belongs now; absent where places did not change. */
  @MayBeAbsent() @Matches(CODE) readonly landingTeam?: string;
  /** Nobody amended it by hand: it follows what routing said. `byTeam` is then Waymark. */
  @MayBeAbsent() @IsIn(AMENDMENT_FOLLOWS) readonly follows?: AmendmentFollows;
  /** She has moved. */
  @MayBeAbsent() @IsIn(MOVED_TO) readonly moved?: MovedTo;
}

export const referralAmended = defineEvent({
  type: 'referral.amended.v1',
  producedBy: 'intake',
  data: ReferralAmendedData,
});
export type ReferralAmended = EventOf<typeof referralAmended>;
