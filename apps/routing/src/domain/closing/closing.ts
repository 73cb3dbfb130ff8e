import type { ClosureReason, Day, Pathway } from '@waymark/contracts';
import { type Place, inWords } from '@waymark/routing-order';
import type { Alongside, Placement } from '../placement.js';
import { handOverOf, isActive, placeOf } from '../placement.js';

/** A service that closes on a day: from then on it takes nobody. */
export interface Closing {
  readonly serviceId: string;
  readonly name: string;
  readonly on: Day;
  readonly reason: ClosureReason;
}

/** `Lotus closes on 1 January 2027`, for everybody who reads what becomes of a referral. */
export const saysWhy = ({ name, on, reason }: Closing): string =>
  reason === 'merged'
    ? `${name} is merged with another service on ${inWords(on)}`
    : `${name} closes on ${inWords(on)}`;

/** What the service does, or is to do, with her; undefined where it is no place of hers. */
export function placeAt(placement: Placement, serviceId: string): Place | Alongside | undefined {
  const lead = placeOf(placement);
  if (lead?.serviceId === serviceId) return lead;
  const asked = handOverOf(placement);
  if (asked?.serviceId === serviceId) return asked;
  return placement.alongside.find((one) => one.serviceId === serviceId && isActive(one));
}

/** The pathway on which a successor would have her. */
export const pathwayAt = (placement: Placement, serviceId: string): Pathway | undefined =>
  placeAt(placement, serviceId)?.pathway;
