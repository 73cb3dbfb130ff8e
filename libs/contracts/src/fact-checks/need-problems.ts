import { addYears, spanOf, type Day, type DayOrMonth } from '../days.js';
import type { ReferralFacts, ScoreFact } from '../facts.js';
import type { FieldProblem } from '../http/problem.js';
import { MEASURES, SELF_HARM_ITEMS } from '../vocabulary.js';
import { LONG_AGO, YOUNGEST, anybodyBornBy } from './ages-possible.js';

/** What is wrong with the need: scores out of their range, days to come. */
export function* needProblems(
  { need }: Pick<ReferralFacts, 'need'>,
  today: Day,
): Generator<FieldProblem> {
  for (const [index, score] of need.scores.entries()) {
    const { measure, total, on } = score;
    yield* selfHarmItemProblems(score, `need.scores[${index}].selfHarmItem`);
    const { min, max } = MEASURES[measure];
    if (total < min || total > max) {
      yield {
        field: `need.scores[${index}].total`,
        rule: 'score-range',
        message: `A ${measure} total is from ${min} to ${max}.`,
      };
    }
    if (on !== undefined && on > today) {
      yield {
        field: `need.scores[${index}].on`,
        rule: 'not-in-future',
        message: 'The score cannot have been taken after today.',
      };
    }
  }
  if (need.traumaOn !== undefined) yield* traumaProblems(need.traumaOn, today);
}

function* traumaProblems(on: DayOrMonth, today: Day): Generator<FieldProblem> {
  const field = 'need.traumaOn';
  const { first, last } = spanOf(on);
  if (first > today) {
    yield { field, rule: 'not-in-future', message: 'This cannot be after today.' };
  }
  if (last < addYears(anybodyBornBy(today), YOUNGEST)) yield { field, ...LONG_AGO };
}

const HAS_ITEM = Object.keys(SELF_HARM_ITEMS);

function* selfHarmItemProblems(
  { measure, total, selfHarmItem }: ScoreFact,
  field: string,
): Generator<FieldProblem> {
  if (selfHarmItem === undefined) return;
  if (!HAS_ITEM.includes(measure)) {
    yield {
      field,
      rule: 'self-harm-item-measure',
      message: `Only ${HAS_ITEM.join(' and ')} have this question: take it out for ${measure}.`,
    };
  } else if (selfHarmItem > total) {
    yield {
      field,
      rule: 'self-harm-item-total',
      message: `The answer cannot be more than the ${measure} total, which it is part of.`,
    };
  }
}
