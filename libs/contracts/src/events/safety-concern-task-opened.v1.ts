import { IsInt, IsUUID, Min } from 'class-validator';
import { defineEvent, type EventOf } from '../define-event.js';
import { Nested } from '../rules/nested.js';
import { NextStep } from '../standing.js';

/** A form with a sign that needs a call was not sent in time: a team has the task to see to the call. Said again when it goes to another team. */
export class SafetyConcernTaskOpenedData {
  @IsUUID() readonly concernId!: string;
  @IsInt() @Min(1) readonly version!: number;
  @Nested(() => NextStep) readonly nextStep!: NextStep;
}

export const safetyConcernTaskOpened = defineEvent({
  type: 'safety-concern.task-opened.v1',
  producedBy: 'routing',
  data: SafetyConcernTaskOpenedData,
});
export type SafetyConcernTaskOpened = EventOf<typeof safetyConcernTaskOpened>;
