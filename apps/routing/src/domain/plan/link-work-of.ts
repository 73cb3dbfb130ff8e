import type { Place } from '@waymark/routing-order';
import { heldPlace, type Alongside, type Placement } from '../placement.js';

const TAKEN_ALONGSIDE: readonly Alongside['state'][] = ['acknowledged', 'accepted', 'in-care'];

/** The link work that a service does with her now, as the lead or alongside, once somebody there has her, also while a question is out or a death is looked after; else nothing. */
export function linkWorkOf(
  placement: Pick<Placement, 'standing' | 'alongside'>,
  serviceId: string,
): Place | undefined {
  const lead = heldPlace(placement);
  const beside = placement.alongside.filter(({ state }) => TAKEN_ALONGSIDE.includes(state));
  return [...(lead === undefined ? [] : [lead]), ...beside].find(
    (place) => place.serviceId === serviceId && place.kind === 'link-work',
  );
}

/** Services with a plan that had her before a change and have her no more. */
export const plansLeft = (before: Placement, after: Placement): readonly string[] =>
  before.tasks
    .filter(({ purpose }) => purpose === 'plan')
    .map(({ step }) => step.owner)
    .filter((serviceId) => linkWorkOf(after, serviceId) === undefined);
