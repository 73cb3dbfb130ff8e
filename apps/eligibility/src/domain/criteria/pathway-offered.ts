import { IsIn } from 'class-validator';
import { IsDay, MayBeAbsent, type Day } from '@waymark/contracts';
import { dayNumber, spokenDay } from '../calendar.js';
import { defineCriterion } from '../criterion.js';
import { met, notMet, notPublished, notYet } from '../verdict.js';
import { PATHWAY_WORDS } from '../words.js';

class PathwayOfferedSettings {
  /** null = the page was not read to say. */
  @IsIn([true, false, null]) readonly offered!: boolean | null;
  /** The first day it is offered on; absent = since always. */
  @MayBeAbsent() @IsDay() readonly validFrom?: Day;
  /** The last day it is offered on. */
  @MayBeAbsent() @IsDay() readonly validTo?: Day;
}

function datesOf({ validFrom, validTo }: PathwayOfferedSettings): string {
  const from = validFrom === undefined ? '' : ` from ${spokenDay(dayNumber(validFrom))}`;
  const to = validTo === undefined ? '' : ` until ${spokenDay(dayNumber(validTo))}`;
  return `${from}${to}`;
}

/** Does the service help with this at all? */
export const pathwayOffered = defineCriterion({
  code: 'pathway-offered',
  question: 'Does the service help with this?',
  settings: PathwayOfferedSettings,
  rule(settings, { pathway }) {
    const { offered } = settings;
    if (offered === null) return `${PATHWAY_WORDS[pathway]}: not published whether`;
    return offered
      ? `${PATHWAY_WORDS[pathway]}${datesOf(settings)}`
      : `not ${PATHWAY_WORDS[pathway]}`;
  },
  judgeBy(settings, { pathway, serviceName }) {
    const { offered, validFrom, validTo } = settings;
    const what = PATHWAY_WORDS[pathway];
    const dated = `${serviceName} takes ${what}${datesOf(settings)}.`;
    const from = validFrom === undefined ? -Infinity : dayNumber(validFrom);
    const to = validTo === undefined ? Infinity : dayNumber(validTo);
    const answer =
      offered === null
        ? notPublished(what, `It is not published whether ${serviceName} takes ${what}.`)
        : offered
          ? met(what, dated)
          : notMet(what, `${serviceName} does not take ${what}.`);
    if (offered !== true) return () => answer;
    return ({ today }) => {
      if (today < from) return notYet(from, what, dated);
      return today > to ? notMet(what, dated) : answer;
    };
  },
});
