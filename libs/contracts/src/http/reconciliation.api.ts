import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfCodes } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { SERVICES, type ServiceName } from '../vocabulary.js';

/** Most that one answer about a range holds; whoever gets `more` asks for smaller ranges. */
export const MOST_BOOK_ENTRIES = 5_000;
/** Two more characters than were asked for. */
const MOST_RANGES = 256;

/**
 * Up to which id two books can be compared without naming anybody: ids begin with the time (UUID version 7), and twelve
 * characters are 16 ms of it.
 */
export const MOST_PREFIX = 12;
const PREFIX = /^(([0-9a-f]{2}){1,4}|[0-9a-f]{8}-[0-9a-f]([0-9a-f]{2})?)$/;

/** Query of `GET /reconciliation/books/:book/ranges`: how the ids begin that are meant; none = all. */
export class RangesAsked {
  @MayBeAbsent()
  @Matches(/^(([0-9a-f]{2}){0,4}|[0-9a-f]{8}-[0-9a-f])$/, {
    message: 'within must be the first 0, 2, 4, 6, 8 or 10 characters of an id, such as a1',
  })
  readonly within?: string;
}

/** Query of `GET /reconciliation/books/:book/entries`. */
export class EntriesAsked {
  @Matches(PREFIX, {
    message: 'within must be the first 2, 4, 6, 8, 10 or 12 characters of an id, such as a1',
  })
  readonly within!: string;

  /** What is younger is on its way. */
  @IsInstant() readonly settledBefore!: string;
}

/** How many a service keeps whose ids begin so, and a sum over them. */
export class BookRange {
  @Matches(PREFIX) readonly prefix!: string;
  @IsInt() @Min(0) readonly count!: number;
  @IsString() @MaxLength(40) readonly checksum!: string;
}

/** Answer of `GET /reconciliation/books/:book/ranges`. */
export class BookRanges {
  @ListOf(() => BookRange, MOST_RANGES) readonly ranges!: readonly BookRange[];
}

/** Where what was not heard to its end is. */
export const WAITING_PLACES = ['unpublished', 'quarantined', 'parked'] as const;
export type WaitingPlace = (typeof WAITING_PLACES)[number];

/** What a service keeps of one referral: how many, or up to which number. */
export class BookEntry {
  @IsUUID('all') readonly subject!: string;
  @IsInt() @Min(0) readonly value!: number;
  /** What others must have of it by now. */
  @IsInt() @Min(0) readonly due!: number;
  @MayBeAbsent() @IsIn(WAITING_PLACES) readonly waits?: WaitingPlace;
}

/** Answer of `GET /reconciliation/books/:book/entries`. */
export class BookEntries {
  @ListOf(() => BookEntry, MOST_BOOK_ENTRIES) readonly entries!: readonly BookEntry[];
  /** There are more than fit: ask for smaller ranges. */
  @IsBoolean() readonly more!: boolean;
}

export const RECONCILIATION_STATES = ['running', 'done', 'incomplete', 'failed'] as const;
export type ReconciliationState = (typeof RECONCILIATION_STATES)[number];

export const DIFFERENCE_KINDS = [
  /** One service has it, the other should and has not. */
  'missing',
  /** A service keeps a referral that intake never took. */
  'unknown',
  /** Kept or done more often than it was said. */
  'doubled',
  /** Said, and not heard to its end. */
  'stuck',
  /** Heard further than it was said: whoever said it has lost something. */
  'ahead',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Body of `POST /messaging/said/again` that may mend a difference, and the service it goes to. */
export class SayAgainFrom {
  @IsIn(SERVICES) readonly service!: ServiceName;
  @IsInt() @Min(1) readonly from!: number;
  @IsInt() @Min(1) readonly to!: number;
}

/** Two services do not agree on a referral. */
export class Difference {
  @IsIn(DIFFERENCE_KINDS) readonly kind!: DifferenceKind;
  /** The referral, or whatever else the events are about. */
  @IsUUID('all') readonly subject!: string;
  /** Whose books say what should be. */
  @IsIn(SERVICES) readonly of!: ServiceName;
  /** Where it is not so. */
  @IsIn(SERVICES) readonly at!: ServiceName;
  /** What was compared: `referrals`, `facts` or `said`. */
  @IsString() @MaxLength(40) readonly book!: string;
  /** By the books of `of`; 0 = it has none. */
  @IsInt() @Min(0) readonly expected!: number;
  @IsInt() @Min(0) readonly found!: number;
  @MayBeAbsent() @IsIn(WAITING_PLACES) readonly waits?: WaitingPlace;
  @IsInstant() readonly firstSeenAt!: string;
  /** One sentence. */
  @IsString() @MaxLength(500) readonly what!: string;
  /** One sentence or two. */
  @IsString() @MaxLength(1000) readonly toDo!: string;
  @MayBeAbsent() @Nested(() => SayAgainFrom) readonly sayAgain?: SayAgainFrom;
}

/** One comparison of all services, without what it found. */
export class Reconciliation {
  @IsUUID() readonly runId!: string;
  @IsIn(RECONCILIATION_STATES) readonly state!: ReconciliationState;
  @IsInstant() readonly beganAt!: string;
  @MayBeAbsent() @IsInstant() readonly endedAt?: string;
  /** Referrals that intake keeps. */
  @IsInt() @Min(0) readonly referrals!: number;
  /** Pairs of books that were compared, of so many. */
  @IsInt() @Min(0) readonly compared!: number;
  @IsInt() @Min(0) readonly of!: number;
  /** Too young to say anything of. */
  @IsInt() @Min(0) readonly onTheirWay!: number;
  @IsInt() @Min(0) readonly differences!: number;
  /** Differences of earlier runs that are none any more. */
  @IsInt() @Min(0) readonly resolved!: number;
  /** Services that did not answer: nothing is said of them. */
  @ListOfCodes(SERVICES) readonly silent!: readonly ServiceName[];
  /** More is not equal than was read: of pairs that were not read to the end nothing is taken as resolved. */
  @IsBoolean() readonly hasMore!: boolean;
}

/** Answer of `GET /reconciliations`: newest first, at most 50. */
export class Reconciliations {
  @ListOf(() => Reconciliation, 50) readonly reconciliations!: readonly Reconciliation[];
}

/** Answer of `GET /reconciliations/latest` and of `GET /reconciliations/:runId`. */
export class ReconciliationFound extends Reconciliation {
  /** Those that stand now, longest seen first, at most 500. */
  @ListOf(() => Difference, 500) readonly standing!: readonly Difference[];
}

/** Answer of `POST /reconciliations`: the one that has begun, or the one that is under way already. */
export class ReconciliationBegun {
  @IsUUID() readonly runId!: string;
}
