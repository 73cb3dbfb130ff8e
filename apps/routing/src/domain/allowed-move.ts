import type { Move, NextStepKind, PlacementState, Role } from '@waymark/contracts';
import type { Mover } from './movers.js';
import type { AlongsideState } from './placement.js';

interface Row {
  readonly move: Move;
  readonly who: Mover;
  readonly roles: readonly Role[];
  readonly follows: string;
}

/** A move of the placement that holds her, or of a closed one. */
export interface LeadRow extends Row {
  readonly on: 'lead';
  readonly from: readonly PlacementState[];
  /** Only while this is the step that is owed. */
  readonly step?: NextStepKind;
  /** Only where a death is recorded. */
  readonly afterDeath?: true;
  /** Not while somebody is asked to take over. */
  readonly once?: true;
}

export interface AlongsideRow extends Row {
  readonly on: 'alongside';
  readonly from: readonly AlongsideState[];
}

/** About the one place that is asked to take over. */
export interface HandOverRow extends Row {
  readonly on: 'hand-over';
  readonly from: readonly ['offered'];
}

export interface TaskRow extends Row {
  readonly on: 'task';
  readonly from: readonly ['open'];
  /** Only tasks of these kinds, or of any kind but these. */
  readonly steps?: readonly NextStepKind[];
  readonly except?: readonly NextStepKind[];
}

/** One line of the moves table. */
export type AllowedMove = LeadRow | AlongsideRow | HandOverRow | TaskRow;

type Of<R extends AllowedMove> = Omit<R, 'on' | 'move'>;

export const lead = (move: Move, row: Of<LeadRow>): LeadRow => ({ on: 'lead', move, ...row });

export const alongside = (move: Move, row: Of<AlongsideRow>): AlongsideRow => ({
  on: 'alongside',
  move,
  ...row,
});

export const handOver = (move: Move, row: Omit<Of<HandOverRow>, 'from'>): HandOverRow => ({
  on: 'hand-over',
  from: ['offered'],
  move,
  ...row,
});

export const task = (move: Move, row: Omit<Of<TaskRow>, 'from'>): TaskRow => ({
  on: 'task',
  from: ['open'],
  move,
  ...row,
});
