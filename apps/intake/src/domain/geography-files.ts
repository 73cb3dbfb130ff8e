import { IsString, Matches } from 'class-validator';
import { IsDay, ListOf, ListOfText, MayBeAbsent, type Day } from '@waymark/contracts';

const ODS = /^[A-Z0-9]{3,10}$/;
/** `E07000171`: a code of the Government Statistical Service. */
const GSS = /^[A-Z]\d{8}$/;
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A board that follows another. */
export class BoardSuccessor {
  @Matches(ODS) readonly ods!: string;
  /** Districts or counties that went there, where a board was split. */
  @MayBeAbsent() @ListOfText(GSS, 50) readonly where?: readonly string[];
}

/** An integrated care board, from and to whole days. */
export class Board {
  @Matches(ODS) readonly ods!: string;
  @ListOfText(GSS, 5) readonly gss!: readonly string[];
  @IsString() readonly name!: string;
  @IsDay() readonly from!: Day;
  @MayBeAbsent() @IsDay() readonly to?: Day;
  @ListOf(() => BoardSuccessor, 10) readonly successors!: readonly BoardSuccessor[];
}

/** What `boards.json` holds. */
export class BoardFile {
  @ListOf(() => Board, 200) readonly boards!: readonly Board[];
}

/** Codes that lie wholly in a place; all parts that are given must hold, on the days that are given. */
export class PlaceCode {
  @MayBeAbsent() @Matches(GSS) readonly district?: string;
  @MayBeAbsent() @Matches(GSS) readonly county?: string;
  /** ODS code of the board, whatever the day. */
  @MayBeAbsent() @Matches(ODS) readonly board?: string;
  @MayBeAbsent() @Matches(GSS) readonly subBoard?: string;
  @MayBeAbsent() @IsDay() readonly from?: Day;
  @MayBeAbsent() @IsDay() readonly to?: Day;
}

/** A place and the codes that make it up. */
export class AreaOfCodes {
  @Matches(KEY) readonly place!: string;
  @ListOf(() => PlaceCode, 50) readonly codes!: readonly PlaceCode[];
}

/** What `areas.json` holds. */
export class AreaFile {
  @ListOf(() => AreaOfCodes, 1000) readonly areas!: readonly AreaOfCodes[];
}
