import type { CallerRole, PlacementStep } from '@waymark/contracts';
import { landingTeamOn, NATIONAL_DESK, type Directory } from './directory.js';
import type { Moving } from './movers.js';
import { isActive, placeOf, type Placement } from './placement.js';

/** Is this organisation part of what happens with her now? */
export function isInvolved(placement: Placement, organisation: string): boolean {
  const { holder, nextStep, home, alongside, tasks } = placement;
  return (
    home.organisation === organisation ||
    holder?.organisation === organisation ||
    nextStep?.owner === organisation ||
    placeOf(placement)?.serviceId === organisation ||
    alongside.some((one) => one.serviceId === organisation && isActive(one)) ||
    tasks.some(({ step }) => step.owner === organisation)
  );
}

/** Somebody who asks to move, with the teams that coordinate for her on the day. */
export const movingAs = (
  { organisation, roles }: { readonly organisation: string; readonly roles: readonly CallerRole[] },
  { landingTeam }: Placement,
  directory: Directory,
  today: string,
): Moving => ({
  organisation,
  roles,
  landing: [
    landingTeamOn(directory, landingTeam, today).organisation,
    landingTeamOn(directory, NATIONAL_DESK, today).organisation,
  ],
});

/** One thing that happened, as it is kept. */
export interface KeptStep {
  readonly at: Date;
  readonly what: string;
  readonly by_organisation: string;
  readonly by_name: string | null;
  readonly because: string;
  readonly note: string | null;
}

const LONGEST = 500;

/** A programme reads what happened; names and notes are for people. */
export function stepSeenBy(kind: 'person' | 'machine', step: KeptStep): PlacementStep {
  const note = kind === 'person' && step.note !== null ? ` ${step.note}` : '';
  const name = kind === 'person' && step.by_name !== null ? `${step.by_name}, ` : '';
  return {
    at: step.at.toISOString(),
    what: step.what,
    by: `${name}${step.by_organisation}`,
    because: `${step.because}${note}`.slice(0, LONGEST),
  };
}
