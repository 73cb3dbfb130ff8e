import { IsDay, MayBeAbsent, type Day } from '@waymark/contracts';
import { dayNumber, spokenDay } from '../calendar.js';
import { defineCriterion, type Judge } from '../criterion.js';
import { met, notMet, notYet } from '../verdict.js';

class ServiceOpenSettings {
  @MayBeAbsent() @IsDay() readonly openedOn?: Day;
  /** The last day on which it takes referrals. */
  @MayBeAbsent() @IsDay() readonly closedOn?: Day;
  /** Since when the criteria judged by are in force. */
  @IsDay() readonly criteriaFrom!: Day;
}

/** Is the day judged within the published dates of the service? Whether it takes referrals just now is routing's business. */
export const serviceOpen = defineCriterion({
  code: 'service-open',
  question: 'Has the service opened, and which criteria are in force?',
  settings: ServiceOpenSettings,
  rule: ({ criteriaFrom }) =>
    `by the criteria in force since ${spokenDay(dayNumber(criteriaFrom))}`,
  judgeBy({ openedOn, closedOn, criteriaFrom }, { serviceName }): Judge {
    const opens = openedOn === undefined ? undefined : dayNumber(openedOn);
    const closes = closedOn === undefined ? undefined : dayNumber(closedOn);
    const force = `Judged by the criteria in force since ${spokenDay(dayNumber(criteriaFrom))}.`;
    const since = opens === undefined ? '' : `${serviceName} opened on ${spokenDay(opens)}. `;
    return ({ today }) => {
      const seen = spokenDay(today);
      if (opens !== undefined && today < opens) {
        return notYet(opens, seen, `${serviceName} opens on ${spokenDay(opens)}.`);
      }
      if (closes !== undefined && today > closes) {
        return notMet(seen, `${serviceName} closed on ${spokenDay(closes)}.`);
      }
      return met(seen, `${since}${force}`);
    };
  },
});
