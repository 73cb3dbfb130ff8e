import type { MovesThatFollow } from './moves-that-follow.js';
import { recordReview, sayWorse } from './worse-moves.js';

/** “They are worse”, and the review that follows. */
export const WORSE_MOVES: MovesThatFollow = {
  'say-worse': (before, { signs, urgency }, { moving, told }) => ({
    draft: sayWorse(before, { signs, urgency, by: moving.organisation }, told),
  }),
};

export const WORSE_TASKS: MovesThatFollow = {
  'record-review': (before, { finding }, { told }) => ({
    draft: recordReview(before, finding, told),
  }),
};
