import { addYears, type Day, type FieldProblem, type OpeningPeriod } from '@waymark/contracts';
import type { SaidByService } from './said-by-service.js';

const FURTHEST_YEARS = 2;
const TAKES_NOBODY: readonly string[] = ['paused', 'closed'];

/** What is wrong with settings that a service wants to save, beyond their shape; empty when they can be used. */
export function settingsProblems(
  { openings, capacity, waits, offers }: Omit<SaidByService, 'version'>,
  today: Day,
): readonly FieldProblem[] {
  return [
    ...openings.flatMap((period, at) => periodProblems(openings, period, at, today)),
    ...(capacity !== undefined && capacity.asOf > today ? [early('capacity.asOf')] : []),
    ...waits.flatMap(({ asOf }, at) => (asOf > today ? [early(`waits[${at}].asOf`)] : [])),
    ...twice(waits.map(({ stage }) => stage)).map((at) => once(`waits[${at}].stage`)),
    ...twice(offers.map(({ offer }) => offer)).map((at) => once(`offers[${at}].offer`)),
  ];
}

function periodProblems(
  openings: readonly OpeningPeriod[],
  { opening, from, to, wording }: OpeningPeriod,
  at: number,
  today: Day,
): readonly FieldProblem[] {
  const field = (name: string): string => `openings[${at}].${name}`;
  const before = openings[at - 1];
  return [
    ...(to !== undefined && to < from
      ? [problem(field('to'), 'not-before-from', 'The last day is before the first.')]
      : []),
    ...(before !== undefined && (before.to === undefined || before.to >= from)
      ? [
          problem(
            field('from'),
            'after-the-one-before',
            'Begin after the last day of the opening before it; give that one a last day.',
          ),
        ]
      : []),
    ...(from > addYears(today, FURTHEST_YEARS)
      ? [problem(field('from'), 'within-two-years', 'Give a day within two years.')]
      : []),
    ...(TAKES_NOBODY.includes(opening) && wording === undefined
      ? [
          problem(
            field('wording'),
            'said-why',
            'Say for the public why, and where people can turn.',
          ),
        ]
      : []),
  ];
}

const problem = (field: string, rule: string, message: string): FieldProblem => ({
  field,
  rule,
  message,
});

const early = (field: string): FieldProblem =>
  problem(field, 'not-after-today', 'Give today or an earlier day.');
const once = (field: string): FieldProblem =>
  problem(field, 'once', 'It is in the list already; say it once.');

const twice = (list: readonly string[]): readonly number[] =>
  list.flatMap((item, at) => (list.indexOf(item) === at ? [] : [at]));
