import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import {
  APPOINTMENT_MODES,
  APPOINTMENT_OUTCOMES,
  CONTACT_WAYS,
  RECORDED_OUTCOMES,
  type ContactWay,
  type RecordedOutcome,
  APPOINTMENT_PURPOSE_CODES,
  BookedInterpreter,
  INTERPRETER_ANSWERS,
  type AppointmentMode,
  type AppointmentOutcome,
  type AppointmentPurpose,
  type InterpreterAnswer,
} from '../appointments.js';
import type { Day } from '../days.js';
import { DECLINE_REASON_CODES, type DeclineReason } from '../decline-reasons.js';
import { WHO_DIED, type WhoDied } from '../death.js';
import { ReferralFacts } from '../facts.js';
import { Candidate, JudgementSummary, MissingAnswer } from '../judgement.js';
import { Advice } from '../placement.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { Holder, NextStep } from '../standing.js';
import { AskedToLook } from './nudges.api.js';
import {
  CALL_TAKERS,
  PATHWAYS,
  YES_NO_NOT_KNOWN,
  type CallTaker,
  type Pathway,
  type YesNoNotKnown,
} from '../vocabulary.js';
import {
  WORK_NOTICES,
  WORK_PARTS,
  WORK_REASONS,
  type WorkNotice,
  type WorkPart,
  type WorkReason,
} from '../work.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const PLACEMENT_STATES = [
  'being-judged',
  'offered',
  'acknowledged',
  'held',
  'waiting-for-answer',
  'with-a-person',
  'call-made',
  'goes-with',
  'accepted',
  'waitlisted',
  'in-care',
  'paused',
  'death-recorded',
  'closed',
] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** What may be done now: answered with each placement, never guessed by a page. */
export const MOVES = [
  'acknowledge',
  'accept',
  'decline',
  'ask',
  'reconfirm',
  'offer-to',
  'record-call',
  'record-receipt',
  'finish-task',
  'waitlist',
  'start-care',
  'pause',
  'resume',
  'book-appointment',
  'confirm-appointment',
  'record-appointment',
  'record-contact',
  'pass-on',
  'step-up',
  'step-down',
  'take-back',
  'offer-alongside',
  'say-worse',
  'record-review',
  'record-death',
  'correct-death',
  'correct-appointment',
  'correct-contact',
  'correct-acceptance',
  'record-death-review',
  'close',
  'reopen',
] as const;
export type Move = (typeof MOVES)[number];

/** As what a referral is in somebody's worklist. */
export const WORK_KINDS = ['lead', 'alongside', 'hand-over', 'task'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** A row of a worklist: `GET /worklist`. */
export class WorklistItem {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @IsIn(PLACEMENT_STATES) readonly state!: PlacementState;
  /** The service it is offered to, held for or with, where there is one. */
  @MayBeAbsent() @Matches(CODE) readonly serviceId?: string;
  @MayBeAbsent() @IsIn(PATHWAYS) readonly pathway?: Pathway;
  /** `hand-over`: asked to take over from the place that has her, which goes on until then. */
  @IsIn(WORK_KINDS) readonly as!: WorkKind;
  @MayBeAbsent() @Nested(() => Holder) readonly holder?: Holder;
  @MayBeAbsent() @Nested(() => NextStep) readonly nextStep?: NextStep;
  /** Why it is here, one sentence. */
  @IsString() @MaxLength(500) readonly because!: string;
  @IsBoolean() readonly urgent!: boolean;
  @IsBoolean() readonly overdue!: boolean;
  /** A failed event about this referral waits for an operator. */
  @IsBoolean() readonly needsAttention!: boolean;
  /** Her one clock: it begins with the first referral and never again. */
  @IsDay() readonly firstReferredOn!: Day;
  /** The day of first help, where the clock has stopped. */
  @MayBeAbsent() @IsDay() readonly firstHelpOn?: Day;
  /** London days from first referral to first help, or until today. */
  @IsInt() @Min(0) readonly daysWaited!: number;
  /** Present where `as` is `task`: what `finish-task` names. */
  @MayBeAbsent() @IsUUID() readonly taskId?: string;
  /** Those who are named open it, and nobody else; who they are is known to intake. */
  @MayBeAbsent() @IsIn([true]) readonly restricted?: true;
  /** Closed to the reader: reference, holder and clock, and of the rest no more than that a person has to look into it. */
  @MayBeAbsent() @IsIn([true]) readonly closed?: true;
  /** What is read before anything is done. */
  @MayBeAbsent() @ListOfCodes(WORK_NOTICES, 4) readonly notices?: readonly WorkNotice[];
  /** Why it is in the worklist, and in which part: of a worklist only. */
  @MayBeAbsent() @IsIn(WORK_REASONS) readonly why?: WorkReason;
  @MayBeAbsent() @IsIn(WORK_PARTS) readonly part?: WorkPart;
  /** An operator has asked the reader's team to look at it, and it has not moved since. */
  @MayBeAbsent() @Nested(() => AskedToLook) readonly asked?: AskedToLook;
  /** Subject of who in the reader's team looks after it; absent: nobody. */
  @MayBeAbsent() @IsString() readonly assignee?: string;
  @IsInt() @Min(1) readonly version!: number;
}

/** One thing that happened to the placement. */
export class PlacementStep {
  @IsInstant() readonly at!: string;
  @IsString() readonly what!: string;
  @IsString() readonly by!: string;
  @IsString() @MaxLength(500) readonly because!: string;
}

/** Why a place was not taken, as a code: without anything that is known of the person. */
export const WHY_NOT_TAKEN = [
  'said-no',
  'not-in-directory',
  'not-agreed',
  'closed',
  'not-judged',
  'met',
  'open-point',
  'answer-missing',
  'not-yet',
  'not-met',
] as const;
export type WhyNotTaken = (typeof WHY_NOT_TAKEN)[number];

/** What routing considered and why each was or was not taken. */
export class Consideration {
  @Matches(CODE) readonly rule!: string;
  @MayBeAbsent() @Matches(CODE) readonly serviceId?: string;
  @IsBoolean() readonly taken!: boolean;
  /** Of a place that was not taken; absent in what was decided before it was kept. */
  @MayBeAbsent() @IsIn(WHY_NOT_TAKEN) readonly whyNot?: WhyNotTaken;
  @IsString() @MaxLength(500) readonly because!: string;
}

/** One decision, as it was made: when, and what was considered then. */
export class PlacementDecision {
  @IsInstant() readonly at!: string;
  @IsString() @MaxLength(500) readonly because!: string;
  @ListOf(() => Consideration, 200) readonly considered!: readonly Consideration[];
}

/** What was recorded by mistake, and when that was put right. */
export class CorrectedView {
  @IsInstant() readonly at!: string;
  @IsIn(RECORDED_OUTCOMES) readonly was!: RecordedOutcome;
}

/** An appointment of a service that has her or works alongside. */
export class AppointmentView {
  @IsUUID() readonly appointmentId!: string;
  @Matches(CODE) readonly serviceId!: string;
  @IsString() readonly serviceName!: string;
  @IsIn(APPOINTMENT_PURPOSE_CODES) readonly purpose!: AppointmentPurpose;
  @IsIn(APPOINTMENT_MODES) readonly mode!: AppointmentMode;
  @IsInstant() readonly at!: string;
  @IsInt() readonly minutes!: number;
  @IsIn(INTERPRETER_ANSWERS) readonly interpreter!: InterpreterAnswer;
  /** Absent where none is arranged, and in what was arranged before it was kept. */
  @MayBeAbsent() @Nested(() => BookedInterpreter) readonly interpreterBooked?: BookedInterpreter;
  /** One is needed, and the person has said that they do not want one. */
  @MayBeAbsent() @IsBoolean() readonly interpreterDeclined?: boolean;
  /** Absent until it is recorded. */
  @MayBeAbsent() @IsIn(APPOINTMENT_OUTCOMES) readonly outcome?: AppointmentOutcome;
  /** Something else had been recorded of it by mistake; the last time. */
  @MayBeAbsent() @Nested(() => CorrectedView) readonly corrected?: CorrectedView;
}

/** When somebody of a service last recorded that they had tried to reach the person. */
export class ContactView {
  @IsInstant() readonly at!: string;
  @IsIn(CONTACT_WAYS) readonly way!: ContactWay;
  @IsBoolean() readonly reached!: boolean;
}

/** A step beside that the reader's own organisation owes. */
export class OwnTask {
  @IsUUID() readonly taskId!: string;
  @Nested(() => NextStep) readonly step!: NextStep;
}

/** Answer of `GET /placements/:referralId`. */
export class PlacementView extends WorklistItem {
  @IsInt() @Min(1) readonly factsVersion!: number;
  @MayBeAbsent() @IsDay() readonly heldUntil?: Day;
  /** A death is recorded: loss comes first in everything that is said. */
  @MayBeAbsent() @IsIn(WHO_DIED) readonly death?: WhoDied;
  /** The person sent it themselves: there is no team that sent it. */
  @MayBeAbsent() @IsBoolean() readonly selfReferral?: boolean;
  /** The referral of the same person that leads, where this one goes with it. */
  @MayBeAbsent() @IsUUID() readonly leadReferralId?: string;
  @ListOf(() => Advice, 20) readonly advice!: readonly Advice[];
  @ListOf(() => PlacementStep, 500) readonly history!: readonly PlacementStep[];
  /** The decision as it stands now. */
  @ListOf(() => Consideration, 200) readonly considered!: readonly Consideration[];
  /** Every decision, the newest first, at most 50. */
  @ListOf(() => PlacementDecision, 50) readonly decisions!: readonly PlacementDecision[];
  @ListOfCodes(MOVES, 40) readonly moves!: readonly Move[];
  /** Parallel placements: link work alongside. */
  @ListOf(() => WorklistItem, 10) readonly alongside!: readonly WorklistItem[];
  /** As the referral says; absent where it was sent before that was told. */
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly interpreterNeeded?: YesNoNotKnown;
  /** The earliest first; what is not recorded yet has no outcome. */
  @ListOf(() => AppointmentView, 200) readonly appointments!: readonly AppointmentView[];
  /** Of the reader's own service. */
  @MayBeAbsent() @Nested(() => ContactView) readonly contact?: ContactView;
  @ListOf(() => OwnTask, 100) readonly tasks!: readonly OwnTask[];
}

/** Body of every move: the version it was read at; 409 when someone else moved first. Answered with a `WorklistItem`. */
export class MoveReferral {
  @IsInt() @Min(1) readonly version!: number;
  /** Name of the person who does it; kept in routing's history, never in an event. */
  @IsString() @MaxLength(200) readonly byName!: string;
}

/** Body of `POST /placements/:referralId/acceptance`. */
export class AcceptReferral extends MoveReferral {}

/** Body of `POST /placements/:referralId/acknowledgement`. */
export class AcknowledgeReferral extends MoveReferral {}

/** Body of `POST /placements/:referralId/decline`. */
export class DeclineReferral extends MoveReferral {
  @IsIn(DECLINE_REASON_CODES) readonly reason!: DeclineReason;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly comment?: string;
  /** Where the declining team says she should go: a service id, or a destination kind. */
  @MayBeAbsent() @Matches(CODE) readonly nextPlace?: string;
}

/** Body of `POST /placements/:referralId/question`. */
export class AskReferrer extends MoveReferral {
  @ListOf(() => MissingAnswer, 20) readonly asks!: readonly MissingAnswer[];
}

/** Body of `POST /placements/:referralId/reconfirmation`. */
export class ReconfirmHeld extends MoveReferral {
  @IsBoolean() readonly stillWanted!: boolean;
}

/** Body of `POST /placements/:referralId/offer`: a coordinator names the place by hand. */
export class OfferByHand extends MoveReferral {
  @Matches(CODE) readonly serviceId!: string;
  @IsIn(PATHWAYS) readonly pathway!: Pathway;
  @IsString() @MaxLength(500) readonly because!: string;
}

/** Body of `POST /placements/:referralId/call`: who took the urgent call. */
export class RecordCall extends MoveReferral {
  @IsIn(CALL_TAKERS) readonly to!: CallTaker;
  @IsString() @MaxLength(200) readonly takenBy!: string;
  @IsInstant() readonly at!: string;
}

/** Body of `POST /placements/:referralId/receipt`: a place outside Waymark took her. */
export class RecordReceipt extends MoveReferral {
  @IsString() @MaxLength(200) readonly place!: string;
  @IsString() @MaxLength(200) readonly takenBy!: string;
}

/** Body of `POST /placements/:referralId/finished-task`: a task beside the placement was done. */
export class FinishTask extends MoveReferral {
  @IsUUID() readonly taskId!: string;
}

/** Body of `POST /placements/preview`. */
export class PreviewPlacement {
  @Nested(() => ReferralFacts) readonly facts!: ReferralFacts;
  @ListOf(() => Candidate, 50) readonly candidates!: readonly Candidate[];
  @ListOf(() => JudgementSummary, 200) readonly judgements!: readonly JudgementSummary[];
  @IsDay() readonly on!: Day;
}
