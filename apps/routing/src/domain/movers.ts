import type { Role } from '@waymark/contracts';
import { placeOf, type Placement } from './placement.js';

/** Who a mover is, seen from the placement. */
export const MOVERS = {
  'the service': 'the organisation the person is offered to, held for or with',
  'who owes the step': 'the organisation that owes the next step',
  'who holds the person':
    'the organisation that holds the person, or the team that owes the next step',
  'the landing team': 'the coordination organisation of the person’s area, or the national desk',
  'the service alongside': 'an organisation of a parallel placement',
  'the next place': 'the organisation that is asked to take over',
  'whose task it is': 'the organisation that owes a task beside',
} as const;
export type Mover = keyof typeof MOVERS;

export const HUB: readonly Role[] = ['hub-clinician', 'link-worker'];
export const SENDING: readonly Role[] = ['referrer', 'landing-coordinator'];
export const LANDING: readonly Role[] = ['landing-coordinator'];
export const ANYONE_THERE: readonly Role[] = [
  'referrer',
  'hub-clinician',
  'link-worker',
  'landing-coordinator',
];
export const CLOSERS: readonly Role[] = ['referrer', 'hub-clinician', 'landing-coordinator'];

/** Who asks to move. */
export interface Moving {
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** The landing team of today, and the national desk. */
  readonly landing: readonly string[];
}

/** Is this organisation the mover of a row about the lead placement? */
export function isMover(
  who: Mover,
  placement: Placement,
  { organisation, landing }: Moving,
): boolean {
  const { holder, nextStep } = placement;
  switch (who) {
    case 'the service':
      return placeOf(placement)?.serviceId === organisation;
    case 'who owes the step':
      return nextStep?.owner === organisation;
    case 'who holds the person':
      return (
        holder?.organisation === organisation ||
        (nextStep?.owner === organisation && placeOf(placement)?.serviceId !== organisation)
      );
    case 'the landing team':
      return landing.includes(organisation);
    case 'the service alongside':
    case 'the next place':
    case 'whose task it is':
      return false;
  }
}
