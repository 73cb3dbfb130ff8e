import { NEONATAL_TO_DAYS, wasBornAlive } from '../death.js';
import type { LossFact } from '../facts.js';
import type { FieldProblem } from '../http/problem.js';
import type { LossKind } from '../vocabulary.js';

const VIABLE_FROM_WEEKS = 24;
const BEFORE_24_WEEKS: readonly LossKind[] = [
  'miscarriage',
  'recurrent-miscarriage',
  'ectopic',
  'failed-ivf',
];

/** What does not fit together in a loss. */
export function* lossProblems(field: string, loss: LossFact): Generator<FieldProblem> {
  if (loss.terminationReason !== undefined && loss.kind !== 'termination') {
    yield {
      field: `${field}.terminationReason`,
      rule: 'only-for-termination',
      message: 'A reason is given only for a termination: take it out or change the kind.',
    };
  }
  yield* gestationProblems(`${field}.gestationWeeks`, loss);
  yield* ageAtDeathProblems(`${field}.ageAtDeathDays`, loss);
}

function* gestationProblems(
  field: string,
  { kind, gestationWeeks: weeks }: LossFact,
): Generator<FieldProblem> {
  if (weeks === undefined) return;
  if (kind === 'stillbirth' && weeks < VIABLE_FROM_WEEKS) {
    yield {
      field,
      rule: 'stillbirth-from-24-weeks',
      message: 'A stillbirth is at 24 weeks or later; before that it is recorded as a miscarriage.',
    };
  }
  if (BEFORE_24_WEEKS.includes(kind) && weeks >= VIABLE_FROM_WEEKS) {
    yield {
      field,
      rule: 'before-24-weeks',
      message: 'This kind of loss is before 24 weeks; from then on it is recorded as a stillbirth.',
    };
  }
}

function* ageAtDeathProblems(
  field: string,
  { kind, ageAtDeathDays: days }: LossFact,
): Generator<FieldProblem> {
  if (days === undefined) return;
  if (!wasBornAlive(kind)) {
    yield {
      field,
      rule: 'only-when-born-alive',
      message:
        'An age is given only for a baby who was born alive: take it out or change the kind.',
    };
  }
  if (kind === 'neonatal-death' && days > NEONATAL_TO_DAYS) {
    yield {
      field,
      rule: 'neonatal-to-27-days',
      message: 'A neonatal death is at 0 to 27 days; later it is recorded as an infant death.',
    };
  }
  if (kind === 'infant-death' && days <= NEONATAL_TO_DAYS) {
    yield {
      field,
      rule: 'infant-from-28-days',
      message: 'An infant death is at 28 days or later; before that it is a neonatal death.',
    };
  }
}
