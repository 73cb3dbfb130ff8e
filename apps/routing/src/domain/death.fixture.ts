import { expect } from '@jest/globals';
import { makeMove } from './make-move.js';
import type { MoveRequest } from './move-request.js';
import { aTaken, HUB, mover, told } from './placement.fixture.js';
import { brokenPromises, type Placement } from './placement.js';
import { settle } from './settle.js';

export const AT = '2026-11-24T12:00:00Z';
export const hub = mover(HUB, 'hub-clinician');

/** Made and settled; every promise holds afterwards. */
export function moved(before: Placement, request: MoveRequest, by = hub) {
  const result = makeMove(before, request, told(AT, by));
  if ('refused' in result) throw new Error(result.refused.detail);
  const change = settle(before, result.draft);
  expect(brokenPromises(change.after)).toEqual([]);
  return change;
}

export const WOMAN = { move: 'record-death', who: 'woman' } as const;
export const BABY = {
  move: 'record-death',
  who: 'baby',
  on: '2026-11-23',
  baby: { kind: 'neonatal-death', bornOn: '2026-11-02', pregnantNow: 'no' },
} as const;
export const booked = moved(aTaken('in-care'), {
  move: 'book-appointment',
  purpose: 'treatment',
  mode: 'video',
  on: '2026-12-01',
  time: '10:00',
  minutes: 60,
  interpreter: 'not-needed',
}).after;
