import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** The next step is overdue; it escalates to a person. */
export class ClockBreachedData extends PlacementChange {}

export const clockBreached = defineEvent({
  type: 'clock.breached.v1',
  producedBy: 'routing',
  data: ClockBreachedData,
});
export type ClockBreached = EventOf<typeof clockBreached>;
