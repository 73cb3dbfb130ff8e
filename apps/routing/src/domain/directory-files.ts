import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import {
  DESTINATION_KINDS,
  IsDay,
  ListOf,
  ListOfCodes,
  ListOfText,
  MayBeAbsent,
  Nested,
  PATHWAYS,
  SERVICE_KINDS,
  SERVICE_OPENINGS,
  type Day,
  type DestinationKind,
  type Pathway,
  type ServiceKind,
  type ServiceOpening,
} from '@waymark/contracts';

// The files of infra/directory, field by field.

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAYS_OF_WEEK = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** A wait as the service has published it. */
export class PublishedWait {
  @IsString() @MaxLength(200) readonly what!: string;
  /** In the page's words. */
  @IsString() @MaxLength(200) readonly target!: string;
  /** The same in days, where it is a plain number of days or weeks for this service. */
  @MayBeAbsent() @IsInt() @Min(0) readonly days?: number;
  @MayBeAbsent() @IsString() @MaxLength(200) readonly note?: string;
  @IsString() @MaxLength(500) readonly source!: string;
}

/** A service or right place, whether it is open, and whether a person there answers in Waymark. */
export class DirectoryService {
  @Matches(CODE) readonly id!: string;
  @IsString() @MaxLength(200) readonly name!: string;
  @IsIn(SERVICE_KINDS) readonly kind!: ServiceKind;
  @IsString() @MaxLength(200) readonly area!: string;
  @IsIn(SERVICE_OPENINGS) readonly opening!: ServiceOpening;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly openingNote?: string;
  @MayBeAbsent() @IsDay() readonly openedOn?: Day;
  /** The last day on which it takes anybody, as in its criteria. */
  @MayBeAbsent() @IsDay() readonly closedOn?: Day;
  @IsDay() readonly readOn!: Day;
  /** What its page says that it offers; silence is not a no. */
  @ListOfCodes(PATHWAYS, 20) readonly pathways!: readonly Pathway[];
  @ListOf(() => PublishedWait, 20) readonly waits!: readonly PublishedWait[];
  @IsBoolean() readonly joined!: boolean;
  /** Invented; present where the service has joined. */
  @MayBeAbsent() @IsEmail() readonly mailbox?: string;
  @MayBeAbsent() @IsString() @MaxLength(500) readonly source?: string;
}

/** `services.json` */
export class ServicesFile {
  /** Said wherever an entry is shown. */
  @IsString() @MaxLength(200) readonly marked!: string;
  @IsDay() readonly readOn!: Day;
  @ListOf(() => DirectoryService, 1000) readonly services!: readonly DirectoryService[];
}

/** When people are there. */
export class CoverHours {
  @ListOfCodes(DAYS_OF_WEEK, 7) readonly days!: readonly (typeof DAYS_OF_WEEK)[number][];
  @Matches(HOUR) readonly from!: string;
  @Matches(HOUR) readonly to!: string;
}

/** The coordination organisation of an ICB: staffed, and the last rung of every route. */
export class LandingTeam {
  @Matches(CODE) readonly id!: string;
  @IsString() @MaxLength(200) readonly name!: string;
  /** Absent for the national desk. */
  @MayBeAbsent() @Matches(/^[A-Z0-9]{3,10}$/) readonly icbOds?: string;
  @IsDay() readonly from!: Day;
  /** The last day in force. */
  @MayBeAbsent() @IsDay() readonly to?: Day;
  /** Who answers afterwards; required where `to` is given. */
  @MayBeAbsent() @Matches(CODE) readonly handsOverTo?: string;
  @Nested(() => CoverHours) readonly cover!: CoverHours;
  @IsEmail() readonly mailbox!: string;
}

/** `landing-teams.json` */
export class LandingTeamsFile {
  @IsString() @MaxLength(200) readonly marked!: string;
  @ListOf(() => LandingTeam, 200) readonly teams!: readonly LandingTeam[];
}

/** A kind of place, and how one gets there. */
export class Destination {
  @IsIn(DESTINATION_KINDS) readonly kind!: DestinationKind;
  @IsString() @MaxLength(300) readonly forWhat!: string;
  @IsString() @MaxLength(500) readonly how!: string;
  @ListOfText(/^.{1,500}$/, 20) readonly sources!: readonly string[];
}

/** Where to go on, in order, when nothing fits for this reason. */
export class Fallback {
  @Matches(CODE) readonly reason!: string;
  @ListOfCodes(DESTINATION_KINDS, 20) readonly ordered!: readonly DestinationKind[];
  @MayBeAbsent() @IsString() @MaxLength(500) readonly note?: string;
}

/** `fallbacks.json` */
export class FallbacksFile {
  @IsString() @MaxLength(200) readonly marked!: string;
  @IsDay() readonly readOn!: Day;
  @ListOf(() => Destination, 50) readonly destinations!: readonly Destination[];
  @ListOf(() => Fallback, 50) readonly reasons!: readonly Fallback[];
}
