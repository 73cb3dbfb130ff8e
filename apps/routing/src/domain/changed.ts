import { taskOpened } from '@waymark/contracts';
import { say, stepOf, type Saying, type Told } from './change.js';
import {
  isActive,
  keyOf,
  placeOf,
  stepsOf,
  type Owed,
  type Placement,
  type Task,
} from './placement.js';
import type { Changed } from './what-changed.js';

const SETTLED: readonly Task['purpose'][] = ['contact', 'sooner'];

/** What is different beside the record: tasks to reach the person, and clocks that began anew. */
export function changedBy(before: Placement, after: Placement): Changed {
  const helped = before.firstHelp === undefined && after.firstHelp !== undefined;
  const stays = (task: Task): boolean =>
    after.tasks.some(({ taskId }) => taskId === task.taskId) &&
    !(task.purpose === 'sooner' && helped);
  const settled = before.tasks.filter((task) => SETTLED.includes(task.purpose) && !stays(task));
  const opened = after.tasks.find(
    ({ taskId }) => !before.tasks.some((task) => task.taskId === taskId),
  );
  const renewed = stepsOf(before).flatMap((was) => {
    const now = stepsOf(after).find((step) => keyOf(step) === keyOf(was));
    return now === undefined || now.dueAt === was.dueAt ? [] : [{ was, dueAt: now.dueAt }];
  });
  return {
    ...(opened !== undefined && { opened: opened.taskId }),
    ...(settled.length > 0 && { settled }),
    ...(renewed.length > 0 && { renewed }),
  };
}

/** Exactly that is taken back; what was done since stays. What is owed again is a task anew, which is said. */
export function takenBack(
  before: Placement,
  { opened, settled = [], renewed = [] }: Changed,
  told: Pick<Told, 'newId'>,
): { readonly placement: Placement; readonly says: readonly Saying[] } {
  const tasks = before.tasks.filter(({ taskId }) => taskId !== opened);
  const again = settled
    .filter((task) => isOwedAgain({ ...before, tasks }, task))
    .map((task): Task => ({ ...task, taskId: told.newId() }));
  const asItWas = (step: Owed): Owed =>
    renewed.find(({ was, dueAt }) => keyOf(was) === keyOf(step) && dueAt === step.dueAt)?.was ??
    step;
  const { nextStep } = before;
  return {
    placement: {
      ...before,
      ...(nextStep !== undefined && { nextStep: asItWas(nextStep) }),
      alongside: before.alongside.map((one) =>
        one.nextStep === undefined ? one : { ...one, nextStep: asItWas(one.nextStep) },
      ),
      tasks: [...tasks, ...again],
    },
    says: again.map(({ taskId, step }) =>
      say(taskOpened, { taskId, what: step.what, beside: stepOf(step) }),
    ),
  };
}

// Not twice, and not by a team that works with the person no more.
function isOwedAgain(placement: Placement, { purpose, step }: Task): boolean {
  const isOpen = placement.tasks.some(
    (task) => task.purpose === purpose && task.step.owner === step.owner,
  );
  return !isOpen && (purpose !== 'contact' || isThere(placement, step.owner));
}

/** The place that has the person, or that works alongside. */
export const isThere = (placement: Placement, serviceId: string): boolean =>
  placeOf(placement)?.serviceId === serviceId ||
  placement.alongside.some((one) => one.serviceId === serviceId && isActive(one));
