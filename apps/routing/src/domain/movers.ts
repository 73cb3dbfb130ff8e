import type { CallerRole, Role } from '@waymark/contracts';
import type { Appointment } from './appointment.js';
import { heldPlace, isActive, placeOf, type Placement } from './placement.js';

/** Who a mover is, seen from the placement. */
export const MOVERS = {
  'the service': 'the organisation the person is offered to, held for or with',
  'who owes the step': 'the organisation that owes the next step',
  'who holds the person':
    'the organisation that holds the person, or the team that owes the next step',
  'whoever works with the person':
    'the team that sent, holds, is offered or works with the person, and who coordinates',
  'the landing team': 'the coordination organisation of the person’s area, or the national desk',
  'the service alongside': 'an organisation of a parallel placement',
  'the place that had the person': 'the service that had the person when it was closed',
  'the team that sent': 'the sending team; for a self-referral, the landing team',
  'the next place': 'the organisation that is asked to take over',
  'whose task it is': 'the organisation that owes a task beside',
  'whose record it was':
    'the organisation whose appointment it was, while it works with the person, or the place that has them',
  'who tried to reach the person':
    'the place that has the person, where it has recorded that it tried to reach them',
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
  readonly roles: readonly CallerRole[];
  /** The landing team of today, and the national desk. */
  readonly landing: readonly string[];
}

/** Is this organisation the mover of a row about the lead placement? */
export const isMover = (who: Mover, placement: Placement, moving: Moving): boolean =>
  IS[who](placement, moving);

const IS: Readonly<Record<Mover, (placement: Placement, moving: Moving) => boolean>> = {
  'the service': (placement, { organisation }) => placeOf(placement)?.serviceId === organisation,
  'who owes the step': ({ nextStep }, { organisation }) => nextStep?.owner === organisation,
  'who holds the person': (placement, { organisation }) =>
    placement.holder?.organisation === organisation ||
    (placement.nextStep?.owner === organisation && placeOf(placement)?.serviceId !== organisation),
  'whoever works with the person': (placement, { organisation, landing }) =>
    landing.includes(organisation) || worksWith(placement, organisation),
  'the landing team': (_placement, { organisation, landing }) => landing.includes(organisation),
  'the place that had the person': ({ standing }, { organisation }) =>
    standing.is === 'closed' && standing.had?.serviceId === organisation,
  'the team that sent': ({ home }, { organisation }) => home.organisation === organisation,
  'the service alongside': () => false,
  'the next place': () => false,
  'whose task it is': () => false,
  'whose record it was': (placement, { organisation }) =>
    placement.appointments.some(
      (one) =>
        one.outcome !== undefined &&
        one.outcome !== 'no-longer-needed' &&
        mayCorrect(placement, organisation, one),
    ),
  'who tried to reach the person': (placement, { organisation }) =>
    heldPlace(placement)?.serviceId === organisation &&
    placement.contacts?.some(({ serviceId }) => serviceId === organisation) === true,
};

/** The place that has the person keeps the whole record; a team alongside its own part. */
export const mayCorrect = (
  placement: Placement,
  organisation: string,
  { serviceId }: Appointment,
): boolean =>
  heldPlace(placement)?.serviceId === organisation ||
  (serviceId === organisation &&
    placement.alongside.some((one) => one.serviceId === organisation && isActive(one)));

// A place that she is held for is not told of her before its day.
const worksWith = (placement: Placement, organisation: string): boolean =>
  placement.home.organisation === organisation ||
  placement.holder?.organisation === organisation ||
  (placement.standing.is !== 'held' && placeOf(placement)?.serviceId === organisation) ||
  placement.alongside.some((one) => one.serviceId === organisation && isActive(one));
