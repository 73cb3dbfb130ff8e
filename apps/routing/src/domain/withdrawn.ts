import type { ClosingOutcome, WithdrawalReason } from '@waymark/contracts';
import type { Draft, Told } from './change.js';
import { recordDeath } from './death-moves.js';
import { close } from './lead-moves.js';
import type { Placement } from './placement.js';

const OUTCOME_OF_WITHDRAWAL: Readonly<Record<Exclude<WithdrawalReason, 'died'>, ClosingOutcome>> = {
  'she-declined-asked-by-a-person': 'she-declined-asked-by-a-person',
  'consent-withdrawn': 'withdrawn',
  'sent-in-error': 'withdrawn',
  'moved-area': 'withdrawn',
  'help-found-elsewhere': 'withdrawn',
};

/** Withdrawn: sharing stops at once, and every recipient sees that it has. A death is looked after before anything ends. */
export function withdrawn(
  before: Placement,
  reason: WithdrawalReason,
  told: Told,
): Draft | undefined {
  if (reason === 'died') {
    // Somebody at the place that has her knew it first.
    return before.standing.is === 'death-recorded'
      ? undefined
      : recordDeath(before, { who: 'woman' }, told);
  }
  return close(before, OUTCOME_OF_WITHDRAWAL[reason], {
    what: 'withdrawn',
    because: 'The referral was withdrawn: messages and sharing have stopped.',
    fromOutside: true,
  });
}
