import { describe, expect, it } from '@jest/globals';
import type { YesNoNotKnown } from '@waymark/contracts';
import { settle } from './settle.js';
import { contactChanged } from './heard.js';
import { makeMove } from './make-move.js';
import type { Booking } from './move-request.js';
import { aTaken, HUB, told } from './placement.fixture.js';
import type { Placement } from './placement.js';

const BOOKING: Booking = {
  purpose: 'assessment',
  mode: 'video',
  on: '2026-12-07',
  time: '10:30',
  minutes: 60,
  interpreter: 'not-needed',
};
const MONDAY = '2026-11-30T10:00:00Z';
const booking = (changes: Partial<Booking> = {}) =>
  ({ move: 'book-appointment', ...BOOKING, ...changes }) as const;

function booked(before: Placement, changes: Partial<Booking> = {}): Placement {
  const moved = makeMove(before, booking(changes), told('2026-11-24T10:00:00Z'));
  if ('refused' in moved) throw new Error(moved.refused.detail);
  return settle(before, moved.draft).after;
}
const knowing = (interpreterNeeded: YesNoNotKnown | undefined): Placement => ({
  ...aTaken('accepted'),
  ...(interpreterNeeded !== undefined && { interpreterNeeded }),
});
const heard = (before: Placement, interpreterNeeded?: YesNoNotKnown, at = MONDAY) =>
  settle(
    before,
    contactChanged(
      before,
      {
        byTeam: 'Norfolk midwives',
        ...(interpreterNeeded !== undefined && { interpreterNeeded }),
      },
      new Date(at),
    ),
  );

describe('whether an interpreter is needed', () => {
  it.each<{ was: YesNoNotKnown | undefined; says: YesNoNotKnown; isBooked: boolean }>([
    { was: 'no', says: 'yes', isBooked: false },
    { was: undefined, says: 'yes', isBooked: false },
    { was: 'yes', says: 'no', isBooked: true },
    { was: 'yes', says: 'not-known', isBooked: true },
  ])('was $was and is $says: booked without one is $isBooked', ({ was, says, isBooked }) => {
    const { before, after } = heard(knowing(was), says);
    expect(after.interpreterNeeded).toBe(says);
    expect(after.version).toBe(before.version);
    const moved = makeMove(after, booking(), told(MONDAY));
    if (isBooked) expect(moved).toHaveProperty('draft');
    else expect(moved).toMatchObject({ refused: { code: 'interpreter-needed' } });
  });

  it.each([undefined, 'no', 'yes'] as const)('stays %s where nothing was said of it', (was) => {
    const { before, after, because } = heard(knowing(was));
    expect(after).toEqual(before);
    expect(because).toMatch(/^Norfolk midwives has changed how the person may be reached: read it/);
  });
});

describe('an appointment that was booked without an interpreter', () => {
  it('waits for one from now on, and its service has the task: nothing else moves', () => {
    const before = booked(knowing('no'));
    const { after, says, because } = heard(before, 'yes');
    const appointmentId = before.appointments[0]?.appointmentId ?? '';
    expect(after.appointments).toMatchObject([{ appointmentId, interpreter: 'to-arrange' }]);
    expect(after.tasks).toMatchObject([
      {
        taskId: appointmentId,
        purpose: 'appointment',
        step: { what: 'arrange-interpreter', owner: HUB, dueAt: '2026-12-03T17:00:00.000Z' },
      },
    ]);
    expect(says.map(({ definition, data }) => [definition.type, data])).toMatchObject([
      ['referral.appointment-booked.v1', { appointmentId, confirmed: false }],
    ]);
    expect(after.version).toBe(before.version + 1);
    expect(after.nextStep).toEqual(before.nextStep);
    expect(because).toContain('booked without one');
    const confirming = {
      move: 'confirm-appointment',
      appointmentId,
      interpreterBooked: { language: 'pl', professional: true },
    } as const;
    expect(makeMove(after, confirming, told(MONDAY))).toHaveProperty('draft');
  });

  it('waits once, however often it is said', () => {
    const { after } = heard(booked(knowing('no')), 'yes');
    const again = heard(after, 'yes');
    expect(again.says).toEqual([]);
    expect(again.after).toEqual(after);
  });

  it.each<{ what: string; before: Placement; at?: string }>([
    {
      what: 'the person has declined one',
      before: booked(knowing('yes'), { interpreterDeclined: true }),
    },
    {
      what: 'one is arranged',
      before: booked(knowing('no'), {
        interpreter: 'arranged',
        interpreterBooked: { language: 'pl', professional: true },
      }),
    },
    { what: 'it has begun', before: booked(knowing('no')), at: '2026-12-07T10:30:00Z' },
  ])('is as it was where $what', ({ before, at }) => {
    const { after, says } = heard(before, 'yes', at);
    expect(says).toEqual([]);
    expect(after.appointments).toEqual(before.appointments);
    expect(after.tasks).toEqual(before.tasks);
  });

  it.each(['no', 'not-known'] as const)(
    'is confirmed again, as it was booked, where the need was said by mistake and is %s',
    (says) => {
      const first = booked(knowing('no'));
      const { after: waits } = heard(first, 'yes');
      const back = heard(waits, says);
      expect(back.after.appointments).toEqual(first.appointments);
      expect(back.after.tasks).toMatchObject([
        { purpose: 'appointment', step: { what: 'record-appointment', owner: HUB } },
      ]);
      expect(back.says.map(({ definition, data }) => [definition.type, data])).toMatchObject([
        ['referral.appointment-booked.v1', { confirmed: true }],
      ]);
      expect(back.because).toContain('confirmed again, as it was booked');
      expect(back.after.nextStep).toEqual(first.nextStep);
    },
  );

  it('keeps the interpreter who was arranged meanwhile', () => {
    const { after: waits } = heard(booked(knowing('no')), 'yes');
    const appointmentId = waits.appointments[0]?.appointmentId ?? '';
    const interpreterBooked = { language: 'pl', professional: true } as const;
    const confirming = { move: 'confirm-appointment', appointmentId, interpreterBooked } as const;
    const moved = makeMove(waits, confirming, told(MONDAY));
    if ('refused' in moved) throw new Error(moved.refused.detail);
    const { after: arranged } = settle(waits, moved.draft);
    const { after, says } = heard(arranged, 'no');
    expect(says).toEqual([]);
    expect(after.appointments).toMatchObject([{ interpreter: 'arranged', interpreterBooked }]);
    expect(after.appointments[0]).not.toHaveProperty('waitsSinceSaid');
  });

  it('is not called confirmed where it was booked to wait and no interpreter is needed any more: somebody looks at it', () => {
    const before = booked(knowing('yes'), { interpreter: 'to-arrange' });
    const { after, says } = heard(before, 'no');
    expect(says).toEqual([]);
    expect(after.tasks).toEqual(before.tasks);
  });
});
