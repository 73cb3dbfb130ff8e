import type { DestinationKind, TeamKind } from '@waymark/contracts';
import { type Place, sentence } from '@waymark/routing-order';
import { oweFrom } from './change.js';
import { sayAlongside } from './follow.js';
import * as handOver from './hand-over-moves.js';
import type { MoveContext, Offerable, RequestOf } from './move-request.js';
import type { MovesThatFollow } from './moves-that-follow.js';
import {
  handOverOf,
  isActive,
  placeOf,
  takenBy,
  type Alongside,
  type HandOverKind,
  type Placement,
} from './placement.js';
import {
  commentRefused,
  NOT_OFFERED,
  notNow,
  refuse,
  riskRefused,
  type Moved,
  type Refused,
} from './refusal.js';

/** From one place to the next, and who works alongside. */
export const HAND_OVER_MOVES: MovesThatFollow = {
  'pass-on': onward,
  'step-up': onward,
  'step-down': onward,
  'offer-alongside': offerAlongside,
};

/** What follows for the place that is asked to take over. */
export const TAKE_OVER_MOVES: MovesThatFollow = {
  acknowledge: (before, { move }, { told }, { alongside }) =>
    alongside === undefined
      ? notNow(before, move)
      : { draft: handOver.takeOver(before, alongside, 'acknowledged', told) },
  accept: (before, { move }, { told }, { alongside }) =>
    alongside === undefined
      ? notNow(before, move)
      : { draft: handOver.takeOver(before, alongside, 'accepted', told) },
  decline: (before, { move, reason, comment }, { told }, { alongside }) =>
    alongside === undefined
      ? notNow(before, move)
      : (commentRefused(reason, comment) ?? {
          draft: handOver.declineToTakeOver(before, alongside, reason, told),
        }),
  'take-back': (before, { move }, _context, { alongside }) =>
    alongside === undefined
      ? notNow(before, move)
      : { draft: handOver.takeBack(before, alongside) },
};

type Onward = RequestOf<'pass-on' | 'step-up' | 'step-down'>;

function onward(before: Placement, request: Onward, context: MoveContext): Moved {
  const { move, to, kind } = request;
  const from = takenBy(before);
  if (from === undefined) return notNow(before, move);
  if ((to === undefined) === (kind === undefined)) {
    return refuse('one-place', 'Name a service with its pathway, or a kind of place.', 'serviceId');
  }
  return kind === undefined
    ? toService(before, request, from, context)
    : outside(before, { move, kind, from }, context);
}

function toService(
  before: Placement,
  { move, to, goesOnAlongside }: Onward,
  from: Place,
  { told }: MoveContext,
): Moved {
  const place = mayTakeOver(before, to);
  if ('refused' in place) return place;
  const wrong = wrongDirection(move, from.kind, RANK_OF_TEAM[place.kind], 'serviceId');
  if (wrong !== undefined) return wrong;
  const offering = { to: place, how: move, goesOn: goesOnAlongside, by: from.name };
  return { draft: handOver.offerToTakeOver(before, offering, told) };
}

function outside(
  before: Placement,
  {
    move,
    kind,
    from,
  }: { readonly move: HandOverKind; readonly kind: DestinationKind; readonly from: Place },
  { told, howToReach }: MoveContext,
): Moved {
  const wrong = wrongDirection(move, from.kind, RANK_OF_KIND[kind] ?? 1, 'kind');
  if (wrong !== undefined) return wrong;
  const advice = howToReach(kind);
  if (advice === undefined) {
    return refuse('no-such-place', 'The directory does not say how to get there.', 'kind');
  }
  return { draft: handOver.referOn(before, { kind, how: move, from, advice }, told) };
}

/** May this place be asked to take over? Open, joined, agreed to, not here already, and fit to hold her. */
export function mayTakeOver(before: Placement, to: Offerable | undefined): Place | Refused {
  if (to === undefined) return refuse('one-place', 'Name the service.', 'serviceId');
  if ('refused' in to) return refuse(`place-${to.refused}`, NOT_OFFERED[to.refused], 'serviceId');
  const { place } = to;
  if (place.serviceId === placeOf(before)?.serviceId) {
    return refuse('place-has-her', 'The person is with this place already.', 'serviceId');
  }
  const asked = handOverOf(before);
  if (asked !== undefined) {
    return refuse('hand-over-out', `${asked.name} is asked to take over: take that back first.`);
  }
  return riskRefused(before, place) ?? place;
}

const RANK_OF_TEAM: Readonly<Record<TeamKind, number>> = {
  'sending-team': 0,
  'landing-team': 0,
  'link-work': 0,
  'other-service': 1,
  'mmhs-hub': 2,
  'specialist-perinatal': 3,
};

/** Kinds of place by the need they are for; what is not named is in between. */
const RANK_OF_KIND: Partial<Record<DestinationKind, number>> = {
  'emergency-999': 4,
  'crisis-4h': 4,
  crisis: 4,
  'mother-and-baby-unit': 4,
  'specialist-perinatal': 3,
  'mmhs-hub': 2,
  'link-work': 0,
  charity: 0,
  'health-visitor-or-gp': 0,
  'early-help': 0,
};

function wrongDirection(
  how: HandOverKind,
  from: TeamKind,
  to: number,
  field: string,
): Refused | undefined {
  const here = RANK_OF_TEAM[from];
  if (how === 'step-up' && to <= here) {
    return refuse('not-a-step-up', 'This place is not for greater need: pass on instead.', field);
  }
  if (how === 'step-down' && to >= here) {
    return refuse('not-a-step-down', 'This place is not for less need: pass on instead.', field);
  }
  return undefined;
}

function offerAlongside(
  before: Placement,
  { to }: RequestOf<'offer-alongside'>,
  { told }: MoveContext,
): Moved {
  if ('refused' in to) return refuse(`place-${to.refused}`, NOT_OFFERED[to.refused], 'serviceId');
  const { place } = to;
  const { serviceId, name } = place;
  const isHere =
    placeOf(before)?.serviceId === serviceId ||
    before.alongside.some((one) => one.serviceId === serviceId && isActive(one));
  if (isHere) {
    return refuse('place-has-her', 'This team works with the person already.', 'serviceId');
  }
  const because = sentence(`${name} is asked to work alongside.`);
  const owner = { organisation: serviceId, name };
  const asked: Alongside = {
    ...place,
    state: 'offered',
    because,
    nextStep: oweFrom(told, 'acknowledge', owner, because),
  };
  const others = before.alongside.filter((one) => one.serviceId !== serviceId);
  return {
    draft: {
      placement: { ...before, alongside: [...others, asked] },
      says: [sayAlongside(asked)],
      what: 'offer-alongside',
      because,
      grants: [{ organisation: serviceId, as: 'alongside' }],
    },
  };
}
