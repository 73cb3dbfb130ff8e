import { addYears, isDay, type Day } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';

const FURTHEST_YEARS = 2;

/** What is wrong with the first and the last day of what a team says of itself. */
export function spanProblems({ from, to }: FormAnswers, today: Day): readonly FormProblem[] {
  return [
    ...(isDay(from) && from < today
      ? [{ field: 'from', text: say`The first day must be today or later` }]
      : []),
    ...(isDay(from) && from > addYears(today, FURTHEST_YEARS)
      ? [{ field: 'from', text: say`The first day must be within two years` }]
      : []),
    ...(isDay(from) && isDay(to) && to < from
      ? [{ field: 'to', text: say`The last day must not be before the first` }]
      : []),
  ];
}
