import { referralRedirected, taskOpened, type MovedTo } from '@waymark/contracts';
import { sentence, type Decision } from '@waymark/routing-order';
import { oweFrom, say, stepOf, type Draft, type Told } from './change.js';
import { follow, newAlongside, sayAlongside } from './follow.js';
import { judgedAfterMove, movedWords } from './moved.js';
import { heldPlace, isOpen, placeOf, takenBy, type Owed, type Placement } from './placement.js';

/** A judgement has come and the routing order has decided. A service that holds her is not overruled by it. */
export function judged(before: Placement, decision: Decision, told: Told): Draft | undefined {
  if (!isOpen(before) || before.standing.is === 'death-recorded') return undefined;
  if (before.moved === undefined) {
    return isSettled(before)
      ? keepsHolding(before, decision, told)
      : goesOn(before, decision, told);
  }
  const { moved, ...rest } = before;
  return heldPlace(before) === undefined && before.standing.is !== 'goes-with'
    ? toNewHome(goesOn(rest, decision, told), moved)
    : judgedAfterMove(before, decision, told);
}

// What was quiet is said now: the place is the same, the home is not.
const toNewHome = (draft: Draft, moved: MovedTo): Draft =>
  draft.quiet === true
    ? draft
    : { ...draft, because: sentence(`${movedWords[moved]} ${draft.because}`) };

// A service has her, or asks before it decides, or another referral of hers leads.
function isSettled(before: Placement): boolean {
  const { standing } = before;
  if (standing.is === 'waiting-for-answer') {
    return standing.then !== undefined && standing.then.standing.is !== 'with-a-person';
  }
  return takenBy(before) !== undefined || standing.is === 'goes-with';
}

function goesOn(before: Placement, decision: Decision, told: Told): Draft {
  if (isWhereSheIs(before, decision)) return staysThere(before, decision, told);
  const leaves = before.standing.is === 'offered' ? placeOf(before) : undefined;
  const { placement, says, grants } = follow(before, decision, told);
  return {
    placement,
    says:
      leaves === undefined
        ? says
        : [say(referralRedirected, { fromServiceId: leaves.serviceId }), ...says],
    what: 'routed',
    because: decision.because,
    grants,
    ends: leaves === undefined ? [] : [leaves.serviceId],
    considered: decision.considered,
  };
}

// Judged again with the same answer: no clock starts anew; only a new parallel offer is said.
function staysThere(before: Placement, decision: Decision, told: Told): Draft {
  const beside = newAlongside(before, decision.alongside, told);
  return {
    placement: { ...before, alongside: [...before.alongside, ...beside] },
    says: beside.map(sayAlongside),
    what: 'judged-again',
    quiet: true,
    because: 'Judged again; where the person goes is the same.',
    grants: beside.map(({ serviceId }) => ({ organisation: serviceId, as: 'alongside' })),
    considered: decision.considered,
  };
}

// Her state may have become urgent while a service holds her: a call is owed beside, the holder stays.
function keepsHolding(before: Placement, decision: Decision, told: Told): Draft {
  const urgent =
    decision.lead.go === 'call' && !before.tasks.some((task) => task.purpose === 'call');
  const because = urgent
    ? decision.because
    : 'Judged again; the service that has the person decides.';
  if (!urgent) {
    return {
      placement: before,
      says: [],
      what: 'judged-again',
      quiet: true,
      because,
      considered: decision.considered,
    };
  }
  const taskId = told.newId();
  const step = oweFrom(told, 'record-call', before.home, because);
  return {
    placement: {
      ...before,
      advice: decision.advice,
      tasks: [...before.tasks, { taskId, purpose: 'call', step }],
    },
    says: [say(taskOpened, { taskId, what: 'record-call', beside: stepOf(step) })],
    what: 'call-owed',
    because,
    considered: decision.considered,
  };
}

function isWhereSheIs({ standing, nextStep }: Placement, decision: Decision): boolean {
  const { lead } = decision;
  switch (lead.go) {
    case 'offer':
      return (
        standing.is === 'offered' &&
        standing.to.serviceId === lead.to.serviceId &&
        standing.to.pathway === lead.to.pathway
      );
    case 'hold':
      return (
        standing.is === 'held' &&
        standing.to.serviceId === lead.to.serviceId &&
        standing.until === lead.until
      );
    case 'ask':
      return (
        standing.is === 'waiting-for-answer' &&
        standing.asks.map(({ fact }) => fact).join() === lead.asks.map(({ fact }) => fact).join()
      );
    case 'call':
      return standing.is === 'call-made';
    case 'task':
      return standing.is === 'with-a-person' && isSameStep(nextStep, decision);
  }
}

const isSameStep = (step: Owed | undefined, { lead, nextStep, because }: Decision): boolean =>
  step?.what === nextStep.what &&
  step.owner === nextStep.owner.organisation &&
  // Asked again on another day than before, or about another place.
  (lead.go !== 'task' || lead.askAgainOn === undefined || step.because === because);
