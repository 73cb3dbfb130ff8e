import type { Move } from '@waymark/contracts';
import type { AllowedMove } from './allowed-move.js';
import { ALONGSIDE_MOVES } from './make-alongside-move.js';
import {
  ALONGSIDE_APPOINTMENTS,
  APPOINTMENT_MOVES,
  APPOINTMENT_TASKS,
} from './make-appointment-move.js';
import { CARE_MOVES } from './make-care-move.js';
import { CORRECTION_MOVES } from './make-correction-move.js';
import { DEATH_MOVES, DEATH_TASKS } from './make-death-move.js';
import { HAND_OVER_MOVES, TAKE_OVER_MOVES } from './make-hand-over-move.js';
import { LEAD_MOVES } from './make-lead-move.js';
import type { MoveContext, MoveRequest } from './move-request.js';
import { allowedMove } from './moves.js';
import type { Follows, MovesThatFollow } from './moves-that-follow.js';
import type { Placement } from './placement.js';
import { notNow, type Moved } from './refusal.js';
import { TASK_MOVES } from './make-task-move.js';
import { WORSE_MOVES, WORSE_TASKS } from './make-worse-move.js';

/** What each line of the moves table does: one function a move and what it is about. */
export const MOVES: Readonly<Record<AllowedMove['on'], MovesThatFollow>> = {
  lead: {
    ...LEAD_MOVES,
    ...CARE_MOVES,
    ...APPOINTMENT_MOVES,
    ...HAND_OVER_MOVES,
    ...WORSE_MOVES,
    ...DEATH_MOVES,
    ...CORRECTION_MOVES,
  },
  'hand-over': TAKE_OVER_MOVES,
  alongside: { ...ALONGSIDE_MOVES, ...ALONGSIDE_APPOINTMENTS },
  task: { ...TASK_MOVES, ...APPOINTMENT_TASKS, ...WORSE_TASKS, ...DEATH_TASKS },
};

/** Makes a move, if the table allows it to whoever asks. */
export function makeMove(before: Placement, request: MoveRequest, context: MoveContext): Moved {
  const allowed = allowedMove(before, request.move, context.moving, taskOf(request));
  if (allowed === undefined) return notNow(before, request.move);
  const follows = MOVES[allowed.row.on][request.move] as Follows<Move> | undefined;
  return follows?.(before, request, context, allowed) ?? notNow(before, request.move);
}

function taskOf(request: MoveRequest): string | undefined {
  if ('taskId' in request) return request.taskId;
  // What is recorded is owed no more.
  if (request.move === 'correct-appointment') return undefined;
  return 'appointmentId' in request ? request.appointmentId : undefined;
}
