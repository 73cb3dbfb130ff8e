import { addYears, daysBetween, isDay, spanOf, type Day } from '../days.js';
import type { OccurrenceFact } from '../facts.js';
import type { FieldProblem } from '../http/problem.js';
import type { LossKind } from '../vocabulary.js';
import { LONG_AGO, YOUNGEST, anybodyBornBy } from './ages-possible.js';
import { lossProblems } from './loss-problems.js';

const LONGEST_PREGNANCY_DAYS = 43 * 7;

/** What is wrong with what is said to have happened. */
export function* occurrenceProblems(
  occurrences: readonly OccurrenceFact[],
  today: Day,
  birthDate?: Day,
): Generator<FieldProblem> {
  for (const [index, occurrence] of occurrences.entries()) {
    const field = `occurrences[${index}]`;
    yield* dateProblems(field, occurrence, today, birthDate);
    yield* partProblems(field, occurrence);
    if (occurrence.kind === 'loss' && occurrence.loss !== undefined) {
      yield* lossProblems(`${field}.loss`, occurrence.loss);
    }
    yield* pregnancyProblems(field, occurrence, occurrences.slice(0, index));
  }
}

function* dateProblems(
  field: string,
  { on, certainty }: OccurrenceFact,
  today: Day,
  birthDate: Day | undefined,
): Generator<FieldProblem> {
  if (on === undefined) return;
  const { first, last } = spanOf(on);
  if (certainty === 'expected' && last < today) {
    yield {
      field: `${field}.on`,
      rule: 'expected-in-future',
      message: 'This day has passed: say when it happened, and no longer that it is expected.',
    };
  }
  if (certainty !== 'expected' && first > today) {
    yield {
      field: `${field}.on`,
      rule: 'not-in-future',
      message: 'This day is after today: correct it, or say that it is expected.',
    };
  }
  const isBornKnown = isDay(birthDate);
  if (last < addYears(isBornKnown ? birthDate : anybodyBornBy(today), YOUNGEST)) {
    yield { field: `${field}.on`, ...(isBornKnown ? BEFORE_SHE_COULD : LONG_AGO) };
  }
}

const BEFORE_SHE_COULD = {
  rule: 'before-she-could',
  message: 'This was before, or soon after, the person’s own birth: check both dates.',
};

function* partProblems(field: string, occurrence: OccurrenceFact): Generator<FieldProblem> {
  for (const part of ['loss', 'separation'] as const) {
    const given = occurrence[part] !== undefined;
    if (given === (occurrence.kind === part)) continue;
    yield given
      ? {
          field: `${field}.${part}`,
          rule: `${part}-not-asked`,
          message: `Details of a ${part} belong only to a ${part}: take them out or change the kind.`,
        }
      : {
          field: `${field}.${part}`,
          rule: `${part}-missing`,
          message: `Say what kind of ${part} it was.`,
        };
  }
}

// The day a pregnancy ended is told by these only: a baby who was born alive may die years later.
const ENDS_PREGNANCY: readonly LossKind[] = [
  'miscarriage',
  'ectopic',
  'failed-ivf',
  'termination',
  'stillbirth',
];

function endOfPregnancy({ kind, on, certainty, loss }: OccurrenceFact): Day | undefined {
  if (on === undefined || !isDay(on) || certainty !== 'exact') return undefined;
  const ends =
    kind === 'birth' || (kind === 'loss' && ENDS_PREGNANCY.includes(loss?.kind ?? 'infant-death'));
  return ends ? on : undefined;
}

// Numbers tell which babies belong together (a surviving twin), so two numbers for one pregnancy mislead.
function* pregnancyProblems(
  field: string,
  occurrence: OccurrenceFact,
  earlier: readonly OccurrenceFact[],
): Generator<FieldProblem> {
  const ended = endOfPregnancy(occurrence);
  if (ended === undefined || occurrence.pregnancy === undefined) return;
  for (const other of earlier) {
    const otherEnded = endOfPregnancy(other);
    if (otherEnded === undefined || other.pregnancy === undefined) continue;
    const apart = Math.abs(daysBetween(otherEnded, ended));
    if (apart === 0 && other.pregnancy !== occurrence.pregnancy) {
      yield {
        field: `${field}.pregnancy`,
        rule: 'pregnancy-twice',
        message: 'Two pregnancies cannot end on one day: give babies of one pregnancy one number.',
      };
      return;
    }
    if (apart > LONGEST_PREGNANCY_DAYS && other.pregnancy === occurrence.pregnancy) {
      yield {
        field: `${field}.pregnancy`,
        rule: 'pregnancy-shared',
        message: 'These are too far apart for one pregnancy: give each pregnancy its own number.',
      };
      return;
    }
  }
}
