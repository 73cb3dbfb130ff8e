import type {
  AppointmentMode,
  AppointmentsAfterDeath,
  AppointmentPurpose,
  BookedInterpreter,
  ContactWay,
  CorrectedContact,
  CorrectedOutcome,
  Day,
  DeclineReason,
  DestinationKind,
  InterpreterAnswer,
  MissingAnswer,
  Move,
  PauseReason,
  RecordedOutcome,
  ReopenReason,
  ReviewFinding,
  SafeContactReading,
  SafetySign,
  WhoDied,
  WorseUrgency,
} from '@waymark/contracts';
import type { Decision, Place } from '@waymark/routing-order';
import type { DeathTold, Told } from './change.js';
import type { Ending } from './ending.js';
import type { Moving } from './movers.js';

/** A place that was named, and whether it may be offered her. */
export type Offerable =
  { readonly place: Place } | { readonly refused: 'not-open' | 'not-joined' | 'not-agreed' };

type Nothing = object;

/** Day and time as a clock in London shows them. */
export interface Booking {
  readonly purpose: AppointmentPurpose;
  readonly mode: AppointmentMode;
  readonly on: Day;
  readonly time: string;
  readonly minutes: number;
  readonly interpreter: InterpreterAnswer;
  readonly interpreterBooked?: BookedInterpreter;
  readonly interpreterDeclined?: boolean;
}

/** To a service of the directory, or to a kind of place outside Waymark. */
export interface Onward {
  readonly to?: Offerable;
  readonly kind?: DestinationKind;
  readonly goesOnAlongside: boolean;
}

/** What each move needs besides its name. What people write is no part of it: it stays in the history. */
interface Needs {
  readonly acknowledge: Nothing;
  readonly accept: Nothing;
  readonly decline: {
    readonly reason: DeclineReason;
    readonly comment?: string;
    readonly nextPlace?: string;
  };
  readonly ask: { readonly asks: readonly MissingAnswer[] };
  readonly reconfirm: { readonly stillWanted: boolean };
  readonly 'offer-to': { readonly to: Offerable };
  readonly 'record-call': Nothing;
  readonly 'record-receipt': Nothing;
  readonly 'finish-task': { readonly taskId: string };
  readonly waitlist: { readonly expectedBy?: Day };
  readonly 'start-care': Nothing;
  readonly pause: { readonly reason: PauseReason; readonly until: Day };
  readonly resume: Nothing;
  readonly 'book-appointment': Booking;
  readonly 'confirm-appointment': {
    readonly appointmentId: string;
    readonly interpreterBooked: BookedInterpreter;
  };
  readonly 'record-appointment': {
    readonly appointmentId: string;
    readonly outcome: RecordedOutcome;
  };
  readonly 'record-contact': {
    readonly way: ContactWay;
    readonly reached: boolean;
    readonly safeContact: SafeContactReading;
  };
  readonly 'pass-on': Onward;
  readonly 'step-up': Onward;
  readonly 'step-down': Onward;
  readonly 'take-back': Nothing;
  readonly 'offer-alongside': { readonly to: Offerable };
  readonly 'say-worse': {
    readonly signs: readonly SafetySign[];
    readonly urgency: WorseUrgency;
  };
  readonly 'record-review': { readonly taskId: string; readonly finding: ReviewFinding };
  readonly 'record-death': DeathTold;
  readonly 'correct-death': { readonly who: WhoDied };
  readonly 'record-death-review': { readonly appointments: AppointmentsAfterDeath };
  readonly 'correct-appointment': {
    readonly appointmentId: string;
    readonly outcome: CorrectedOutcome;
  };
  readonly 'correct-contact': { readonly contact: CorrectedContact };
  readonly 'correct-acceptance': Nothing;
  readonly close: Ending;
  readonly reopen: { readonly reason: ReopenReason };
}

export type RequestOf<M extends Move> = { readonly move: M } & Needs[M];

/** What somebody wants to do, with what the move needs. */
export type MoveRequest = { [M in Move]: RequestOf<M> }[Move];

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
  readonly today: Day;
  /** How one gets to a kind of place outside Waymark; undefined where the directory does not say. */
  readonly howToReach: (kind: DestinationKind) => string | undefined;
  /** Who could support her while she waits, as far as she has agreed. */
  readonly meanwhile: () => readonly Place[];
}
