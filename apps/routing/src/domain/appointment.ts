import type {
  AppointmentMode,
  AppointmentOutcome,
  AppointmentPurpose,
  BookedInterpreter,
  InterpreterAnswer,
  RecordedOutcome,
} from '@waymark/contracts';
import type { Changed } from './what-changed.js';

/** An appointment of a service; without an outcome it is still to come or to be recorded. */
export interface Appointment {
  readonly appointmentId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly purpose: AppointmentPurpose;
  readonly mode: AppointmentMode;
  readonly at: string;
  readonly minutes: number;
  readonly interpreter: InterpreterAnswer;
  /** Absent where none is arranged, and in what was arranged before it was kept. */
  readonly interpreterBooked?: BookedInterpreter;
  /** One is needed, and the person does not want one. */
  readonly interpreterDeclined?: true;
  /** Booked with none, and waits for one only because it was said afterwards that one is needed. */
  readonly waitsSinceSaid?: true;
  readonly outcome?: AppointmentOutcome;
  /** What recording it has changed besides, in case that it was a mistake. */
  readonly changed?: Changed;
  /** What had been recorded of it by mistake, the last time. */
  readonly corrected?: { readonly at: string; readonly was: RecordedOutcome };
}

export const isBooked = ({ outcome }: Appointment): boolean => outcome === undefined;

export const isConfirmed = ({ interpreter }: Appointment): boolean => interpreter !== 'to-arrange';
