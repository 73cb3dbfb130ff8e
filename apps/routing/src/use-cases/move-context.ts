import { londonDay } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { route, supportMeanwhile } from '@waymark/routing-order';
import type { Directory } from '../domain/directory.js';
import type { MoveContext } from '../domain/move-request.js';
import { movingAs } from '../domain/viewer.js';
import type { KnownPlacement, NewestAssessment } from '../store/placement.store.js';
import { situationOf, toldAt } from './told.js';

/** What a move is told of whoever makes it, of the day, and of where else she could go. */
export function moveContext(
  known: KnownPlacement,
  assessment: NewestAssessment,
  directory: Directory,
  { by, now }: { readonly by: Caller; readonly now: Date },
): MoveContext {
  const told = toldAt(now, directory, known.placement);
  const today = londonDay(now);
  const situation = situationOf(known, assessment, directory, told);
  return {
    told,
    today,
    moving: movingAs(by, known.placement, directory, today),
    howToReach: (kind) => directory.how.get(kind),
    meanwhile: () => supportMeanwhile(situation, true),
    decide: ({ declinedBy, callRecorded, suggested }) =>
      route({
        ...situation,
        declinedBy,
        callRecorded,
        ...(suggested !== undefined && { suggested }),
      }),
  };
}
