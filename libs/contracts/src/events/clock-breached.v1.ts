import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { NextStep } from '../standing.js';

/** The next step is overdue; it escalates to a person. */
export class ClockBreachedData extends PlacementChange {
  /** The step it is about, where that is not the placement's own next step: of a parallel placement, or a task. */
  @MayBeAbsent() @Nested(() => NextStep) readonly beside?: NextStep;
}

export const clockBreached = defineEvent({
  type: 'clock.breached.v1',
  producedBy: 'routing',
  data: ClockBreachedData,
});
export type ClockBreached = EventOf<typeof clockBreached>;
