import { IsIn, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { QUARANTINE_REASONS, type QuarantineReason } from '../events/event-quarantined.v1.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** Body of `POST /messaging/quarantine/:id/replay`: why, for the audit. */
export class SettleQuarantined {
  /** A few words, without anybody's name. */
  @IsString()
  @MaxLength(500)
  @Matches(/\S.*\S/, { message: 'reason must say why' })
  readonly reason!: string;
}

/** An event that a service could not apply: what and where, not its bytes. */
export class QuarantinedEvent {
  @IsUUID() readonly id!: string;
  @IsIn(QUARANTINE_REASONS) readonly reason!: QuarantineReason;
  /** Absent where the event could not be read, like the four below. */
  @MayBeAbsent() @IsUUID() readonly eventId?: string;
  @MayBeAbsent() @IsString() readonly type?: string;
  @MayBeAbsent() @IsString() readonly producer?: string;
  /** The referral or service it is about. */
  @MayBeAbsent() @IsString() readonly subject?: string;
  @MayBeAbsent() @IsInt() @Min(1) readonly sequence?: number;
  @IsString() readonly topic!: string;
  @IsInt() @Min(0) readonly partition!: number;
  @IsInt() @Min(0) readonly offset!: number;
  /** The kind of error, as the code names it. */
  @IsString() readonly error!: string;
  @IsString() readonly detail!: string;
  @IsInt() @Min(1) readonly attempts!: number;
  @IsInstant() readonly since!: string;
}

/** Answer of `GET /messaging/quarantine`: what waits for a person, oldest first, at most 200. */
export class QuarantinedEvents {
  @ListOf(() => QuarantinedEvent, 200) readonly events!: readonly QuarantinedEvent[];
}

/** What a column of whole numbers holds. */
const LARGEST_SEQUENCE = 2_147_483_647;

/** Body of `POST /messaging/said/again`: events of one subject that a hearer never got in a readable form. */
export class SayAgain {
  /** A referral's or a service's id. */
  @Matches(/^[\w.:-]{1,200}$/) readonly subject!: string;
  /** The number of the first of them. */
  @IsInt() @Min(1) @Max(LARGEST_SEQUENCE) readonly from!: number;
  /** The number of the last; the same as the first where it is left out. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(LARGEST_SEQUENCE) readonly to?: number;
  /** A few words, without anybody's name. */
  @IsString()
  @MaxLength(500)
  @Matches(/\S.*\S/, { message: 'reason must say why' })
  readonly reason!: string;
}

/** Answer of `POST /messaging/said/again`. */
export class SaidAgain {
  /** How many go out once more. */
  @IsInt() @Min(1) readonly events!: number;
}
