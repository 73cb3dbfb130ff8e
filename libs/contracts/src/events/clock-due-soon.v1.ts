import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** The next step is due soon. */
export class ClockDueSoonData extends PlacementChange {}

export const clockDueSoon = defineEvent({
  type: 'clock.due-soon.v1',
  producedBy: 'routing',
  data: ClockDueSoonData,
});
export type ClockDueSoon = EventOf<typeof clockDueSoon>;
