import type { PlanMove } from '@waymark/contracts';
import { isEnded, type Plan } from './plan.js';

const WHILE_OPEN: readonly PlanMove[] = [
  'add-goal',
  'change-goal',
  'add-step',
  'record-step',
  'record-contact',
  'record-review',
  'record-scores',
  'record-signpost',
  'record-barrier',
  'strike-entry',
  'end',
];

/** What may be done with a plan now. `isWithThem`: the service has the person, as the lead or alongside. */
export function planMovesNow(plan: Plan | undefined, isWithThem: boolean): readonly PlanMove[] {
  if (plan === undefined) return isWithThem ? ['open'] : [];
  if (!isEnded(plan)) return isWithThem ? WHILE_OPEN : ['record-scores', 'strike-entry', 'end'];
  // The referral ended it: how it really ended can still be said.
  if (plan.ending?.outcome === 'referral-ended') {
    return [...(isWithThem ? (['reopen'] as const) : []), 'record-scores', 'strike-entry', 'end'];
  }
  return isWithThem ? ['reopen', 'strike-entry'] : ['strike-entry'];
}
