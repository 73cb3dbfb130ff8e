import { addDays, type Day } from '../days.js';
import type { CurrentStateFact } from '../facts.js';
import type { FieldProblem } from '../http/problem.js';

const DAYS_OVERDUE = 3 * 7;
const DAYS_AHEAD = 43 * 7;

/** What is wrong with her state now. */
export function* currentStateProblems(
  { state, dueOn, dueCertainty }: CurrentStateFact,
  today: Day,
): Generator<FieldProblem> {
  if (dueOn === undefined) {
    if (dueCertainty === undefined) return;
    yield {
      field: 'current.dueCertainty',
      rule: 'due-date-missing',
      message: 'This says how sure the due date is: give the due date, or take this out.',
    };
    return;
  }
  if (state !== 'pregnant') {
    yield {
      field: 'current.dueOn',
      rule: 'due-only-when-pregnant',
      message: 'A due date is given only for someone who is pregnant now.',
    };
  }
  if (dueOn < addDays(today, -DAYS_OVERDUE) || dueOn > addDays(today, DAYS_AHEAD)) {
    yield {
      field: 'current.dueOn',
      rule: 'due-date-range',
      message: 'The due date must be from 3 weeks ago to 43 weeks ahead. Check the month and year.',
    };
  }
}
