import { DECLINE_REASONS, type DeclineReason } from '@waymark/contracts';
import { closeLead } from './close-lead.js';
import type { Place } from './decision.js';
import * as lead from './lead-moves.js';
import { readLinked } from './linked.js';
import type { MovesThatFollow } from './moves-that-follow.js';
import type { MoveContext, RequestOf } from './move-request.js';
import { placeOf, type Placement } from './placement.js';
import { notNow, refuse, type Moved } from './refusal.js';

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
    declinedBy: lead.withoutAgain(before, to, reason),
    callRecorded: before.callRecorded,
    ...(nextPlace !== undefined && { suggested: nextPlace }),
  });
  return { draft: lead.decline(before, { reason, to }, decision, told) };
}

export function commentRefused(
  reason: DeclineReason,
  comment: string | undefined,
): Moved | undefined {
  const needed = DECLINE_REASONS[reason].commentRequired && (comment ?? '').trim() === '';
  return needed
    ? refuse('comment-required', 'This reason needs a comment: say in a few words why.', 'comment')
    : undefined;
}

function reconfirm(
  before: Placement,
  { stillWanted }: RequestOf<'reconfirm'>,
  context: MoveContext,
): Moved {
  const { standing } = before;
  if (!stillWanted) {
    const because = 'The person’s team says that the referral is no longer wanted.';
    return { draft: lead.close(before, 'withdrawn', { what: 'reconfirm', because }) };
  }
  if (standing.is === 'held' && context.today < standing.until) {
    return refuse(
      'too-early',
      `The person is held until ${standing.until}; reconfirm from that day on.`,
    );
  }
  return { draft: lead.release(before, context.decide(before), context.told) };
}

function offerTo(
  before: Placement,
  { to, why }: RequestOf<'offer-to'>,
  context: MoveContext,
): Moved {
  if ('refused' in to) return refuse(`place-${to.refused}`, NOT_OFFERED[to.refused], 'serviceId');
  const { place } = to;
  if (place.serviceId === placeOf(before)?.serviceId && before.standing.is === 'offered') {
    return refuse('place-has-offer', 'The person is offered to this place already.', 'serviceId');
  }
  const landing = landingOf(context);
  return (
    riskRefused(before, place) ?? {
      draft: lead.offerByHand(before, { to: place, why }, { ...context.told, landing }),
    }
  );
}

const NOT_OFFERED = {
  'not-open': 'This place is not confirmed open today, and nothing is sent where nobody may be.',
  'not-joined':
    'Nobody at this place answers in Waymark: refer there yourself and record who took the person.',
  'not-agreed': 'The person has not agreed that this kind of recipient is told: ask them first.',
} as const;

// The guard behind the rule; a coordinator's hand does not lift it.
const riskRefused = (before: Placement, to: Place): Moved | undefined =>
  before.clinicalRisk && to.kind === 'link-work'
    ? refuse(
        'link-work-cannot-hold-risk',
        'A clinical risk is marked, and link work never holds one.',
      )
    : undefined;

const landingOf = ({ moving, told }: MoveContext) =>
  moving.organisation === told.national.organisation ? told.national : told.landing;

const askerOf = (to: Place | undefined, context: MoveContext) =>
  to === undefined
    ? landingOf(context)
    : { organisation: to.serviceId, kind: to.kind, name: to.name };
