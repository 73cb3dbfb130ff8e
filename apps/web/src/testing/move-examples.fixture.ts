import type { MoveEffect, MovesNow } from '@waymark/contracts';
import { REFERRAL_ID } from './referral-examples.fixture.js';

const HUB = 'Perinatal Loss Pathway';
const holds = { as: 'lead', holder: HUB, mayDiffer: false } as const;

export const anAcceptance: MoveEffect = {
  ...holds,
  nextStep: { what: 'start-care', ownerName: HUB, dueAt: '2026-12-20T17:00:00.000Z' },
};
const question: MoveEffect = {
  ...holds,
  nextStep: {
    what: 'answer-question',
    ownerName: 'Team wensum-maternity',
    dueAt: '2026-11-27T17:00:00.000Z',
  },
};
export const aDecline: MoveEffect = {
  ...holds,
  mayDiffer: true,
  nextStep: {
    what: 'acknowledge',
    ownerName: 'Lotus',
    dueAt: '2026-11-26T17:00:00.000Z',
  },
};

/** What routing says that would follow, of the moves where it can be said. */
export const someMovesNow: MovesNow = {
  referralId: REFERRAL_ID,
  version: 3,
  moves: [
    { move: 'accept', path: 'acceptance', fields: [], effect: anAcceptance },
    { move: 'ask', path: 'question', fields: [], effect: question },
    { move: 'decline', path: 'decline', fields: [], effect: aDecline },
    { move: 'close', path: 'closure', fields: [], effect: { as: 'lead', mayDiffer: false } },
    { move: 'pass-on', path: 'onward', fields: [] },
  ],
};
