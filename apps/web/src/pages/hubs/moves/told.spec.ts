import { describe, expect, it } from '@jest/globals';
import type { Move } from '@waymark/contracts';
import { aMoveContext } from '../../../testing/placing-examples.fixture.js';
import { movePage } from './move.presenter.js';
import { moves } from './moves.js';

const leadOf = (move: Move, selfReferral: boolean): string => {
  const form = Object.values(moves).find((one) => one.move === move);
  if (form === undefined) throw new Error(`no page: ${move}`);
  const context = { ...aMoveContext, placement: { ...aMoveContext.placement, selfReferral } };
  const { lead } = movePage(form, context, { answers: {}, problems: [] }) as { lead: string[] };
  return lead.join(' ');
};

/** Notification's own table says the same of the events that follow (`who-to-tell.spec`). */
const TOLD: readonly Move[] = [
  'acknowledge',
  'accept',
  'decline',
  'ask',
  'offer-to',
  'waitlist',
  'start-care',
  'pause',
  'pass-on',
  'step-up',
  'step-down',
  'say-worse',
  'record-review',
  'record-death',
  'correct-death',
  'correct-acceptance',
  'close',
  'reopen',
];

describe('whom a page says that Waymark tells', () => {
  it.each(Object.values(moves))('$move: who gets a message, and nobody besides', ({ move }) => {
    expect(leadOf(move, false).includes('The team that sent it')).toBe(TOLD.includes(move));
    // No message tells it by itself.
    expect(leadOf(move, false)).not.toMatch(/referrer is told|are told/);
  });

  it.each(TOLD)('%s of a self-referral claims no message to a team that is not there', (move) => {
    expect(leadOf(move, true)).not.toMatch(/The team that sent it,? (and|gets)/);
    expect(leadOf(move, true)).toMatch(
      /The person sent it themselves|No message goes to the person/,
    );
  });

  it.each<Move>(['decline', 'pass-on', 'step-up', 'step-down', 'record-death', 'close'])(
    '%s never claims that a GP is told',
    (move) => {
      const page = JSON.stringify(
        Object.values(moves)
          .find((one) => one.move === move)
          ?.questions(aMoveContext),
      );
      expect(`${leadOf(move, false)} ${page}`).toContain('Waymark sends nothing to a GP');
    },
  );
});
