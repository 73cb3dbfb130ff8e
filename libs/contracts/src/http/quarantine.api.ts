import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { QUARANTINE_REASONS, type QuarantineReason } from '../events/event-quarantined.v1.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { SettleQuarantined, QuarantinedEvent } from './messaging.api.js';
import { SPELLINGS, type Spelling } from './spelling.js';

/** The key of a group of failed events. */
export const QUARANTINE_GROUP = /^[0-9a-f]{16}$/;
const GROUP = QUARANTINE_GROUP;
const FASTEST_PER_SECOND = 50;

/** Quarantined events that are the same trouble: same producer, type, error and fields, whoever they are about. */
export class QuarantineGroup {
  @Matches(GROUP) readonly group!: string;
  @IsIn(QUARANTINE_REASONS) readonly reason!: QuarantineReason;
  @MayBeAbsent() @IsString() readonly type?: string;
  @MayBeAbsent() @IsString() readonly producer?: string;
  @IsString() readonly error!: string;
  /** Of one of them, without what it quotes. */
  @IsString() readonly detail!: string;
  @IsInt() @Min(1) readonly events!: number;
  /** Referrals or services that they are about. */
  @IsInt() @Min(0) readonly subjects!: number;
  @IsInstant() readonly oldest!: string;
  @IsInstant() readonly newest!: string;
  /** One of them, to be looked at. */
  @IsUUID() readonly example!: string;
  /** When the same trouble was last settled by somebody, before the oldest of these came: it has come again. */
  @MayBeAbsent() @IsInstant() readonly settledBefore?: string;
  /** `issuer|subject` of who looks after it; absent: nobody. */
  @MayBeAbsent() @IsString() readonly assignee?: string;
  /** When it was put aside; it is as long as `newest` is not later. */
  @MayBeAbsent() @IsInstant() readonly archivedAt?: string;
}

/** Body of `POST /messaging/quarantine/groups/:group/assignment`. */
export class AssignQuarantineGroup {
  /** `issuer|subject`; absent: nobody looks after it any more. */
  @MayBeAbsent() @Matches(/^[^\s|]+\|[^\s|]+$/) @MaxLength(300) readonly assignee?: string;
}

/** Answer of `GET /messaging/quarantine/groups`: the largest first, at most 200. */
export class QuarantineGroups {
  @ListOf(() => QuarantineGroup, 200) readonly groups!: readonly QuarantineGroup[];
}

/** Query of `GET /messaging/quarantine`. */
export class QuarantinedEventsAsked {
  /** Only those of a group. */
  @MayBeAbsent()
  @Matches(GROUP, { message: 'group must be one of GET /messaging/quarantine/groups' })
  readonly group?: string;
}

/** What is wrong with one field of an event. */
export class QuarantineProblem {
  /** Empty = the event as a whole. */
  @IsString() readonly field!: string;
  @IsString() readonly rule!: string;
}

/** `redelivered`: it came again meanwhile and was applied. */
export const QUARANTINE_ENTRY_STATES = ['waiting', 'replayed', 'discarded', 'redelivered'] as const;
export type QuarantineEntryState = (typeof QUARANTINE_ENTRY_STATES)[number];

/** Answer of `GET /messaging/quarantine/:id`: an event that was set aside, as it came, without any text that is more than a code. */
export class InspectedEvent extends QuarantinedEvent {
  @Matches(GROUP) readonly group!: string;
  @IsIn(QUARANTINE_ENTRY_STATES) readonly state!: QuarantineEntryState;
  /** Later events of the same subject that wait until this one is dealt with. */
  @IsInt() @Min(0) readonly waitingBehind!: number;
  @IsObject() readonly headers!: object;
  /** Absent where the bytes are no JSON. */
  @MayBeAbsent() readonly data?: unknown;
  @IsInt() @Min(0) readonly bytes!: number;
  /** Empty where it can be read: then it is the hearer that fails. */
  @ListOf(() => QuarantineProblem, 100) readonly problems!: readonly QuarantineProblem[];
  /** Absent while it waits; who and why are absent where it came again and was applied. */
  @MayBeAbsent() @IsInstant() readonly settledAt?: string;
  @MayBeAbsent() @IsString() readonly settledBy?: string;
  @MayBeAbsent() @IsString() readonly settledReason?: string;
  /** The copy that was applied in its place. */
  @MayBeAbsent() @IsUUID() readonly copyId?: string;
}

/** Answer of `POST /messaging/quarantine/:id/dry-run`: what a replay would do; nothing has changed. */
export class QuarantineTrial {
  @IsBoolean() readonly wouldSucceed!: boolean;
  /** Why not. */
  @MayBeAbsent() @IsString() readonly code?: string;
  @MayBeAbsent() @IsString() readonly detail?: string;
}

export const QUARANTINE_RUN_STATES = ['running', 'paused', 'done', 'cancelled'] as const;
export type QuarantineRunState = (typeof QUARANTINE_RUN_STATES)[number];

/** Body of `POST /messaging/quarantine/runs`: replay a whole group, or only try. */
export class BeginQuarantineRun extends SettleQuarantined {
  @Matches(GROUP, { message: 'group must be one of GET /messaging/quarantine/groups' })
  readonly group!: string;

  /** Events a second. */
  @IsInt() @Min(1) @Max(FASTEST_PER_SECOND) readonly perSecond!: number;

  /** Nothing is changed. Needed once within the hour before the real one. */
  @IsBoolean() readonly dry!: boolean;
}

/** A run and how far it is. */
export class QuarantineRunView {
  @IsUUID() readonly runId!: string;
  @Matches(GROUP) readonly group!: string;
  @IsBoolean() readonly dry!: boolean;
  @IsInt() @Min(1) readonly perSecond!: number;
  @IsIn(QUARANTINE_RUN_STATES) readonly state!: QuarantineRunState;
  /** That waited when it was begun. */
  @IsInt() @Min(0) readonly total!: number;
  @IsInt() @Min(0) readonly succeeded!: number;
  @IsInt() @Min(0) readonly failed!: number;
  /** Not tried yet; once it is done, those that somebody else has settled meanwhile. */
  @IsInt() @Min(0) readonly others!: number;
  /** Of the same group, came since it was begun, and wait: they are not part of it. */
  @MayBeAbsent() @IsInt() @Min(0) readonly newSince?: number;
  @IsString() readonly by!: string;
  @IsString() @MaxLength(500) readonly reason!: string;
  @IsInstant() readonly askedAt!: string;
  @MayBeAbsent() @IsInstant() readonly endedAt?: string;
}

/** Answer of `GET /messaging/quarantine/runs`: the newest first, at most 50. */
export class QuarantineRuns {
  @ListOf(() => QuarantineRunView, 50) readonly runs!: readonly QuarantineRunView[];
}

export const CORRECTION_PLACES = ['data', 'header'] as const;

/** One thing in an event that is to be written differently, and goes on saying the same. */
export class Correction {
  @IsIn(CORRECTION_PLACES) readonly in!: (typeof CORRECTION_PLACES)[number];
  /** A header's name, or a field as `problems` names it. */
  @Matches(/^[\w-]{1,60}(\.[\w-]{1,60}){0,12}$/, {
    message: 'field must be the name of a header, or of a field as problems has it: nextStep.dueAt',
  })
  readonly field!: string;
  @IsIn(SPELLINGS) readonly as!: Spelling;
}

/** Body of `POST /messaging/quarantine/:id/copy`: apply a copy in which what was written wrongly is written rightly. */
export class CopyQuarantined extends SettleQuarantined {
  /** None where only technical headers are wrong: a copy has new ones. */
  @ListOf(() => Correction) readonly corrections!: readonly Correction[];
}

/** One thing that a copy has otherwise; text that is more than a code is told by its length. */
export class CopyDifference {
  @IsIn(CORRECTION_PLACES) readonly in!: (typeof CORRECTION_PLACES)[number];
  @IsString() readonly field!: string;
  /** As JSON; absent where there is nothing. */
  @MayBeAbsent() @IsString() readonly before?: string;
  @MayBeAbsent() @IsString() readonly after?: string;
}

/** Answer of `POST /messaging/quarantine/:id/copy/dry-run`. */
export class CopyTrial extends QuarantineTrial {
  @ListOf(() => CopyDifference, 100) readonly differences!: readonly CopyDifference[];
}

/** Body of `POST /messaging/quarantine/:id/discard`. */
export class DiscardQuarantined extends SettleQuarantined {
  /** Needed where the event begins a referral: whoever discards it has asked intake, which has no such referral. */
  @MayBeAbsent() @IsBoolean() readonly noSuchReferral?: boolean;
}

/** Answer of `POST /messaging/quarantine/:id/copy`. */
export class QuarantineCopied {
  /** The id of the copy; its cause is the original. */
  @IsUUID() readonly eventId!: string;
}
