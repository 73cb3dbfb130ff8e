import { IsIn, Matches, MaxLength } from 'class-validator';
import { BabyDeath } from '../baby-death.js';
import type { Day } from '../days.js';
import {
  APPOINTMENTS_AFTER_DEATH,
  WHO_DIED,
  type AppointmentsAfterDeath,
  type WhoDied,
} from '../death.js';
import { FREE_TEXT } from '../rules/free-text.js';
import { IsDay } from '../rules/is-day.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { MoveReferral } from './routing.api.js';

/** Body of `POST /placements/:referralId/death`: messages to her stop at once. */
export class RecordDeath extends MoveReferral {
  @IsIn(WHO_DIED) readonly who!: WhoDied;
  @MayBeAbsent() @IsDay() readonly on?: Day;
  /** Required where a baby has died: what was told of the person is changed by it. */
  @MayBeAbsent() @Nested(() => BabyDeath) readonly baby?: BabyDeath;
}

/** Body of `POST /placements/:referralId/death-correction`: it was recorded by mistake. */
export class CorrectDeath extends MoveReferral {
  @IsIn(WHO_DIED) readonly who!: WhoDied;
  /** How it came about; kept in routing's history, never in an event. */
  @Matches(FREE_TEXT) @MaxLength(500) readonly because!: string;
}

/** Body of `POST /placements/:referralId/death-review`. */
export class RecordDeathReview extends MoveReferral {
  @IsIn(APPOINTMENTS_AFTER_DEATH) readonly appointments!: AppointmentsAfterDeath;
}
