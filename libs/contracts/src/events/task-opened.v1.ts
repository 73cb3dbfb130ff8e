import { IsIn, IsUUID } from 'class-validator';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { NEXT_STEPS, NextStep, type NextStepKind } from '../standing.js';
import { defineEvent, type EventOf } from '../define-event.js';
import { PlacementChange } from '../placement.js';

/** A person owes a step that no service can take: the task is in their worklist. */
export class TaskOpenedData extends PlacementChange {
  @IsUUID() readonly taskId!: string;
  @IsIn(NEXT_STEPS) readonly what!: NextStepKind;
  /** The step of a task beside the placement's own next step: who owes it, and by when. */
  @MayBeAbsent() @Nested(() => NextStep) readonly beside?: NextStep;
}

export const taskOpened = defineEvent({
  type: 'task.opened.v1',
  producedBy: 'routing',
  data: TaskOpenedData,
});
export type TaskOpened = EventOf<typeof taskOpened>;
