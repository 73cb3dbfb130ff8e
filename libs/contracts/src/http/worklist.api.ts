import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfText, ListOfUuids } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { PATHWAYS, type Pathway } from '../vocabulary.js';
import {
  WORK_PARTS,
  WORK_REASONS,
  WORKLIST_SHOWS,
  WORKLIST_SORTS,
  type WorkPart,
  type WorkReason,
  type WorklistShow,
  type WorklistSort,
} from '../work.js';
import { PLACEMENT_STATES, WorklistItem, type PlacementState } from './routing.api.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Who somebody is to an identity provider: `issuer|subject`. */
const SUBJECT_LENGTH = 500;
const SUBJECT = /^.{1,500}$/;
const MOST_IN_TEAM = 2000;
/** Rows of a worklist that are exported at once. */
export const MOST_EXPORTED = 2000;

/** Which part of a worklist is wanted; what is left out does not narrow it. */
export class WorklistFilter {
  @MayBeAbsent() @IsIn(PLACEMENT_STATES) readonly stage?: PlacementState;
  @MayBeAbsent() @IsIn(PATHWAYS) readonly pathway?: Pathway;
  @MayBeAbsent() @IsIn(WORK_REASONS) readonly why?: WorkReason;
  @MayBeAbsent() @IsIn(WORK_PARTS) readonly part?: WorkPart;
  /** Subject of somebody of the team, or `nobody`. */
  @MayBeAbsent() @IsString() @MaxLength(SUBJECT_LENGTH) readonly assignedTo?: string;
  @MayBeAbsent() @IsIn(WORKLIST_SHOWS) readonly show?: WorklistShow;
  @MayBeAbsent() @IsIn(WORKLIST_SORTS) readonly sort?: WorklistSort;
}

/** Query of `GET /worklist`: 50 a page; a page that there is not is the first. */
export class WorklistQuery extends WorklistFilter {
  /** Always the caller's own; may be left out. */
  @MayBeAbsent() @Matches(CODE) readonly organisation?: string;
  @MayBeAbsent() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) readonly page?: number;
}

/** The same, with what is known elsewhere. */
class WorklistAmong extends WorklistFilter {
  /** Referrals that something else is known of. */
  @MayBeAbsent() @ListOfUuids(MOST_EXPORTED) readonly among?: readonly string[];
  /** Subjects of everybody in the team: what is assigned to anybody else is found with what is assigned to `nobody`. */
  @MayBeAbsent() @ListOfText(SUBJECT, MOST_IN_TEAM) readonly team?: readonly string[];
}

/** Body of `POST /worklist/search`. */
export class SearchWorklist extends WorklistAmong {
  @MayBeAbsent() @IsInt() @Min(1) @Max(100_000) readonly page?: number;
}

/** Body of `POST /worklist/next`. */
export class NextInWorklist extends WorklistAmong {
  @IsUUID() readonly after!: string;
}

/** What comes after a referral in a worklist; neither where it was the last. */
export class NextOfWorklist {
  @MayBeAbsent() @IsUUID() readonly referralId?: string;
}

/** How many are there for one reason. */
export class WorkReasonCount {
  @IsIn(WORK_REASONS) readonly of!: WorkReason;
  @IsInt() @Min(0) readonly count!: number;
}

/** How many are in one part. */
export class WorkPartCount {
  @IsIn(WORK_PARTS) readonly of!: WorkPart;
  @IsInt() @Min(0) readonly count!: number;
}

/** Of everything that the team has to do, whatever it is narrowed to. */
export class WorkCounts {
  @IsInt() @Min(0) readonly total!: number;
  /** Only those that there are; by why, and by part. */
  @ListOf(() => WorkReasonCount, 20) readonly why!: readonly WorkReasonCount[];
  @ListOf(() => WorkPartCount, 6) readonly part!: readonly WorkPartCount[];
  @IsInt() @Min(0) readonly doneToday!: number;
}

/** Answer of `GET /worklist`: least time left first, unless it is sorted otherwise. */
export class Worklist {
  @Matches(CODE) readonly organisation!: string;
  @ListOf(() => WorklistItem, 200) readonly items!: readonly WorklistItem[];
  /** Of what was asked for, on all pages. */
  @IsInt() @Min(0) readonly total!: number;
  /** How many of them there are in each part, on all pages. */
  @MayBeAbsent() @ListOf(() => WorkPartCount, 6) readonly parts?: readonly WorkPartCount[];
  @MayBeAbsent() @Nested(() => WorkCounts) readonly counts?: WorkCounts;
  /** The page that is answered. */
  @MayBeAbsent() @IsInt() @Min(1) readonly page?: number;
}

/** Answer of `POST /worklist/export`. */
export class WorklistExport {
  @IsInstant() readonly at!: string;
  @ListOf(() => WorklistItem, MOST_EXPORTED) readonly items!: readonly WorklistItem[];
}

/** Query of `GET /worklist/arrivals`. */
export class ArrivalsQuery extends WorklistFilter {
  @IsInstant() readonly since!: string;
}

/** Referrals that came to the team after a moment. */
export class Arrivals {
  @IsInt() @Min(0) readonly count!: number;
}

/** Body of `POST /worklist/assignments`: who in the team looks after them; left out: nobody. */
export class AssignReferrals {
  @ListOfUuids(50) readonly referralIds!: readonly string[];
  @MayBeAbsent() @IsString() @MaxLength(SUBJECT_LENGTH) readonly assignee?: string;
}

/** What was assigned; the others have left the worklist meanwhile. */
export class ReferralsAssigned {
  @ListOfUuids(50) readonly assigned!: readonly string[];
  @ListOfUuids(50) readonly notYours!: readonly string[];
}
