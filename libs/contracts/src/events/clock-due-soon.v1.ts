import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { NextStep } from '../standing.js';

/** The next step is due soon. */
export class ClockDueSoonData extends PlacementChange {
  /** The step it is about, where that is not the placement's own next step: of a parallel placement, or a task. */
  @MayBeAbsent() @Nested(() => NextStep) readonly beside?: NextStep;
}

export const clockDueSoon = defineEvent({
  type: 'clock.due-soon.v1',
  producedBy: 'routing',
  data: ClockDueSoonData,
});
export type ClockDueSoon = EventOf<typeof clockDueSoon>;
