import {
  referralAccepted,
  referralAcknowledged,
  referralCareStarted,
  referralPaused,
  referralWaitlisted,
} from '@waymark/contracts';
import { type Place, sentence, teamOf } from '@waymark/routing-order';
import { isBooked } from '../appointment.js';
import { besideTask } from '../beside-task.js';
import { say, type Saying, type Told } from '../change.js';
import type { NowLeads } from '../lead-and-alongside.js';
import {
  heldPlace,
  isTaken,
  type Alongside,
  type Owed,
  type Placement,
  type Standing,
  type TakenStanding,
} from '../placement.js';
import { momentInWords } from '../words.js';

// A successor goes on where the service that closes stood: same state, same due days, never a new clock.

/** Undefined where taking over moves her on as well, or she stands where nothing is taken over. */
export function carriesOn(
  before: Placement,
  at: Alongside,
  as: 'acknowledged' | 'accepted',
  told: Told,
): NowLeads | undefined {
  const from = heldPlace(before);
  const { standing, nextStep } = before;
  if (from === undefined || nextStep === undefined) return undefined;
  const to: Place = {
    serviceId: at.serviceId,
    name: at.name,
    kind: at.kind,
    pathway: at.pathway,
  };
  const stands = standingAt(standing, to, as);
  if (stands === undefined) return undefined;
  const isIts = nextStep.owner === from.serviceId;
  const leads: Placement = {
    ...before,
    standing: stands,
    holder: teamOf(to),
    nextStep: isIts ? ownedBy(nextStep, to) : nextStep,
    alongside: before.alongside.map((one) =>
      one.serviceId === to.serviceId ? { ...to, state: 'ended', because: 'It leads now.' } : one,
    ),
  };
  const moved = withItsWork(leads, from, to, told);
  return { placement: moved.placement, says: [...saysOf(stands, to), ...moved.says] };
}

function standingAt(
  standing: Standing,
  to: Place,
  as: 'acknowledged' | 'accepted',
): Standing | undefined {
  if (isTaken(standing)) {
    const isDecided = standing.is === 'acknowledged' && as === 'accepted';
    return isDecided ? undefined : { ...standing, to };
  }
  if (standing.is === 'paused') {
    const { then } = standing;
    const at: TakenStanding = { ...then.standing, to };
    return { ...standing, to, then: { ...then, standing: at, step: ownedBy(then.step, to) } };
  }
  if (standing.is !== 'waiting-for-answer' || as === 'accepted') return undefined;
  const { then } = standing;
  if (then?.standing.is !== 'acknowledged') return undefined;
  const at = { is: 'acknowledged', to } as const;
  return { ...standing, then: { ...then, standing: at, step: ownedBy(then.step, to) } };
}

/** By the same day. That it was late is said anew, to whom it is late now. */
export const ownedBy = (
  { againAt: _again, ...step }: Owed,
  { serviceId, name }: Pick<Place, 'serviceId' | 'name'>,
): Owed => ({
  ...step,
  owner: serviceId,
  ownerName: name,
  soonSaid: false,
  breachSaid: false,
});

function saysOf(standing: Standing, { serviceId, pathway }: Place): readonly Saying[] {
  const accepted = say(referralAccepted, { serviceId, pathway });
  const acknowledged = say(referralAcknowledged, { serviceId });
  if (standing.is === 'accepted') return [accepted];
  if (standing.is === 'waitlisted') {
    const { expectedBy } = standing;
    const wait = { serviceId, pathway, ...(expectedBy !== undefined && { expectedBy }) };
    return [accepted, say(referralWaitlisted, wait)];
  }
  if (standing.is === 'in-care') {
    return [accepted, say(referralCareStarted, { serviceId, pathway })];
  }
  if (standing.is !== 'paused') return [acknowledged];
  const { reason, until, clock } = standing;
  return [acknowledged, say(referralPaused, { serviceId, reason, until, clock })];
}

/** Appointments and tasks of the service that lets go go with her; what is booked is looked at by the next place. */
export function withItsWork(
  before: Placement,
  from: Pick<Place, 'serviceId' | 'name'>,
  to: Pick<Place, 'serviceId' | 'name'>,
  told: Told,
): { readonly placement: Placement; readonly says: readonly Saying[] } {
  const booked = before.appointments.filter(
    (one) => isBooked(one) && one.serviceId === from.serviceId,
  );
  const placement: Placement = {
    ...before,
    appointments: before.appointments.map((one) =>
      booked.includes(one) ? { ...one, serviceId: to.serviceId, serviceName: to.name } : one,
    ),
    // A link-work plan stays with the team that wrote it, and ends with its work.
    tasks: before.tasks.map((task) =>
      task.step.owner === from.serviceId && task.purpose !== 'plan'
        ? { ...task, step: ownedBy(task.step, to) }
        : task,
    ),
  };
  const [next] = booked.map(({ at }) => at).sort();
  if (next === undefined) return { placement, says: [] };
  const because = sentence(
    `${from.name} had booked ${booked.length === 1 ? 'an appointment' : `${String(booked.length)} appointments`}, the next on ${momentInWords(next)}: agree with the person what becomes of ${booked.length === 1 ? 'it' : 'them'}.`,
  );
  const { tasks, says } = besideTask(
    placement,
    { purpose: 'closing', what: 'look-into' },
    { owner: { organisation: to.serviceId, name: to.name }, because, told },
  );
  return { placement: { ...placement, tasks: [...placement.tasks, ...tasks] }, says };
}
