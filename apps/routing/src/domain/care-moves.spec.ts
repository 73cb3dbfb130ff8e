import { describe, expect, it } from '@jest/globals';
import type { PauseReason } from '@waymark/contracts';
import { settle } from './settle.js';
import { makeMove } from './make-move.js';
import type { MoveRequest } from './move-request.js';
import { aTaken, HUB, refusedBy, told } from './placement.fixture.js';
import type { Placement } from './placement.js';

const at = (instant: string, before: Placement, request: MoveRequest): Placement => {
  const moved = makeMove(before, request, told(instant));
  if ('refused' in moved) throw new Error(moved.refused.detail);
  return settle(before, moved.draft).after;
};

describe('the waiting list', () => {
  const waiting = at('2026-11-24T10:00:00Z', aTaken('accepted'), {
    move: 'waitlist',
    expectedBy: '2027-02-15',
  });

  it('keeps the holder, and somebody there owes being in touch within four weeks', () => {
    expect(waiting).toMatchObject({
      standing: { is: 'waitlisted', since: '2026-11-24', expectedBy: '2027-02-15' },
      holder: { organisation: HUB },
      nextStep: { what: 'review-wait', owner: HUB, dueAt: '2026-12-22T17:00:00.000Z' },
    });
  });

  it('of somebody who is not accepted yet accepts them', () => {
    const moved = makeMove(
      aTaken('acknowledged'),
      { move: 'waitlist' },
      told('2026-11-24T10:00:00Z'),
    );
    expect('draft' in moved && moved.draft.says.map(({ definition }) => definition.type)).toEqual([
      'referral.accepted.v1',
      'referral.waitlisted.v1',
    ]);
  });

  it('is due before a clinical date', () => {
    const before = { ...aTaken('accepted'), deadline: '2026-12-09' };
    expect(at('2026-11-24T10:00:00Z', before, { move: 'waitlist' }).nextStep?.dueAt).toBe(
      '2026-12-09T17:00:00.000Z',
    );
  });

  it.each([
    { expectedBy: '2026-12-09', on: '2026-12-09', looked: false },
    { expectedBy: '2026-12-10', on: '2026-12-09', looked: true },
    { expectedBy: undefined, on: '2026-12-09', looked: true },
    { expectedBy: undefined, on: undefined, looked: false },
  ])(
    'until $expectedBy, a clinical date on $on: help that comes sooner is looked for: $looked',
    ({ expectedBy, on, looked }) => {
      const before = { ...aTaken('accepted'), ...(on !== undefined && { deadline: on }) };
      const request = { move: 'waitlist', ...(expectedBy && { expectedBy }) } as const;
      const { tasks, holder, nextStep } = at('2026-11-24T10:00:00Z', before, request);
      expect(tasks.map(({ purpose, step }) => `${purpose}: ${step.what}`)).toEqual(
        looked ? ['sooner: find-a-place'] : [],
      );
      expect(holder?.organisation).toBe(HUB);
      expect(nextStep?.what).toBe('review-wait');
    },
  );

  it('ends the search once the place says that it comes in time, or has begun to help', () => {
    const before = { ...aTaken('accepted'), deadline: '2026-12-09' };
    const looked = at('2026-11-24T10:00:00Z', before, { move: 'waitlist' });
    const inTime = { move: 'waitlist', expectedBy: '2026-12-08' } as const;
    const back = { ...looked, standing: before.standing };
    expect(at('2026-11-25T10:00:00Z', back, inTime).tasks).toEqual([]);
    expect(at('2026-11-25T10:00:00Z', looked, { move: 'start-care' }).tasks).toEqual([]);
  });

  it('names no day that has gone', () => {
    const request = { move: 'waitlist', expectedBy: '2026-11-23' } as const;
    expect(refusedBy(aTaken('accepted'), request, '2026-11-24T10:00:00Z')).toMatchObject({
      code: 'in-the-past',
      field: 'expectedBy',
    });
  });
});

describe('the start of care', () => {
  it('stops the person’s one clock, once', () => {
    const started = at('2026-12-14T10:00:00Z', aTaken('waitlisted'), { move: 'start-care' });
    expect(started).toMatchObject({
      standing: { is: 'in-care', since: '2026-12-14' },
      firstHelp: { on: '2026-12-14', by: 'care-started' },
      nextStep: { what: 'review-care', owner: HUB },
    });
    const helped = { ...aTaken('accepted'), firstHelp: started.firstHelp };
    const again = at('2027-03-01T10:00:00Z', helped as Placement, { move: 'start-care' });
    expect(again.firstHelp?.on).toBe('2026-12-14');
  });
});

describe('a pause', () => {
  // Accepted on Monday 23 November 2026: the start of care is owed by 7 January 2027.
  const DUE = '2027-01-07T17:00:00.000Z';

  it.each<{ reason: PauseReason; while: string; after: string }>([
    // Nine working days were used before it, so 21 are left after it.
    {
      reason: 'in-hospital',
      while: '2026-12-23T17:00:00.000Z',
      after: '2027-01-22T17:00:00.000Z',
    },
    { reason: 'no-capacity', while: '2026-12-23T17:00:00.000Z', after: DUE },
  ])('for “$reason” gives back days, or does not', ({ reason, while: asked, after }) => {
    const accepted = aTaken('accepted');
    expect(accepted.nextStep?.dueAt).toBe(DUE);
    const paused = at('2026-12-04T10:00:00Z', accepted, {
      move: 'pause',
      reason,
      until: '2026-12-21',
    });
    expect(paused).toMatchObject({
      standing: { is: 'paused', until: '2026-12-21' },
      holder: { organisation: HUB },
      nextStep: { what: 'review-pause', owner: HUB, dueAt: asked },
    });
    const resumed = at('2026-12-21T10:00:00Z', paused, { move: 'resume' });
    expect(resumed).toMatchObject({
      standing: { is: 'accepted' },
      nextStep: { what: 'start-care', owner: HUB, dueAt: after },
    });
  });

  it('that stops no clock is looked at when the step is due, however long it is', () => {
    const paused = at('2026-12-04T10:00:00Z', aTaken('accepted'), {
      move: 'pause',
      reason: 'staff-away',
      until: '2027-02-20',
    });
    expect(paused.nextStep?.dueAt).toBe(DUE);
  });

  it.each([
    { until: '2026-12-04', code: 'in-the-past' },
    { until: '2027-03-07', code: 'too-late' },
    { until: '2026-12-18', deadline: '2026-12-17', code: 'beyond-clinical-date' },
  ])('until $until (clinical date $deadline): $code', ({ until, deadline, code }) => {
    const before = { ...aTaken('accepted'), ...(deadline !== undefined && { deadline }) };
    const request = { move: 'pause', reason: 'person-away', until } as const;
    expect(refusedBy(before, request, '2026-12-04T10:00:00Z')).toMatchObject({
      code,
      field: 'until',
    });
  });

  it('gives its days back before a clinical date', () => {
    const before = { ...aTaken('accepted'), deadline: '2027-01-13' };
    const pausing = { move: 'pause', reason: 'in-hospital', until: '2026-12-21' } as const;
    const paused = at('2026-12-04T10:00:00Z', before, pausing);
    const resumed = at('2026-12-21T10:00:00Z', paused, { move: 'resume' });
    expect(resumed.nextStep?.dueAt).toBe('2027-01-13T17:00:00.000Z');
  });
});
