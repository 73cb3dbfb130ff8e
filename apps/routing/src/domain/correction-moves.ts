import {
  APPOINTMENT_PURPOSES,
  londonDay,
  referralRecordCorrected,
  type CorrectedContact,
  type CorrectedOutcome,
  type RecordedOutcome,
} from '@waymark/contracts';
import { inWords, sentence, teamOf, type Place } from '@waymark/routing-order';
import type { Appointment } from './appointment.js';
import { asPart, asWords, bookedAgain, OUTCOMES, record } from './appointment-moves.js';
import { besideTask } from './beside-task.js';
import { oweFrom, say, type Draft, type Saying, type Told } from './change.js';
import { takenBack } from './changed.js';
import { recordContact } from './contact-moves.js';
import { withoutHelp } from './first-help.js';
import type { ContactMade, FirstHelp, Placement, Standing } from './placement.js';

// Something was recorded by mistake. What it has changed is taken back, what holds in its place follows as if it had been
// recorded at once, and both stay in the history.

/** An appointment and what was said of it. */
export type Recorded = Appointment & { readonly outcome: RecordedOutcome };

export function correctAppointment(
  before: Placement,
  appointment: Recorded,
  is: CorrectedOutcome,
  told: Told,
): Draft {
  const { outcome: was, changed, ...rest } = appointment;
  const undone = takenBack(withoutHelp(before, isBy(appointment)), changed ?? {}, told);
  const corrected = { at: told.now.toISOString(), was };
  const unrecorded: Appointment = { ...rest, corrected };
  const again =
    is === 'not-recorded'
      ? bookedAgain(undone.placement, unrecorded, told)
      : withoutEvent(record(undone.placement, unrecorded, is, told));
  const { firstHelp } = again.placement;
  const because = sentence(
    `${asWords(appointment)}: recorded by mistake as ${OUTCOMES[was]}. After all: ${INSTEAD[is]}.${clockWords(before, again.placement)}`,
  );
  return {
    placement: again.placement,
    says: [
      say(referralRecordCorrected, {
        serviceId: appointment.serviceId,
        record: 'appointment',
        was,
        is,
        appointmentId: appointment.appointmentId,
        purpose: appointment.purpose,
        ...asPart(before, appointment.serviceId),
        ...(firstHelp !== undefined && { firstHelpOn: firstHelp.on }),
      }),
      ...undone.says.filter(({ extra }) => isOwed(again.placement, extra)),
      ...again.says,
    ],
    what: 'correct-appointment',
    because,
  };
}

// One word for it: what was recorded anew is said by the correction.
const withoutEvent = ({ placement, says }: Draft): Pick<Draft, 'placement' | 'says'> => ({
  placement,
  says: says.slice(1),
});

// What is owed again and settled at once by what holds instead is not said.
const isOwed = ({ tasks }: Placement, extra: object): boolean =>
  tasks.some(({ taskId }) => 'taskId' in extra && extra.taskId === taskId);

/** The help that an appointment was. Before its id was kept with it, that of the same day. */
const isBy =
  ({ appointmentId, at, purpose, outcome }: Appointment) =>
  ({ by, on, appointmentId: of }: FirstHelp): boolean =>
    of === undefined
      ? by === 'appointment-attended' &&
        outcome === 'attended' &&
        APPOINTMENT_PURPOSES[purpose].isHelp &&
        on === londonDay(new Date(at))
      : of === appointmentId;

const INSTEAD: Readonly<Record<CorrectedOutcome, string>> = {
  ...OUTCOMES,
  'not-recorded': 'nothing is recorded of it yet',
};

function clockWords(before: Placement, after: Placement): string {
  const [was, is] = [before.firstHelp?.on, after.firstHelp?.on];
  if (was === is) return '';
  return is === undefined
    ? ' There was no help yet, and the wait is counted on.'
    : ` First help was on ${inWords(is)}.`;
}

export function correctContact(
  before: Placement,
  { to, made }: { readonly to: Place; readonly made: ContactMade },
  is: CorrectedContact,
  told: Told,
): Draft {
  const was = wasOf(made);
  const undone = takenBack(before, made.changed, told);
  const without = withoutContactOf(undone.placement, made.serviceId);
  const { way, safeContact } = made;
  const again =
    is === 'not-made'
      ? { placement: without, says: [] }
      : recordContact(without, to, { way, safeContact, reached: is === 'reached' }, told);
  const because = `${made.serviceName} had recorded by mistake that ${CONTACTS[was]}: ${CONTACTS[is]}.`;
  return {
    placement: again.placement,
    says: [
      say(referralRecordCorrected, {
        serviceId: made.serviceId,
        record: 'contact',
        was,
        is,
        ...(before.firstHelp !== undefined && { firstHelpOn: before.firstHelp.on }),
      }),
      ...undone.says.filter(({ extra }) => isOwed(again.placement, extra)),
      ...again.says,
    ],
    what: 'correct-contact',
    because,
  };
}

export const wasOf = ({ reached }: ContactMade): Exclude<CorrectedContact, 'not-made'> =>
  reached ? 'reached' : 'not-reached';

const CONTACTS: Readonly<Record<CorrectedContact, string>> = {
  reached: 'the person was reached',
  'not-reached': 'the person was not reached yet',
  'not-made': 'nobody there has tried to reach the person',
};

const withoutContactOf = (placement: Placement, serviceId: string): Placement => ({
  ...placement,
  contacts: (placement.contacts ?? []).filter((one) => one.serviceId !== serviceId),
});

export type AcceptedStanding = Extract<Standing, { readonly is: 'accepted' }>;

/** The place goes on holding the person and decides anew; whoever was told otherwise is told by a person. */
export function correctAcceptance(
  before: Placement,
  { to, decide }: AcceptedStanding,
  told: Told,
): Draft {
  const holder = teamOf(to);
  const because = `${to.name} had accepted by mistake: it has not decided yet.`;
  const step = oweFrom(told, 'decide', holder, because, before.deadline);
  const owner = { organisation: holder.organisation, name: holder.name };
  const spoken = besideTask(
    before,
    { purpose: 'contact', what: 'contact-by-another-way' },
    { owner, told, because: TELL_THE_PERSON },
  );
  const says: readonly Saying[] = [
    say(referralRecordCorrected, {
      serviceId: to.serviceId,
      record: 'acceptance',
      was: 'accepted',
      is: 'acknowledged',
      ...(before.firstHelp !== undefined && { firstHelpOn: before.firstHelp.on }),
    }),
    ...spoken.says,
  ];
  return {
    placement: {
      ...before,
      standing: { is: 'acknowledged', to },
      // Its time to decide goes on where it was.
      nextStep: decide === undefined ? step : { ...decide, because },
      tasks: [...before.tasks, ...spoken.tasks],
      because,
    },
    says,
    what: 'correct-acceptance',
    because,
  };
}

const TELL_THE_PERSON =
  'The person may have read that this service has accepted: somebody tells them, in a way that is safe, that it is not decided yet.';
