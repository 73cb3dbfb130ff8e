import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { CONCERN_ENDS, type ConcernEnd } from '../events/safety-concern-cleared.v1.js';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfCodes, ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { NextStep } from '../standing.js';
import { CALL_TAKERS, type CallTaker } from '../vocabulary.js';
import { CallTaken } from './intake.api.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Body of `POST /safety-concerns` (intake): a sign that needs a call was marked in a form that is not sent yet. */
export class RaiseConcern {
  /** The form's own id; raising it again changes nothing. */
  @IsUUID() readonly concernId!: string;
  /** Public name of the team that writes it. */
  @IsString() @MaxLength(200) readonly team!: string;
  @ListOfCodes(CALL_TAKERS, 5) readonly calls!: readonly CallTaker[];
  /** Places of the list where the area is known already. */
  @ListOfText(CODE, 5) readonly residencePlaces!: readonly string[];
  /**
   * When the sign was changed, later with each change of the same form. What is not later than what is known is a repeat or
   * comes late, and changes nothing. Absent: taken as it comes.
   */
  @MayBeAbsent() @IsInstant() readonly changedAt?: string;
}

/** Body of `POST /safety-concerns/:id/clearing` (intake). */
export class ClearConcern {
  @IsIn(CONCERN_ENDS) readonly because!: ConcernEnd;
  /** As where it is raised. */
  @MayBeAbsent() @IsInstant() readonly changedAt?: string;
}

/** Answer of both: how it stands now. */
export class ConcernNoted {
  @IsUUID() readonly concernId!: string;
  @IsIn(['raised', 'cleared']) readonly state!: 'raised' | 'cleared';
}

/** A task of a team: a sign was marked in a form that nobody has sent. */
export class ConcernTask {
  @IsUUID() readonly concernId!: string;
  @IsInstant() readonly raisedAt!: string;
  /** Whom the page told to telephone. */
  @ListOfCodes(CALL_TAKERS, 5) readonly calls!: readonly CallTaker[];
  /** Public name of the team that wrote it. */
  @IsString() readonly team!: string;
  @Nested(() => NextStep) readonly nextStep!: NextStep;
  @IsBoolean() readonly overdue!: boolean;
  @IsInt() @Min(1) readonly version!: number;
}

/** Answer of `GET /safety-concerns` (routing): what the caller's own organisation owes, the earliest due first. */
export class ConcernTasks {
  @ListOf(() => ConcernTask, 200) readonly tasks!: readonly ConcernTask[];
}

/** Body of `POST /safety-concerns/:id/settlement` (routing). */
export class SettleConcern {
  @IsInt() @Min(1) readonly version!: number;
  /** Name of the person who settles it; kept with the concern, never in an event. */
  @IsString() @MaxLength(200) readonly byName!: string;
  @IsIn(['call-taken', 'no-call-needed']) readonly outcome!: 'call-taken' | 'no-call-needed';
  /** Required where a call was taken. */
  @MayBeAbsent() @Nested(() => CallTaken) readonly call?: CallTaken;
  /** Required where no call is needed. */
  @MayBeAbsent() @Matches(/\S/) @MaxLength(500) readonly because?: string;
}

/** Answer of it. */
export class ConcernSettled {
  @IsUUID() readonly concernId!: string;
  @IsInt() @Min(1) readonly version!: number;
}
