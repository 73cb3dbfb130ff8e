import { IsIn, IsInt, Max, Min } from 'class-validator';
import { MEASURES, MEASURE_CODES, MayBeAbsent, type Measure } from '@waymark/contracts';
import { defineCriterion, type Judge } from '../criterion.js';
import { met, notKnown, notMet } from '../verdict.js';

class ScoreSettings {
  @IsIn(MEASURE_CODES) readonly measure!: Measure;
  @IsIn([true]) readonly required!: true;
  @MayBeAbsent() @IsInt() @Min(0) @Max(165) readonly atLeast?: number;
}

function ruleOf({ measure, atLeast }: ScoreSettings): string {
  return atLeast === undefined
    ? `a completed ${measure}`
    : `a ${measure} of ${atLeast} or more, or marked effect on daily life`;
}

/** Was the measure that the page asks for taken? A low score never outweighs marked effect on daily life. */
export const score = defineCriterion({
  code: 'score',
  question: 'Was the measure completed that the service asks for?',
  settings: ScoreSettings,
  trouble: ({ measure, atLeast }) =>
    atLeast !== undefined && atLeast > MEASURES[measure].max
      ? { field: 'atLeast', reason: `${measure} ends at ${MEASURES[measure].max}` }
      : undefined,
  rule: ruleOf,
  judgeBy(settings): Judge {
    const { measure, atLeast = 0 } = settings;
    const { min, max } = MEASURES[measure];
    const taken = ` Taken: ${ruleOf(settings)}.`;
    const ask = { fact: 'need.scores', question: `What is the total of the ${measure}?` };
    return ({ facts: { need } }) => {
      const totals = need.scores.filter((taken) => taken.measure === measure);
      const valid = totals
        .map(({ total }) => total)
        .filter((total) => total >= min && total <= max);
      if (valid.length === 0) {
        return totals.length === 0
          ? notKnown(ask, `No ${measure} was given.${taken}`)
          : notKnown(ask, `The ${measure} given is outside ${min} to ${max}.${taken}`);
      }
      const highest = Math.max(...valid);
      const seen = `${measure} ${highest}`;
      if (highest >= atLeast) return met(seen, `${seen}.${taken}`);
      return need.impact === 'marked'
        ? met(seen, `${seen}, with marked effect on daily life.${taken}`)
        : notMet(seen, `${seen}.${taken}`);
    };
  },
});
