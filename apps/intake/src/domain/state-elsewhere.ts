import type { TeamKind } from '@waymark/contracts';

/** How far somebody else's referral is, without naming a team or a reason. */
export function stateElsewhere(newest: string | undefined, heldBy: TeamKind | undefined): string {
  if (newest === 'referral.held') return 'Waiting for a date';
  return heldBy === undefined || heldBy === 'sending-team' ? 'Being placed' : 'With a team';
}
