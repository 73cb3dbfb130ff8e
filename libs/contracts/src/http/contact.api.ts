import { IsEmail, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { ONE_LINE } from '../rules/one-line.js';
import { YES_NO_NOT_KNOWN, type YesNoNotKnown } from '../vocabulary.js';

/** May she be reached by this channel without harm? */
export class SafeContact {
  @IsIn(YES_NO_NOT_KNOWN) readonly email!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly sms!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly phone!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly letter!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly voicemail!: YesNoNotKnown;
  /** Does anyone else see the phone or post? */
  @IsIn(YES_NO_NOT_KNOWN) readonly othersSeeMessages!: YesNoNotKnown;
  /** Safe days and times, name to ask for, code word. */
  @MayBeAbsent() @IsString() @MaxLength(300) readonly instructions?: string;
}

export const CONTACT_THROUGH = [
  'prison-healthcare',
  'refuge-worker',
  'other-professional',
] as const;

/** Somebody else through whom alone, or best, the person is reached. */
export class ContactThrough {
  /** `prison-healthcare`: nobody else there is told, and nothing is sent to the person directly. */
  @IsIn(CONTACT_THROUGH) readonly kind!: (typeof CONTACT_THROUGH)[number];
  /** Team or role, such as the healthcare team of a prison. */
  @Matches(ONE_LINE) @MaxLength(200) readonly name!: string;
  @MayBeAbsent() @Matches(/^\+?[0-9 ()-]{7,20}$/) readonly phone?: string;
  @MayBeAbsent() @IsEmail() @MaxLength(254) readonly email?: string;
}

/** How to reach her. */
export class ContactDetails {
  @MayBeAbsent() @Matches(/^\+?[0-9 ()-]{7,20}$/) readonly phone?: string;
  @MayBeAbsent() @IsEmail() @MaxLength(254) readonly email?: string;
  @Nested(() => SafeContact) readonly safe!: SafeContact;
  @MayBeAbsent() @Nested(() => ContactThrough) readonly through?: ContactThrough;
}
