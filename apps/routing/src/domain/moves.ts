import type { Move } from '@waymark/contracts';
import type { AllowedMove, AlongsideRow, HandOverRow, LeadRow, TaskRow } from './allowed-move.js';
import { BESIDE_TABLE } from './beside-table.js';
import { CARE_TABLE } from './care-table.js';
import { CORRECTION_TABLE } from './correction-table.js';
import { DEATH_TABLE } from './death-table.js';
import { END_TABLE } from './end-table.js';
import { HAND_OVER_TABLE } from './hand-over-table.js';
import { LEAD_TABLE } from './lead-table.js';
import { WORSE_TABLE } from './worse-table.js';
import { isMover, type Moving } from './movers.js';
import {
  handOverOf,
  isActive,
  isOpen,
  type Alongside,
  type Placement,
  type Task,
} from './placement.js';

/** Every move a person may make, from where, and what follows. Anything else is refused. */
export const MOVES_TABLE: readonly AllowedMove[] = [
  ...LEAD_TABLE,
  ...CARE_TABLE,
  ...HAND_OVER_TABLE,
  ...END_TABLE,
  ...BESIDE_TABLE,
  ...WORSE_TABLE,
  ...DEATH_TABLE,
  ...CORRECTION_TABLE,
];

/** The line of the table that allows it, and what it is about; undefined where none does. */
export interface Allowed {
  readonly row: AllowedMove;
  readonly alongside?: Alongside;
  readonly task?: Task;
}

export function allowedMove(
  placement: Placement,
  move: Move,
  moving: Moving,
  taskId?: string,
): Allowed | undefined {
  return MOVES_TABLE.filter((row) => row.move === move && hasRole(row, moving))
    .map((row) => matches(row, placement, moving, taskId))
    .find((allowed) => allowed !== undefined);
}

/** What an organisation may do now: for its pages, and never a guess of theirs. */
export function movesNow(placement: Placement, moving: Moving): readonly Move[] {
  const rows = MOVES_TABLE.filter(
    (row) => hasRole(row, moving) && matches(row, placement, moving) !== undefined,
  );
  return [...new Set(rows.map(({ move }) => move))];
}

const hasRole = ({ roles }: AllowedMove, moving: Moving): boolean =>
  roles.some((role) => moving.roles.includes(role));

function matches(
  row: AllowedMove,
  placement: Placement,
  moving: Moving,
  taskId?: string,
): Allowed | undefined {
  if (!isOpen(placement) && !mayBeReopened(row, placement)) return undefined;
  switch (row.on) {
    case 'lead':
      return isLeadMove(row, placement, taskId) && isMover(row.who, placement, moving)
        ? { row }
        : undefined;
    case 'alongside':
      return besideIt(row, parallelOf(row, placement, moving));
    case 'hand-over':
      return besideIt(row, askedToTakeOver(row, placement, moving));
    case 'task': {
      const task = taskFor(row, placement, moving, taskId);
      return task === undefined ? undefined : { row, task };
    }
  }
}

// What is closed can be opened again, and nothing else; what was withdrawn not even that.
const mayBeReopened = ({ move }: AllowedMove, { standing }: Placement): boolean =>
  move === 'reopen' && standing.is === 'closed' && standing.on !== undefined;

function isLeadMove(row: LeadRow, placement: Placement, taskId: string | undefined): boolean {
  const { standing, nextStep } = placement;
  const fitsStep = row.step === undefined || row.step === nextStep?.what;
  const fitsTask = taskId === undefined || ('taskId' in standing && standing.taskId === taskId);
  const isDead = standing.is === 'death-recorded' || placement.bereaved === true;
  if (row.afterDeath === true && !isDead) return false;
  const isOut = row.once === true && handOverOf(placement) !== undefined;
  return row.from.includes(standing.is) && fitsStep && fitsTask && !isOut;
}

const besideIt = (row: AllowedMove, alongside: Alongside | undefined): Allowed | undefined =>
  alongside === undefined ? undefined : { row, alongside };

/** What whoever works alongside may do once the person has died. */
const LETS_GO: readonly Move[] = ['decline', 'close'];

const parallelOf = (
  row: AlongsideRow,
  { alongside, standing }: Placement,
  { organisation }: Moving,
): Alongside | undefined =>
  alongside.find(
    (one) =>
      (standing.is !== 'death-recorded' || LETS_GO.includes(row.move)) &&
      one.serviceId === organisation &&
      isActive(one) &&
      one.takesOver === undefined &&
      row.from.includes(one.state),
  );

function askedToTakeOver(
  { who }: HandOverRow,
  placement: Placement,
  moving: Moving,
): Alongside | undefined {
  const asked = handOverOf(placement);
  const isNext = asked?.serviceId === moving.organisation;
  return (who === 'the next place' ? isNext : isMover(who, placement, moving)) ? asked : undefined;
}

const taskFor = (
  { steps, except }: TaskRow,
  { tasks }: Placement,
  { organisation }: Moving,
  taskId: string | undefined,
): Task | undefined =>
  tasks.find(
    ({ step, taskId: id }) =>
      step.owner === organisation &&
      (taskId === undefined || id === taskId) &&
      (steps === undefined || steps.includes(step.what)) &&
      except?.includes(step.what) !== true,
  );
