import { FLOW_STAGES, type FlowStage, type FlowStageName } from '@waymark/contracts';
import type { LedgerState } from './ledger-entry.js';

/** Where a referral is on its way from intake to outcome; `closed` is the end of it. */
export type Place = FlowStageName | 'closed';

/** A referral went from one place to another; new ones come from nowhere. */
export interface Move {
  readonly from?: Place;
  readonly to: Place;
}

/** Open referrals in a state, and since when the oldest of them is in that state's stage. */
export interface StateNow {
  readonly state: LedgerState;
  readonly count: number;
  readonly oldest: Date;
}

/** How many went the same way in the last hour. */
export interface MovesMade {
  readonly from: Place | null;
  readonly to: Place;
  readonly count: number;
}

/** By whose turn it is: who sent it, the criteria, routing or its people, a service that has it to decide, or nobody but time. */
const PLACE_OF: Readonly<Record<LedgerState, Place>> = {
  'waiting-for-answer': 'intake',
  received: 'criteria',
  answered: 'criteria',
  judged: 'route',
  'with-a-person': 'route',
  held: 'route',
  released: 'route',
  declined: 'route',
  redirected: 'route',
  withdrawn: 'route',
  offered: 'hub',
  acknowledged: 'hub',
  'goes-with': 'hub',
  accepted: 'outcome',
  waitlisted: 'outcome',
  'in-care': 'outcome',
  paused: 'outcome',
  closed: 'closed',
};

export const placeOf = (state: LedgerState): Place => PLACE_OF[state];

export function moveBetween(from: LedgerState, to: LedgerState | undefined): Move | undefined {
  if (to === undefined || placeOf(from) === placeOf(to)) return undefined;
  return { from: placeOf(from), to: placeOf(to) };
}

/** All five in order. What is new has come through intake; what is closed from anywhere has gone through outcome. */
export const stagesOf = (
  states: readonly StateNow[],
  moves: readonly MovesMade[],
): readonly FlowStage[] =>
  FLOW_STAGES.map((stage) => {
    const here = states.filter(({ state }) => placeOf(state) === stage);
    const oldest = Math.min(...here.map((one) => one.oldest.getTime()));
    const passed = moves.filter((move) => passesThrough(stage, move));
    return {
      stage,
      now: total(here),
      inLastHour: total(moves.filter(({ to }) => to === stage)) + total(passed),
      outLastHour: total(moves.filter(({ from }) => from === stage)) + total(passed),
      ...(here.length > 0 && { oldestSince: new Date(oldest).toISOString() }),
    };
  });

const passesThrough = (stage: FlowStageName, { from, to }: MovesMade): boolean =>
  (stage === 'intake' && from === null) ||
  (stage === 'outcome' && to === 'closed' && from !== 'outcome');

const total = (counted: readonly { readonly count: number }[]): number =>
  counted.reduce((sum, { count }) => sum + count, 0);
