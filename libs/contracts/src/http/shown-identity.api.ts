import { IsString, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';

/** Body of `POST /referrals/:id/shown-identity`: why an operator has to know whom it is about. */
export class ShowIdentity {
  /** A few words, without anybody's name. */
  @IsString()
  @MaxLength(500)
  @Matches(/\S.*\S/, { message: 'reason must say why' })
  readonly reason!: string;
}

/** Answer of `POST /referrals/:id/shown-identity`: enough to speak of the right person on the telephone, and no more. */
export class ShownIdentity {
  @IsString() readonly fullName!: string;
  @MayBeAbsent() @IsString() readonly nameToUse?: string;
  @MayBeAbsent() @IsDay() readonly birthDate?: string;
}
