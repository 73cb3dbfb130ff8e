import { IsIn } from 'class-validator';
import type { DayOrMonth } from './days.js';
import { BABY_DEATHS, type BabyDeathKind } from './death.js';
import { IsDayOrMonth } from './rules/is-day.js';
import { MayBeAbsent } from './rules/may-be-absent.js';
import { YES_NO_NOT_KNOWN, type YesNoNotKnown } from './vocabulary.js';

/** What makes the death of a baby a fact that criteria read: which baby, how, and whether a pregnancy goes on. */
export class BabyDeath {
  @IsIn(BABY_DEATHS) readonly kind!: BabyDeathKind;
  /** Of a baby born alive: the date of birth, as it was told where the baby was told of. */
  @MayBeAbsent() @IsDayOrMonth() readonly bornOn?: DayOrMonth;
  /** Is the person pregnant now? */
  @IsIn(YES_NO_NOT_KNOWN) readonly pregnantNow!: YesNoNotKnown;
}
