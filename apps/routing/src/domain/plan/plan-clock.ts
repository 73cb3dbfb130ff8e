import type { Day, NextStepKind, PlanLimit } from '@waymark/contracts';
import { inWords, type Place, sentence } from '@waymark/routing-order';
import { owe } from '../change.js';
import { dueOn } from '../clock.js';
import type { Owed } from '../placement.js';

/** Working days before a review on which the link worker is reminded. */
const REMINDED_BEFORE = 3;

/** What the link-work team owes next: a review on the agreed day, or, close to the second birthday, the ending. */
export function stepOfPlan(
  { serviceId, name }: Pick<Place, 'serviceId' | 'name'>,
  nextReviewOn: Day,
  limit: PlanLimit | undefined,
): Owed {
  const isEnding = limit !== undefined && nextReviewOn >= limit.prepareFrom;
  const what: NextStepKind = isEnding ? 'end-plan' : 'review-plan';
  const because = isEnding
    ? `The baby’s second birthday is on ${inWords(limit.endsBy)}: by then the plan has ended, and what goes on is in place. It is looked at by ${inWords(nextReviewOn)}.`
    : `The plan is reviewed with the person by ${inWords(nextReviewOn)}.`;
  return owe(
    what,
    { organisation: serviceId, name },
    sentence(because),
    dueOn(nextReviewOn, REMINDED_BEFORE),
  );
}
