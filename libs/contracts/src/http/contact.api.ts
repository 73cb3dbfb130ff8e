import { IsEmail, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { ONE_LINE } from '../rules/one-line.js';
import { YES_NO_NOT_KNOWN, type YesNoNotKnown } from '../vocabulary.js';

/** Ways of which something stays behind, where somebody else may see or hear it. */
export const SEEN_WAYS = ['voicemail', 'sms', 'email', 'letter'] as const;
export type SeenWay = (typeof SEEN_WAYS)[number];

/** By which channel may somebody be reached without harm? All that whoever sends is told of safe contact. */
export class SafeWays {
  @IsIn(YES_NO_NOT_KNOWN) readonly email!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly sms!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly phone!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly letter!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly voicemail!: YesNoNotKnown;
  /** Does anyone else see the phone or post? */
  @IsIn(YES_NO_NOT_KNOWN) readonly othersSeeMessages!: YesNoNotKnown;
  /** Ways to which the person said yes, knowing that somebody else sees what arrives. */
  @MayBeAbsent() @ListOfCodes(SEEN_WAYS, 4) readonly knowingly?: readonly SeenWay[];
}

export const SEEN_BY = ['nobody', 'partner', 'family', 'somebody-else', 'not-known'] as const;
export type SeenBy = (typeof SEEN_BY)[number];

export const CALLER_NUMBERS = ['withheld', 'shown', 'either', 'not-known'] as const;
export type CallerNumber = (typeof CALLER_NUMBERS)[number];

export const PARTNER_KNOWS = ['yes', 'no', 'no-partner', 'not-known'] as const;
export type PartnerKnows = (typeof PARTNER_KNOWS)[number];

/** The same, with what people keep to who reach somebody. What is absent is not known. */
export class SafeContact extends SafeWays {
  /** Who else sees the phone, the email or the post; `nobody` and `not-known` stand alone. */
  @MayBeAbsent() @ListOfCodes(SEEN_BY, 3) readonly seenBy?: readonly SeenBy[];
  /** Does the partner know of the referral? */
  @MayBeAbsent() @IsIn(PARTNER_KNOWS) readonly partnerKnows?: PartnerKnows;
  /** Is the number of whoever calls withheld, or shown? */
  @MayBeAbsent() @IsIn(CALLER_NUMBERS) readonly callerNumber?: CallerNumber;
  /** Safe days and times. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(200) readonly times?: string;
  /** Name by which whoever calls asks for the person. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(100) readonly askFor?: string;
  /** Who the caller says that they are, where somebody else answers. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(100) readonly sayYouAre?: string;
  /** Said first, so that each knows that it is the other. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(60) readonly codeWord?: string;
  /** Anything else that matters before somebody reaches the person. */
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
