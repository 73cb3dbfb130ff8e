import {
  PAUSE_REASONS,
  referralAccepted,
  referralCareStarted,
  referralPaused,
  referralResumed,
  referralWaitlisted,
  type Day,
  type PauseReason,
} from '@waymark/contracts';
import { inWords, type Place, sentence, teamOf } from '@waymark/routing-order';
import { owe, oweFrom, say, type Draft, type Told } from './change.js';
import { dueAfterHold, dueAfterPause, workingDaysLeft } from './clock.js';
import { withFirstHelp } from './first-help.js';
import { newAlongside, sayAlongside } from './follow.js';
import { helpSooner, whyTooLong } from './help-sooner.js';
import type { Owed, PausedStanding, Placement, TakenStanding } from './placement.js';

// What follows once a place has her. The place stays the holder in all of it.

export interface Waiting {
  readonly told: Told;
  readonly today: Day;
  readonly expectedBy: Day | undefined;
  /** Who could support her meanwhile. */
  readonly meanwhile: readonly Place[];
}

/** On the waiting list of the place that has her: accepted, and somebody there is in touch meanwhile. */
export function waitlist(
  before: Placement,
  { is, to }: TakenStanding,
  { told, today, expectedBy, meanwhile }: Waiting,
): Draft {
  const { serviceId, pathway } = to;
  const expected = expectedBy === undefined ? '' : `; help is expected by ${inWords(expectedBy)}`;
  const because = sentence(`${to.name} has put the person on its waiting list${expected}.`);
  const expects = expectedBy === undefined ? {} : { expectedBy };
  const beside = newAlongside(
    before,
    meanwhile.filter((place) => place.serviceId !== serviceId),
    told,
  );
  const sooner = helpSooner(before, whyTooLong(before, to.name, expectedBy), told);
  return {
    placement: {
      ...before,
      tasks: sooner.tasks,
      standing: { is: 'waitlisted', to, since: today, ...expects },
      nextStep: oweFrom(told, 'review-wait', teamOf(to), because, before.deadline),
      because,
      alongside: [...before.alongside, ...beside],
    },
    says: [
      ...(is === 'acknowledged' ? [say(referralAccepted, { serviceId, pathway })] : []),
      say(referralWaitlisted, { serviceId, pathway, ...expects }),
      ...beside.map(sayAlongside),
      ...sooner.says,
    ],
    what: 'waitlist',
    because,
    grants: [
      ...beside.map((one) => ({ organisation: one.serviceId, as: 'alongside' as const })),
      ...sooner.grants,
    ],
  };
}

/** Help begins: her one clock stops, and the place looks at the care again. */
export function startCare(
  before: Placement,
  { to }: TakenStanding,
  { told, today }: { readonly told: Told; readonly today: Day },
): Draft {
  const because = `${to.name} has started care.`;
  const { stands, isNew } = withFirstHelp(before, { on: today, by: 'care-started' });
  return {
    placement: {
      ...before,
      standing: { is: 'in-care', to, since: today },
      ...stands,
      nextStep: oweFrom(told, 'review-care', teamOf(to), because, before.deadline),
      because,
    },
    says: [
      say(referralCareStarted, {
        serviceId: to.serviceId,
        pathway: to.pathway,
        ...(isNew && { firstHelpOn: today }),
      }),
    ],
    what: 'start-care',
    because,
  };
}

export interface Pausing {
  readonly reason: PauseReason;
  readonly until: Day;
  readonly clock: 'stands-still' | 'runs';
}

/** Paused until a day. Where the clock runs on, the step it interrupts is due when it was. */
export function pause(
  before: Placement,
  standing: TakenStanding,
  { reason, until, clock }: Pausing,
  told: Told,
): Draft {
  const { to } = standing;
  const why = PAUSE_REASONS[reason].words.toLowerCase();
  const because = sentence(`${to.name} has paused until ${inWords(until)}: ${why}.`);
  const step = before.nextStep ?? oweFrom(told, 'decide', teamOf(to), because);
  const again = owe('review-pause', teamOf(to), because, dueAfterHold(until));
  return {
    placement: {
      ...before,
      standing: {
        is: 'paused',
        to,
        reason,
        until,
        clock,
        then: { standing, step, daysLeft: workingDaysLeft(told.now, new Date(step.dueAt)) },
      },
      nextStep: clock === 'runs' ? earlier(again, step) : again,
      because,
    },
    says: [say(referralPaused, { serviceId: to.serviceId, reason, until, clock })],
    what: 'pause',
    because,
  };
}

const earlier = (again: Owed, running: Owed): Owed =>
  running.dueAt < again.dueAt ? { ...again, dueAt: running.dueAt, soonAt: running.soonAt } : again;

/** The pause is over: where the clock stood still its days are given back, else the step is due when it was. */
export function resume(before: Placement, { to, clock, then }: PausedStanding, told: Told): Draft {
  const because = `The pause of ${to.name} is over.`;
  return {
    placement: {
      ...before,
      standing: then.standing,
      nextStep: stepAfter(before, { to, clock, then }, told),
      because,
    },
    says: [say(referralResumed, { serviceId: to.serviceId, backTo: then.standing.is })],
    what: 'resume',
    because,
  };
}

function stepAfter(
  { deadline }: Placement,
  { to, clock, then }: Pick<PausedStanding, 'to' | 'clock' | 'then'>,
  { now }: Told,
): Owed {
  const { step: was, daysLeft } = then;
  if (clock === 'runs') return was;
  return owe(was.what, teamOf(to), was.because, dueAfterPause(daysLeft, now, deadline, was.target));
}
