import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Day } from '../days.js';
import {
  ASKED_ANSWERS,
  ETHNIC_CATEGORIES,
  GENDER_IDENTITIES,
  INCLUSION_GROUPS,
  type AskedAnswer,
  type EthnicCategory,
  type GenderIdentity,
  type InclusionGroup,
} from '../events/referral-profiled.v1.js';
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '../events/referral-withdrawn.v1.js';
import {
  ConsentFacts,
  CurrentStateFact,
  NeedFacts,
  OccurrenceFact,
  PreferenceFacts,
  ReferrerFacts,
  SafetyFacts,
} from '../facts.js';
import { MissingAnswer } from '../judgement.js';
import { LINK_WORK_STEPS, type LinkWorkStep } from '../link-work.js';
import { Advice } from '../placement.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { ONE_LINE } from '../rules/one-line.js';
import { ArePronouns, IsDialect, IsLanguage, IsNameToUse } from '../rules/spoken.js';
import { Holder, NextStep } from '../standing.js';
import {
  AGREEMENT_ANSWERS,
  ASKED_HOW,
  CALL_TAKERS,
  CONSENT_RECIPIENTS,
  PARENTHOODS,
  PERSON_KINDS,
  UNDER_16_CONSENTS,
  YES_NO_NOT_KNOWN,
  type AgreementAnswer,
  type AskedHow,
  type CallTaker,
  type ConsentRecipient,
  type Parenthood,
  type PersonKind,
  type Under16Consent,
  type YesNoNotKnown,
  INTERPRETER_WISHES,
  READING_WISHES,
  type InterpreterWish,
  type ReadingWish,
} from '../vocabulary.js';
import { AttachmentView } from './attachments.api.js';
import { ContactDetails } from './contact.api.js';
import { DespiteCriteria } from './despite-criteria.api.js';
import { RecordedContactChange } from './intake-contact.api.js';
import { PlaceName, WhereSheIs } from './places.api.js';

export const NHS_NUMBER_ABSENCES = [
  'not-known',
  'not-registered',
  'prefers-not',
  'overseas',
] as const;
export type NhsNumberAbsence = (typeof NHS_NUMBER_ABSENCES)[number];

/** Who she is: kept by intake alone. */
export class PersonDetails {
  @Matches(ONE_LINE) @MaxLength(200) readonly fullName!: string;
  @MayBeAbsent() @IsNameToUse() readonly nameToUse?: string;
  /** As the person wants to be spoken of, such as “he/him”. */
  @MayBeAbsent() @ArePronouns() readonly pronouns?: string;
  /** Of the language that they speak, so that an interpreter is understood. */
  @MayBeAbsent() @IsDialect() readonly dialect?: string;
  @MayBeAbsent() @IsDay() readonly birthDate?: Day;
  /** Ten digits; spaces and dashes are accepted. Valid is not traced. */
  @MayBeAbsent() @IsString() @MaxLength(20) readonly nhsNumber?: string;
  /** Why there is no NHS number; required when it is absent. */
  @MayBeAbsent() @IsIn(NHS_NUMBER_ABSENCES) readonly noNhsNumberBecause?: NhsNumberAbsence;
  /** Never given for a hidden address. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly address?: string;
  @MayBeAbsent() @IsString() @MaxLength(10) readonly postcode?: string;
  @Nested(() => ContactDetails) readonly contact!: ContactDetails;
}

/** Equality questions, stored apart. Who has not sent them is told language, interpreter and disability alone: `99` and no groups stand for the rest. */
export class EquityDetails {
  @IsIn(ETHNIC_CATEGORIES) readonly ethnicCategory!: EthnicCategory;
  @IsLanguage() readonly language!: string;
  @IsIn(ASKED_ANSWERS) readonly interpreterNeeded!: AskedAnswer;
  @IsIn(ASKED_ANSWERS) readonly disability!: AskedAnswer;
  @ListOfCodes(INCLUSION_GROUPS, 8) readonly inclusionGroups!: readonly InclusionGroup[];
  /** Counted with the next answer, so that trans men and non-binary people are seen. */
  @MayBeAbsent() @IsIn(GENDER_IDENTITIES) readonly genderIdentity?: GenderIdentity;
  @MayBeAbsent() @IsIn(ASKED_ANSWERS) readonly genderSameAsAtBirth?: AskedAnswer;
  /** Read by whoever meets or writes to the person; counted nowhere. */
  @MayBeAbsent() @IsIn(READING_WISHES) readonly reading?: ReadingWish;
  @MayBeAbsent() @IsIn(INTERPRETER_WISHES) readonly interpreterWish?: InterpreterWish;
}

/** How the referrer is told. */
export class ReferrerDetails {
  @Nested(() => ReferrerFacts) readonly facts!: ReferrerFacts;
  @Matches(ONE_LINE) @MaxLength(200) readonly name!: string;
  @MayBeAbsent() @IsEmail() @MaxLength(254) readonly email?: string;
  @MayBeAbsent() @Matches(/^\+?[0-9 ()-]{7,20}$/) readonly phone?: string;
  /** Public name of the sending team. */
  @Matches(ONE_LINE) @MaxLength(200) readonly team!: string;
}

/** Who took the urgent call that was made before the form was sent. */
export class CallTaken {
  @IsIn(CALL_TAKERS) readonly to!: CallTaker;
  /** Name or role, and team. */
  @Matches(ONE_LINE) @MaxLength(200) readonly takenBy!: string;
  @IsInstant() readonly at!: string;
}

/** Body of `POST /referrals`. */
export class SendReferral {
  @IsIn(PERSON_KINDS) readonly about!: PersonKind;
  @MayBeAbsent() @IsIn(PARENTHOODS) readonly parenthood?: Parenthood;
  @Nested(() => PersonDetails) readonly person!: PersonDetails;
  @Nested(() => WhereSheIs) readonly where!: WhereSheIs;
  @Nested(() => CurrentStateFact) readonly current!: CurrentStateFact;
  @ListOf(() => OccurrenceFact, 30) readonly occurrences!: readonly OccurrenceFact[];
  @Nested(() => NeedFacts) readonly need!: NeedFacts;
  @Nested(() => SafetyFacts) readonly safety!: SafetyFacts;
  @IsIn(YES_NO_NOT_KNOWN) readonly primaryCarer!: YesNoNotKnown;
  @Nested(() => ConsentFacts) readonly consent!: ConsentFacts;
  @Nested(() => PreferenceFacts) readonly preference!: PreferenceFacts;
  @Nested(() => ReferrerDetails) readonly referrer!: ReferrerDetails;
  @Nested(() => EquityDetails) readonly equity!: EquityDetails;
  /** More on why a sign is not urgent; stays in intake. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly urgencyComment?: string;
  /** The call was made already: who took it; stays in intake. */
  @MayBeAbsent() @Nested(() => CallTaken) readonly callTaken?: CallTaken;
  /** The concern that was raised while the form was written; sending clears it. */
  @MayBeAbsent() @IsUUID() readonly safetyConcernId?: string;
  /** Works for a service that may see it, or is close to somebody there: `yes` restricts who opens it. Stays in intake. */
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly knownToService?: YesNoNotKnown;
  /** What the receiving team needs to know; stays in intake. */
  @MayBeAbsent() @IsString() @MaxLength(4000) readonly note?: string;
  /** The day she was first referred for this, where another referral came before. */
  @MayBeAbsent() @IsDay() readonly firstReferredOn?: Day;
  /** What the referrer knows is added to the open referral: no second place is looked for. */
  @MayBeAbsent() @IsBoolean() readonly addToOpen?: boolean;
  /** Why the referrer goes on although she is already referred. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly referAnywayBecause?: string;
  /** Why the referrer goes on although the criteria say no. */
  @MayBeAbsent() @Nested(() => DespiteCriteria) readonly despiteCriteria?: DespiteCriteria;
}

/** Answer of `POST /referrals` (201). */
export class ReferralSent {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @IsInstant() readonly receivedAt!: string;
  /** Path of the referral. */
  @IsString() readonly link!: string;
  /** Immediate advice when a sign was answered: whom to telephone now. */
  @ListOf(() => Advice, 5) readonly callNow!: readonly Advice[];
}

/** One step of what became of it, in plain words for the referrer. */
export class ProgressStep {
  @IsInstant() readonly at!: string;
  /** Event type without version, such as `referral.offered`. */
  @IsString() readonly what!: string;
  @IsString() @MaxLength(500) readonly words!: string;
}

/** A question waiting for the referrer. */
export class OpenQuestion {
  @IsUUID() readonly questionId!: string;
  @IsInstant() readonly askedAt!: string;
  @ListOf(() => MissingAnswer, 20) readonly asks!: readonly MissingAnswer[];
}

/** A referral without whom it is about. */
export class ReferralStanding {
  @IsUUID() readonly referralId!: string;
  @IsString() readonly reference!: string;
  @IsInstant() readonly receivedAt!: string;
  /** Those who are named open it, and nobody else. */
  @MayBeAbsent() @IsIn([true]) readonly restricted?: true;
  /** Where it is now, in plain words. */
  @IsString() readonly state!: string;
  @MayBeAbsent() @Nested(() => Holder) readonly holder?: Holder;
  @MayBeAbsent() @Nested(() => NextStep) readonly nextStep?: NextStep;
  /** The referrer owes the next step. */
  @IsBoolean() readonly needsYou!: boolean;
  @IsBoolean() readonly open!: boolean;
}

/** A row of my referrals: `GET /referrals?mine`. */
export class ReferralSummary extends ReferralStanding {
  /** Name as the referrer wrote it; only for the sending organisation, and absent where it is restricted and closed to the caller. */
  @MayBeAbsent() @IsString() readonly fullName?: string;
}

/** Answer of `GET /referrals`. */
export class ReferralList {
  @ListOf(() => ReferralSummary, 100) readonly referrals!: readonly ReferralSummary[];
  @IsInt() @Min(0) readonly total!: number;
}

/** What the person said about one kind of recipient. */
export class AgreementSaid {
  @IsIn(CONSENT_RECIPIENTS) readonly recipient!: ConsentRecipient;
  @IsIn(AGREEMENT_ANSWERS) readonly answer!: AgreementAnswer;
}

/** What the person said, when and how somebody asked, and who. */
export class AgreementAsked {
  /** Only those that were asked about; each once. */
  @ListOf(() => AgreementSaid, 4) readonly said!: readonly AgreementSaid[];
  @IsIn(ASKED_HOW) readonly how!: AskedHow;
  @IsDay() readonly askedOn!: Day;
  /** Name or role of whoever asked. */
  @Matches(ONE_LINE) @MaxLength(200) readonly askedBy!: string;
  /** Present exactly where the person wants to think about something. */
  @MayBeAbsent() @IsDay() readonly askAgainOn?: Day;
  /** Present exactly under 16: whose answer it is. */
  @MayBeAbsent() @IsIn(UNDER_16_CONSENTS) readonly under16?: Under16Consent;
}

/** Body of `POST /referrals/:id/agreement`: the referral is judged again by what the person said. */
export class RecordAgreement extends AgreementAsked {
  /** Version of the facts that was read; 409 when somebody changed them since. */
  @MayBeAbsent() @IsInt() @Min(1) readonly factsVersion?: number;
}

/** An agreement as it was recorded. */
export class RecordedAgreement extends AgreementAsked {
  @IsInstant() readonly recordedAt!: string;
}

/** What was said with signs that have been answered anew since. */
export class SaidBefore {
  @IsDay() readonly saidOn!: Day;
  @IsDay() readonly changedOn!: Day;
}

/** What a link worker is told of safety, in place of what clinicians read. */
export class LinkWorkSafety {
  /** `no` only where everything was asked and nothing found. */
  @IsIn(YES_NO_NOT_KNOWN) readonly concern!: YesNoNotKnown;
  @ListOfCodes(LINK_WORK_STEPS, 10) readonly steps!: readonly LinkWorkStep[];
}

/** Answer of `GET /referrals/:id`: the whole story for those who may see it. */
export class ReferralView extends ReferralStanding {
  @IsString() readonly fullName!: string;
  /** Present where the caller is not named and has opened it with a reason. */
  @MayBeAbsent() @IsInstant() readonly openUntil?: string;
  @Nested(() => SendReferral) readonly sent!: SendReferral;
  /** Present exactly for a link worker: clinical facts, notes and files are kept back from `sent`, and what stands there says nothing. */
  @MayBeAbsent() @Nested(() => LinkWorkSafety) readonly linkWork?: LinkWorkSafety;
  /** The places that `sent` names, as the list of that day called them. */
  @ListOf(() => PlaceName, 60) readonly placeNames!: readonly PlaceName[];
  @IsInt() @Min(1) readonly factsVersion!: number;
  @ListOf(() => ProgressStep, 500) readonly progress!: readonly ProgressStep[];
  @ListOf(() => OpenQuestion, 20) readonly questions!: readonly OpenQuestion[];
  /** What the person said about sharing since it was sent, the newest first. */
  @MayBeAbsent()
  @ListOf(() => RecordedAgreement, 100)
  readonly agreements?: readonly RecordedAgreement[];
  /** Files that were added to it, the oldest first. */
  @MayBeAbsent() @ListOf(() => AttachmentView, 5) readonly attachments?: readonly AttachmentView[];
  /** How many protected facts of it the caller may read; present exactly where the caller may add one or read them. */
  @MayBeAbsent() @IsInt() @Min(0) readonly protectedFacts?: number;
  /** Grows with every change of how the person may be reached, or is spoken with and written to. */
  @MayBeAbsent() @IsInt() @Min(1) readonly contactVersion?: number;
  /** What was said of that since it was sent, the newest first. */
  @MayBeAbsent()
  @ListOf(() => RecordedContactChange, 100)
  readonly contactChanges?: readonly RecordedContactChange[];
  /** `sent.urgencyComment` was said about other answers than those that stand now. */
  @MayBeAbsent() @Nested(() => SaidBefore) readonly urgencyCommentBefore?: SaidBefore;
}

/** Body of `POST /referrals/:id/withdrawal`. */
export class WithdrawReferral {
  @IsIn(WITHDRAWAL_REASONS) readonly reason!: WithdrawalReason;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly comment?: string;
}

/** Facts that can be changed after sending; each part replaces the whole part that was sent. */
export class ChangedFacts {
  @MayBeAbsent() @Nested(() => CurrentStateFact) readonly current?: CurrentStateFact;
  @MayBeAbsent() @ListOf(() => OccurrenceFact, 30) readonly occurrences?: readonly OccurrenceFact[];
  @MayBeAbsent() @Nested(() => NeedFacts) readonly need?: NeedFacts;
  @MayBeAbsent() @Nested(() => SafetyFacts) readonly safety?: SafetyFacts;
  @MayBeAbsent() @Nested(() => ConsentFacts) readonly consent?: ConsentFacts;
  /** Choosing a hidden residence takes a stored address and postcode away. */
  @MayBeAbsent() @Nested(() => WhereSheIs) readonly where?: WhereSheIs;
  /** A new postcode of the home; never with a hidden one. An area that is chosen here counts also against a stored one. */
  @MayBeAbsent() @IsString() @MaxLength(10) readonly postcode?: string;
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly primaryCarer?: YesNoNotKnown;
  /** Which of several places she would rather go to. */
  @MayBeAbsent() @Nested(() => PreferenceFacts) readonly preference?: PreferenceFacts;
  @MayBeAbsent() @IsDay() readonly birthDate?: Day;
  /** More on why it is not urgent, with a changed `safety`; stays in intake. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly urgencyComment?: string;
  /** Version of the facts that was read; 409 when somebody changed them since. */
  @MayBeAbsent() @IsInt() @Min(1) readonly factsVersion?: number;
}

/** Body of `POST /referrals/:id/answers`: any of the facts that were asked for. */
export class AnswerQuestion extends ChangedFacts {
  @IsUUID() readonly questionId!: string;
}

/** Body of `POST /referrals/:id/amendments`: the referrer corrects or adds facts unasked. */
export class AmendReferral extends ChangedFacts {}

/**
 * Body of `POST /referrals/:id/move`: she has moved. Judged again for where she is now; who holds her goes on until
 * a named person at the next place has her, and her clock goes on.
 */
export class SayMoved {
  /** All of it, as it is now: what has stayed the same is sent as it was. */
  @Nested(() => WhereSheIs) readonly where!: WhereSheIs;
  /** Of the new home; never with a hidden one. Without one the stored postcode is taken away. */
  @MayBeAbsent() @IsString() @MaxLength(10) readonly postcode?: string;
  /** May she be reached in the same ways as before? Unless `yes`, nothing is sent to her until somebody has asked. */
  @IsIn(YES_NO_NOT_KNOWN) readonly contactStillSafe!: YesNoNotKnown;
  /** Version of the facts that was read; 409 when somebody changed them since. */
  @IsInt() @Min(1) readonly factsVersion!: number;
}

/** Answer of a withdrawal, an answer, an amendment, a move or an agreement. */
export class ReferralChanged {
  @IsUUID() readonly referralId!: string;
  @IsIn(['open', 'withdrawn']) readonly state!: 'open' | 'withdrawn';
  @IsInt() @Min(1) readonly factsVersion!: number;
  /** Whom to telephone now, where the new facts say so. */
  @ListOf(() => Advice, 5) readonly callNow!: readonly Advice[];
}

/** Body of `POST /referrals/duplicates`: asked by a professional before sending, and audited. */
export class FindDuplicates {
  @MayBeAbsent() @IsString() @MaxLength(20) readonly nhsNumber?: string;
  @IsDay() readonly birthDate!: Day;
  /** With the postcode: where a number is missing, here or there, the person is found by the three together. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(200) readonly fullName?: string;
  @MayBeAbsent() @IsString() @MaxLength(10) readonly postcode?: string;
  /** Whose referral it would be: a partner's record is never told of with the other person's. Absent: either. */
  @MayBeAbsent() @IsIn(PERSON_KINDS) readonly about?: PersonKind;
}

/** An open referral of the same person: when, and how far; never where, why or by whom. */
export class OpenElsewhere {
  @IsDay() readonly receivedOn!: Day;
  /** Present only where the caller's own organisation sent it: add to it there. */
  @MayBeAbsent() @IsUUID() readonly referralId?: string;
  /** In plain words, without naming a team. */
  @IsString() @MaxLength(100) readonly state!: string;
}

/** Answer of `POST /referrals/duplicates`: oldest first; empty where none is open. */
export class DuplicatesFound {
  @ListOf(() => OpenElsewhere, 20) readonly open!: readonly OpenElsewhere[];
}

/** Query of `GET /referrals`: what my organisation sent: what waits for it first, then by the newest action, 50 a page. */
export class MyReferralsQuery {
  /** Always what is mine; may be left out. */
  @MayBeAbsent() @IsString() @MaxLength(5) readonly mine?: string;
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) readonly page?: number;
}
