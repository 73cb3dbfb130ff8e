import type { Plan } from './plan.js';
import { changePlan, openedPlan } from './change-plan.js';
import type { PlanRequest } from './plan-request.js';

export const OPENED = '2026-11-23';
export const GOAL = '5b0f9c0a-0000-4000-8000-000000000001';
export const STEP = '5b0f9c0a-0000-4000-8000-000000000002';

type Change = Exclude<PlanRequest, { readonly what: 'open' }>;

/** A change with an id of its own. */
export const change = (plan: Plan, request: Change, id: string = GOAL, today = OPENED) =>
  changePlan(plan, request, { today, newId: () => id });

export const newPlan = (): Plan =>
  openedPlan(
    {
      planId: '5b0f9c0a-0000-4000-8000-0000000000aa',
      referralId: '5b0f9c0a-0000-4000-8000-0000000000bb',
      serviceId: 'sheffield-light',
    },
    '2026-12-21',
    OPENED,
  );

/** A plan with one goal and one step towards it. */
export function aPlan(): Plan {
  const words = 'To get out of the house with the baby.';
  const { plan } = change(newPlan(), { what: 'add-goal', category: 'groups', words });
  const step = { what: 'add-step', goalId: GOAL, who: 'link-worker', by: '2026-12-01' } as const;
  return change(plan, { ...step, words: 'Ring the family hub.' }, STEP).plan;
}
