import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { CONTACT_CHANGE_REASONS, type ContactChangeReason } from '../contact-change.js';
import type { Day } from '../days.js';
import { ASKED_ANSWERS, type AskedAnswer } from '../events/referral-profiled.v1.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfUuids } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { ONE_LINE } from '../rules/one-line.js';
import { IsLanguage } from '../rules/spoken.js';
import { ASKED_HOW, READING_WISHES, type AskedHow, type ReadingWish } from '../vocabulary.js';
import { ContactDetails, SafeContact, SafeWays } from './contact.api.js';
import { SPOKEN_FIELDS, SpokenChange, SpokenWith } from './spoken.api.js';

/** Why it is other than before and, where somebody asked the person, how, when and who. */
export class ContactChangeSaid {
  @IsIn(CONTACT_CHANGE_REASONS) readonly reason!: ContactChangeReason;
  /** These three are present wherever a way is opened, or a number or an address is new: the person was asked. */
  @MayBeAbsent() @IsIn(ASKED_HOW) readonly how?: AskedHow;
  @MayBeAbsent() @IsDay() readonly askedOn?: Day;
  /** Name or role of whoever asked. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(200) readonly askedBy?: string;
  /** Stays in intake. */
  @MayBeAbsent() @IsString() @MaxLength(300) readonly comment?: string;
}

/**
 * Body of `POST /referrals/:id/contact`: how the person may be reached and, where that is said, is spoken with. Opening
 * a way takes somebody who asked; closing one takes nothing but saying so. What was not sent meanwhile is not sent late:
 * a person has a task.
 */
export class ChangeContact extends ContactChangeSaid {
  /** All of it, as it is now: what is left out is taken away. */
  @Nested(() => ContactDetails) readonly contact!: ContactDetails;
  /** How the person is spoken with and written to, all of it as it is now; absent: as before. It takes nobody who asked. */
  @MayBeAbsent() @Nested(() => SpokenWith) readonly spoken?: SpokenWith;
  /** Version of the contact answers that was read; 409 when they are others since. */
  @IsInt() @Min(1) readonly contactVersion!: number;
}

/** Answer of it. */
export class ContactChanged {
  @IsUUID() readonly referralId!: string;
  @IsInt() @Min(2) readonly contactVersion!: number;
}

/** A change as it was recorded: the answers, and no number or address. */
export class RecordedContactChange extends ContactChangeSaid {
  @IsInstant() readonly recordedAt!: string;
  @IsString() @MaxLength(200) readonly byTeam!: string;
  @Nested(() => SafeContact) readonly safe!: SafeContact;
  /** Present where the person is reached as before, and something else was changed. */
  @MayBeAbsent() @IsIn([true]) readonly reachedAsBefore?: true;
  /** What is other of how the person is spoken with and written to. */
  @MayBeAbsent()
  @ListOf(() => SpokenChange, SPOKEN_FIELDS.length)
  readonly spoken?: readonly SpokenChange[];
}

/** Body of `POST /referrals/cues`. */
export class AskForCues {
  @ListOfUuids(2000) readonly referralIds!: readonly string[];
}

/**
 * How somebody may be reached, in a word: `read-first` where a way is closed or a rule stands, `not-known` where no way
 * is known to be safe.
 */
export const CONTACT_CUES = ['read-first', 'not-known', 'safe'] as const;
export type ContactCue = (typeof CONTACT_CUES)[number];

/** What is read of a person before a worklist is worked: no name, no number, no address. */
export class ReferralCue {
  @IsUUID() readonly referralId!: string;
  @IsIn(CONTACT_CUES) readonly contact!: ContactCue;
  @IsIn(ASKED_ANSWERS) readonly interpreterNeeded!: AskedAnswer;
  @IsLanguage() readonly language!: string;
  /** Open to the caller, and not to everybody of the team. */
  @MayBeAbsent() @IsIn([true]) readonly restricted?: true;
}

/** Answer of `POST /referrals/cues`: those that the caller may see, without what is closed to them, in no order. */
export class ReferralCues {
  @ListOf(() => ReferralCue, 2000) readonly cues!: readonly ReferralCue[];
}

/** Query of `GET /referrals/by-interpreter`. */
export class InterpreterQuery {
  @IsIn(ASKED_ANSWERS) readonly needed!: AskedAnswer;
}

/** Answer of it: open referrals that the caller may see, the newest first, at most 2,000. */
export class ReferralIds {
  @ListOfUuids(2000) readonly referralIds!: readonly string[];
}

/** Answer of `GET /referrals/:id/contact-points`: asked by notification when it sends, never stored there. */
export class ContactPoints {
  @MayBeAbsent() @IsEmail() readonly referrerEmail?: string;
  /** `issuer|subject` of who sent it, whose wishes about e-mail hold; absent of a machine and of a self-referral. */
  @MayBeAbsent() @IsString() readonly referrerSubject?: string;
  @MayBeAbsent() @IsEmail() readonly womanEmail?: string;
  /** As it was given; only where text messages are safe. */
  @MayBeAbsent() @IsString() readonly womanPhone?: string;
  @Nested(() => SafeWays) readonly safe!: SafeWays;
  @MayBeAbsent() @IsIn(READING_WISHES) readonly reading?: ReadingWish;
  /** Her language, by ISO 639 code or `bsl`; absent where it is not known. */
  @MayBeAbsent() @Matches(/^([a-z]{2,3}|bsl)$/) readonly language?: string;
  /** Consent to messages is withdrawn, or she has died: nothing is sent to her. */
  @IsBoolean() readonly messagesStopped!: boolean;
  /** Grows whenever how she is reached changes: one that is lower than was said is an answer of before. */
  @MayBeAbsent() @IsInt() @Min(1) readonly contactVersion?: number;
}
