import { IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import type { Day, DayOrMonth } from './days.js';
import { IsDay, IsDayOrMonth } from './rules/is-day.js';
import { ListOf, ListOfCodes, ListOfText } from './rules/list-of.js';
import { MayBeAbsent } from './rules/may-be-absent.js';
import { Nested } from './rules/nested.js';
import {
  CONDITIONS,
  CONSENT_ANSWERS,
  CONSENT_RECIPIENTS,
  DATE_CERTAINTIES,
  FUNCTIONAL_IMPACTS,
  LOSS_KINDS,
  MAIN_DIFFICULTIES,
  MEASURE_CODES,
  NEED_LEVELS,
  NOT_URGENT_REASONS,
  OCCURRENCE_KINDS,
  PARENTHOODS,
  PATHWAYS,
  PERSON_KINDS,
  PREGNANCY_STATES,
  REFERRER_ROLES,
  RISK_LEVELS,
  SAFETY_SIGNS,
  SELF_HARM_ITEM_MOST,
  SEPARATION_CAUSES,
  SEPARATION_TIMES,
  SUBSTANCE_USES,
  TERMINATION_REASONS,
  TOKOPHOBIA_KINDS,
  TRAUMA_KINDS,
  UNDER_16_CONSENTS,
  URGENCIES,
  YES_NO_NOT_KNOWN,
  type Condition,
  type ConsentAnswer,
  type ConsentRecipient,
  type DateCertainty,
  type FunctionalImpact,
  type LossKind,
  type MainDifficulty,
  type Measure,
  type NeedLevel,
  type NotUrgentReason,
  type OccurrenceKind,
  type Parenthood,
  type Pathway,
  type PersonKind,
  type PregnancyState,
  type ReferrerRole,
  type RiskLevel,
  type SafetySign,
  type SeparationCause,
  type SeparationTime,
  type SubstanceUse,
  type TerminationReason,
  type TokophobiaKind,
  type TraumaKind,
  type Under16Consent,
  type Urgency,
  type YesNoNotKnown,
} from './vocabulary.js';

// The facts that published criteria ask for: codes, dates and whole numbers. Never who she is.

const PLACE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const REVISION = /^[0-9a-f]{12}$/;

/** How far a place is known: hidden addresses (refuge) give their area and nothing else. */
export const PLACE_KNOWLEDGE = [
  'known',
  'hidden',
  'none',
  'outside-england',
  'armed-forces',
  'not-known',
] as const;
export type PlaceKnowledge = (typeof PLACE_KNOWLEDGE)[number];

/** Where a postcode outside England lies, as far as its letters or a postcode table tell. */
export const NATIONS = [
  'wales',
  'scotland',
  'northern-ireland',
  'isle-of-man',
  'channel-islands',
] as const;
export type Nation = (typeof NATIONS)[number];

/** One of the three ways in which she can belong to an area. */
export class PlaceFact {
  /** `none`: no fixed address, no GP practice, not booked. `armed-forces`: a GP practice of the armed forces. */
  @IsIn(PLACE_KNOWLEDGE) readonly known!: PlaceKnowledge;
  /** Keys of `infra/criteria/places.json` that hold on `asOf`, the narrowest first; for a booked unit, unit keys. */
  @ListOfText(PLACE, 20) readonly places!: readonly string[];
  /** With `outside-england`, where it is known. */
  @MayBeAbsent() @IsIn(NATIONS) readonly outside?: Nation;
}

/** Where the person lives, where their GP practice is and where they are booked, as dated place keys. */
export class PlaceFacts {
  @Nested(() => PlaceFact) readonly residence!: PlaceFact;
  @Nested(() => PlaceFact) readonly gpPractice!: PlaceFact;
  @Nested(() => PlaceFact) readonly bookedUnit!: PlaceFact;
  /** The London day for which the keys were looked up. */
  @IsDay() readonly asOf!: Day;
  /** Revision of intake's list of places that the keys are of. */
  @MayBeAbsent() @Matches(REVISION) readonly listRevision?: string;
}

/** A loss: one a baby. */
export class LossFact {
  @IsIn(LOSS_KINDS) readonly kind!: LossKind;
  /** Only for a termination. */
  @MayBeAbsent() @IsIn(TERMINATION_REASONS) readonly terminationReason?: TerminationReason;
  /** Whole weeks of pregnancy at the loss, 0 to 44; absent = not known. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(44) readonly gestationWeeks?: number;
  /** Whole days the baby lived, for a baby born alive; absent = not known. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(1826) readonly ageAtDeathDays?: number;
}

/** A baby taken into care, or parent and baby separated. */
export class SeparationFact {
  @IsIn(SEPARATION_CAUSES) readonly cause!: SeparationCause;
  @IsIn(SEPARATION_TIMES) readonly at!: SeparationTime;
}

/** Something that happened in her maternity history: one a baby, whatever the pathway. */
export class OccurrenceFact {
  @IsIn(OCCURRENCE_KINDS) readonly kind!: OccurrenceKind;
  /** A day or only a month; absent = not known. */
  @MayBeAbsent() @IsDayOrMonth() readonly on?: DayOrMonth;
  /** How sure `on` is. */
  @IsIn(DATE_CERTAINTIES) readonly certainty!: DateCertainty;
  /** Babies of one pregnancy share its number (a surviving twin); absent = not said. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(30) readonly pregnancy?: number;
  /** Present exactly when `kind` is `loss`. */
  @MayBeAbsent() @Nested(() => LossFact) readonly loss?: LossFact;
  /** Present exactly when `kind` is `separation`. */
  @MayBeAbsent() @Nested(() => SeparationFact) readonly separation?: SeparationFact;
}

/** Her state now. */
export class CurrentStateFact {
  @IsIn(PREGNANCY_STATES) readonly state!: PregnancyState;
  /** When pregnant: the due date; gestation is 40 weeks less the time until then. */
  @MayBeAbsent() @IsDay() readonly dueOn?: Day;
  /** `about` where the due date is an estimate. */
  @MayBeAbsent() @IsIn(['exact', 'about']) readonly dueCertainty?: 'exact' | 'about';
}

/** A self-report measure that was taken; never decides alone. */
export class ScoreFact {
  @IsIn(MEASURE_CODES) readonly measure!: Measure;
  /** The total, within the measure's range. */
  @IsInt() @Min(0) @Max(165) readonly total!: number;
  /** Answer to the question about harming oneself (PHQ-9 item 9, EPDS item 10 only); absent = not known. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(SELF_HARM_ITEM_MOST) readonly selfHarmItem?: number;
  @MayBeAbsent() @IsDay() readonly on?: Day;
}

/** What she needs help with. */
export class NeedFacts {
  /** What the referrer thinks she needs help with; may be empty: every occurrence is judged on every pathway. */
  @ListOfCodes(PATHWAYS, 16) readonly pathways!: readonly Pathway[];
  @IsIn(NEED_LEVELS) readonly level!: NeedLevel;
  @IsIn(FUNCTIONAL_IMPACTS) readonly impact!: FunctionalImpact;
  @ListOfCodes(TRAUMA_KINDS, 5) readonly traumaKinds!: readonly TraumaKind[];
  /** When the trauma happened, where it is not the birth or loss itself. */
  @MayBeAbsent() @IsDayOrMonth() readonly traumaOn?: DayOrMonth;
  @IsIn(TOKOPHOBIA_KINDS) readonly tokophobiaKind!: TokophobiaKind;
  @ListOfCodes(CONDITIONS, 16) readonly conditions!: readonly Condition[];
  /** A psychiatric assessment or treatment is needed now. */
  @IsIn(YES_NO_NOT_KNOWN) readonly psychiatricNeedNow!: YesNoNotKnown;
  @ListOf(() => ScoreFact, 20) readonly scores!: readonly ScoreFact[];
  /** Has talking therapy been tried first? */
  @IsIn(YES_NO_NOT_KNOWN) readonly priorTherapy!: YesNoNotKnown;
  /** Is another therapy under way? */
  @IsIn(YES_NO_NOT_KNOWN) readonly currentTherapy!: YesNoNotKnown;
  /** Beyond what primary care can help with? */
  @IsIn(YES_NO_NOT_KNOWN) readonly beyondPrimaryCare!: YesNoNotKnown;
  /** How much an earlier loss weighs on this pregnancy. */
  @IsIn(NEED_LEVELS) readonly earlierLossImpact!: NeedLevel;
  @IsIn(MAIN_DIFFICULTIES) readonly mainDifficulty!: MainDifficulty;
  /** Practical or social support is wanted (groups, benefits, food, housing, company). */
  @IsIn(YES_NO_NOT_KNOWN) readonly practicalSupport!: YesNoNotKnown;
}

/** Risk and safeguarding, as codes. */
export class SafetyFacts {
  /** Signs seen; `signsAsked` says whether the question was answered at all. */
  @ListOfCodes(SAFETY_SIGNS, 20) readonly signs!: readonly SafetySign[];
  @IsBoolean() readonly signsAsked!: boolean;
  /** The professional's answer to the question that a sign prompts. */
  @IsIn(URGENCIES) readonly urgency!: Urgency;
  /** Present where the answer is `not-urgent` although something prompted the question. */
  @MayBeAbsent() @IsIn(NOT_URGENT_REASONS) readonly notUrgentBecause?: NotUrgentReason;
  @IsIn(RISK_LEVELS) readonly riskToSelf!: RiskLevel;
  @IsIn(RISK_LEVELS) readonly riskToOthers!: RiskLevel;
  @IsIn(RISK_LEVELS) readonly riskFromOthers!: RiskLevel;
  @IsIn(SUBSTANCE_USES) readonly substanceUse!: SubstanceUse;
  @IsIn(YES_NO_NOT_KNOWN) readonly childProtectionPlan!: YesNoNotKnown;
  @IsIn(YES_NO_NOT_KNOWN) readonly childInNeedPlan!: YesNoNotKnown;
}

/** Who refers. */
export class ReferrerFacts {
  @IsIn(REFERRER_ROLES) readonly role!: ReferrerRole;
  /** Is the referrer involved in her care now? */
  @IsIn(YES_NO_NOT_KNOWN) readonly currentlyInvolved!: YesNoNotKnown;
}

/** What she agreed to, for each kind of recipient. */
export class ConsentFacts {
  @IsIn(CONSENT_ANSWERS) readonly hub!: ConsentAnswer;
  @IsIn(CONSENT_ANSWERS) readonly otherNhs!: ConsentAnswer;
  @IsIn(CONSENT_ANSWERS) readonly vcse!: ConsentAnswer;
  @IsIn(CONSENT_ANSWERS) readonly gp!: ConsentAnswer;
  /** Recorded reason to share without consent. */
  @MayBeAbsent()
  @IsIn(['best-interests', 'serious-harm'])
  readonly withoutConsentBecause?: 'best-interests' | 'serious-harm';
  /** Present exactly under 16: whose agreement it is. `not-assessed` is nobody's yet. */
  @MayBeAbsent() @IsIn(UNDER_16_CONSENTS) readonly under16?: Under16Consent;
  /** Asked about since it was sent, and not agreed to: the answer to these stands, and is not asked for again. */
  @MayBeAbsent() @ListOfCodes(CONSENT_RECIPIENTS, 4) readonly refused?: readonly ConsentRecipient[];
  /** The person wants to think about it, and is asked again on this day. */
  @MayBeAbsent() @IsDay() readonly askAgainOn?: Day;
}

/** What she would rather have, among equals. */
export class PreferenceFacts {
  @IsIn(['nhs', 'voluntary-sector', 'none']) readonly sector!: 'nhs' | 'voluntary-sector' | 'none';
  /** Ids of services she named, most wanted first. */
  @ListOfText(PLACE, 5) readonly services!: readonly string[];
}

/** Everything a judgement reads, and nothing that says who she is. */
export class ReferralFacts {
  @IsIn(PERSON_KINDS) readonly person!: PersonKind;
  /** How this person is or becomes a parent, where pages seldom speak of it. */
  @MayBeAbsent() @IsIn(PARENTHOODS) readonly parenthood?: Parenthood;
  /** Age in whole years on the day received; absent = not known. */
  @MayBeAbsent() @IsInt() @Min(8) @Max(75) readonly ageYears?: number;
  /** Whole months since the last birthday on that day; sent only under 19, where a published age counts months. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(11) readonly ageMonths?: number;
  @Nested(() => PlaceFacts) readonly places!: PlaceFacts;
  @Nested(() => CurrentStateFact) readonly current!: CurrentStateFact;
  @ListOf(() => OccurrenceFact, 30) readonly occurrences!: readonly OccurrenceFact[];
  @Nested(() => NeedFacts) readonly need!: NeedFacts;
  @Nested(() => SafetyFacts) readonly safety!: SafetyFacts;
  @IsIn(YES_NO_NOT_KNOWN) readonly primaryCarer!: YesNoNotKnown;
  @Nested(() => ReferrerFacts) readonly referrer!: ReferrerFacts;
  @Nested(() => ConsentFacts) readonly consent!: ConsentFacts;
  @Nested(() => PreferenceFacts) readonly preference!: PreferenceFacts;
}
