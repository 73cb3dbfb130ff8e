import {
  DECLINE_REASONS,
  referralAccepted,
  referralAcknowledged,
  referralClosed,
  referralDeclined,
  referralQuestionAsked,
  referralRedirected,
  referralReleased,
  type ClosingOutcome,
  londonDay,
  type Day,
  type DeclineReason,
  type GpAnswer,
  type Holder,
  type MissingAnswer,
} from '@waymark/contracts';
import { type Decision, type Place, sentence, teamOf } from '@waymark/routing-order';
import { cancelled } from './appointment-moves.js';
import { chosenByAPerson } from './chosen-by-a-person.js';
import { oweFrom, say, withoutStep, type Draft, type Told } from './change.js';
import { dueFor, workingDaysLeft } from './clock.js';
import { withoutAgain } from './declined-by.js';
import { endedWith, notTakenOver } from './hand-over-moves.js';
import { nowLeads } from './lead-and-alongside.js';
import { asLead, endOfTask, follow, offered, withTask } from './follow.js';
import {
  heldPlace,
  handOverOf,
  isActive,
  keyOf,
  placeOf,
  type AskedFrom,
  type Owed,
  type Placement,
  type Standing,
} from './placement.js';

// The moves of the lead placement. Whether one is allowed is for the moves table; here is what follows.

export function acknowledge(before: Placement, to: Place, told: Told): Draft {
  const because = `${to.name} has received the person and holds them from now on.`;
  return {
    placement: {
      ...before,
      standing: { is: 'acknowledged', to },
      holder: teamOf(to),
      nextStep: oweFrom(told, 'decide', teamOf(to), because, before.deadline),
      because,
    },
    says: [say(referralAcknowledged, { serviceId: to.serviceId })],
    what: 'acknowledge',
    because,
  };
}

/** A named person at the landing team takes hold of her and goes on looking. */
export function takeHold(before: Placement, landing: Holder): Draft {
  const because = `${landing.name} holds the person from now on and goes on looking for a place.`;
  return {
    placement: { ...before, holder: landing, because },
    says: [say(referralAcknowledged, { serviceId: landing.organisation })],
    what: 'acknowledge',
    because,
  };
}

export function accept(before: Placement, to: Place, told: Told): Draft {
  const because = `${to.name} has accepted the person.`;
  const { nextStep } = before;
  const decide = nextStep?.what === 'decide' ? { decide: nextStep } : {};
  return {
    placement: {
      ...before,
      standing: { is: 'accepted', to, at: told.now.toISOString(), ...decide },
      holder: teamOf(to),
      nextStep: oweFrom(told, 'start-care', teamOf(to), because, before.deadline),
      because,
    },
    says: [say(referralAccepted, { serviceId: to.serviceId, pathway: to.pathway })],
    what: 'accept',
    because,
  };
}

export interface Declined {
  readonly reason: DeclineReason;
  readonly to: Place;
}

/** A no names its reason, and routing goes on. Whoever holds the person goes on holding them. */
export function decline(
  before: Placement,
  { reason, to }: Declined,
  decision: Decision,
  told: Told,
): Draft {
  const because = `${to.name} has declined: ${DECLINE_REASONS[reason].words.toLowerCase()}.`;
  const asked = handOverOf(before);
  const alone = asked === undefined ? before : notTakenOver(before, asked, because);
  const ended = cancelled(alone, to.serviceId);
  const declinedBy = withoutAgain(before, to, reason);
  const next = follow({ ...ended.placement, declinedBy }, decision, told);
  return {
    ...next,
    says: [
      ...ended.says,
      say(referralDeclined, { serviceId: to.serviceId, pathway: to.pathway, reason }),
      say(referralRedirected, { fromServiceId: to.serviceId }),
      ...next.says,
    ],
    what: 'decline',
    because: sentence(`${because} ${decision.because}`),
    ends: [to.serviceId, ...endedWith(asked)],
    considered: decision.considered,
  };
}

/** A question stops nobody's hold; the clock of the step it interrupts stands still. */
export function ask(
  before: Placement,
  question: { readonly asks: readonly MissingAnswer[]; readonly by: Holder },
  told: Told,
): Draft {
  const { asks, by } = question;
  const questionId = told.newId();
  const because = `${by.name} asks the referrer what is missing.`;
  const then = askedFrom(before, told.now);
  return {
    placement: {
      ...before,
      standing: {
        is: 'waiting-for-answer',
        questionId,
        asks,
        askedBy: by.organisation,
        ...(then !== undefined && { then }),
      },
      nextStep: oweFrom(told, 'answer-question', before.home, because),
      because,
    },
    says: [say(referralQuestionAsked, { questionId, asks, askedBy: by.organisation })],
    what: 'ask',
    because,
  };
}

function askedFrom({ standing, nextStep }: Placement, now: Date): AskedFrom | undefined {
  const fits = (at: Standing): at is AskedFrom['standing'] =>
    at.is === 'offered' || at.is === 'acknowledged' || at.is === 'with-a-person';
  if (!fits(standing) || nextStep === undefined) return undefined;
  return {
    standing,
    step: nextStep,
    daysLeft: workingDaysLeft(now, new Date(nextStep.dueAt)),
  };
}

/** The day has come and her team says that nothing has changed: the referral goes ahead. */
export function release(before: Placement, decision: Decision, told: Told): Draft {
  const because = 'The person’s team has reconfirmed: it goes ahead.';
  const next = follow(before, decision, told);
  return {
    ...next,
    says: [say(referralReleased, {}), ...next.says],
    what: 'reconfirm',
    because: sentence(`${because} ${decision.because}`),
    considered: decision.considered,
  };
}

/** A coordinator names the place by hand. */
export function offerByHand(before: Placement, to: Place, told: Told): Draft {
  const { is } = before.standing;
  const leaves = is === 'offered' || is === 'waiting-for-answer' ? placeOf(before) : undefined;
  const because = sentence(`${told.landing.name} offers the person to ${to.name}.`);
  const step = oweFrom(told, 'acknowledge', teamOf(to), because, before.deadline);
  const { standing, saying, grants } = offered(to, step);
  return {
    placement: {
      ...before,
      standing,
      nextStep: step,
      because,
      alongside: asLead(before.alongside, standing),
    },
    says: [
      ...(leaves === undefined
        ? []
        : [say(referralRedirected, { fromServiceId: leaves.serviceId })]),
      ...endOfTask(before),
      saying,
    ],
    what: 'offer-to',
    because,
    considered: [chosenByAPerson(to.serviceId, because)],
    grants,
    ends: leaves === undefined ? [] : [leaves.serviceId],
  };
}

/** Who took the call is recorded: routing goes on from there. */
export function recordCall(before: Placement, decision: Decision, told: Told): Draft {
  const next = follow({ ...before, callRecorded: true }, decision, told);
  return {
    ...next,
    what: 'record-call',
    because: sentence(`Who took the call is recorded. ${decision.because}`),
    considered: decision.considered,
  };
}

/** The call about a woman whom a service holds already: the holder stays, the task is done. */
export const recordCallBeside = (before: Placement): Draft => ({
  placement: { ...before, callRecorded: true },
  says: [],
  what: 'record-call',
  because: 'Who took the call is recorded.',
});

/** What was tried is done, and routing decides anew. */
export function finishedAndOn(before: Placement, decision: Decision, told: Told): Draft {
  const next = follow(before, decision, told);
  return {
    ...next,
    what: 'finish-task',
    because: sentence(`Done. ${decision.because}`),
    considered: decision.considered,
  };
}

/** She could not be reached: her team is asked for another way, and keeps or gets no less than before. */
export function contactAnotherWay(before: Placement, { reason, to }: Declined, told: Told): Draft {
  const because = `${to.name} has not reached the person yet: the person’s team finds another way.`;
  const step = oweFrom(told, 'contact-by-another-way', before.home, because);
  const { standing, saying } = withTask('with-a-person', step, told);
  const asked = handOverOf(before);
  const alone = asked === undefined ? before : notTakenOver(before, asked, because);
  return {
    placement: { ...alone, standing, nextStep: step, because },
    says: [say(referralDeclined, { serviceId: to.serviceId, pathway: to.pathway, reason }), saying],
    what: 'decline',
    because,
    ends: endedWith(asked),
  };
}

interface Closing {
  readonly what: string;
  readonly because: string;
  /** Absent where it was withdrawn. */
  readonly on?: Day;
  readonly gp?: GpAnswer;
  /** It was not its holder who ended it. */
  readonly fromOutside?: true;
}

/** Closed with a real outcome: nobody holds her and no step is owed. */
export function close(
  before: Placement,
  outcome: ClosingOutcome,
  { what, because, gp, on, fromOutside }: Closing,
): Draft {
  const { placement, says } = cancelled(before);
  const { holder: _holder, ...rest } = withoutStep(placement);
  const had = heldPlace(before);
  // Who holds her has ended it, and knows; where it did not, it is told as well.
  const teams = worksWith(before).filter(
    (serviceId) => fromOutside === true || serviceId !== before.holder?.organisation,
  );
  return {
    placement: {
      ...rest,
      standing: {
        is: 'closed',
        outcome,
        ...(on !== undefined && { on }),
        ...(had !== undefined && { had }),
      },
      because,
      advice: [],
    },
    says: [
      ...endOfTask(before),
      ...says,
      say(referralClosed, {
        outcome,
        ...(gp !== undefined && { gp }),
        ...(teams.length > 0 && { teams }),
      }),
    ],
    what,
    because,
    ends: sharedWith(before),
  };
}

/** Every service that was told of her. */
export const sharedWith = (placement: Placement): readonly string[] => {
  const place = placeOf(placement);
  return [
    ...(place === undefined ? [] : [place.serviceId]),
    ...placement.alongside.map(({ serviceId }) => serviceId),
  ];
};

/** Services that work with her now, or have been asked to, and who holds her. A team that sent hears as who sent. */
export const worksWith = (placement: Placement): readonly string[] => {
  const place = placeOf(placement);
  const alongside = placement.alongside.filter(isActive);
  const { holder } = placement;
  return [
    ...new Set([
      ...(holder === undefined || holder.kind === 'sending-team' ? [] : [holder.organisation]),
      ...(place === undefined ? [] : [place.serviceId]),
      ...alongside.map(({ serviceId }) => serviceId),
    ]),
  ];
};

/** A place outside took her: the record closes, unless a hub alongside goes on with her. */
export function recordReceipt(before: Placement, told: Told): Draft {
  const because = 'A place outside has the person: who took them is recorded.';
  const asked = handOverOf(before);
  const alone = asked === undefined ? before : notTakenOver(before, asked, because);
  const hub = alone.alongside.find((one) => one.kind !== 'link-work' && isActive(one));
  if (hub === undefined) {
    return close(before, 'next-place-has-her', {
      what: 'record-receipt',
      because,
      on: londonDay(told.now),
    });
  }
  const { placement, says } = nowLeads(alone, hub, told);
  const went = `${because} ${hub.name} goes on with the person.`;
  const leaves = placeOf(before);
  return {
    placement: { ...placement, because: went },
    says: [...endOfTask(before), ...says],
    what: 'record-receipt',
    because: went,
    grants: [{ organisation: hub.serviceId, as: 'offered' }],
    ends: [...(leaves === undefined ? [] : [leaves.serviceId]), ...endedWith(asked)],
  };
}

/** A task beside the placement was done. A step that somebody looked into and that is still late is said again later. */
export function finishTask(before: Placement, taskId: string, told: Told): Draft {
  const task = before.tasks.find((open) => open.taskId === taskId);
  const againAt = dueFor('look-into', told.now).at.toISOString();
  const again = (step: Owed): Owed =>
    task?.about === keyOf(step) && step.breachSaid ? { ...step, breachSaid: false, againAt } : step;
  const { nextStep } = before;
  return {
    placement: {
      ...before,
      ...(nextStep !== undefined && { nextStep: again(nextStep) }),
      alongside: before.alongside.map((one) =>
        one.nextStep === undefined ? one : { ...one, nextStep: again(one.nextStep) },
      ),
      tasks: before.tasks
        .filter((open) => open.taskId !== taskId)
        .map((open) => ({ ...open, step: again(open.step) })),
    },
    says: [],
    what: 'finish-task',
    because: 'The task is done.',
  };
}
