import {
  acceptAlongside,
  acknowledgeAlongside,
  declineAlongside,
  endAlongside,
  startAlongside,
} from './alongside-moves.js';
import type { Draft } from './change.js';
import { carriesOnAlongside, letsGo } from './closing/carries-on-alongside.js';
import type { MovesThatFollow } from './moves-that-follow.js';
import type { Allowed } from './moves.js';
import type { Alongside } from './placement.js';
import { commentRefused } from './refusal.js';

/** What follows for a parallel placement; the lead is never touched. */
export const ALONGSIDE_MOVES: MovesThatFollow = {
  acknowledge: (before, _request, { told }, allowed) => {
    const at = parallelOf(allowed);
    const carried = carriesOnAlongside(before, at, 'acknowledged', told);
    return {
      draft: carried ?? letsGo(acknowledgeAlongside(before, at, told), before, at, told),
    };
  },
  accept: (before, _request, { told }, allowed) => {
    const at = parallelOf(allowed);
    const carried = carriesOnAlongside(before, at, 'accepted', told);
    return { draft: carried ?? letsGo(acceptAlongside(before, at, told), before, at, told) };
  },
  decline: (before, { reason, comment }, _context, allowed) =>
    commentRefused(reason, comment) ?? {
      draft: declineAlongside(before, parallelOf(allowed), reason),
    },
  'start-care': (before, _request, { told }, allowed) => ({
    draft: startAlongside(before, parallelOf(allowed), told),
  }),
  close: (before, _request, _context, allowed): { readonly draft: Draft } => ({
    draft: endAlongside(before, parallelOf(allowed)),
  }),
};

function parallelOf({ alongside }: Allowed): Alongside {
  if (alongside === undefined) throw new RangeError('an alongside row without its placement');
  return alongside;
}
