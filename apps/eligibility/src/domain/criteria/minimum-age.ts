import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { DESTINATION_KINDS, MayBeAbsent } from '@waymark/contracts';
import { defineCriterion, type Judge } from '../criterion.js';
import { check, later, met, notKnown, notMet } from '../verdict.js';
import { counted } from '../words.js';
import { ASK_AGE } from './asked.js';

class MinimumAgeSettings {
  @MayBeAbsent() @IsInt() @Min(8) @Max(75) readonly years?: number;
  /** Months on top of the years, such as 17 years and 9 months. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(11) readonly months?: number;
  /** Under this age the service sees people jointly with another. */
  @MayBeAbsent() @IsInt() @Min(8) @Max(75) readonly jointBelowYears?: number;
  /** What there is below: a kind of place, or with whom she is seen jointly. */
  @MayBeAbsent() @IsString() @MaxLength(200) readonly below?: string;
}

const ageWords = ({ years = 0, months }: MinimumAgeSettings): string =>
  months === undefined ? `${years}` : `${years} years and ${counted(months, 'month')}`;

function ruleOf(settings: MinimumAgeSettings): string {
  const { years, jointBelowYears, below } = settings;
  const least = years === undefined ? 'any age' : `aged ${ageWords(settings)} or over`;
  return jointBelowYears === undefined
    ? least
    : `${least}; under ${jointBelowYears} jointly${below === undefined ? '' : ` (${below})`}`;
}

/** Is the person old enough on the day received? */
export const minimumAge = defineCriterion({
  code: 'minimum-age',
  question: 'How old is the person referred?',
  settings: MinimumAgeSettings,
  trouble: ({ years, months, jointBelowYears }) =>
    (years === undefined && jointBelowYears === undefined) ||
    (months !== undefined && years === undefined)
      ? { field: 'years', reason: 'years or jointBelowYears must say an age' }
      : undefined,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const { years, months, jointBelowYears, below } = settings;
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const redirectTo = DESTINATION_KINDS.find((kind) => kind === below);
    const jointWith = below ?? 'another service';
    const askMonths = {
      fact: 'ageMonths',
      question: `Is the person ${ageWords(settings)} or older? Give the birth date.`,
    };

    return ({ facts: { ageYears: age, ageMonths } }) => {
      if (age === undefined) {
        return years === undefined
          ? met('age not known', `The age was not said; no minimum is published.${taken}`)
          : notKnown(ASK_AGE, `The age was not said.${taken}`);
      }
      const seen = `${age}`;
      const because = `Aged ${age}.${taken}`;
      if (years !== undefined && age < years) return notMet(seen, because, redirectTo);
      if (months !== undefined && age === years) {
        if (ageMonths === undefined) {
          return notKnown(askMonths, `Aged ${age}; the months count.${taken}`, seen);
        }
        if (ageMonths < months) return notMet(`${age} years ${ageMonths} months`, because);
      }
      return jointBelowYears !== undefined && age < jointBelowYears
        ? { outcome: 'met', seen, because, jointWith }
        : met(seen, because);
    };
  },
  changesBy: (settings) => () => [
    check(ASK_AGE.fact, 'The age is below the least that is taken. Is the birth date right?'),
    later(ASK_AGE.fact, `Reaching the age of ${ageWords(settings)} would change this.`),
  ],
});
