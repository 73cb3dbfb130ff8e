import { taskOpened, type Holder, type NextStepKind } from '@waymark/contracts';
import { oweFrom, say, stepOf, type Draft, type Saying, type Told } from './change.js';
import type { Placement, Task } from './placement.js';

export interface NewTask {
  readonly purpose: Task['purpose'];
  readonly what: NextStepKind;
}

/** A task beside, with what is said of it; none where the same one is open already. */
export function besideTask(
  { tasks, deadline }: Placement,
  { purpose, what }: NewTask,
  {
    owner,
    because,
    told,
  }: {
    readonly owner: Pick<Holder, 'organisation' | 'name'>;
    readonly because: string;
    readonly told: Told;
  },
): { readonly tasks: readonly Task[]; readonly says: readonly Saying[] } {
  const isOpen = tasks.some(
    (task) => task.purpose === purpose && task.step.owner === owner.organisation,
  );
  if (isOpen) return { tasks: [], says: [] };
  const task: Task = {
    taskId: told.newId(),
    purpose,
    step: oweFrom(told, what, owner, because, deadline),
  };
  return {
    tasks: [task],
    says: [say(taskOpened, { taskId: task.taskId, what, beside: stepOf(task.step) })],
  };
}

/** She goes on as she was, with one task more, which is said. */
export const withTaskBeside = (
  placement: Placement,
  task: Task,
): Pick<Draft, 'placement' | 'says'> => ({
  placement: { ...placement, tasks: [...placement.tasks, task] },
  says: [say(taskOpened, { taskId: task.taskId, what: task.step.what, beside: stepOf(task.step) })],
});
