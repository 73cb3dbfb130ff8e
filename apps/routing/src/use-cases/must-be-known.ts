import type { WaymarkEvent } from '@waymark/contracts';
import { PermanentFailure } from '@waymark/messaging';
import type { KnownPlacement } from '../store/placement.store.js';

/** Messaging applies `referral.received` first, so an unknown referral is a fault that waiting does not mend. */
export function mustBeKnown(
  known: KnownPlacement | undefined,
  event: WaymarkEvent,
): KnownPlacement {
  if (known === undefined) throw new PermanentFailure(`${event.type} of a referral never received`);
  return known;
}
