import type { DeclineReason } from '@waymark/contracts';
import type { Place } from '@waymark/routing-order';
import type { Placement } from './placement.js';

/** Services that are not offered her again; one that only could not reach her is. */
export const withoutAgain = (
  { declinedBy }: Placement,
  { serviceId }: Place,
  reason: DeclineReason,
): readonly string[] =>
  reason === 'could-not-contact' || declinedBy.includes(serviceId)
    ? declinedBy
    : [...declinedBy, serviceId];
