import { planReviewed, type Day, type PlanLimit, type ScorePoint } from '@waymark/contracts';
import { type Place, sentence } from '@waymark/routing-order';
import { say, type Draft, type Told } from '../change.js';
import type { Placement, Task } from '../placement.js';
import type { Plan } from './plan.js';
import { stepOfPlan } from './plan-clock.js';
import type { PlanRequest } from './plan-request.js';

/** Which changes others hear of: the plan began, was reviewed, or ended. */
const HEARD: Partial<Record<PlanRequest['what'], ScorePoint>> = {
  open: 'start',
  'record-review': 'review',
  reopen: 'review',
  end: 'end',
};

const WORDS: Readonly<Record<ScorePoint, string>> = {
  start: 'has begun a plan with the person',
  review: 'has reviewed its plan with the person',
  end: 'has brought its plan with the person to an end',
};

/** What a change of a plan changes of the placement: the one step the link-work team owes for it. Nothing where nobody hears of it. */
export function planDraft(
  before: Placement,
  {
    plan,
    place,
    what,
    on,
  }: {
    readonly plan: Plan;
    readonly place: Pick<Place, 'serviceId' | 'name'>;
    readonly what: PlanRequest['what'];
    readonly on: Day;
  },
  { told, limit }: { readonly told: Told; readonly limit: PlanLimit | undefined },
): Draft | undefined {
  const at = HEARD[what];
  if (at === undefined) return undefined;
  const { planId, serviceId, goals, nextReviewOn, ending } = plan;
  const because = sentence(`${place.name} ${WORDS[at]}.`);
  const others = before.tasks.filter(
    ({ purpose, step }) => purpose !== 'plan' || step.owner !== serviceId,
  );
  const task: readonly Task[] =
    nextReviewOn === undefined
      ? []
      : [
          {
            taskId: told.newId(),
            purpose: 'plan',
            step: stepOfPlan(place, nextReviewOn, limit),
          },
        ];
  const wanted = goals.filter(({ state }) => state === 'open' || state === 'partly-reached');
  return {
    placement: { ...before, tasks: [...others, ...task] },
    says: [
      say(planReviewed, {
        planId,
        serviceId,
        at,
        on,
        categories: [...new Set(wanted.map(({ category }) => category))],
        goalsOpen: wanted.length,
        goalsReached: goals.filter(({ state }) => state === 'reached').length,
        ...(nextReviewOn !== undefined && { nextReviewOn }),
        ...(ending !== undefined && { outcome: ending.outcome }),
      }),
    ],
    what: `plan-${at === 'start' ? 'begun' : at === 'end' ? 'ended' : 'reviewed'}`,
    because,
  };
}
