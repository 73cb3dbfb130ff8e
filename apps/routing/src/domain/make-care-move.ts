import { addDays, PAUSE_REASONS } from '@waymark/contracts';
import * as care from './care-moves.js';
import type { MovesThatFollow } from './moves-that-follow.js';
import type { MoveContext, RequestOf } from './move-request.js';
import { isTaken, type Placement } from './placement.js';
import { notNow, refuse, type Moved } from './refusal.js';

/** What follows once a place has her: waiting, care and pauses. */
export const CARE_MOVES: MovesThatFollow = {
  waitlist,
  'start-care': (before, { move }, { told, today }) => {
    const { standing } = before;
    return isTaken(standing)
      ? { draft: care.startCare(before, standing, { told, today }) }
      : notNow(before, move);
  },
  pause,
  resume: (before, { move }, { told }) => {
    const { standing } = before;
    return standing.is === 'paused'
      ? { draft: care.resume(before, standing, told) }
      : notNow(before, move);
  },
};

function waitlist(
  before: Placement,
  { move, expectedBy }: RequestOf<'waitlist'>,
  { told, today, meanwhile }: MoveContext,
): Moved {
  const { standing } = before;
  if (!isTaken(standing)) return notNow(before, move);
  if (expectedBy !== undefined && expectedBy < today) {
    return refuse('in-the-past', 'Name a day that is still to come, or none.', 'expectedBy');
  }
  return {
    draft: care.waitlist(before, standing, { told, today, expectedBy, meanwhile: meanwhile() }),
  };
}

/** A pause is looked at again within about three months, whatever its reason. */
const LONGEST_PAUSE_DAYS = 92;

function pause(
  before: Placement,
  { move, reason, until }: RequestOf<'pause'>,
  { told, today }: MoveContext,
): Moved {
  const { standing, deadline } = before;
  if (!isTaken(standing)) return notNow(before, move);
  if (until <= today) return refuse('in-the-past', 'Name a day that is still to come.', 'until');
  const latest = addDays(today, LONGEST_PAUSE_DAYS);
  if (until > latest) {
    return refuse('too-late', `Look at it again by ${latest} at the latest.`, 'until');
  }
  if (deadline !== undefined && until > deadline && deadline > today) {
    const detail = `A plan is needed by ${deadline}: look at it again before that.`;
    return refuse('beyond-clinical-date', detail, 'until');
  }
  const clock = PAUSE_REASONS[reason].clock;
  return { draft: care.pause(before, standing, { reason, until, clock }, told) };
}
