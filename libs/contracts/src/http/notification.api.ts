import { IsIn, IsInt, IsString, IsUUID, Min } from 'class-validator';
import { CHANNELS, type Channel } from '../events/message-delivered.v1.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** What became of a message that the provider had accepted. `delivered`: to the mailbox or telephone, read or not. */
export const RECEIPTS = [
  'delivered',
  'permanent-failure',
  'temporary-failure',
  'technical-failure',
] as const;
export type Receipt = (typeof RECEIPTS)[number];

/** One message and what became of it; never its address. */
export class Delivery {
  @IsUUID() readonly messageId!: string;
  @IsUUID() readonly referralId!: string;
  @IsString() readonly audience!: string;
  @IsString() readonly template!: string;
  /** By which it went, or was tried; absent before that. */
  @MayBeAbsent() @IsIn(CHANNELS) readonly channel?: Channel;
  /** PENDING, SENDING, SENT, FAILED, UNKNOWN (it may have arrived) or WITHHELD (on purpose). */
  @IsString() readonly status!: string;
  @IsInt() @Min(0) readonly attempts!: number;
  @IsInstant() readonly plannedAt!: string;
  @IsInstant() readonly nextAttemptAt!: string;
  /** How the provider calls it; absent before it has taken it. */
  @MayBeAbsent() @IsString() readonly providerReference?: string;
  @MayBeAbsent() @IsString() readonly lastTrouble?: string;
  /** What the provider said afterwards, where it says anything. */
  @MayBeAbsent() @IsIn(RECEIPTS) readonly receipt?: Receipt;
}

/** Answer of `GET /deliveries`: newest first. */
export class Deliveries {
  @ListOf(() => Delivery, 100) readonly deliveries!: readonly Delivery[];
}
