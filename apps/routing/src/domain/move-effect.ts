import { addDays, type Day, type Move, type MoveEffect } from '@waymark/contracts';
import { makeMove } from './make-move.js';
import type { MoveContext, MoveRequest } from './move-request.js';
import { allowedMove } from './moves.js';
import { isActive, type Owed, type Placement } from './placement.js';
import { settle } from './settle.js';

interface Tried {
  readonly request: MoveRequest;
  /** What is said with the move may lead elsewhere. */
  readonly mayDiffer?: true;
  /** The day is said with the move. */
  readonly dayIsSaid?: true;
}

const SOME_DAYS = 28;

/** Each move as it is made with as little as it takes. What hangs on a place or a task that is named is not here. */
const TRIED: Partial<Readonly<Record<Move, (today: Day) => Tried>>> = {
  acknowledge: () => ({ request: { move: 'acknowledge' } }),
  accept: () => ({ request: { move: 'accept' } }),
  decline: () => ({ request: { move: 'decline', reason: 'no-capacity' }, mayDiffer: true }),
  ask: () => ({ request: { move: 'ask', asks: [] } }),
  waitlist: () => ({ request: { move: 'waitlist' } }),
  'start-care': () => ({ request: { move: 'start-care' } }),
  pause: (today) => ({
    request: { move: 'pause', reason: 'in-hospital', until: addDays(today, SOME_DAYS) },
    dayIsSaid: true,
  }),
  resume: () => ({ request: { move: 'resume' } }),
  'take-back': () => ({ request: { move: 'take-back' } }),
  close: (today) => ({
    request: {
      ...{ move: 'close', outcome: 'she-declined-asked-by-a-person' },
      ...{ asked: true, askedOn: today },
    },
  }),
};

/** What a move would do to hold and clock if it were made now; undefined where that hangs on what is said with it, or it is refused. */
export function effectOf(
  before: Placement,
  move: Move,
  context: MoveContext,
): MoveEffect | undefined {
  const tried = TRIED[move]?.(context.today);
  if (tried === undefined) return undefined;
  const moved = makeMove(before, tried.request, context);
  if ('refused' in moved) return undefined;
  const { moving } = context;
  const { alongside, holder, nextStep } = settle(before, moved.draft).after;
  const own = alongside.find((one) => one.serviceId === moving.organisation && isActive(one));
  const isBeside = allowedMove(before, move, moving)?.row.on === 'alongside';
  const step = isBeside ? own?.nextStep : nextStep;
  return {
    as: isBeside ? 'alongside' : 'lead',
    ...(holder !== undefined && { holder: holder.name }),
    ...(step !== undefined && { nextStep: stepThen(step, tried) }),
    mayDiffer: tried.mayDiffer === true,
  };
}

const stepThen = (
  { what, ownerName, dueAt, target }: Owed,
  { dayIsSaid }: Tried,
): NonNullable<MoveEffect['nextStep']> => ({
  what,
  ownerName,
  ...(dayIsSaid !== true && { dueAt }),
  ...(dayIsSaid !== true && target !== undefined && { target }),
});
