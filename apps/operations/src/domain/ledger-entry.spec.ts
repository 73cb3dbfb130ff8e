import { describe, expect, it } from '@jest/globals';
import {
  ReferralAcceptedData,
  ReferralHeldData,
  ReferralResumedData,
  TaskOpenedData,
  type Holder,
  type NextStep,
  type WaymarkEvent,
} from '@waymark/contracts';
import { changeOf, firstEntry } from './ledger-entry.js';

const hub: Holder = { organisation: 'cw-loss', kind: 'mmhs-hub', name: 'Perinatal Loss Pathway' };
const step: NextStep = {
  what: 'reconfirm',
  owner: 'demo-midwives',
  ownerName: 'Demo Midwives',
  because: 'Too early until 8 December 2026.',
  dueAt: '2026-12-08T17:00:00.000Z',
};
const place = {
  referralId: '0b8f6f0e-0000-4000-8000-000000000001',
  version: 4,
  because: 'Too early.',
  advice: [],
  holder: hub,
  nextStep: step,
};
const event = (type: string, data: object): WaymarkEvent => ({
  id: 'a1b2c3d4-0000-4000-8000-000000000001',
  type,
  source: 'routing',
  subject: place.referralId,
  time: '2026-11-22T10:00:00.000Z',
  sequence: 1,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  urgent: false,
  data,
});
const held = Object.assign(new ReferralHeldData(), { ...place, until: '2026-12-08' });
const task = Object.assign(new TaskOpenedData(), { ...place, what: 'find-a-place' });

describe('the ledger after an event', () => {
  it('knows holder, next step and version of every placement change', () => {
    expect(changeOf(event('referral.held.v1', held), 'judged')).toEqual({
      state: 'held',
      placementVersion: 4,
      holder: hub,
      nextStep: step,
    });
  });

  it.each(['referral.accepted.v1', 'referral.care-started.v1', 'referral.offered.v1'])(
    'is not moved by %s alongside',
    (type) => {
      const beside = Object.assign(new ReferralAcceptedData(), { ...place, as: 'alongside' });
      expect(changeOf(event(type, beside), 'waitlisted').state).toBeUndefined();
    },
  );

  it('goes back to where it stood when a pause is over', () => {
    const resumed = Object.assign(new ReferralResumedData(), { ...place, backTo: 'waitlisted' });
    expect(changeOf(event('referral.resumed.v1', resumed), 'paused').state).toBe('waitlisted');
  });

  it.each([
    { now: 'judged', state: 'with-a-person' },
    { now: 'held', state: undefined },
    { now: undefined, state: 'with-a-person' },
  ] as const)('a task opened while $now leaves it $state', ({ now, state }) => {
    expect(changeOf(event('task.opened.v1', task), now).state).toBe(state);
  });

  it('is not moved by an event that failed', () => {
    expect(changeOf(event('event.quarantined.v1', {}), 'offered')).toEqual({});
  });

  it('a judgement alone moves the state and not the holder', () => {
    expect(changeOf(event('referral.assessed.v1', {}), 'received')).toEqual({ state: 'judged' });
  });
});

describe('the first entry', () => {
  const received = {
    reference: 'WM-4K7Q-2N8D',
    receivedAt: '2026-11-22T10:00:00.000Z',
    landingTeam: 'landing-national',
  };

  it('is held by the team that sent it', () => {
    const sender = { organisation: 'demo-midwives', name: 'Demo Midwives' };

    expect(firstEntry({ ...received, sender } as never).holder).toEqual({
      organisation: 'demo-midwives',
      kind: 'sending-team',
      name: 'Demo Midwives',
    });
  });

  it('is held by the landing team when she referred herself', () => {
    const sender = { organisation: 'self', name: 'Self-referral' };

    expect(firstEntry({ ...received, sender } as never).holder.organisation).toBe(
      'landing-national',
    );
  });
});
