import { finishTask, recordCallBeside } from './lead-moves.js';
import type { MovesThatFollow } from './moves-that-follow.js';

/** What follows for a task beside. */
export const TASK_MOVES: MovesThatFollow = {
  'record-call': (before) => ({ draft: recordCallBeside(before) }),
  'finish-task': (before, { taskId }, { told }) => ({ draft: finishTask(before, taskId, told) }),
};
