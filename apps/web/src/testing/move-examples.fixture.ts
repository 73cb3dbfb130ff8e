import type { MoveEffect, MovesNow, OwnTask } from '@waymark/contracts';
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

/** Somebody said that things are worse, and nobody has looked yet. */
export const aReviewToRecord: OwnTask = {
  taskId: '5d2f8a10-0000-4000-8000-000000000009',
  step: {
    what: 'review-worse',
    owner: 'cw-loss',
    ownerName: HUB,
    because: 'The midwife said that things are worse.',
    dueAt: '2026-11-22T17:00:00.000Z',
  },
};
