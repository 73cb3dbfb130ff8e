import { describe, expect, it } from '@jest/globals';
import type {
  AppointmentPurpose,
  BookedInterpreter,
  RecordedOutcome,
  YesNoNotKnown,
} from '@waymark/contracts';
import { settle } from './settle.js';
import { type Change } from './change.js';
import { makeMove } from './make-move.js';
import type { Booking, MoveRequest } from './move-request.js';
import { aTaken, HUB, refusedBy, told } from './placement.fixture.js';
import type { Placement } from './placement.js';

const BOOKING: Booking = {
  purpose: 'assessment',
  mode: 'video',
  on: '2026-12-07',
  time: '10:30',
  minutes: 60,
  interpreter: 'not-needed',
};
const INTERPRETER: BookedInterpreter = { language: 'pl', gender: 'woman', professional: true };
const book = (changes: Partial<Booking> = {}) =>
  ({ move: 'book-appointment', ...BOOKING, ...changes }) as const;

const made = (instant: string, before: Placement, request: MoveRequest): Change => {
  const moved = makeMove(before, request, told(instant));
  if ('refused' in moved) throw new Error(moved.refused.detail);
  return settle(before, moved.draft);
};
const at = (instant: string, before: Placement, request: MoveRequest): Placement =>
  made(instant, before, request).after;
const booked = (changes: Partial<Booking> = {}, before = aTaken('accepted')): Placement =>
  at('2026-11-24T10:00:00Z', before, book(changes));
const idOf = ({ appointments }: Placement): string => appointments[0]?.appointmentId ?? '';
const recorded = (outcome: RecordedOutcome, before: Placement, instant = '2026-12-07T12:00:00Z') =>
  made(instant, before, { move: 'record-appointment', appointmentId: idOf(before), outcome });

describe('an appointment', () => {
  it('is owed by its service until it is recorded, and the lead goes on', () => {
    const before = aTaken('accepted');
    const after = booked();
    expect(after.nextStep).toEqual(before.nextStep);
    expect(after.tasks).toMatchObject([
      {
        purpose: 'appointment',
        taskId: idOf(after),
        step: {
          what: 'record-appointment',
          owner: HUB,
          soonAt: '2026-12-07T11:30:00.000Z',
          dueAt: '2026-12-08T17:00:00.000Z',
        },
      },
    ]);
  });

  it.each([
    { on: '2026-12-07', time: '10:30', is: '2026-12-07T10:30:00.000Z' },
    { on: '2027-07-07', time: '10:30', is: '2027-07-07T09:30:00.000Z' },
    // The last hour of winter time and the first of summer time; one between them does not exist.
    { on: '2027-03-28', time: '00:59', is: '2027-03-28T00:59:00.000Z' },
    { on: '2027-03-28', time: '02:00', is: '2027-03-28T01:00:00.000Z' },
    // In autumn 01:30 comes twice: the first is meant.
    { on: '2027-10-31', time: '01:30', is: '2027-10-31T00:30:00.000Z' },
    { on: '2027-10-31', time: '02:00', is: '2027-10-31T02:00:00.000Z' },
  ])('on $on at $time in London is at $is', ({ on, time, is }) => {
    const after = at('2026-11-24T10:00:00Z', aTaken('accepted'), book({ on, time }));
    expect(after.appointments[0]?.at).toBe(is);
  });

  it.each([
    { changes: { on: '2027-03-28', time: '01:30' }, code: 'no-such-time', field: 'time' },
    { changes: { on: '2026-11-23' }, code: 'in-the-past', field: 'on' },
    { changes: { on: '2026-11-24', time: '10:00' }, code: 'in-the-past', field: 'time' },
    { changes: { on: '2027-11-26' }, code: 'too-late', field: 'on' },
  ])('$changes: $code', ({ changes, code, field }) => {
    const refused = refusedBy(aTaken('accepted'), book(changes), '2026-11-24T10:00:00Z');
    expect(refused).toMatchObject({ code, field });
  });

  it('that needs an interpreter is confirmed once one is arranged', () => {
    const before = booked({ interpreter: 'to-arrange' });
    expect(before.tasks[0]?.step).toMatchObject({
      what: 'arrange-interpreter',
      dueAt: '2026-12-03T17:00:00.000Z',
    });
    const confirming = {
      move: 'confirm-appointment',
      appointmentId: idOf(before),
      interpreterBooked: INTERPRETER,
    } as const;
    const change = made('2026-11-30T10:00:00Z', before, confirming);
    expect(change.says.map(({ data }) => data)).toMatchObject([
      { appointmentId: idOf(before), interpreter: 'arranged', confirmed: true },
    ]);
    expect(change.after.tasks[0]?.step.what).toBe('record-appointment');
    expect(change.after.appointments[0]).toMatchObject({ interpreterBooked: INTERPRETER });
    // What was booked is read with the referral; nothing that is said tells the language.
    expect(JSON.stringify([change.says, change.because])).not.toMatch(/"pl"|Polish|woman/);
    const again = makeMove(change.after, confirming, told('2026-11-30T10:05:00Z'));
    expect(again).toHaveProperty('refused');
  });

  it.each<{ needed?: YesNoNotKnown; changes: Partial<Booking>; code?: string; field?: string }>([
    { needed: 'yes', changes: {}, code: 'interpreter-needed', field: 'interpreter' },
    { needed: 'yes', changes: { interpreterDeclined: true } },
    { needed: 'yes', changes: { interpreter: 'to-arrange' } },
    { needed: 'yes', changes: { interpreter: 'arranged', interpreterBooked: INTERPRETER } },
    { needed: 'no', changes: {} },
    { needed: 'not-known', changes: {} },
    // Sent before it was told.
    { changes: {} },
    {
      changes: { interpreter: 'arranged' },
      code: 'interpreter-not-said',
      field: 'interpreterBooked',
    },
    {
      changes: { interpreter: 'to-arrange', interpreterBooked: INTERPRETER },
      code: 'interpreter-not-arranged',
      field: 'interpreterBooked',
    },
    {
      changes: { interpreter: 'to-arrange', interpreterDeclined: true },
      code: 'declined-and-booked',
      field: 'interpreterDeclined',
    },
    {
      changes: {
        interpreter: 'arranged',
        interpreterBooked: { ...INTERPRETER, professional: false },
      },
      code: 'family-does-not-interpret',
      field: 'interpreterBooked.professional',
    },
  ])('needed $needed and booked with $changes: $code', ({ needed, changes, code, field }) => {
    const taken = aTaken('accepted');
    const before = needed === undefined ? taken : { ...taken, interpreterNeeded: needed };
    const moved = makeMove(before, book(changes), told('2026-11-24T10:00:00Z'));
    if (code === undefined) expect(moved).toHaveProperty('draft');
    else expect(moved).toMatchObject({ refused: { code, field } });
  });

  it('is not confirmed with somebody of the family', () => {
    const before = booked({ interpreter: 'to-arrange' });
    const request: MoveRequest = {
      move: 'confirm-appointment',
      appointmentId: idOf(before),
      interpreterBooked: { ...INTERPRETER, professional: false },
    };
    expect(refusedBy(before, request, '2026-11-30T10:00:00Z')).toMatchObject({
      code: 'family-does-not-interpret',
      field: 'interpreterBooked.professional',
    });
  });

  it('of tomorrow has its interpreter arranged before it begins', () => {
    const before = booked({ on: '2026-11-25', time: '09:00', interpreter: 'to-arrange' });
    expect(before.tasks[0]?.step.dueAt).toBe('2026-11-24T17:00:00.000Z');
    const today = booked({ on: '2026-11-24', time: '15:00', interpreter: 'to-arrange' });
    expect(today.tasks[0]?.step.dueAt).toBe('2026-11-24T15:00:00.000Z');
  });

  it('cannot have been attended before it begins, and can be cancelled', () => {
    const before = booked();
    const request = (outcome: RecordedOutcome) =>
      ({ move: 'record-appointment', appointmentId: idOf(before), outcome }) as const;
    expect(refusedBy(before, request('attended'), '2026-12-07T10:29:59Z').code).toBe('too-early');
    expect(
      recorded('cancelled-by-person', before, '2026-12-01T10:00:00Z').after.tasks,
    ).toMatchObject([{ purpose: 'rebook', step: { what: 'book-appointment', owner: HUB } }]);
  });
});

describe('what became of it', () => {
  it.each<{ purpose: AppointmentPurpose; outcome: RecordedOutcome; stops: boolean }>([
    { purpose: 'first-contact', outcome: 'attended', stops: false },
    { purpose: 'assessment', outcome: 'attended', stops: false },
    { purpose: 'treatment', outcome: 'attended', stops: true },
    { purpose: 'support', outcome: 'attended', stops: true },
    { purpose: 'treatment', outcome: 'did-not-attend', stops: false },
    { purpose: 'treatment', outcome: 'cancelled-by-service', stops: false },
  ])('$purpose, $outcome: the person’s one clock stops: $stops', ({ purpose, outcome, stops }) => {
    const { after, says } = recorded(outcome, booked({ purpose }), '2026-12-09T12:00:00Z');
    const help = { on: '2026-12-07', by: 'appointment-attended', appointmentId: idOf(after) };
    expect(after.firstHelp).toEqual(stops ? help : undefined);
    expect('firstHelpOn' in (says[0]?.data ?? {})).toBe(stops);
  });

  it('not attended is not yet reached: another way is owed, and the next one booked settles nothing', () => {
    const missed = recorded('did-not-attend', booked()).after;
    expect(missed.tasks).toMatchObject([
      { purpose: 'contact', step: { what: 'contact-by-another-way', owner: HUB } },
    ]);
    const again = at('2026-12-08T10:00:00Z', missed, book({ on: '2026-12-14' }));
    expect(again.tasks.map(({ purpose }) => purpose)).toEqual(['contact', 'appointment']);
    const contact = {
      move: 'record-contact',
      way: 'telephone',
      reached: true,
      safeContact: 'read',
    } as const;
    expect(at('2026-12-08T10:00:00Z', missed, contact).tasks).toEqual([]);
    const tried = at('2026-12-08T10:00:00Z', missed, { ...contact, reached: false });
    expect(tried.tasks).toHaveLength(1);
  });

  it.each([
    { safeContact: 'read', says: 'Whoever tried had read how the person may be contacted.' },
    { safeContact: 'not-shown', says: 'How the person may be contacted could not be shown.' },
  ] as const)(
    'a try keeps whether safe contact was read: $safeContact',
    ({ safeContact, says }) => {
      for (const reached of [true, false]) {
        const contact = { move: 'record-contact', way: 'letter', reached, safeContact } as const;
        const { because } = made('2026-12-08T10:00:00Z', booked(), contact);
        expect(because.endsWith(says)).toBe(true);
      }
    },
  );

  it('cancelled is booked again, and then owed no more', () => {
    const cancelled = recorded('cancelled-by-service', booked(), '2026-12-01T10:00:00Z').after;
    const again = made('2026-12-02T10:00:00Z', cancelled, book({ on: '2026-12-14' }));
    expect(again.after.tasks.map(({ purpose }) => purpose)).toEqual(['appointment']);
    expect(again.says.map(({ definition }) => definition.type)).toEqual([
      'task.done.v1',
      'referral.appointment-booked.v1',
    ]);
  });

  it('attended in care: the care is looked at again from then on', () => {
    const caring = aTaken('in-care');
    const due = caring.nextStep?.dueAt ?? '';
    const { after } = recorded('attended', booked({ purpose: 'treatment' }, caring));
    expect((after.nextStep?.dueAt ?? '') > due).toBe(true);
  });

  it('is said when the referral closes before it', () => {
    const change = made('2026-12-01T10:00:00Z', booked(), {
      move: 'close',
      outcome: 'she-declined-asked-by-a-person',
      asked: true,
      askedOn: '2026-12-01',
    });
    expect(change.says.map(({ definition }) => definition.type)).toEqual([
      'referral.appointment-recorded.v1',
      'referral.closed.v1',
    ]);
    expect(change.after.appointments[0]?.outcome).toBe('no-longer-needed');
  });
});
