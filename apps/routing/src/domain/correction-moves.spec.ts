import { describe, expect, it } from '@jest/globals';
import type { CorrectedContact, CorrectedOutcome, RecordedOutcome } from '@waymark/contracts';
import type { Change } from './change.js';
import { makeMove } from './make-move.js';
import { movesNow } from './moves.js';
import type { Booking, MoveRequest } from './move-request.js';
import { aTaken, HUB, mover, refusedBy, told } from './placement.fixture.js';
import type { Placement } from './placement.js';
import { settle } from './settle.js';

const BOOKING: Booking = {
  purpose: 'treatment',
  mode: 'video',
  on: '2026-12-07',
  time: '10:30',
  minutes: 60,
  interpreter: 'not-needed',
};
const BEFORE = '2026-11-24T10:00:00Z';
const AFTER = '2026-12-07T12:00:00Z';
const LATER = '2026-12-09T12:00:00Z';

const made = (instant: string, before: Placement, request: MoveRequest): Change => {
  const moved = makeMove(before, request, told(instant));
  if ('refused' in moved) throw new Error(moved.refused.detail);
  return settle(before, moved.draft);
};
const at = (instant: string, before: Placement, request: MoveRequest): Placement =>
  made(instant, before, request).after;

const booked = (before = aTaken('accepted'), changes: Partial<Booking> = {}): Placement =>
  at(BEFORE, before, { move: 'book-appointment', ...BOOKING, ...changes });
const idOf = ({ appointments }: Placement): string => appointments.at(-1)?.appointmentId ?? '';
const recorded = (outcome: RecordedOutcome, before = booked(), instant = AFTER): Placement =>
  at(instant, before, { move: 'record-appointment', appointmentId: idOf(before), outcome });
const correcting = (before: Placement, outcome: CorrectedOutcome) =>
  ({ move: 'correct-appointment', appointmentId: idOf(before), outcome }) as const;
const typesOf = ({ says }: Change): readonly string[] =>
  says.map(({ definition }) => definition.type.replace('.v1', ''));

/** What somebody owes, without what says why. */
const owed = ({ nextStep, tasks }: Placement) => ({
  next: [nextStep?.what, nextStep?.dueAt],
  tasks: tasks.map(({ purpose, step: { what, owner, dueAt } }) => ({
    purpose,
    what,
    owner,
    dueAt,
  })),
});

describe('an appointment that was recorded by mistake', () => {
  it('as attended: the one clock runs again, and what is owed is as if it had been recorded right', () => {
    const wrong = recorded('attended');
    const { after, says, because } = made(LATER, wrong, correcting(wrong, 'did-not-attend'));
    const right = recorded('did-not-attend', booked(), LATER);

    expect(wrong.firstHelp?.on).toBe('2026-12-07');
    expect(after.firstHelp).toBeUndefined();
    expect(owed(after)).toEqual(owed(right));
    expect(after.appointments).toMatchObject([
      { outcome: 'did-not-attend', corrected: { at: '2026-12-09T12:00:00.000Z', was: 'attended' } },
    ]);
    expect(because).toMatch(
      /recorded by mistake as attended\. After all: not attended, so .+ There was no help yet, and the wait is counted on\.$/,
    );
    expect(says.map(({ data }) => data)).toMatchObject([
      {
        record: 'appointment',
        was: 'attended',
        is: 'did-not-attend',
        appointmentId: idOf(wrong),
        serviceId: HUB,
        purpose: 'treatment',
      },
      { what: 'contact-by-another-way' },
    ]);
    expect(says[0]?.data).not.toHaveProperty('firstHelpOn');
  });

  it('is one event: nothing is said of it a second time', () => {
    const wrong = recorded('did-not-attend');
    const change = made(LATER, wrong, correcting(wrong, 'attended'));

    expect(typesOf(change)).toEqual(['task.done', 'referral.record-corrected']);
    expect(change.says[1]?.data).toMatchObject({ firstHelpOn: '2026-12-07' });
    expect(change.after.firstHelp?.on).toBe('2026-12-07');
    expect(change.after.tasks).toEqual([]);
  });

  it.each<{ was: RecordedOutcome }>([
    { was: 'attended' },
    { was: 'did-not-attend' },
    { was: 'cancelled-by-person' },
    { was: 'cancelled-by-service' },
  ])('as $was, and nothing is known yet: it is owed by its day as before', ({ was }) => {
    const before = booked();
    const { after } = made(LATER, recorded(was, before), correcting(before, 'not-recorded'));

    expect(owed(after)).toEqual(owed(before));
    expect(after.appointments[0]).not.toHaveProperty('outcome');
    expect(after.appointments[0]).not.toHaveProperty('changed');
    expect(after.firstHelp).toBeUndefined();
    // It is recorded in the end.
    expect(recorded('attended', after, LATER).firstHelp?.on).toBe('2026-12-07');
  });

  it('in care: the care is looked at by the day that stood before', () => {
    const before = booked(aTaken('in-care'));
    const wrong = recorded('attended', before);
    expect(wrong.nextStep?.dueAt).not.toBe(before.nextStep?.dueAt);

    const { after } = made(LATER, wrong, correcting(wrong, 'cancelled-by-person'));
    expect(after.nextStep?.dueAt).toBe(before.nextStep?.dueAt);
    // Care had started before: that stands.
    expect(after.firstHelp).toEqual(before.firstHelp);
  });

  it('a way to reach the person that it had settled is owed again, as a task anew', () => {
    const missed = recorded('did-not-attend');
    const again = at(AFTER, missed, { move: 'book-appointment', ...BOOKING, on: '2026-12-14' });
    const wrong = recorded('attended', again, '2026-12-14T12:00:00Z');
    expect(wrong.tasks).toEqual([]);

    const change = made('2026-12-15T10:00:00Z', wrong, correcting(wrong, 'cancelled-by-service'));
    const [contact] = missed.tasks;
    expect(change.after.tasks.map(({ purpose }) => purpose).sort()).toEqual(['contact', 'rebook']);
    expect(change.after.tasks.find(({ purpose }) => purpose === 'contact')).toMatchObject({
      step: { dueAt: contact?.step.dueAt },
    });
    expect(change.after.tasks.some(({ taskId }) => taskId === contact?.taskId)).toBe(false);
    expect(typesOf(change)).toEqual(['referral.record-corrected', 'task.opened', 'task.opened']);
  });

  it('other help that was recorded counts, the earliest', () => {
    const first = recorded('attended');
    const second = recorded(
      'attended',
      at(LATER, first, { move: 'book-appointment', ...BOOKING, on: '2026-12-14' }),
      '2026-12-14T12:00:00Z',
    );
    const wrong = { ...correcting(first, 'did-not-attend') };
    const { after, says, because } = made('2026-12-15T10:00:00Z', second, wrong);

    expect(after.firstHelp?.on).toBe('2026-12-14');
    expect(says[0]?.data).toMatchObject({ firstHelpOn: '2026-12-14' });
    expect(because).toContain('First help was on 14 December 2026.');
  });

  it('that was recorded before what it changed was kept can be put right as well', () => {
    const now = recorded('attended');
    const { helped: _kept, ...older } = now;
    const before: Placement = {
      ...older,
      firstHelp: { on: '2026-12-07', by: 'appointment-attended' },
      appointments: now.appointments.map(({ changed: _changed, ...one }) => one),
    };

    expect(at(LATER, before, correcting(before, 'did-not-attend')).firstHelp).toBeUndefined();
  });

  it.each<{ is: CorrectedOutcome; instant: string; code: string; field?: string }>([
    { is: 'cancelled-by-person', instant: BEFORE, code: 'nothing-to-correct', field: 'outcome' },
    { is: 'attended', instant: BEFORE, code: 'too-early', field: 'outcome' },
    { is: 'did-not-attend', instant: BEFORE, code: 'too-early', field: 'outcome' },
  ])('cancelled before it began, corrected to $is: $code', ({ is, instant, code, field }) => {
    const before = recorded('cancelled-by-person', booked(), BEFORE);

    expect(refusedBy(before, correcting(before, is), instant)).toMatchObject({ code, field });
    expect(at(BEFORE, before, correcting(before, 'not-recorded')).tasks).toMatchObject([
      { purpose: 'appointment', taskId: idOf(before) },
    ]);
  });

  it('is put right by the place that has the person, and by nobody else; not while it is owed', () => {
    const before = recorded('attended');
    const by = (organisation: string) => movesNow(before, mover(organisation, 'hub-clinician'));

    expect(by(HUB)).toContain('correct-appointment');
    expect(by('another-hub')).not.toContain('correct-appointment');
    expect(movesNow(before, mover(HUB, 'referrer'))).not.toContain('correct-appointment');
    expect(movesNow(booked(), mover(HUB, 'hub-clinician'))).not.toContain('correct-appointment');
    expect(refusedBy(booked(), correcting(booked(), 'attended'), LATER).code).toBe(
      'move-not-allowed',
    );
  });

  it('needs an interpreter, as is known since: it is not confirmed without one', () => {
    const before = recorded('cancelled-by-person', booked(), BEFORE);
    const since: Placement = { ...before, interpreterNeeded: 'yes' };

    expect(at(BEFORE, since, correcting(before, 'not-recorded'))).toMatchObject({
      appointments: [{ interpreter: 'to-arrange' }],
      tasks: [{ step: { what: 'arrange-interpreter' } }],
    });
  });
});

describe('a contact that was recorded by mistake', () => {
  const contact = (reached: boolean) =>
    ({ move: 'record-contact', way: 'telephone', reached, safeContact: 'read' }) as const;
  const correct = (is: CorrectedContact) => ({ move: 'correct-contact', contact: is }) as const;

  it.each<{ was: boolean; is: CorrectedContact }>([
    { was: true, is: 'not-made' },
    { was: true, is: 'not-reached' },
    { was: false, is: 'not-made' },
    { was: false, is: 'reached' },
  ])('reached: $was, after all $is: what is owed is what it would be', ({ was, is }) => {
    const before = aTaken('waitlisted');
    const wrong = at(AFTER, before, contact(was));
    const { after, says } = made(LATER, wrong, correct(is));
    const right = is === 'not-made' ? before : at(LATER, before, contact(is === 'reached'));

    expect(owed(after)).toEqual(owed(right));
    expect(says.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ record: 'contact', was: was ? 'reached' : 'not-reached', is }),
    );
    expect(after.contacts?.length).toBe(is === 'not-made' ? 0 : 1);
  });

  it('a task to reach the person that it had settled is owed again by its day', () => {
    const before = at(AFTER, aTaken('waitlisted'), contact(false));
    const wrong = at(LATER, before, contact(true));
    const { after } = made(LATER, wrong, correct('not-made'));

    expect(wrong.tasks).toEqual([]);
    expect(owed(after)).toEqual(owed(before));
  });

  it('is put right once, and only where one was recorded', () => {
    const before = aTaken('waitlisted');
    expect(refusedBy(before, correct('not-made'), AFTER).code).toBe('move-not-allowed');
    const wrong = at(AFTER, before, contact(true));
    expect(refusedBy(wrong, correct('reached'), AFTER)).toMatchObject({
      code: 'nothing-to-correct',
      field: 'contact',
    });
    const right = at(AFTER, wrong, correct('not-made'));
    expect(refusedBy(right, correct('not-made'), AFTER).code).toBe('move-not-allowed');
  });
});

describe('a referral that was accepted by mistake', () => {
  const correct = { move: 'correct-acceptance' } as const;

  it('is with the place that decides, by the day that stood; a person tells whoever was told', () => {
    const before = aTaken('acknowledged', BEFORE);
    const wrong = at('2026-11-25T10:00:00Z', before, { move: 'accept' });
    const change = made('2026-11-25T11:00:00Z', wrong, correct);
    const { after } = change;

    expect(after.standing).toMatchObject({ is: 'acknowledged' });
    expect(after.holder?.organisation).toBe(HUB);
    expect(after.nextStep).toMatchObject({ what: 'decide', dueAt: before.nextStep?.dueAt });
    expect(after.tasks).toMatchObject([
      { purpose: 'contact', step: { what: 'contact-by-another-way', owner: HUB } },
    ]);
    expect(typesOf(change)).toEqual(['referral.record-corrected', 'task.opened']);
    expect(change.says[0]?.data).toMatchObject({ was: 'accepted', is: 'acknowledged' });
    // It decides again, either way.
    expect(movesNow(after, mover(HUB, 'hub-clinician'))).toEqual(
      expect.arrayContaining(['accept', 'decline']),
    );
  });

  it.each([
    { instant: '2026-11-24T09:00:00Z', may: true },
    { instant: '2026-11-24T09:00:01Z', may: false },
  ])('at $instant, accepted a day before at 09:00: $may', ({ instant, may }) => {
    const moved = makeMove(aTaken('accepted'), correct, told(instant));

    expect('draft' in moved).toBe(may);
    expect('refused' in moved ? moved.refused.code : 'made').toBe(may ? 'made' : 'too-late');
  });

  it('that was accepted before the moment was kept, or has gone on, is passed on', () => {
    const { at: _unknown, ...standing } = aTaken('accepted').standing as { at: string };
    const older = { ...aTaken('accepted'), standing } as Placement;

    expect(refusedBy(older, correct, '2026-11-23T10:00:00Z').code).toBe('too-late');
    expect(refusedBy(aTaken('in-care'), correct, '2026-11-23T10:00:00Z').code).toBe(
      'move-not-allowed',
    );
  });
});
