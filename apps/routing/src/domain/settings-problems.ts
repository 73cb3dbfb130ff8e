import {
  addYears,
  TARGET_BOUNDS,
  type Day,
  type FieldProblem,
  type OpeningPeriod,
  type OwnTarget,
} from '@waymark/contracts';
import { inWords } from '@waymark/routing-order';
import type { SaidByService } from './said-by-service.js';

const FURTHEST_YEARS = 2;
const TAKES_NOBODY: readonly string[] = ['paused', 'closed'];

/**
 * What is wrong with settings that a service wants to save, beyond their shape; empty when they can be used.
 * `standing`: the targets that stand until then.
 */
export function settingsProblems(
  { openings, capacity, waits, offers, targets }: Omit<SaidByService, 'version'>,
  today: Day,
  standing: readonly OwnTarget[] = [],
): readonly FieldProblem[] {
  return [
    ...openings.flatMap((period, at) => periodProblems(openings, period, at, today)),
    ...(capacity !== undefined && capacity.asOf > today ? [early('capacity.asOf')] : []),
    ...waits.flatMap(({ asOf }, at) => (asOf > today ? [early(`waits[${at}].asOf`)] : [])),
    ...twice(waits.map(({ stage }) => stage)).map((at) => once(`waits[${at}].stage`)),
    ...twice(offers.map(({ offer }) => offer)).map((at) => once(`offers[${at}].offer`)),
    ...targets.flatMap((_target, at) => targetProblems(targets, at, { today, standing })),
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
    ...spanProblems({ from, to }, field, { before, called: 'the opening before it', today }),
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

interface Span {
  readonly from: Day;
  readonly to?: Day | undefined;
}

function spanProblems(
  { from, to }: Span,
  field: (name: string) => string,
  { before, called, today }: { before: Span | undefined; called: string; today: Day },
): readonly FieldProblem[] {
  return [
    ...(to !== undefined && to < from
      ? [problem(field('to'), 'not-before-from', 'The last day is before the first.')]
      : []),
    ...(before !== undefined && (before.to === undefined || before.to >= from)
      ? [
          problem(
            field('from'),
            'after-the-one-before',
            `Begin after the last day of ${called}; give that one a last day.`,
          ),
        ]
      : []),
    ...(from > addYears(today, FURTHEST_YEARS)
      ? [problem(field('from'), 'within-two-years', 'Give a day within two years.')]
      : []),
  ];
}

function targetProblems(
  targets: readonly OwnTarget[],
  at: number,
  { today, standing }: { readonly today: Day; readonly standing: readonly OwnTarget[] },
): readonly FieldProblem[] {
  const target = targets[at];
  if (target === undefined) return [];
  const { step, workingDays, from, to } = target;
  const field = (name: string): string => `targets[${at}].${name}`;
  const { least, most } = TARGET_BOUNDS[step];
  const before = targets.slice(0, at).findLast((other) => other.step === step);
  return [
    ...(workingDays < least || workingDays > most
      ? [
          problem(
            field('workingDays'),
            'within-bounds',
            `Give ${String(least)} to ${String(most)} working days for “${step}”.`,
          ),
        ]
      : []),
    ...spanProblems({ from, to }, field, {
      before,
      called: 'the target before it for the same step',
      today,
    }),
    ...backdated(target, field, { today, standing }),
  ];
}

// A step that has begun keeps the clock it was promised, so nothing is said of days that are past.
function backdated(
  { step, workingDays, from, to }: OwnTarget,
  field: (name: string) => string,
  { today, standing }: { readonly today: Day; readonly standing: readonly OwnTarget[] },
): readonly FieldProblem[] {
  if (from >= today || (to !== undefined && to < today)) return [];
  const known = standing.find(
    (other) =>
      other.step === step && other.from === from && (other.to === undefined || other.to >= today),
  );
  if (known?.workingDays === workingDays) return [];
  return known === undefined
    ? [
        problem(
          field('from'),
          'today-or-later',
          'Give today or a later day: steps that have begun keep the clock they were promised.',
        ),
      ]
    : [
        problem(
          field('workingDays'),
          'counts-already',
          `${String(known.workingDays)} working days have counted since ${inWords(from)}. Give that target a last day, and say the new one from the day after.`,
        ),
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
