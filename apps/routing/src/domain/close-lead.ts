import type { ClosingOutcome, Role } from '@waymark/contracts';
import { close } from './lead-moves.js';
import type { MoveContext, RequestOf } from './move-request.js';
import { stateOf, type Placement } from './placement.js';
import { refuse, type Moved } from './refusal.js';

const EARLY_ENDS: readonly ClosingOutcome[] = [
  'she-declined-asked-by-a-person',
  'died',
  'could-not-be-reached-after-risk-review',
];
const CLINICIANS: readonly Role[] = ['hub-clinician', 'referrer'];

/** A referral ends with a real outcome, or not at all. */
export function closeLead(
  before: Placement,
  { outcome }: RequestOf<'close'>,
  { moving }: MoveContext,
): Moved {
  if (outcome === 'next-place-has-her') {
    return refuse('outcome-not-possible', 'Record who took the person there instead.', 'outcome');
  }
  if (!possibleOutcomes(before).includes(outcome)) {
    const detail = `The outcome “${outcome}” does not end a referral that is “${stateOf(before)}”.`;
    return refuse('outcome-not-possible', detail, 'outcome');
  }
  const reviewed = moving.roles.some((role) => CLINICIANS.includes(role));
  if (outcome === 'could-not-be-reached-after-risk-review' && !reviewed) {
    const detail = 'Only a clinician closes after a review of the risk.';
    return refuse('outcome-not-possible', detail, 'outcome');
  }
  return { draft: close(before, outcome, { what: 'close', because: CLOSED[outcome] }) };
}

// Care that was given had begun.
const possibleOutcomes = ({ firstHelp }: Placement): readonly ClosingOutcome[] =>
  firstHelp === undefined ? EARLY_ENDS : ['care-given', ...EARLY_ENDS];

const CLOSED: Readonly<Record<ClosingOutcome, string>> = {
  'care-given': 'Closed: care was given.',
  'next-place-has-her': 'Closed: the next place has the person.',
  'she-declined-asked-by-a-person': 'Closed: the person declined, asked by a clinician or worker.',
  withdrawn: 'Closed: the referral was withdrawn.',
  died: 'Closed: messages stop.',
  'could-not-be-reached-after-risk-review':
    'Closed: the person could not be reached, and a clinician has reviewed the risk.',
};
