import {
  MEASURES,
  spanOf,
  type Day,
  type FieldProblem,
  type SendReferral,
} from '@waymark/contracts';

/** What is wrong with need and safety. */
export function* needProblems(
  { need, safety }: Pick<SendReferral, 'need' | 'safety'>,
  today: Day,
): Generator<FieldProblem> {
  for (const [index, { measure, total, on }] of need.scores.entries()) {
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
  if (need.traumaOn !== undefined && spanOf(need.traumaOn).first > today) {
    yield {
      field: 'need.traumaOn',
      rule: 'not-in-future',
      message: 'This cannot be after today.',
    };
  }
  if (safety.signs.length > 0 && !safety.signsAsked) {
    yield {
      field: 'safety.signsAsked',
      rule: 'signs-contradicted',
      message: 'Signs were ticked: say that they were asked about.',
    };
  }
}
