import { IsIn, Matches, MaxLength } from 'class-validator';
import { FREE_TEXT } from '../rules/free-text.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** Why a professional refers although the published criteria say no. */
export const DESPITE_CRITERIA_REASONS = [
  'clinical-judgement',
  'more-than-asked',
  'agreed-with-team',
  'person-asks',
  'nothing-else-here',
  'criteria-seem-wrong',
  'another-reason',
] as const;
export type DespiteCriteriaReason = (typeof DESPITE_CRITERIA_REASONS)[number];

/** Why it is sent although the criteria said no when it was written: read by the receiving team; stays in intake. */
export class DespiteCriteria {
  @IsIn(DESPITE_CRITERIA_REASONS) readonly reason!: DespiteCriteriaReason;
  /** In the referrer's words; needed with `another-reason`. */
  @MayBeAbsent() @Matches(FREE_TEXT) @MaxLength(300) readonly words?: string;
}
