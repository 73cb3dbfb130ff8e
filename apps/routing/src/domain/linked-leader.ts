import { placeOf, type Placement } from './placement.js';

// Which of several open referrals of one person leads.

/** A service has her, by a named person there; a sending or landing team only until one does. */
export const isWithService = ({ holder, standing }: Placement): boolean =>
  holder !== undefined &&
  holder.kind !== 'sending-team' &&
  holder.kind !== 'landing-team' &&
  standing.is !== 'goes-with';

/**
 * One with which her death is recorded, so that nothing else takes its place before it is looked after. Else the one that a service has; else the one that has come furthest; else the one received first. One that goes with
 * another already leads only where nothing else is left, so that nobody leads in turns.
 */
export function leaderOf(open: readonly Placement[]): Placement | undefined {
  const risk = open.some(({ clinicalRisk }) => clinicalRisk);
  const died = open.filter(({ standing }) => standing.is === 'death-recorded');
  if (died.length > 0) return inOrder(died);
  const able = risk ? open.filter((placement) => !isWithLinkWork(placement)) : open;
  return inOrder(able.length > 0 ? able : open);
}

const inOrder = (able: readonly Placement[]): Placement | undefined =>
  able.toSorted(
    (one, other) =>
      rankOf(other) - rankOf(one) ||
      one.receivedAt.localeCompare(other.receivedAt) ||
      one.referralId.localeCompare(other.referralId),
  )[0];

function rankOf(placement: Placement): number {
  if (placement.standing.is === 'goes-with') return 0;
  if (isWithService(placement)) return 3;
  return placeOf(placement) === undefined ? 1 : 2;
}

// Link work never holds a clinical risk, whichever of her referrals has marked it.
const isWithLinkWork = (placement: Placement): boolean =>
  placement.holder?.kind === 'link-work' || placeOf(placement)?.kind === 'link-work';
