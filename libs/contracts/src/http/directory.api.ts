import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Day } from '../days.js';
import { IsDay, IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { ONE_LINE } from '../rules/one-line.js';
import { StepTarget, TARGET_STEPS, type TargetStep } from '../step-targets.js';
import {
  DESTINATION_KINDS,
  KEPT_OPENINGS,
  PATHWAYS,
  SERVICE_OFFERS,
  SERVICE_OPENINGS,
  WAIT_STAGES,
  type DestinationKind,
  type KeptOpening,
  type Pathway,
  type ServiceOffer,
  type ServiceOpening,
  type WaitStage,
} from '../vocabulary.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** One line that can be printed: public words of a service about itself, never about a person. */

/** An opening from a day, and up to a day where that is known; both days are inside. */
export class OpeningPeriod {
  @IsIn(KEPT_OPENINGS) readonly opening!: KeptOpening;
  @IsDay() readonly from!: Day;
  @MayBeAbsent() @IsDay() readonly to?: Day;
  /** Shown to everybody who looks at the service; required where it takes nobody. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(300) readonly wording?: string;
}

/** How many people a service can take, as it says itself. */
export class Capacity {
  @MayBeAbsent() @IsInt() @Min(0) @Max(500) readonly newPeopleAWeek?: number;
  @MayBeAbsent() @IsInt() @Min(0) @Max(1000) readonly placesFree?: number;
  /** The day on which it said so. */
  @IsDay() readonly asOf!: Day;
}

/** A wait that the service has published itself, in days from the first referral. */
export class KeptWait {
  @IsIn(WAIT_STAGES) readonly stage!: WaitStage;
  @IsInt() @Min(0) @Max(1000) readonly days!: number;
  @IsDay() readonly asOf!: Day;
}

/** Something a service offers besides its pathways. */
export class OfferedBeside {
  @IsIn(SERVICE_OFFERS) readonly offer!: ServiceOffer;
  /** Public: for whom, when, how one asks. */
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(300) readonly wording?: string;
}

/** A published wait in words: of the service itself, or of its public page. */
export class PublishedWaitNow {
  /** Where on the way the wait ends, where the service has said so itself. */
  @MayBeAbsent() @IsIn(WAIT_STAGES) readonly stage?: WaitStage;
  @IsString() @MaxLength(500) readonly words!: string;
  @MayBeAbsent() @IsInt() @Min(0) readonly days?: number;
  @IsIn(['service', 'public-page']) readonly from!: 'service' | 'public-page';
}

/** What waits really were, from first referral to one stage. Absent numbers are hidden: fewer than five people. */
export class ActualWait {
  @IsIn(WAIT_STAGES) readonly stage!: WaitStage;
  /** People, to the nearest five. */
  @MayBeAbsent() @IsInt() @Min(5) readonly people?: number;
  /** Whole days within which half of them were there. */
  @MayBeAbsent() @IsInt() @Min(0) readonly medianDays?: number;
  /** Whole days within which nine in ten were there. */
  @MayBeAbsent() @IsInt() @Min(0) readonly nineInTenDays?: number;
}

/** Waits and acceptance as they really were, over twelve months. */
export class ServiceFigures {
  @IsDay() readonly from!: Day;
  @IsDay() readonly to!: Day;
  @ListOf(() => ActualWait, 3) readonly waits!: readonly ActualWait[];
  /** Referrals that the service has decided, to the nearest five; absent where fewer than five. */
  @MayBeAbsent() @IsInt() @Min(5) readonly decided?: number;
  /** Share that it accepted, to the nearest five in a hundred. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(100) readonly acceptedPercent?: number;
}

/** How a service stands on a day: its opening, its waits as published and as they were, and what it offers. */
export class ServiceNow {
  @Matches(CODE) readonly serviceId!: string;
  @IsIn(SERVICE_OPENINGS) readonly opening!: ServiceOpening;
  /** Who says so: the service itself, or the directory it was read into. */
  @IsIn(['service', 'directory']) readonly openingSaidBy!: 'service' | 'directory';
  /** The last day of this opening, where one is known. */
  @MayBeAbsent() @IsDay() readonly openingTo?: Day;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly openingWording?: string;
  /** What the service has announced for later days. */
  @ListOf(() => OpeningPeriod, 10) readonly announced!: readonly OpeningPeriod[];
  @MayBeAbsent() @Nested(() => Capacity) readonly capacity?: Capacity;
  @ListOf(() => PublishedWaitNow, 20) readonly publishedWaits!: readonly PublishedWaitNow[];
  /** Absent while nothing has been counted yet. */
  @MayBeAbsent() @Nested(() => ServiceFigures) readonly figures?: ServiceFigures;
  @ListOf(() => OfferedBeside, 10) readonly offers!: readonly OfferedBeside[];
}

/** A target of a service's own for one of its steps, in London working days: for steps that begin on these days, both inside. */
export class OwnTarget {
  @IsIn(TARGET_STEPS) readonly step!: TargetStep;
  @IsInt() @Min(1) @Max(90) readonly workingDays!: number;
  @IsDay() readonly from!: Day;
  /** Absent: until the service says otherwise. Afterwards the national default holds. */
  @MayBeAbsent() @IsDay() readonly to?: Day;
}

/** How soon a service promises to do one of its steps, for a step that begins today. */
export class TargetNow extends StepTarget {
  @IsIn(TARGET_STEPS) readonly step!: TargetStep;
  @IsInt() @Min(1) @Max(90) readonly nationalWorkingDays!: number;
}

/** A service of the directory: `GET /services`, `GET /services/:id`. */
export class DirectoryEntry extends ServiceNow {
  @IsString() readonly name!: string;
  @IsString() readonly area!: string;
  @IsString() readonly kind!: string;
  /** Has it joined, so that a person there acknowledges? */
  @IsBoolean() readonly joined!: boolean;
  /** Said on every page: real criteria, invented mailbox. */
  @IsString() readonly marked!: string;
  @ListOfCodes(PATHWAYS, 20) readonly pathways!: readonly Pathway[];
  /** How soon it promises each step that is its own; the national default where it has said nothing. */
  @ListOf(() => TargetNow, 10) readonly targets!: readonly TargetNow[];
  /** The public page that it was read from. */
  @MayBeAbsent() @IsString() readonly source?: string;
}

/** Where to go on for a reason, in order, when no service takes somebody. */
export class GoingOn {
  @Matches(CODE) readonly reason!: string;
  @ListOfCodes(DESTINATION_KINDS, 20) readonly ordered!: readonly DestinationKind[];
}

export class Directory {
  @ListOf(() => DirectoryEntry, 500) readonly services!: readonly DirectoryEntry[];
  @ListOf(() => GoingOn, 50) readonly goingOn!: readonly GoingOn[];
}

/** Answer of `GET /services/:id/mailbox`: asked by notification when it sends. */
export class Mailbox {
  @IsEmail() readonly email!: string;
}

/** What a service says of itself. */
class ServiceSaying {
  /** In the order of their days, none over another; on a day outside them the directory's opening holds. */
  @ListOf(() => OpeningPeriod, 10) readonly openings!: readonly OpeningPeriod[];
  @MayBeAbsent() @Nested(() => Capacity) readonly capacity?: Capacity;
  /** Replace the public page's where there is one. */
  @ListOf(() => KeptWait, 3) readonly waits!: readonly KeptWait[];
  @ListOf(() => OfferedBeside, 4) readonly offers!: readonly OfferedBeside[];
}

/** What a service says of itself, part by part. */
export const SETTINGS_PARTS = ['openings', 'capacity', 'waits', 'offers', 'targets'] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

/** One time that settings were saved. */
export class SettingsSaved {
  @IsInt() @Min(1) readonly version!: number;
  @IsInstant() readonly at!: string;
  @IsString() @MaxLength(200) readonly byName!: string;
  /** What was not said so before. */
  @ListOfCodes(SETTINGS_PARTS, SETTINGS_PARTS.length) readonly changed!: readonly SettingsPart[];
}

/** Answer of `GET /services/:id/settings`: for the service's own people. */
export class ServiceSettings extends ServiceSaying {
  @Matches(CODE) readonly serviceId!: string;
  /** 0 where the service has said nothing yet. */
  @IsInt() @Min(0) readonly version!: number;
  /** In the order of their days, none over another of the same step. */
  @ListOf(() => OwnTarget, 30) readonly targets!: readonly OwnTarget[];
  @Nested(() => DirectoryEntry) readonly now!: DirectoryEntry;
  /** Newest first. */
  @ListOf(() => SettingsSaved, 20) readonly history!: readonly SettingsSaved[];
}

/** Body of `POST /services/:id/settings`: the version they were read at; 409 when a colleague was faster. */
export class SaveServiceSettings extends ServiceSaying {
  /** Absent: they stay as they are. */
  @MayBeAbsent() @ListOf(() => OwnTarget, 30) readonly targets?: readonly OwnTarget[];
  @IsInt() @Min(0) readonly version!: number;
  @Matches(ONE_LINE) @MaxLength(200) readonly byName!: string;
}

/** Body of `POST /services/:id/settings/effect`: an opening, or waits, that are thought of, as if they were in force now. */
export class ThinkOfSettings {
  /** Absent: as it is. */
  @MayBeAbsent() @IsIn(KEPT_OPENINGS) readonly opening?: KeptOpening;
  /** Absent: as they are. None: the public page's hold again. */
  @MayBeAbsent() @ListOf(() => KeptWait, 3) readonly waits?: readonly KeptWait[];
}

/** Where referrals would go instead, or would have come from. */
export class OpeningMove {
  /** Name of the service, or words for another kind of next step. */
  @IsString() @MaxLength(300) readonly place!: string;
  /** Absent: fewer than five. */
  @MayBeAbsent() @IsInt() @Min(5) readonly referrals?: number;
}

/** Answer of `POST /services/:id/settings/effect`: recent referrals routed again, by the settings of today and by those thought of. */
export class SettingsEffect {
  @IsIn(SERVICE_OPENINGS) readonly before!: ServiceOpening;
  /** As `before` where only waits were thought of. */
  @IsIn(SERVICE_OPENINGS) readonly after!: ServiceOpening;
  @IsDay() readonly from!: Day;
  @IsDay() readonly to!: Day;
  /** Recent referrals for which the service was a candidate. */
  @IsInt() @Min(0) readonly judged!: number;
  /** There were more than are looked at: the newest count. */
  @IsBoolean() readonly isCut!: boolean;
  /** Of these, how many come first to this service as it is open now. */
  @IsInt() @Min(0) readonly comeNow!: number;
  /** How many of those would go elsewhere. */
  @IsInt() @Min(0) readonly wouldGoElsewhere!: number;
  @ListOf(() => OpeningMove, 20) readonly elsewhere!: readonly OpeningMove[];
  /** How many would come that go elsewhere now; absent: fewer than five. */
  @MayBeAbsent() @IsInt() @Min(0) readonly wouldComeToo?: number;
  /** How many of those who come first to this service are offered link work meanwhile, as it is now. */
  @IsInt() @Min(0) readonly supportedNow!: number;
  /** The same, as it would be. */
  @IsInt() @Min(0) readonly wouldBeSupported!: number;
  /** For how many of them the wait passes a clinical date, so that somebody looks for help that comes sooner. */
  @IsInt() @Min(0) readonly tooLateNow!: number;
  @IsInt() @Min(0) readonly wouldBeTooLate!: number;
  /** Offered now and acknowledged by nobody yet: each becomes a task of its landing team where nobody would be taken. */
  @IsInt() @Min(0) readonly openOffers!: number;
}
