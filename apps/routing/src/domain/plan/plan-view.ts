import type { Day, PlanView } from '@waymark/contracts';
import { isEnded, type Entry, type Plan, type Step } from './plan.js';

/** One thing that was done to a plan, as it is kept. */
export interface KeptPlanChange {
  readonly version: number;
  readonly at: Date;
  readonly what: string;
  readonly entry_id: string | null;
  readonly by_name: string;
}

const MOST_CHANGES = 50;
const LINE = 'Waymark';

/** A plan with its words, for its own team. `changes` are all of them, newest first. */
export function planView(
  plan: Plan,
  words: ReadonlyMap<string, string>,
  changes: readonly KeptPlanChange[],
  today: Day,
): PlanView {
  // Who recorded an entry is whoever made the oldest change about it.
  const makers = new Map(changes.map(({ entry_id: id, by_name: name }) => [id, name]));
  const shown = <E extends Entry>(entry: E): E & { byName: string; words?: string } => {
    const said = words.get(entry.entryId);
    return {
      ...entry,
      byName: makers.get(entry.entryId) ?? LINE,
      ...(said !== undefined && { words: said }),
    };
  };
  const step = (one: Step) => ({
    ...shown(one),
    overdue: one.state === 'open' && one.by < today,
  });
  return {
    planId: plan.planId,
    version: plan.version,
    state: isEnded(plan) ? 'ended' : 'open',
    openedOn: plan.openedOn,
    ...(plan.nextReviewOn !== undefined && { nextReviewOn: plan.nextReviewOn }),
    overdue: plan.nextReviewOn !== undefined && plan.nextReviewOn < today,
    goals: plan.goals.map((goal) => ({ ...shown(goal), steps: goal.steps.map(step) })),
    contacts: plan.contacts.map(shown),
    reviews: plan.reviews.map(shown),
    scores: plan.scores.map(shown),
    signposts: plan.signposts.map(shown),
    barriers: plan.barriers.map(shown),
    ...(plan.ending !== undefined && { ending: shown(plan.ending) }),
    changes: changes.slice(0, MOST_CHANGES).map(({ version, at, what, by_name: byName }) => ({
      version,
      at: at.toISOString(),
      what,
      byName,
    })),
  };
}
