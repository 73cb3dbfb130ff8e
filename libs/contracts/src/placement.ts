import { IsInt, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from './rules/may-be-absent.js';
import { Nested } from './rules/nested.js';
import { ListOf } from './rules/list-of.js';
import { Holder, NextStep } from './standing.js';

/** Advice that moves nobody: a place known only as a kind, or one that has not joined. */
export class Advice {
  @IsString() @MaxLength(60) readonly kind!: string;
  @IsString() @MaxLength(500) readonly how!: string;
}

/** What every change in routing says: who holds her and who owes what by when, after the change. */
export class PlacementChange {
  @IsUUID() readonly referralId!: string;
  /** Version of routing's record after the change. */
  @IsInt() @Min(1) readonly version!: number;
  /** Absent only when closed. */
  @MayBeAbsent() @Nested(() => Holder) readonly holder?: Holder;
  /** Absent only when closed. */
  @MayBeAbsent() @Nested(() => NextStep) readonly nextStep?: NextStep;
  /** One plain sentence: why. */
  @IsString() @MaxLength(500) readonly because!: string;
  @ListOf(() => Advice, 20) readonly advice!: readonly Advice[];
}
