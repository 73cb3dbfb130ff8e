import { IsBoolean, IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { WHY_NOT_TAKEN, type WhyNotTaken } from './routing.api.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What routing looked at and what became of it; the sentence that says why, which tells of the person, is not there. */
export class MaskedConsideration {
  @Matches(CODE) readonly rule!: string;
  @MayBeAbsent() @Matches(CODE) readonly serviceId?: string;
  @MayBeAbsent() @IsString() @MaxLength(200) readonly serviceName?: string;
  @IsBoolean() readonly taken!: boolean;
  @MayBeAbsent() @IsIn(WHY_NOT_TAKEN) readonly whyNot?: WhyNotTaken;
}

export class MaskedDecision {
  @IsInstant() readonly at!: string;
  @ListOf(() => MaskedConsideration, 200) readonly considered!: readonly MaskedConsideration[];
}

/** Answer of `GET /placements/:referralId/decision-record`: the newest first, at most 50. */
export class DecisionRecord {
  @IsUUID() readonly referralId!: string;
  @ListOf(() => MaskedDecision, 50) readonly decisions!: readonly MaskedDecision[];
}
