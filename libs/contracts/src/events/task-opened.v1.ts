import { IsIn, IsUUID } from 'class-validator';
import { NEXT_STEPS, type NextStepKind } from '../standing.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** A person owes a step that no service can take: the task is in their worklist. */
export class TaskOpenedData extends PlacementChange {
  @IsUUID() readonly taskId!: string;
  @IsIn(NEXT_STEPS) readonly what!: NextStepKind;
}

export const taskOpened = defineEvent({
  type: 'task.opened.v1',
  producedBy: 'routing',
  data: TaskOpenedData,
});
export type TaskOpened = EventOf<typeof taskOpened>;
