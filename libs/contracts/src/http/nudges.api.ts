import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { NUDGE_REASONS, NUDGE_WORDS_LENGTH, type NudgeReason } from '../nudge.js';
import { FREE_TEXT } from '../rules/free-text.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfUuids } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { WithoutNhsNumber } from '../rules/without-nhs-number.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Body of `POST /placements/:referralId/nudge`; 409 where nobody is asked, with why. */
export class NudgeTeam {
  /** The team that owes the next step, as it was read; another one is not asked in its place. */
  @Matches(CODE) readonly asked!: string;
  @IsIn(NUDGE_REASONS) readonly reason!: NudgeReason;
  /** For the team alone; kept in routing's history, never in an event or a message. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(NUDGE_WORDS_LENGTH)
  @Matches(FREE_TEXT)
  @WithoutNhsNumber()
  readonly words?: string;
  /** Name of the operator; kept in routing's history, never in an event. */
  @IsString() @MaxLength(200) readonly byName!: string;
}

/** What a team reads of having been asked. */
export class AskedToLook {
  @IsInstant() readonly at!: string;
  @IsIn(NUDGE_REASONS) readonly reason!: NudgeReason;
  /** On the page of the referral alone. */
  @MayBeAbsent() @IsString() @MaxLength(NUDGE_WORDS_LENGTH) readonly words?: string;
}

/** The last time that a team was asked to look at a referral. */
export class Nudge {
  @IsUUID() readonly referralId!: string;
  @Matches(CODE) readonly asked!: string;
  @IsInstant() readonly at!: string;
  @IsIn(NUDGE_REASONS) readonly reason!: NudgeReason;
  /** Name of the operator. */
  @IsString() readonly byName!: string;
  /** From then on the same team may be asked again. */
  @IsInstant() readonly againFrom!: string;
}

/** Body of `POST /nudges/search`. */
export class SearchNudges {
  @ListOfUuids(100) readonly referralIds!: readonly string[];
}

/** Answer of `POST /nudges/search`: the last one for each referral and team. */
export class Nudges {
  @ListOf(() => Nudge, 2000) readonly nudges!: readonly Nudge[];
}
