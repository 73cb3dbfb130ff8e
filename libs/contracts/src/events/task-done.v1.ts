import { IsIn, IsUUID } from 'class-validator';
import { NEXT_STEPS, type NextStepKind } from '../standing.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** A task was done. */
export class TaskDoneData extends PlacementChange {
  @IsUUID() readonly taskId!: string;
  @IsIn(NEXT_STEPS) readonly what!: NextStepKind;
}

export const taskDone = defineEvent({
  type: 'task.done.v1',
  producedBy: 'routing',
  data: TaskDoneData,
});
export type TaskDone = EventOf<typeof taskDone>;
