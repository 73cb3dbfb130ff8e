import { IsIn, IsString, MaxLength } from 'class-validator';
import { ASKED_ANSWERS, type AskedAnswer } from '../events/referral-profiled.v1.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { ArePronouns, IsDialect, IsLanguage, IsNameToUse } from '../rules/spoken.js';
import {
  INTERPRETER_WISHES,
  READING_WISHES,
  type InterpreterWish,
  type ReadingWish,
} from '../vocabulary.js';

/** How somebody is spoken with and written to: all of it, as it is now. */
export class SpokenWith {
  @IsLanguage() readonly language!: string;
  @MayBeAbsent() @IsDialect() readonly dialect?: string;
  @IsIn(ASKED_ANSWERS) readonly interpreterNeeded!: AskedAnswer;
  @MayBeAbsent() @IsIn(INTERPRETER_WISHES) readonly interpreterWish?: InterpreterWish;
  @MayBeAbsent() @IsIn(READING_WISHES) readonly reading?: ReadingWish;
  @MayBeAbsent() @IsNameToUse() readonly nameToUse?: string;
  @MayBeAbsent() @ArePronouns() readonly pronouns?: string;
}

/** In the order in which they are read. */
export const SPOKEN_FIELDS = [
  'nameToUse',
  'pronouns',
  'language',
  'dialect',
  'interpreterNeeded',
  'interpreterWish',
  'reading',
] as const satisfies readonly (keyof SpokenWith)[];
export type SpokenField = (typeof SPOKEN_FIELDS)[number];

/** One of them that is other than before; a name and pronouns that are not used any more are not repeated. */
export class SpokenChange {
  @IsIn(SPOKEN_FIELDS) readonly what!: SpokenField;
  @MayBeAbsent() @IsString() @MaxLength(100) readonly before?: string;
  /** Absent where it is not known any more. */
  @MayBeAbsent() @IsString() @MaxLength(100) readonly now?: string;
}
