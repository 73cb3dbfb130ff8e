import {
  DECLINE_REASONS,
  type ClosingOutcome,
  type DeclineReason,
  type MissingAnswer,
  type Move,
  type PlacementState,
  type Role,
} from '@waymark/contracts';
import {
  acceptAlongside,
  acknowledgeAlongside,
  declineAlongside,
  endAlongside,
} from './alongside-moves.js';
import type { Draft, Told } from './change.js';
import type { Decision, Place } from './decision.js';
import * as lead from './lead-moves.js';
import { allowedMove, type Allowed, type Moving } from './moves.js';
import { placeOf, stateOf, type Placement } from './placement.js';

/** What somebody wants to do, with what the move needs. */
export type MoveRequest =
  | { readonly move: 'acknowledge' | 'accept' | 'record-call' | 'record-receipt' }
  | {
      readonly move: 'decline';
      readonly reason: DeclineReason;
      readonly comment?: string;
      readonly nextPlace?: string;
    }
  | { readonly move: 'ask'; readonly asks: readonly MissingAnswer[] }
  | { readonly move: 'reconfirm'; readonly stillWanted: boolean }
  | { readonly move: 'offer-to'; readonly to: Offerable; readonly why: string }
  | { readonly move: 'close'; readonly outcome: ClosingOutcome }
  | { readonly move: 'finish-task'; readonly taskId: string };

/** A place a coordinator named, and whether it may be offered her. */
export type Offerable =
  { readonly place: Place } | { readonly refused: 'not-open' | 'not-joined' | 'not-agreed' };

/** Why a move cannot be made: a value, not an error. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  /** The field to put right, where the request itself is at fault. */
  readonly field?: string;
}

export type Moved = { readonly draft: Draft } | { readonly refused: Refusal };

/** Decides anew, after a no or a recorded call. */
export type Decide = (now: {
  readonly declinedBy: readonly string[];
  readonly callRecorded: boolean;
  readonly suggested?: string;
}) => Decision;

export interface MoveContext {
  readonly moving: Moving;
  readonly decide: Decide;
  readonly told: Told;
  /** The London day. */
  readonly today: string;
}

/** Makes a move, if the table allows it to whoever asks. */
export function makeMove(before: Placement, request: MoveRequest, context: MoveContext): Moved {
  const taskId = request.move === 'finish-task' ? request.taskId : undefined;
  const allowed = allowedMove(before, request.move, context.moving, taskId);
  if (allowed === undefined) return refuse('move-not-allowed', notNow(before, request.move));
  if (allowed.alongside !== undefined) return moveAlongside(before, request, allowed, context);
  if (allowed.task !== undefined) return { draft: settleTask(before, request, allowed) };
  return moveLead(before, request, context);
}

const refuse = (code: string, detail: string, field?: string): { readonly refused: Refusal } => ({
  refused: { code, detail, ...(field !== undefined && { field }) },
});

const notNow = (before: Placement, move: Move): string =>
  `“${move}” is not possible for your team while the referral is “${stateOf(before)}”.`;

function moveLead(before: Placement, request: MoveRequest, context: MoveContext): Moved {
  const { told, decide, moving } = context;
  const to = placeOf(before);
  switch (request.move) {
    case 'acknowledge':
      if (to === undefined) return { draft: lead.takeHold(before, landingOf(context)) };
      return riskRefused(before, to) ?? { draft: lead.acknowledge(before, to, told) };
    case 'accept':
      if (to === undefined) return refuse('move-not-allowed', notNow(before, request.move));
      return riskRefused(before, to) ?? { draft: lead.accept(before, to, told) };
    case 'decline':
      return decline(before, request, context);
    case 'ask':
      return { draft: lead.ask(before, { asks: request.asks, by: askerOf(to, context) }, told) };
    case 'reconfirm':
      return reconfirm(before, request.stillWanted, context);
    case 'offer-to':
      return offerTo(before, request, context);
    case 'record-call':
      return {
        draft: lead.recordCall(
          before,
          decide({ declinedBy: before.declinedBy, callRecorded: true }),
          told,
        ),
      };
    case 'record-receipt':
      return { draft: lead.recordReceipt(before) };
    case 'close':
      return closeLead(before, request.outcome, moving.roles);
    case 'finish-task':
      return { draft: lead.finishedAndOn(before, decide(before), told) };
  }
}

function decline(
  before: Placement,
  request: Extract<MoveRequest, { readonly move: 'decline' }>,
  { decide, told }: MoveContext,
): Moved {
  const { reason, comment, nextPlace } = request;
  const to = placeOf(before);
  if (to === undefined) return refuse('move-not-allowed', notNow(before, 'decline'));
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

function commentRefused(reason: DeclineReason, comment: string | undefined): Moved | undefined {
  const needed = DECLINE_REASONS[reason].commentRequired && (comment ?? '').trim() === '';
  return needed
    ? refuse('comment-required', 'This reason needs a comment: say in a few words why.', 'comment')
    : undefined;
}

function reconfirm(before: Placement, stillWanted: boolean, context: MoveContext): Moved {
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
  { to, why }: Extract<MoveRequest, { readonly move: 'offer-to' }>,
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

const EARLY_ENDS: readonly ClosingOutcome[] = [
  'she-declined-asked-by-a-person',
  'died',
  'could-not-be-reached-after-risk-review',
];
const CLINICIANS: readonly Role[] = ['hub-clinician', 'referrer'];

function closeLead(before: Placement, outcome: ClosingOutcome, roles: readonly Role[]): Moved {
  const state: PlacementState = stateOf(before);
  const possible = state === 'accepted' ? ['care-given', ...EARLY_ENDS] : EARLY_ENDS;
  if (outcome === 'next-place-has-her') {
    return refuse('outcome-not-possible', 'Record who took the person there instead.', 'outcome');
  }
  if (!possible.includes(outcome)) {
    const detail = `The outcome “${outcome}” does not end a referral that is “${state}”.`;
    return refuse('outcome-not-possible', detail, 'outcome');
  }
  const reviewed = roles.some((role) => CLINICIANS.includes(role));
  if (outcome === 'could-not-be-reached-after-risk-review' && !reviewed) {
    const detail = 'Only a clinician closes after a review of the risk.';
    return refuse('outcome-not-possible', detail, 'outcome');
  }
  return { draft: lead.close(before, outcome, { what: 'close', because: CLOSED[outcome] }) };
}

const CLOSED: Readonly<Record<ClosingOutcome, string>> = {
  'care-given': 'Closed: care was given.',
  'next-place-has-her': 'Closed: the next place has the person.',
  'she-declined-asked-by-a-person': 'Closed: the person declined, asked by a clinician or worker.',
  withdrawn: 'Closed: the referral was withdrawn.',
  died: 'Closed: messages stop.',
  'could-not-be-reached-after-risk-review':
    'Closed: the person could not be reached, and a clinician has reviewed the risk.',
};

function moveAlongside(
  before: Placement,
  request: MoveRequest,
  { alongside }: Allowed,
  { told }: MoveContext,
): Moved {
  if (alongside === undefined) return refuse('move-not-allowed', notNow(before, request.move));
  switch (request.move) {
    case 'acknowledge':
      return { draft: acknowledgeAlongside(before, alongside, told) };
    case 'accept':
      return { draft: acceptAlongside(before, alongside, told) };
    case 'decline':
      return (
        commentRefused(request.reason, request.comment) ?? {
          draft: declineAlongside(before, alongside, request.reason),
        }
      );
    case 'close':
      return { draft: endAlongside(before, alongside) };
    case 'ask':
    case 'reconfirm':
    case 'offer-to':
    case 'record-call':
    case 'record-receipt':
    case 'finish-task':
      return refuse('move-not-allowed', notNow(before, request.move));
  }
}

const settleTask = (before: Placement, { move }: MoveRequest, { task }: Allowed): Draft =>
  move === 'record-call'
    ? lead.recordCallBeside(before)
    : lead.finishTask(before, task?.taskId ?? '');

const landingOf = ({ moving, told }: MoveContext) =>
  moving.organisation === told.national.organisation ? told.national : told.landing;

const askerOf = (to: Place | undefined, context: MoveContext) =>
  to === undefined
    ? landingOf(context)
    : { organisation: to.serviceId, kind: to.kind, name: to.name };
