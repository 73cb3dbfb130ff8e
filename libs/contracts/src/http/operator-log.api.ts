import { IsIn, IsInt, IsString, IsUUID, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';

/** What became of it: `failed` was tried and is as it was; of a run, how it stands now. */
export const ACT_RESULTS = ['done', 'failed', 'refused', 'under-way', 'cancelled'] as const;
export type ActResult = (typeof ACT_RESULTS)[number];

/** Of how many events a run was tried. */
export class ActEvents {
  @IsInt() @Min(0) readonly total!: number;
  @IsInt() @Min(0) readonly succeeded!: number;
  @IsInt() @Min(0) readonly failed!: number;
}

/** Something that an operator did in a service, written down in the transaction that did it; of failed events also what was not done. */
export class OperatorAct {
  @IsInstant() readonly at!: string;
  /** `quarantine.replayed`, `said.again`. */
  @IsString() readonly action!: string;
  /** A referral, an entry or a run: what it was done to. */
  @IsString() readonly subject!: string;
  /** `issuer|subject`. */
  @IsString() readonly by!: string;
  @MayBeAbsent() @IsString() readonly reason?: string;
  /** From where: an address, and a mark by which the calls of one session are known. */
  @MayBeAbsent() @IsString() readonly from?: string;
  @MayBeAbsent() @IsIn(ACT_RESULTS) readonly result?: ActResult;
  /** Code of why it was not done: `already-settled`. */
  @MayBeAbsent() @IsString() readonly because?: string;
  /** Of a run. */
  @MayBeAbsent() @Nested(() => ActEvents) readonly events?: ActEvents;
}

/** Answer of `GET /messaging/operator-log`: newest first, at most 200. */
export class OperatorLog {
  @ListOf(() => OperatorAct, 200) readonly acts!: readonly OperatorAct[];
}

/** Query of `GET /messaging/operator-log`. */
export class OperatorLogAsked {
  /** Only what was done to this: a referral, an entry or a run. */
  @MayBeAbsent() @IsUUID() readonly subject?: string;
}
