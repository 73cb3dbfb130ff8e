import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import type { Day } from '../days.js';
import { ReferralFacts } from '../facts.js';
import { Candidate, Judgement, MissingAnswer } from '../judgement.js';
import { Advice } from '../placement.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import {
  CRITERIA_STANDINGS,
  REDIRECTS_TO,
  type CriteriaStanding,
  type RedirectTo,
} from '../vocabulary.js';
import { ServiceNow } from './directory.api.js';

const SERVICE_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Body of `POST /pre-checks`: the same judgement without storing anything. */
export class PreCheck {
  @Nested(() => ReferralFacts) readonly facts!: ReferralFacts;
  /** Judge as of this day, by the criteria in force then; absent = today. */
  @MayBeAbsent() @IsDay() readonly asOf?: Day;
  /** Judge these services whatever the geography. */
  @MayBeAbsent() @ListOfText(SERVICE_ID, 50) readonly services?: readonly string[];
}

/** For whom a service's page points elsewhere, and where to. Nothing is judged by it. */
export class PublishedRedirect {
  @IsString() @MaxLength(500) readonly when!: string;
  @IsIn(REDIRECTS_TO) readonly to!: RedirectTo;
  @IsString() @MaxLength(500) readonly published!: string;
  @IsString() @MaxLength(500) readonly source!: string;
  @IsDay() readonly readOn!: Day;
}

/** A judgement with the public facts of its service. */
export class ServiceJudgement extends Judgement {
  @IsString() readonly serviceName!: string;
  @IsString() readonly area!: string;
  /** Published waits, in the page's words. */
  @ListOfText(/^.{1,300}$/, 10) readonly waits!: readonly string[];
  /** Absent where none is known. */
  @MayBeAbsent()
  @ListOf(() => PublishedRedirect, 20)
  readonly redirects?: readonly PublishedRedirect[];
}

/** What routing would do; absent where routing did not answer. */
export class RoutingPreview {
  /** One sentence: where she would go now, and why. */
  @IsString() @MaxLength(500) readonly words!: string;
  @IsString() @MaxLength(60) readonly destination!: string;
  @MayBeAbsent() @Matches(SERVICE_ID) readonly serviceId?: string;
  @MayBeAbsent() @IsDay() readonly until?: Day;
  /** A fear of birth: the day by which a plan for the birth is wanted, at about 34 weeks of pregnancy. */
  @MayBeAbsent() @IsDay() readonly planBy?: Day;
  @ListOf(() => Advice, 20) readonly advice!: readonly Advice[];
  /** How each candidate stands on that day: its opening, its waits as published and as they were. */
  @MayBeAbsent() @ListOf(() => ServiceNow, 50) readonly services?: readonly ServiceNow[];
}

/** Answer of `POST /pre-checks`. */
export class PreCheckAnswer {
  @IsDay() readonly judgedOn!: Day;
  @ListOf(() => Candidate, 50) readonly candidates!: readonly Candidate[];
  @ListOf(() => ServiceJudgement, 200) readonly judgements!: readonly ServiceJudgement[];
  /** Answers that would settle what cannot be told. */
  @ListOf(() => MissingAnswer, 30) readonly missing!: readonly MissingAnswer[];
  /** Whom to telephone now, when a sign says so. */
  @ListOf(() => Advice, 5) readonly callNow!: readonly Advice[];
  @MayBeAbsent() @Nested(() => RoutingPreview) readonly routing?: RoutingPreview;
  /** Said when routing is silent. */
  @IsBoolean() readonly routingAnswered!: boolean;
}

/** Answer of `GET /referrals/:id/assessments`: newest first. */
export class AssessmentView {
  @IsUUID() readonly assessmentId!: string;
  @IsUUID() readonly referralId!: string;
  @IsInstant() readonly assessedAt!: string;
  @IsDay() readonly judgedOn!: Day;
  @IsInt() @Min(1) readonly factsVersion!: number;
  @ListOf(() => Candidate, 50) readonly candidates!: readonly Candidate[];
  @ListOf(() => ServiceJudgement, 200) readonly judgements!: readonly ServiceJudgement[];
}

export class AssessmentList {
  @ListOf(() => AssessmentView, 50) readonly assessments!: readonly AssessmentView[];
}

/** Answer of `GET /referrals/:id/assessments/:assessmentId/again`: judged again with what it was judged by. */
export class AssessmentAgain {
  @IsUUID() readonly assessmentId!: string;
  /** False where this code no longer knows something of what it was judged by. */
  @IsBoolean() readonly runnable!: boolean;
  /** The same candidates, answers and sentences, byte for byte. */
  @IsBoolean() readonly same!: boolean;
  /** One sentence. */
  @IsString() @MaxLength(500) readonly because!: string;
}

/** A revision of a service's criteria: `GET /criteria`. */
export class CriteriaRevisionView {
  @Matches(SERVICE_ID) readonly serviceId!: string;
  @IsString() readonly serviceName!: string;
  @IsString() readonly area!: string;
  @IsInt() @Min(1) readonly revision!: number;
  @IsIn(CRITERIA_STANDINGS) readonly standing!: CriteriaStanding;
  @IsDay() readonly effectiveFrom!: Day;
  @MayBeAbsent() @IsDay() readonly effectiveTo?: Day;
  /** One sentence: it stands in for a revision of that day which can no longer be run. */
  @MayBeAbsent() @IsString() @MaxLength(500) readonly trouble?: string;
  /** The criteria as sentences, per pathway. */
  @ListOfText(/^[\s\S]{1,500}$/, 200) readonly sentences!: readonly string[];
  /** Absent where none is known. */
  @MayBeAbsent()
  @ListOf(() => PublishedRedirect, 20)
  readonly redirects?: readonly PublishedRedirect[];
}

export class CriteriaList {
  @ListOf(() => CriteriaRevisionView, 500) readonly criteria!: readonly CriteriaRevisionView[];
}

/** Query of `GET /criteria`. */
export class CriteriaQuestion {
  /** The day they were, are or will be in force; absent = today. */
  @MayBeAbsent() @IsDay() readonly on?: Day;
  /** Of this service alone; absent = of all. */
  @MayBeAbsent() @Matches(SERVICE_ID) readonly service?: string;
}
