import { IsIn, IsInt, Matches, Min } from 'class-validator';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { CRITERIA_STANDINGS, type CriteriaStanding } from '../vocabulary.js';

/** A revision of a service's criteria is in force from a day. Subject: the service id. */
export class CriteriaPublishedData {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  @IsInt() @Min(1) readonly revision!: number;
  @IsIn(CRITERIA_STANDINGS) readonly standing!: CriteriaStanding;
  @IsDay() readonly effectiveFrom!: Day;
  @MayBeAbsent() @IsDay() readonly effectiveTo?: Day;
}

export const criteriaPublished = defineEvent({
  type: 'criteria.published.v1',
  producedBy: 'eligibility',
  data: CriteriaPublishedData,
});
export type CriteriaPublished = EventOf<typeof criteriaPublished>;
