import type { Move } from '@waymark/contracts';
import type { MoveContext, RequestOf } from './move-request.js';
import type { Allowed } from './moves.js';
import type { Placement } from './placement.js';
import type { Moved } from './refusal.js';

/** What follows from a move that the table allows. */
export type Follows<M extends Move> = (
  before: Placement,
  request: RequestOf<M>,
  context: MoveContext,
  allowed: Allowed,
) => Moved;
export type MovesThatFollow = { readonly [M in Move]?: Follows<M> };
