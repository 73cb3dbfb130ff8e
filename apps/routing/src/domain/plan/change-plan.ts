import type { Day } from '@waymark/contracts';
import type { Entry, Goal, Plan } from './plan.js';
import { STRIKEABLE } from './plan.js';
import type { PlanRequest, PlanRequestOf } from './plan-request.js';

/** What a change is told. */
export interface PlanTold {
  readonly today: Day;
  readonly newId: () => string;
}

/** A plan as it is after a change, and what was written. */
export interface PlanChanged {
  readonly plan: Plan;
  /** The entry it is about. */
  readonly entryId?: string;
  /** To be sealed under that entry. */
  readonly words?: string;
}

/** A plan that begins today. */
export const openedPlan = (
  of: Pick<Plan, 'planId' | 'referralId' | 'serviceId'>,
  nextReviewOn: Day,
  today: Day,
): Plan => ({
  ...of,
  version: 1,
  openedOn: today,
  nextReviewOn,
  goals: [],
  contacts: [],
  reviews: [],
  scores: [],
  signposts: [],
  barriers: [],
});

/** Does what was asked, which has been checked. Lists have the newest first. */
export function changePlan(
  before: Plan,
  request: Exclude<PlanRequest, { readonly what: 'open' }>,
  told: PlanTold,
): PlanChanged {
  const entryId = told.newId();
  const { plan, about = entryId } = changed(before, request, entryId, told.today);
  const words = 'words' in request ? request.words : undefined;
  return {
    plan: { ...plan, version: before.version + 1 },
    ...(request.what !== 'reopen' && { entryId: about }),
    ...(words !== undefined && { words }),
  };
}

interface Done {
  readonly plan: Plan;
  /** Where it is about an entry that was there already. */
  readonly about?: string;
}

function changed(
  plan: Plan,
  request: Exclude<PlanRequest, { readonly what: 'open' }>,
  entryId: string,
  today: Day,
): Done {
  switch (request.what) {
    case 'add-goal': {
      const { category } = request;
      const goal: Goal = { entryId, on: today, category, state: 'open', steps: [] };
      return { plan: { ...plan, goals: [...plan.goals, goal] } };
    }
    case 'change-goal':
      return changedGoal(plan, request);
    case 'add-step': {
      const { goalId, who, by } = request;
      const step = { entryId, on: today, who, by, state: 'open' as const };
      return {
        plan: withGoal(plan, goalId, (goal) => ({ ...goal, steps: [...goal.steps, step] })),
      };
    }
    case 'record-step': {
      const { stepId, state } = request;
      const goals = plan.goals.map((goal) => ({
        ...goal,
        steps: goal.steps.map((step) => (step.entryId === stepId ? { ...step, state } : step)),
      }));
      return { plan: { ...plan, goals }, about: stepId };
    }
    case 'record-contact': {
      const { on, channel, reached, minutes, asAgreed, safeContact } = request;
      const contact = { entryId, on, channel, reached, minutes, asAgreed, safeContact };
      return { plan: { ...plan, contacts: newestFirst([contact, ...plan.contacts]) } };
    }
    case 'record-review': {
      const { on, nextReviewOn } = request;
      const review = { entryId, on, nextReviewOn };
      return { plan: { ...plan, nextReviewOn, reviews: newestFirst([review, ...plan.reviews]) } };
    }
    case 'record-scores': {
      const { on, at, scores } = request;
      return {
        plan: { ...plan, scores: newestFirst([{ entryId, on, at, scores }, ...plan.scores]) },
      };
    }
    case 'record-signpost': {
      const { on, category, serviceId } = request;
      const signpost = { entryId, on, category, ...(serviceId !== undefined && { serviceId }) };
      return { plan: { ...plan, signposts: newestFirst([signpost, ...plan.signposts]) } };
    }
    case 'record-barrier': {
      const { on, barrier, category, overcome } = request;
      const met = { entryId, on, barrier, category, overcome };
      return { plan: { ...plan, barriers: newestFirst([met, ...plan.barriers]) } };
    }
    case 'strike-entry':
      return { plan: struck(plan, request), about: request.entryId };
    case 'end': {
      const { on, outcome } = request;
      const { nextReviewOn: _over, ...rest } = plan;
      return { plan: { ...rest, ending: { entryId, on, outcome } } };
    }
    case 'reopen': {
      const { ending: _ended, ...rest } = plan;
      return { plan: { ...rest, nextReviewOn: request.nextReviewOn } };
    }
  }
}

function changedGoal(plan: Plan, { goalId, category, state }: PlanRequestOf<'change-goal'>): Done {
  const change = { ...(category !== undefined && { category }), ...(state && { state }) };
  return { plan: withGoal(plan, goalId, (goal) => ({ ...goal, ...change })), about: goalId };
}

const withGoal = (plan: Plan, goalId: string, how: (goal: Goal) => Goal): Plan => ({
  ...plan,
  goals: plan.goals.map((goal) => (goal.entryId === goalId ? how(goal) : goal)),
});

function struck(plan: Plan, { entryId, reason }: PlanRequestOf<'strike-entry'>): Plan {
  const mark = <E extends Entry>(entries: readonly E[]): readonly E[] =>
    entries.map((entry) => (entry.entryId === entryId ? { ...entry, struck: reason } : entry));
  return STRIKEABLE.reduce<Plan>(
    (marked, list) => ({ ...marked, [list]: mark<Entry>(marked[list]) }),
    plan,
  );
}

const newestFirst = <E extends Entry>(entries: readonly E[]): readonly E[] =>
  [...entries].sort((one, other) => other.on.localeCompare(one.on));

/** The referral closed, or the service ended its part, before the plan did. */
export const endedWithReferral = (plan: Plan, { today, newId }: PlanTold): Plan => {
  const { nextReviewOn: _over, ...rest } = plan;
  return {
    ...rest,
    version: plan.version + 1,
    ending: { entryId: newId(), on: today, outcome: 'referral-ended' },
  };
};
