import { describe, expect, it } from '@jest/globals';
import { effectOf } from './move-effect.js';
import { aTaken, mover, told } from './placement.fixture.js';
import type { Placement } from './placement.js';

const NOW = '2026-11-24T10:00:00Z';
const context = told(NOW);

describe('what a move would do to hold and clock', () => {
  it('accepted: the same team holds the person and starts care by its target', () => {
    expect(effectOf(aTaken('acknowledged'), 'accept', context)).toMatchObject({
      as: 'lead',
      holder: 'Lotus',
      nextStep: { what: 'start-care', ownerName: 'Lotus', target: { setBy: 'national' } },
      mayDiffer: false,
    });
  });

  it('asked: whoever sent it owes the answer, and the hub goes on holding', () => {
    const effect = effectOf(aTaken('acknowledged'), 'ask', context);
    expect(effect).toMatchObject({ holder: 'Lotus', nextStep: { what: 'answer-question' } });
  });

  it('paused: the day is the one that is said with it', () => {
    expect(effectOf(aTaken('accepted'), 'pause', context)?.nextStep).toEqual({
      what: 'review-pause',
      ownerName: 'Lotus',
    });
  });

  it('closed: nobody holds the person and nothing is owed', () => {
    expect(effectOf(aTaken('in-care'), 'close', context)).toEqual({ as: 'lead', mayDiffer: false });
  });

  it('alongside: the step is the team’s own', () => {
    const light = {
      ...({ serviceId: 'sheffield-light', name: 'Light', pathway: 'peer-support' } as const),
      ...({ kind: 'link-work', state: 'offered', because: 'A long wait.' } as const),
    };
    const before: Placement = {
      ...aTaken('accepted'),
      alongside: [light],
    };
    const effect = effectOf(before, 'acknowledge', {
      ...context,
      moving: mover('sheffield-light', 'link-worker'),
    });
    expect(effect).toMatchObject({
      as: 'alongside',
      holder: 'Lotus',
      nextStep: { ownerName: 'Light' },
    });
  });

  it('says nothing of what may not be done, or hangs on a place that is named', () => {
    expect(effectOf(aTaken('in-care'), 'accept', context)).toBeUndefined();
    expect(effectOf(aTaken('accepted'), 'pass-on', context)).toBeUndefined();
    const elsewhere = { ...context, moving: mover('another-hub', 'hub-clinician') };
    expect(effectOf(aTaken('acknowledged'), 'accept', elsewhere)).toBeUndefined();
  });
});
