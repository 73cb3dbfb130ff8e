import { IsString } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** Something that an operator did in a service; it is written down in the transaction that did it. */
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
}

/** Answer of `GET /messaging/operator-log`: newest first, at most 200. */
export class OperatorLog {
  @ListOf(() => OperatorAct, 200) readonly acts!: readonly OperatorAct[];
}
