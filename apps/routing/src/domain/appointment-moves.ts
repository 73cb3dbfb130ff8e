import {
  APPOINTMENT_PURPOSES,
  londonDay,
  referralAppointmentBooked,
  referralAppointmentRecorded,
  type AppointmentOutcome,
  type BookedInterpreter,
} from '@waymark/contracts';
import { sentence } from '@waymark/routing-order';
import { isBooked, isConfirmed, type Appointment } from './appointment.js';
import { owe, oweFrom, say, type Draft, type Saying, type Told } from './change.js';
import { dueAfterAppointment, dueBeforeAppointment } from './clock.js';
import { besideTask } from './beside-task.js';
import { changedBy } from './changed.js';
import { withFirstHelp } from './first-help.js';
import { placeOf, type Owed, type Placement, type Task } from './placement.js';
import { momentInWords } from './words.js';

// Appointments of the place that has her and of those alongside. Until one is recorded its service owes a task about it.

/** Recorded ones kept in the record; older ones stay in the history. */
const MOST_KEPT = 60;

export function book(before: Placement, appointment: Appointment, told: Told): Draft {
  const because = sentence(`${asWords(appointment)}${interpreterWords(appointment)}.`);
  const { serviceId } = appointment;
  return {
    placement: {
      ...before,
      appointments: kept([...before.appointments, appointment]),
      tasks: [
        // What was to be booked again is booked.
        ...before.tasks.filter(
          ({ purpose, step }) => purpose !== 'rebook' || step.owner !== serviceId,
        ),
        taskOf(appointment, because, told),
      ],
    },
    says: [sayBooked(before, appointment)],
    what: 'book-appointment',
    because,
  };
}

/** The interpreter is arranged: the appointment is confirmed. */
export function confirm(
  before: Placement,
  appointment: Appointment,
  interpreterBooked: BookedInterpreter,
  told: Told,
): Draft {
  const { waitsSinceSaid: _, ...booked } = appointment;
  const confirmed: Appointment = { ...booked, interpreter: 'arranged', interpreterBooked };
  const because = sentence(`${asWords(confirmed)}: an interpreter is arranged.`);
  return {
    placement: withAppointment(before, confirmed, because, told),
    says: [sayBooked(before, confirmed)],
    what: 'confirm-appointment',
    because,
  };
}

interface Rebooked {
  readonly placement: Placement;
  readonly says: readonly Saying[];
}

/**
 * Appointments to come that were booked as if nobody had to interpret, where somebody has to: they wait for an
 * interpreter. Where the person has declined one, they stand. Where the need was said by mistake, those that waited for
 * nothing else are as they were booked. One that was booked to wait stays so: whoever booked it knew of the need, perhaps
 * not from the form, and looks.
 */
export function asNeeded(before: Placement, now: Date): Rebooked {
  const isToCome = (one: Appointment): boolean =>
    isBooked(one) && Date.parse(one.at) > now.getTime();
  const changed = before.appointments.filter(isToCome).flatMap((one): readonly Appointment[] => {
    const { waitsSinceSaid, ...booked } = one;
    if (before.interpreterNeeded !== 'yes')
      return waitsSinceSaid === true ? [{ ...booked, interpreter: 'not-needed' }] : [];
    const isUnmet = one.interpreter === 'not-needed' && one.interpreterDeclined !== true;
    return isUnmet ? [{ ...one, interpreter: 'to-arrange', waitsSinceSaid: true }] : [];
  });
  return changed.reduce<Rebooked>(
    ({ placement, says }, one) => {
      const because = sentence(`${asWords(one)}${interpreterWords(one)}.`);
      return {
        placement: withAppointment(placement, one, because, { now }),
        says: [...says, sayBooked(placement, one)],
      };
    },
    { placement: before, says: [] },
  );
}

/** What became of it. Whoever did not come has not been reached yet; what was cancelled is booked again. */
export function record(
  before: Placement,
  appointment: Appointment,
  outcome: AppointmentOutcome,
  told: Told,
): Draft {
  const { serviceId, serviceName, purpose, at } = appointment;
  const on = londonDay(new Date(at));
  const isHelp = outcome === 'attended' && APPOINTMENT_PURPOSES[purpose].isHelp;
  const counts = isHelp && asOf(before, serviceId) === undefined;
  const { appointmentId } = appointment;
  const help = withFirstHelp(before, { on, by: 'appointment-attended', appointmentId });
  const stops = counts && help.isNew;
  const because = sentence(`${asWords(appointment)}: ${OUTCOMES[outcome]}.`);
  const owner = { organisation: serviceId, name: serviceName };
  const next = nextTask(before, outcome, { owner, because, told });
  const after: Placement = {
    ...withoutAppointment(before, appointment, outcome),
    ...(counts && help.stands),
  };
  const placement: Placement = {
    ...(outcome === 'attended' ? seen(after, serviceId, told) : after),
    tasks: [...withoutContact(after, outcome, serviceId), ...next.tasks],
  };
  const changed = changedBy(before, placement);
  const kept = { ...appointment, outcome, changed };
  return {
    placement: { ...placement, appointments: replaced(placement.appointments, kept) },
    says: [
      sayRecorded(before, appointment, outcome, stops ? { firstHelpOn: on } : {}),
      ...next.says,
    ],
    what: 'record-appointment',
    because,
  };
}

/** What was recorded of it was a mistake: it stands as it was booked, and is owed again. */
export function bookedAgain(
  before: Placement,
  appointment: Appointment,
  told: Told,
): Pick<Draft, 'placement' | 'says'> {
  const because = sentence(`${asWords(appointment)}${interpreterWords(appointment)}.`);
  return asNeeded(
    {
      ...before,
      appointments: replaced(before.appointments, appointment),
      tasks: [...before.tasks, taskOf(appointment, because, told)],
    },
    told.now,
  );
}

/** Appointments that nobody needs any more, of all services or of one. */
export function cancelled(
  before: Placement,
  serviceId?: string,
): { readonly placement: Placement; readonly says: readonly Saying[] } {
  const ended = before.appointments.filter(
    (one) => isBooked(one) && (serviceId === undefined || one.serviceId === serviceId),
  );
  return {
    placement: ended.reduce(
      (placement, one) => withoutAppointment(placement, one, 'no-longer-needed'),
      before,
    ),
    says: ended.map((one) => sayRecorded(before, one, 'no-longer-needed', {})),
  };
}

export const OUTCOMES: Readonly<Record<AppointmentOutcome, string>> = {
  attended: 'attended',
  'did-not-attend': 'not attended, so the person is not yet reached',
  'cancelled-by-person': 'cancelled by the person',
  'cancelled-by-service': 'cancelled by the service',
  'no-longer-needed': 'no longer needed',
};

const MODES = {
  'in-person': 'in person',
  'at-home': 'at home',
  video: 'by video',
  telephone: 'by telephone',
} as const;

export const asWords = ({ serviceName, purpose, mode, at }: Appointment): string =>
  `${APPOINTMENT_PURPOSES[purpose].words} with ${serviceName}, ${MODES[mode]}, ${momentInWords(at)}`;

function interpreterWords({ interpreter, interpreterDeclined }: Appointment): string {
  if (interpreter === 'to-arrange') return '; it is confirmed once an interpreter is arranged';
  if (interpreter === 'arranged') return '; an interpreter is arranged';
  return interpreterDeclined === true ? '; the person has declined an interpreter' : '';
}

/** It is another than it was, and so is what is owed about it. */
const withAppointment = (
  before: Placement,
  changed: Appointment,
  because: string,
  told: Pick<Told, 'now'>,
): Placement => ({
  ...before,
  appointments: replaced(before.appointments, changed),
  tasks: before.tasks.map((task) =>
    task.taskId === changed.appointmentId ? taskOf(changed, because, told) : task,
  ),
});

function taskOf(appointment: Appointment, because: string, { now }: Pick<Told, 'now'>): Task {
  const { appointmentId, serviceId, serviceName, at, minutes } = appointment;
  const owner = { organisation: serviceId, name: serviceName };
  const start = new Date(at);
  const step: Owed = isConfirmed(appointment)
    ? owe('record-appointment', owner, because, dueAfterAppointment(start, minutes))
    : owe('arrange-interpreter', owner, because, dueBeforeAppointment(start, now));
  return { taskId: appointmentId, purpose: 'appointment', step };
}

const replaced = (all: readonly Appointment[], changed: Appointment): readonly Appointment[] =>
  all.map((one) => (one.appointmentId === changed.appointmentId ? changed : one));

function kept(all: readonly Appointment[]): readonly Appointment[] {
  const recorded = all.filter((one) => !isBooked(one));
  const tooOld = new Set(recorded.slice(0, Math.max(0, recorded.length - MOST_KEPT)));
  return all.filter((one) => !tooOld.has(one));
}

const withoutAppointment = (
  before: Placement,
  appointment: Appointment,
  outcome: AppointmentOutcome,
): Placement => ({
  ...before,
  appointments: replaced(before.appointments, { ...appointment, outcome }),
  tasks: before.tasks.filter(({ taskId }) => taskId !== appointment.appointmentId),
});

// Somebody who came has been reached.
const withoutContact = (
  { tasks }: Placement,
  outcome: AppointmentOutcome,
  serviceId: string,
): readonly Task[] =>
  outcome === 'attended'
    ? tasks.filter(({ purpose, step }) => purpose !== 'contact' || step.owner !== serviceId)
    : tasks;

function nextTask(
  before: Placement,
  outcome: AppointmentOutcome,
  step: Parameters<typeof besideTask>[2],
) {
  switch (outcome) {
    case 'did-not-attend':
      return besideTask(before, { purpose: 'contact', what: 'contact-by-another-way' }, step);
    case 'cancelled-by-person':
    case 'cancelled-by-service':
      return besideTask(before, { purpose: 'rebook', what: 'book-appointment' }, step);
    case 'attended':
    case 'no-longer-needed':
      return { tasks: [], says: [] };
  }
}

/** Seen or spoken with: being in touch during the wait, or looking at the care, is owed anew. */
export function seen(placement: Placement, serviceId: string, told: Told): Placement {
  const again = (step: Owed): Owed =>
    step.what === 'review-wait' || step.what === 'review-care'
      ? oweFrom(
          told,
          step.what,
          { organisation: step.owner, name: step.ownerName },
          step.because,
          placement.deadline,
        )
      : step;
  const { nextStep } = placement;
  return {
    ...placement,
    ...(nextStep?.owner === serviceId && { nextStep: again(nextStep) }),
    alongside: placement.alongside.map((one) =>
      one.serviceId === serviceId && one.nextStep !== undefined
        ? { ...one, nextStep: again(one.nextStep) }
        : one,
    ),
  };
}

/** Of a service that does not lead: alongside. */
const asOf = (placement: Placement, serviceId: string): 'alongside' | undefined =>
  placeOf(placement)?.serviceId === serviceId ? undefined : 'alongside';

export const asPart = (placement: Placement, serviceId: string) =>
  asOf(placement, serviceId) === undefined ? {} : ({ as: 'alongside' } as const);

function sayBooked(placement: Placement, appointment: Appointment): Saying {
  const { appointmentId, serviceId, purpose, mode, at, minutes, interpreter } = appointment;
  return say(referralAppointmentBooked, {
    serviceId,
    appointmentId,
    purpose,
    mode,
    at,
    minutes,
    interpreter,
    confirmed: isConfirmed(appointment),
    ...asPart(placement, serviceId),
  });
}

const sayRecorded = (
  placement: Placement,
  { appointmentId, serviceId, purpose }: Appointment,
  outcome: AppointmentOutcome,
  stops: { readonly firstHelpOn?: string },
): Saying =>
  say(referralAppointmentRecorded, {
    serviceId,
    appointmentId,
    purpose,
    outcome,
    ...asPart(placement, serviceId),
    ...stops,
  });
