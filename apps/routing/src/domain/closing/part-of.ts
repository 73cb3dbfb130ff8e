import type { ClosurePart } from '@waymark/contracts';
import { handOverOf, heldPlace, isActive, isOpen, placeOf, type Placement } from '../placement.js';

/** How a service is part of what happens with her now; undefined where it is not. */
export function partOf(placement: Placement, serviceId: string): ClosurePart | undefined {
  if (!isOpen(placement)) return undefined;
  const { alongside, standing, tasks } = placement;
  const isIt = (organisation: string | undefined): boolean => organisation === serviceId;
  if (isIt(heldPlace(placement)?.serviceId)) return 'holds';
  if (isIt(placeOf(placement)?.serviceId)) return standing.is === 'held' ? 'held-for' : 'offered';
  if (isIt(handOverOf(placement)?.serviceId)) return 'asked-to-take-over';
  if (alongside.some((one) => isActive(one) && isIt(one.serviceId))) return 'alongside';
  if (isResponsible(placement, serviceId)) return 'sent';
  return tasks.some(({ step }) => isIt(step.owner)) ? 'owes-a-task' : undefined;
}

// What goes with another referral of hers follows that one.
const isResponsible = ({ standing, holder, nextStep }: Placement, serviceId: string): boolean =>
  standing.is !== 'goes-with' &&
  (holder?.organisation === serviceId || nextStep?.owner === serviceId);
