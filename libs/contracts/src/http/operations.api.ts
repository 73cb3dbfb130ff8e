import { IsBoolean, IsIn, IsInt, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { Holder, NextStep } from '../standing.js';
import { IsSought, SOUGHT_LONGEST } from '../sought.js';
import { SERVICES, type ServiceName } from '../vocabulary.js';

/** As many as a page shows. */
export const FOUND_EVENTS = 200;

/** One event of a referral, as operations heard it. */
export class TimelineEntry {
  @IsUUID() readonly eventId!: string;
  @IsString() readonly type!: string;
  @IsIn(SERVICES) readonly source!: ServiceName;
  @IsInt() @Min(1) readonly sequence!: number;
  @IsInstant() readonly at!: string;
  @IsInstant() readonly heardAt!: string;
  @MayBeAbsent() @IsString() readonly causedBy?: string;
  @IsString() readonly traceparent!: string;
  /** One sentence from codes and dates; no personal data. */
  @IsString() readonly words!: string;
}

/** Answer of `GET /referrals/:id/timeline`: oldest first. */
export class Timeline {
  @IsUUID() readonly referralId!: string;
  @MayBeAbsent() @IsString() readonly reference?: string;
  @IsString() readonly state!: string;
  @MayBeAbsent() @Nested(() => Holder) readonly holder?: Holder;
  @MayBeAbsent() @Nested(() => NextStep) readonly nextStep?: NextStep;
  /** An event about it has failed in some service and waits for an operator. */
  @MayBeAbsent() @IsBoolean() readonly needsAttention?: boolean;
  @ListOf(() => TimelineEntry, 2000) readonly entries!: readonly TimelineEntry[];
}

/** From the form to what became of it, in the order of the way. */
export const FLOW_STAGES = ['intake', 'criteria', 'route', 'hub', 'outcome'] as const;
export type FlowStageName = (typeof FLOW_STAGES)[number];

export class StateCount {
  @IsString() readonly state!: string;
  /** The stage that the state belongs to; absent where the referrals are closed. */
  @MayBeAbsent() @IsIn(FLOW_STAGES) readonly stage?: FlowStageName;
  @IsInt() @Min(0) readonly count!: number;
  @MayBeAbsent() @IsInstant() readonly oldestSince?: string;
}

export class LastEvent {
  @IsString() readonly type!: string;
  @IsInstant() readonly at!: string;
}

export class StuckReferral {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @IsString() readonly state!: string;
  @IsInstant() readonly since!: string;
  /** Its limit: when the next step was due; 15 minutes after it came where routing has not spoken yet. */
  @MayBeAbsent() @IsInstant() readonly dueAt?: string;
  @MayBeAbsent() @Nested(() => Holder) readonly holder?: Holder;
  @MayBeAbsent() @Nested(() => NextStep) readonly nextStep?: NextStep;
  /** The last that was heard of it. */
  @MayBeAbsent() @Nested(() => LastEvent) readonly lastEvent?: LastEvent;
  /** When a team was last asked to look at it. */
  @MayBeAbsent() @IsInstant() readonly askedAt?: string;
  /** An event about it has failed and waits for an operator. */
  @MayBeAbsent() @IsBoolean() readonly needsAttention?: boolean;
}

/** Answer of `GET /ledger`: where every referral is. */
export class Ledger {
  @IsInstant() readonly asOf!: string;
  @IsInt() @Min(0) readonly open!: number;
  @IsInt() @Min(0) readonly closed!: number;
  @ListOf(() => StateCount, 50) readonly states!: readonly StateCount[];
  /** Open and past the due date of the next step, oldest first. */
  @ListOf(() => StuckReferral, 100) readonly stuck!: readonly StuckReferral[];
}

export class FlowCount {
  @IsString() readonly type!: string;
  @IsIn(SERVICES) readonly source!: ServiceName;
  @IsInt() @Min(0) readonly total!: number;
  @IsInt() @Min(0) readonly lastHour!: number;
  @MayBeAbsent() @IsInstant() readonly lastAt?: string;
}

/** Answer of `GET /flow`: how many events of each kind were heard. */
export class Flow {
  @IsInstant() readonly asOf!: string;
  @ListOf(() => FlowCount, 100) readonly counts!: readonly FlowCount[];
}

/** How many open referrals are at one stage, and how many went in and out of it. */
export class FlowStage {
  @IsIn(FLOW_STAGES) readonly stage!: FlowStageName;
  @IsInt() @Min(0) readonly now!: number;
  /** By the instants of the events; what is new counts at intake, what is closed at outcome. */
  @IsInt() @Min(0) readonly inLastHour!: number;
  @IsInt() @Min(0) readonly outLastHour!: number;
  /** Since when the one that is there for longest is at this stage. */
  @MayBeAbsent() @IsInstant() readonly oldestSince?: string;
}

/** Answer of `GET /flow/stages`: all five, in the order of the way. */
export class FlowStages {
  @IsInstant() readonly asOf!: string;
  @ListOf(() => FlowStage, 5) readonly stages!: readonly FlowStage[];
}

/** An event that was looked for: what it is about, and where it stands on the timeline. */
export class FoundEvent {
  @IsUUID() readonly eventId!: string;
  /** A referral's id; for what is about a service, the service's. */
  @IsString() readonly subject!: string;
  /** Absent where no such referral was received. */
  @MayBeAbsent() @IsString() readonly reference?: string;
  @IsString() readonly type!: string;
  @IsIn(SERVICES) readonly source!: ServiceName;
  @IsInstant() readonly at!: string;
  /** One sentence from codes and dates; no personal data. */
  @IsString() readonly words!: string;
}

/** Answer of `GET /referrals`: the referrals that it leads to. */
export class FoundReferrals {
  @ListOfText(/^[0-9a-f-]{36}$/, 50) readonly referralIds!: readonly string[];
  /** Which events led there, the newest first; absent where the referral itself was looked for. */
  @MayBeAbsent() @ListOf(() => FoundEvent, FOUND_EVENTS) readonly events?: readonly FoundEvent[];
}

/** Services whose failed events are told to operations; its own stand among the failed events. */
export const FAILING_CONSUMERS = ['intake', 'eligibility', 'routing', 'notification'] as const;
export type FailingConsumer = (typeof FAILING_CONSUMERS)[number];

/** Query of `GET /referrals`: what it is found by, a consumer or a time; what is given narrows together. */
export class FindReferral {
  /** Reference as people type it, id of a referral or of an event, or a trace: 32 hexadecimal digits, `urn:trace:…` or a `traceparent`. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(SOUGHT_LONGEST)
  @IsSought()
  readonly reference?: string;
  /** Where an event failed. */
  @MayBeAbsent() @IsIn(FAILING_CONSUMERS) readonly consumer?: FailingConsumer;
  /** When operations heard of it: both or neither, and at most 25 hours apart. */
  @MayBeAbsent() @IsInstant() readonly from?: string;
  @MayBeAbsent() @IsInstant() readonly to?: string;
}
