import { IsBoolean, IsIn, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from './rules/may-be-absent.js';
import { ONE_LINE } from './rules/one-line.js';

// Appointments: what they are for, how they are held and what became of them. Never where: an address is no code.

export const APPOINTMENT_PURPOSES = {
  'first-contact': { words: 'First contact', isHelp: false },
  assessment: { words: 'Assessment', isHelp: false },
  treatment: { words: 'Treatment', isHelp: true },
  support: { words: 'Support', isHelp: true },
  review: { words: 'Review', isHelp: false },
} as const satisfies Record<
  string,
  {
    readonly words: string;
    /** Attended at the place that leads, it stops her one clock. */
    readonly isHelp: boolean;
  }
>;
export type AppointmentPurpose = keyof typeof APPOINTMENT_PURPOSES;
export const APPOINTMENT_PURPOSE_CODES = Object.keys(
  APPOINTMENT_PURPOSES,
) as readonly AppointmentPurpose[];

export const APPOINTMENT_MODES = ['in-person', 'at-home', 'video', 'telephone'] as const;
export type AppointmentMode = (typeof APPOINTMENT_MODES)[number];

/** `to-arrange`: needed, and the appointment is not confirmed before one is arranged. */
export const INTERPRETER_ANSWERS = ['not-needed', 'arranged', 'to-arrange'] as const;
export type InterpreterAnswer = (typeof INTERPRETER_ANSWERS)[number];

export const INTERPRETER_GENDERS = ['woman', 'man'] as const;
export type InterpreterGender = (typeof INTERPRETER_GENDERS)[number];

/** The interpreter as booked: enough to see that the person will be understood by whom they want. Never who it is. */
export class BookedInterpreter {
  /** ISO 639 code, or `bsl`. */
  @Matches(/^([a-z]{2,3}|bsl)$/) readonly language!: string;
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(60) readonly dialect?: string;
  /** Absent where it was not asked for. */
  @MayBeAbsent() @IsIn(INTERPRETER_GENDERS) readonly gender?: InterpreterGender;
  /** Trained for it and booked for it; false is refused: family and friends never interpret. */
  @IsBoolean() readonly professional!: boolean;
  /** Who provides it, or their number for the booking; never the interpreter's name. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(80) readonly reference?: string;
}

/** What became of it. `did-not-attend` is "not yet reached", never an end. */
export const APPOINTMENT_OUTCOMES = [
  'attended',
  'did-not-attend',
  'cancelled-by-person',
  'cancelled-by-service',
  'no-longer-needed',
] as const;
export type AppointmentOutcome = (typeof APPOINTMENT_OUTCOMES)[number];

/** What a person records; the last outcome is the line's own. */
export const RECORDED_OUTCOMES = [
  'attended',
  'did-not-attend',
  'cancelled-by-person',
  'cancelled-by-service',
] as const satisfies readonly AppointmentOutcome[];
export type RecordedOutcome = (typeof RECORDED_OUTCOMES)[number];

/** How somebody tried to reach her. */
export const CONTACT_WAYS = [
  'telephone',
  'text',
  'email',
  'letter',
  'in-person',
  'through-referrer',
] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/**
 * What whoever tried to reach her knew before of how she may be contacted: they had read it, or it could not be shown
 * and they had read that nothing is known to be safe.
 */
export const SAFE_CONTACT_READINGS = ['read', 'not-shown'] as const;
export type SafeContactReading = (typeof SAFE_CONTACT_READINGS)[number];
