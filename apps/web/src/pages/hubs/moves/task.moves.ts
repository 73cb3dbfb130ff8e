import { IsUUID } from 'class-validator';
import type { NextStepKind, OwnTask, PlacementView } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { nextStepWords } from '../../../layout/words/placing-words.js';
import type { MoveForm } from './move-form.js';

export class FinishTaskForm {
  @IsUUID() readonly taskId!: string;
}

/** Recorded in their own way: a call, an appointment, a review. */
const RECORDED: readonly NextStepKind[] = [
  'record-call',
  'record-appointment',
  'arrange-interpreter',
  'review-worse',
  'review-death',
];

/** The tasks that are done by saying so: those beside, and the next step itself where it is one. */
export function finishable({ taskId, nextStep, tasks }: PlacementView): readonly OwnTask[] {
  const own = nextStep !== undefined && taskId !== undefined ? [{ taskId, step: nextStep }] : [];
  return [...own, ...tasks].filter(({ step }) => !RECORDED.includes(step.what));
}

export const finishTask: MoveForm = inLanguage(() => ({
  move: 'finish-task',
  path: 'finished-task',
  title: say`Record that a task is done`,
  lead: [say`The task leaves your worklist.`],
  button: say`Record that it is done`,
  form: FinishTaskForm,
  questions: ({ placement }) => [
    {
      kind: 'radios',
      name: 'taskId',
      label: say`Which task?`,
      options: finishable(placement).map(({ taskId, step }) => ({
        value: taskId,
        text: nextStepWords[step.what],
        hint: step.because,
      })),
    },
  ],
  sentences: { taskId: { isUuid: say`Select the task` } },
  body: ({ taskId }) => ({ taskId }),
}));
