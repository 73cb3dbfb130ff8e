import type { Day, ReferralFacts } from '@waymark/contracts';
import type { Directory } from '../directory.js';
import type { Offerable } from '../move-request.js';
import { offerable } from '../offerable.js';
import type { Placement } from '../placement.js';
import { pathwayAt } from './closing.js';

/** May the named successor be asked to have her today, on the pathway on which she is there? */
export function successorOf(
  directory: Directory,
  { placement, facts }: { readonly placement: Placement; readonly facts: ReferralFacts },
  { closes, successorId }: { readonly closes: string; readonly successorId: string | undefined },
  today: Day,
): Offerable | undefined {
  const pathway = pathwayAt(placement, closes);
  if (successorId === undefined || pathway === undefined) return undefined;
  return offerable(directory, { serviceId: successorId, pathway }, facts, today);
}
