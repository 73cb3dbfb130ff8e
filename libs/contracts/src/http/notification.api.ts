import { IsInt, IsString, IsUUID, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** One message and what became of it; never its address. */
export class Delivery {
  @IsUUID() readonly messageId!: string;
  @IsUUID() readonly referralId!: string;
  @IsString() readonly audience!: string;
  @IsString() readonly template!: string;
  /** PENDING, SENDING, SENT, FAILED, UNKNOWN (it may have arrived) or WITHHELD (on purpose). */
  @IsString() readonly status!: string;
  @IsInt() @Min(0) readonly attempts!: number;
  @IsInstant() readonly plannedAt!: string;
  @IsInstant() readonly nextAttemptAt!: string;
  /** How the provider calls it; absent before it has taken it. */
  @MayBeAbsent() @IsString() readonly providerReference?: string;
  @MayBeAbsent() @IsString() readonly lastTrouble?: string;
}

/** Answer of `GET /deliveries`: newest first. */
export class Deliveries {
  @ListOf(() => Delivery, 100) readonly deliveries!: readonly Delivery[];
}
