import type { Place } from '@waymark/routing-order';
import { closeLead } from './close-lead.js';
import { withoutAgain } from './declined-by.js';
import * as lead from './lead-moves.js';
import { readLinked } from './linked.js';
import type { MovesThatFollow } from './moves-that-follow.js';
import type { MoveContext, Offerable, RequestOf } from './move-request.js';
import { reopenLead } from './reopen-lead.js';
import { offerToTakeOver } from './hand-over-moves.js';
import { mayTakeOver } from './make-hand-over-move.js';
import { heldPlace, placeOf, type Placement } from './placement.js';
import { commentRefused, NOT_OFFERED, notNow, refuse, riskRefused, type Moved } from './refusal.js';

/** What follows for the lead, until a place has her and when it ends. */
export const LEAD_MOVES: MovesThatFollow = {
  acknowledge: (before, _request, context) => {
    const read = readLinked(before);
    if (read !== undefined) return { draft: read };
    const to = placeOf(before);
    if (to === undefined) return { draft: lead.takeHold(before, landingOf(context)) };
    return riskRefused(before, to) ?? { draft: lead.acknowledge(before, to, context.told) };
  },
  accept: (before, { move }, { told }) => {
    const to = placeOf(before);
    if (to === undefined) return notNow(before, move);
    return riskRefused(before, to) ?? { draft: lead.accept(before, to, told) };
  },
  decline,
  ask: (before, { asks }, context) => ({
    draft: lead.ask(before, { asks, by: askerOf(placeOf(before), context) }, context.told),
  }),
  reconfirm,
  'offer-to': offerTo,
  'record-call': (before, _request, { decide, told }) => {
    const decision = decide({ declinedBy: before.declinedBy, callRecorded: true });
    return { draft: lead.recordCall(before, decision, told) };
  },
  'record-receipt': (before, _request, { told }) => ({ draft: lead.recordReceipt(before, told) }),
  close: closeLead,
  reopen: reopenLead,
  'finish-task': (before, _request, { decide, told }) => ({
    draft: lead.finishedAndOn(before, decide(before), told),
  }),
};

function decline(
  before: Placement,
  { move, reason, comment, nextPlace }: RequestOf<'decline'>,
  { decide, told }: MoveContext,
): Moved {
  const to = placeOf(before);
  if (to === undefined) return notNow(before, move);
  const commentMissing = commentRefused(reason, comment);
  if (commentMissing !== undefined) return commentMissing;
  if (reason === 'could-not-contact') {
    return { draft: lead.contactAnotherWay(before, { reason, to }, told) };
  }
  const decision = decide({
    declinedBy: withoutAgain(before, to, reason),
    callRecorded: before.callRecorded,
    ...(nextPlace !== undefined && { suggested: nextPlace }),
  });
  return { draft: lead.decline(before, { reason, to }, decision, told) };
}

function reconfirm(
  before: Placement,
  { stillWanted }: RequestOf<'reconfirm'>,
  context: MoveContext,
): Moved {
  const { standing } = before;
  if (!stillWanted) {
    const because = 'The person’s team says that the referral is no longer wanted.';
    return {
      draft: lead.close(before, 'withdrawn', {
        what: 'reconfirm',
        because,
        on: context.today,
      }),
    };
  }
  if (standing.is === 'held' && context.today < standing.until) {
    return refuse(
      'too-early',
      `The person is held until ${standing.until}; reconfirm from that day on.`,
    );
  }
  return { draft: lead.release(before, context.decide(before), context.told) };
}

function offerTo(before: Placement, { to }: RequestOf<'offer-to'>, context: MoveContext): Moved {
  if (heldPlace(before) !== undefined) return takenOverByHand(before, to, context);
  if ('refused' in to) return refuse(`place-${to.refused}`, NOT_OFFERED[to.refused], 'serviceId');
  const { place } = to;
  if (place.serviceId === placeOf(before)?.serviceId && before.standing.is === 'offered') {
    return refuse('place-has-offer', 'The person is offered to this place already.', 'serviceId');
  }
  const landing = landingOf(context);
  return (
    riskRefused(before, place) ?? {
      draft: lead.offerByHand(before, place, { ...context.told, landing }),
    }
  );
}

/** A place has her: the one the coordinator names is asked to take over. */
function takenOverByHand(before: Placement, to: Offerable, context: MoveContext): Moved {
  const place = mayTakeOver(before, to);
  if ('refused' in place) return place;
  const by = landingOf(context).name;
  const offering = { to: place, how: 'by-hand', goesOn: false, by } as const;
  return { draft: offerToTakeOver(before, offering, context.told) };
}

const landingOf = ({ moving, told }: MoveContext) =>
  moving.organisation === told.national.organisation ? told.national : told.landing;

const askerOf = (to: Place | undefined, context: MoveContext) =>
  to === undefined
    ? landingOf(context)
    : { organisation: to.serviceId, kind: to.kind, name: to.name };
