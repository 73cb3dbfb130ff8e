import { IsIn, IsInt, Matches, Min } from 'class-validator';
import type { Day } from '../days.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { IsDay } from '../rules/is-day.js';
import { ListOf } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { KEPT_OPENINGS, type KeptOpening } from '../vocabulary.js';

/** An opening and its days, without the words that the public reads. */
export class DatedOpening {
  @IsIn(KEPT_OPENINGS) readonly opening!: KeptOpening;
  @IsDay() readonly from!: Day;
  /** The last day; absent: until it is changed. */
  @MayBeAbsent() @IsDay() readonly to?: Day;
}

/** A service has said when it takes people, and when not. Subject: the service id. */
export class ServiceOpeningChangedData {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId!: string;
  /** Version of what the service says of itself. */
  @IsInt() @Min(1) readonly version!: number;
  @ListOf(() => DatedOpening, 10) readonly openings!: readonly DatedOpening[];
}

export const serviceOpeningChanged = defineEvent({
  type: 'service.opening-changed.v1',
  producedBy: 'routing',
  data: ServiceOpeningChangedData,
});
export type ServiceOpeningChanged = EventOf<typeof serviceOpeningChanged>;
