import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../rules/is-day.js';
import { ListOf, ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { NEXT_STEPS, type NextStepKind } from '../standing.js';
import { StepTarget } from '../step-targets.js';
import { MOVES, type Move } from './routing.api.js';

/** What is filled in: `code` one of the vocabulary, `codes` several of it, `group` an object, `groups` a list of them. */
export const MOVE_FIELD_KINDS = [
  'text',
  'code',
  'codes',
  'day',
  'time',
  'instant',
  'yes-no',
  'number',
  'id',
  'group',
  'groups',
] as const;
export type MoveFieldKind = (typeof MOVE_FIELD_KINDS)[number];

const NAME = /^[a-zA-Z]+$/;
const ANY_CODE = /^[A-Za-z0-9 -]+$/;

/** Required besides, where another field holds one of these; with none named, where it holds anything. */
export class RequiredWhen {
  @Matches(NAME) readonly field!: string;
  @ListOfText(ANY_CODE, 50) readonly isOneOf!: readonly string[];
}

/** A field of a group. */
export class InnerField {
  @Matches(NAME) readonly name!: string;
  @IsIn(MOVE_FIELD_KINDS) readonly kind!: MoveFieldKind;
  @IsBoolean() readonly required!: boolean;
  /** The only values that are taken; absent where the field is open. */
  @MayBeAbsent() @ListOfText(ANY_CODE, 100) readonly vocabulary?: readonly string[];
  /** Of a text, in characters. */
  @MayBeAbsent() @IsInt() readonly longest?: number;
  @MayBeAbsent() @IsInt() readonly least?: number;
  @MayBeAbsent() @IsInt() readonly most?: number;
}

export class MoveField extends InnerField {
  @MayBeAbsent() @Nested(() => RequiredWhen) readonly requiredWhen?: RequiredWhen;
  /** Of a `group`, and of each of `groups`. */
  @MayBeAbsent() @ListOf(() => InnerField, 20) readonly fields?: readonly InnerField[];
}

/** What would be owed then. */
export class StepThen {
  @IsIn(NEXT_STEPS) readonly what!: NextStepKind;
  @IsString() @MaxLength(200) readonly ownerName!: string;
  /** Absent where the day is said with the move. */
  @MayBeAbsent() @IsInstant() readonly dueAt?: string;
  @MayBeAbsent() @Nested(() => StepTarget) readonly target?: StepTarget;
}

/** What a move would do to hold and clock, if it were made now and with as little as it takes. Nothing is stored, nobody is told. */
export class MoveEffect {
  /** `alongside`: the step is the caller's own, beside the placement that leads. */
  @IsIn(['lead', 'alongside']) readonly as!: 'lead' | 'alongside';
  /** Who would hold the person; absent: nobody, it would be closed. */
  @MayBeAbsent() @IsString() @MaxLength(200) readonly holder?: string;
  /** Absent: nothing would be owed. */
  @MayBeAbsent() @Nested(() => StepThen) readonly nextStep?: StepThen;
  /** What is said with the move may lead elsewhere. */
  @IsBoolean() readonly mayDiffer!: boolean;
}

/** Something that may be done now, where it is posted, and what has to be said with it. */
export class MoveNow {
  @IsIn(MOVES) readonly move!: Move;
  /** Last part of the address: `POST /placements/:referralId/<path>`. */
  @IsString() readonly path!: string;
  @ListOf(() => MoveField, 30) readonly fields!: readonly MoveField[];
  /** Absent where it hangs on a place, a task or a day that is named with it. */
  @MayBeAbsent() @Nested(() => MoveEffect) readonly effect?: MoveEffect;
}

/** Answer of `GET /placements/:referralId/moves`. */
export class MovesNow {
  @IsUUID() readonly referralId!: string;
  /** Sent back with a move: 409 where somebody else has moved it since. */
  @IsInt() @Min(1) readonly version!: number;
  @ListOf(() => MoveNow, 50) readonly moves!: readonly MoveNow[];
}
