import { IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from '@waymark/contracts';
import { plusMonths, spokenDay } from '../calendar.js';
import { defineCriterion, type Judge } from '../criterion.js';
import { later, met, notKnown, notMet, notYet, type Verdict } from '../verdict.js';
import { passed } from './passed.js';

class YoungestChildAgeSettings {
  /** Strict: the birthday itself is outside. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(18) readonly underYears?: number;
  /** An age in whole years: a child of 5 is 5 until the day before the sixth birthday. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(18) readonly atMostYears?: number;
}

const ruleOf = ({ underYears, atMostYears }: YoungestChildAgeSettings): string =>
  underYears === undefined
    ? `a child aged ${atMostYears ?? 0} or under`
    : `a child under ${underYears}`;

const ASK = {
  fact: 'occurrences.on',
  question: 'Is there a living child, and when was the youngest born?',
};

/** Is there a child young enough? */
export const youngestChildAge = defineCriterion({
  code: 'youngest-child-age',
  question: 'How old is the youngest child?',
  settings: YoungestChildAgeSettings,
  trouble: ({ underYears, atMostYears }) =>
    (underYears === undefined) === (atMostYears === undefined)
      ? { field: 'atMostYears', reason: 'exactly one of underYears and atMostYears must be given' }
      : undefined,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const firstYearOutside = settings.underYears ?? (settings.atMostYears ?? 0) + 1;
    return ({ happenings, fairDay, today, due }) => {
      let best: Verdict | undefined;
      for (const { kind, when, words, expected } of happenings) {
        if (kind !== 'birth' || expected) continue;
        if (when === undefined) {
          best = notKnown(ASK, `${words}.${taken}`);
        } else if (when.first <= today) {
          const because = `${words}.${taken}`;
          if (fairDay < plusMonths(when.first, firstYearOutside * 12)) return met(words, because);
          if (fairDay < plusMonths(when.last, firstYearOutside * 12)) {
            best = notKnown(ASK, because, words);
          } else best ??= notMet(words, because);
        }
      }
      if (best !== undefined && best.outcome !== 'not-met') return best;
      if (due !== undefined) {
        const because = `A birth is due on ${spokenDay(due.last)}.${taken}`;
        return today < due.last
          ? notYet(due.last, 'pregnant', because)
          : notKnown(ASK, because, 'pregnant');
      }
      return best ?? notKnown(ASK, `No living child was recorded.${taken}`);
    };
  },
  changesBy({ underYears, atMostYears = 0 }) {
    const months = (underYears ?? atMostYears + 1) * 12;
    return ({ happenings, fairDay }) => [
      ...happenings.flatMap((one) =>
        one.kind === 'birth' && !one.expected && one.when !== undefined
          ? passed(one, plusMonths(one.when.last, months) - 1, fairDay)
          : [],
      ),
      later('occurrences', 'The birth of another child would change this.'),
    ];
  },
});
