import type { Move } from '@waymark/contracts';
import type { AllowedMove } from './allowed-move.js';
import { BESIDE_TABLE } from './beside-table.js';
import { CARE_TABLE } from './care-table.js';
import { END_TABLE } from './end-table.js';
import { LEAD_TABLE } from './lead-table.js';
import { isMover, type Moving } from './movers.js';
import { isActive, isOpen, type Alongside, type Placement, type Task } from './placement.js';

/** Every move a person may make, from where, and what follows. Anything else is refused. */
export const MOVES_TABLE: readonly AllowedMove[] = [
  ...LEAD_TABLE,
  ...CARE_TABLE,
  ...END_TABLE,
  ...BESIDE_TABLE,
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
  if (!isOpen(placement)) return undefined;
  switch (row.on) {
    case 'lead': {
      const { standing, nextStep } = placement;
      const fitsStep = row.step === undefined || row.step === nextStep?.what;
      const fitsTask = taskId === undefined || ('taskId' in standing && standing.taskId === taskId);
      const fits = row.from.includes(standing.is) && fitsStep && fitsTask;
      return fits && isMover(row.who, placement, moving) ? { row } : undefined;
    }
    case 'alongside': {
      const alongside = placement.alongside.find(
        (parallel) =>
          parallel.serviceId === moving.organisation &&
          isActive(parallel) &&
          row.from.includes(parallel.state),
      );
      return alongside === undefined ? undefined : { row, alongside };
    }
    case 'task': {
      const task = placement.tasks.find(
        ({ step, taskId: id }) =>
          step.owner === moving.organisation &&
          (taskId === undefined || id === taskId) &&
          (row.steps === undefined || row.steps.includes(step.what)) &&
          row.except?.includes(step.what) !== true,
      );
      return task === undefined ? undefined : { row, task };
    }
  }
}
