import {
  addDays,
  type Day,
  type FieldProblem,
  type PlanLimit,
  type PlanMove,
} from '@waymark/contracts';
import { inWords } from '@waymark/routing-order';
import type { Plan } from './plan.js';
import type { PlanRequest, PlanRequestOf } from './plan-request.js';

/** Half a year: further ahead a review is not one. */
const FURTHEST_REVIEW_DAYS = 183;
/** Once the second birthday has passed the ending is near. */
const AFTER_BIRTHDAY_DAYS = 42;
const FURTHEST_STEP_DAYS = 366;
const MOST_GOALS = 30;
const MOST_STEPS = 20;
const MOST_ENTRIES = 200;
const MOST_SCORES = 100;
const MOST_CONTACTS = 500;

export interface PlanRules {
  readonly plan: Plan | undefined;
  readonly today: Day;
  readonly limit: PlanLimit | undefined;
  /** Codes of the Outcome Star's domains here. */
  readonly domains: readonly string[];
  /** Is it a service of the directory? */
  readonly isService: (id: string) => boolean;
}

/** What is wrong with a request beyond its shape; empty when it can be done. */
export function planProblems(request: PlanRequest, rules: PlanRules): readonly FieldProblem[] {
  return [
    ...('on' in request && request.on > rules.today
      ? [problem('on', 'not-after-today', 'Give today or an earlier day.')]
      : []),
    ...('nextReviewOn' in request ? reviewProblems(request.nextReviewOn, rules) : []),
    ...ownProblems(request, rules),
    ...(isFull(request, rules.plan)
      ? [problem('', 'full', 'The plan holds no more of these.')]
      : []),
  ];
}

function reviewProblems(day: Day, { today, limit }: PlanRules): readonly FieldProblem[] {
  const refuse = (rule: string, message: string): readonly FieldProblem[] => [
    problem('nextReviewOn', rule, message),
  ];
  if (day <= today) return refuse('after-today', 'Give a day after today.');
  const latest = latestReview(today, limit);
  if (day <= latest) return [];
  if (latest === limit?.prepareFrom) {
    return refuse(
      'before-ending',
      `The ending is prepared from ${inWords(latest)}, six weeks before the baby’s second birthday: review by then.`,
    );
  }
  return latest === limit?.endsBy
    ? refuse('before-birthday', `The plan ends by the second birthday, ${inWords(latest)}.`)
    : refuse('not-too-far', `Give a day up to ${inWords(latest)}.`);
}

function latestReview(today: Day, limit: PlanLimit | undefined): Day {
  const usual = addDays(today, FURTHEST_REVIEW_DAYS);
  if (limit === undefined) return usual;
  if (today < limit.prepareFrom) return earlier(usual, limit.prepareFrom);
  return today < limit.endsBy ? limit.endsBy : addDays(today, AFTER_BIRTHDAY_DAYS);
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);

type Check<M extends PlanMove> = (
  request: PlanRequestOf<M>,
  rules: PlanRules,
) => readonly FieldProblem[];

/** What is checked of one kind of change alone; a kind that is left out needs nothing more. */
const CHECKS: { readonly [M in PlanMove]?: Check<M> } = {
  'change-goal': ({ goalId }, { plan }) => goalProblems(goalId, plan),
  'add-step': ({ goalId, by }, { plan, today }) => [
    ...goalProblems(goalId, plan),
    ...(by < today || by > addDays(today, FURTHEST_STEP_DAYS)
      ? [problem('by', 'within-a-year', 'Give today or a day within a year.')]
      : []),
  ],
  'record-step': ({ stepId }, { plan }) =>
    plan?.goals.some(({ steps }) => steps.some(idIs(stepId))) ? [] : [unknown('stepId')],
  'record-scores': ({ scores }, { domains }) =>
    scores.flatMap(({ domain }, at) => {
      if (!domains.includes(domain)) return [unknown(`scores[${at}].domain`)];
      const first = scores.findIndex((other) => other.domain === domain);
      return first === at
        ? []
        : [problem(`scores[${at}].domain`, 'once', 'It is in the list already; say it once.')];
    }),
  'record-signpost': signpostProblems,
  'strike-entry': ({ entryId }, { plan }) => (isEntry(plan, entryId) ? [] : [unknown('entryId')]),
  end: endProblems,
};

function ownProblems(request: PlanRequest, rules: PlanRules): readonly FieldProblem[] {
  const check = CHECKS[request.what] as Check<PlanMove> | undefined;
  return check?.(request, rules) ?? [];
}

const goalProblems = (goalId: string, plan: Plan | undefined): readonly FieldProblem[] =>
  goalOf(plan, goalId) === undefined ? [unknown('goalId')] : [];

function signpostProblems(
  { serviceId, words }: PlanRequestOf<'record-signpost'>,
  { isService }: PlanRules,
): readonly FieldProblem[] {
  if (serviceId !== undefined) return isService(serviceId) ? [] : [unknown('serviceId')];
  return words === undefined
    ? [problem('words', 'said-where', 'Say where, or name a service of the directory.')]
    : [];
}

function endProblems(
  { outcome, words }: PlanRequestOf<'end'>,
  { today, limit }: PlanRules,
): readonly FieldProblem[] {
  if (outcome === 'referral-ended') {
    return [
      problem('outcome', 'line-only', 'This is recorded by itself; say how it really ended.'),
    ];
  }
  if (outcome === 'second-birthday' && (limit === undefined || today < limit.prepareFrom)) {
    return [
      problem(
        'outcome',
        'near-birthday',
        'The second birthday is not near, or no baby is known of.',
      ),
    ];
  }
  if (outcome === 'could-not-be-reached-after-risk-review' && words === undefined) {
    return [problem('words', 'said-who', 'Say who reviewed the risk, and when.')];
  }
  return [];
}

function isFull(request: PlanRequest, plan: Plan | undefined): boolean {
  if (plan === undefined) return false;
  const { goals, contacts, reviews, scores, signposts, barriers } = plan;
  const room: Partial<Record<PlanMove, number>> = {
    'add-goal': MOST_GOALS - goals.length,
    'record-contact': MOST_CONTACTS - contacts.length,
    'record-review': MOST_ENTRIES - reviews.length,
    'record-scores': MOST_SCORES - scores.length,
    'record-signpost': MOST_ENTRIES - signposts.length,
    'record-barrier': MOST_ENTRIES - barriers.length,
  };
  if (request.what === 'add-step') {
    return (goalOf(plan, request.goalId)?.steps.length ?? 0) >= MOST_STEPS;
  }
  return (room[request.what] ?? 1) <= 0;
}

const idIs =
  (id: string) =>
  ({ entryId }: { readonly entryId: string }): boolean =>
    entryId === id;

const goalOf = (plan: Plan | undefined, id: string) => plan?.goals.find(idIs(id));

function isEntry(plan: Plan | undefined, id: string): boolean {
  if (plan === undefined) return false;
  const { contacts, reviews, scores, signposts, barriers } = plan;
  return [contacts, reviews, scores, signposts, barriers].flat().some(idIs(id));
}

const problem = (field: string, rule: string, message: string): FieldProblem => ({
  field,
  rule,
  message,
});

const unknown = (field: string): FieldProblem =>
  problem(field, 'known', 'There is nothing of this plan by that name.');
