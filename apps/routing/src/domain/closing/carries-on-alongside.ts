import { referralAccepted, referralAcknowledged, referralCareStarted } from '@waymark/contracts';
import { sentence } from '@waymark/routing-order';
import { say, withoutStep, type Draft, type Saying, type Told } from '../change.js';
import { isActive, type Alongside, type AlongsideState, type Placement } from '../placement.js';
import { ownedBy, withItsWork } from './carries-on.js';

const FURTHER: readonly AlongsideState[] = ['accepted', 'in-care'];

/** A successor goes on alongside where the service that closes stood, which lets go; undefined where that has ended. */
export function carriesOnAlongside(
  before: Placement,
  at: Alongside,
  as: 'acknowledged' | 'accepted',
  told: Told,
): Draft | undefined {
  const from = before.alongside.find(
    (one) => one.serviceId === at.replaces && isActive(one) && one.takesOver === undefined,
  );
  if (from?.nextStep === undefined) return undefined;
  const state: AlongsideState = FURTHER.includes(from.state) ? from.state : as;
  // What has only been received is decided by whoever received it, by its own days.
  if (state !== from.state) return undefined;
  const because = sentence(`${at.name} goes on alongside in place of ${from.name}.`);
  const { replaces: _replaces, ...place } = at;
  const next: Alongside = { ...place, state, because, nextStep: ownedBy(from.nextStep, at) };
  const { placement, says } = withItsWork(ended(before, from, next), from, at, told);
  return {
    placement,
    says: [...saysOf(next), ...says],
    what: as === 'accepted' ? 'accept' : 'acknowledge',
    because,
    ends: [from.serviceId],
  };
}

/** It has the person, by whatever state: the service that closes lets go of what it did alongside. */
export function letsGo(draft: Draft, before: Placement, at: Alongside, told: Told): Draft {
  const from = before.alongside.find((one) => one.serviceId === at.replaces && isActive(one));
  if (from === undefined || from.takesOver !== undefined) return draft;
  const { replaces: _replaces, ...next } =
    draft.placement.alongside.find(({ serviceId }) => serviceId === at.serviceId) ?? at;
  const { placement, says } = withItsWork(ended(draft.placement, from, next), from, at, told);
  return {
    ...draft,
    placement,
    says: [...draft.says, ...says],
    ends: [...(draft.ends ?? []), from.serviceId],
  };
}

const ended = (placement: Placement, from: Alongside, next: Alongside): Placement => ({
  ...placement,
  alongside: placement.alongside.map((one) => {
    if (one.serviceId === next.serviceId) return next;
    if (one.serviceId !== from.serviceId) return one;
    const because = `${next.name} goes on alongside.`;
    return { ...withoutStep(one), state: 'ended' as const, because };
  }),
});

function saysOf({ serviceId, pathway, state }: Alongside): readonly Saying[] {
  const as = 'alongside';
  if (state === 'acknowledged') return [say(referralAcknowledged, { serviceId, as })];
  const accepted = say(referralAccepted, { serviceId, pathway, as });
  return state === 'in-care'
    ? [accepted, say(referralCareStarted, { serviceId, pathway, as })]
    : [accepted];
}
