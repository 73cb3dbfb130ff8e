import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralCareStarted,
  referralContactChanged,
  referralPaused,
  referralRecordCorrected,
  type ReferralContactChangedData,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('care-moves');
});
afterAll(() => routing.close());

const accepted = async (): Promise<string> => {
  routing.clock.set('2026-11-23T09:00:00Z');
  const id = await routing.referred({ judged: eligible });
  await routing.move(id, 'acceptance', hub);
  return id;
};
const said = async (id: string): Promise<string[]> =>
  (await routing.said(id)).map(({ type }) => type.replace('.v1', ''));

describe('a hub that has recorded something by mistake', () => {
  const because = 'It was another referral.';
  const booking = {
    purpose: 'treatment',
    mode: 'video',
    on: '2026-12-07',
    time: '10:30',
    minutes: 60,
    interpreter: 'not-needed',
  };
  const pageOf = async (id: string) => (await routing.page(id, HUB)).body;
  const attended = async () => {
    const id = await accepted();
    await routing.move(id, 'appointment', hub, booking);
    const [booked] = (await pageOf(id)).appointments;
    const appointmentId = booked?.appointmentId ?? '';
    routing.clock.set('2026-12-07T12:00:00Z');
    await routing.move(id, 'appointment-outcome', hub, { appointmentId, outcome: 'attended' });
    return { id, appointmentId };
  };

  it('puts right that an appointment was attended: the one clock runs, and who, when and why is read', async () => {
    const { id, appointmentId } = await attended();
    expect((await pageOf(id)).firstHelpOn).toBe('2026-12-07');
    const body = { appointmentId, outcome: 'did-not-attend', because };
    expect(await routing.move(id, 'appointment-correction', hub, body)).toMatchObject({
      status: 200,
    });

    const page = await pageOf(id);
    expect(page).not.toHaveProperty('firstHelpOn');
    expect(page.appointments).toMatchObject([
      { outcome: 'did-not-attend', corrected: { was: 'attended', at: '2026-12-07T12:00:00.000Z' } },
    ]);
    expect(page.appointments[0]).not.toHaveProperty('changed');
    expect(page.moves).toContain('correct-appointment');
    expect(page.history.at(-1)).toMatchObject({ what: 'correct-appointment' });
    expect(page.history.at(-1)?.because).toContain(because);
    expect(page.tasks).toMatchObject([{ step: { what: 'contact-by-another-way' } }]);
    const events = await routing.said(id);
    expect(JSON.stringify(events)).not.toContain(because);
    expect(ofType(events, referralRecordCorrected)[0]?.data).toMatchObject({
      record: 'appointment',
      was: 'attended',
      is: 'did-not-attend',
      appointmentId,
    });
    // What was said stays said: a correction deletes nothing.
    expect(await said(id)).toContain('referral.appointment-recorded');
  });

  it('puts right a contact and an acceptance', async () => {
    const id = await accepted();
    const contact = { way: 'telephone', reached: true, safeContact: 'read' };
    await routing.move(id, 'contact', hub, contact);
    expect((await pageOf(id)).contact).toEqual({
      at: '2026-11-23T09:00:00.000Z',
      way: 'telephone',
      reached: true,
    });
    const corrected = await routing.move(id, 'contact-correction', hub, {
      contact: 'not-made',
      because,
    });
    expect(corrected.status).toBe(200);
    expect(await pageOf(id)).not.toHaveProperty('contact');

    expect(await routing.move(id, 'acceptance-correction', hub, { because })).toMatchObject({
      status: 200,
      body: { state: 'acknowledged', nextStep: { what: 'decide', owner: HUB } },
    });
    expect((await pageOf(id)).moves).toEqual(expect.arrayContaining(['accept', 'decline']));
    expect(await routing.move(id, 'acceptance-correction', hub, { because })).toMatchObject({
      status: 409,
    });
  });

  it('hears 409 of what moved meanwhile, and what to put right of what cannot be used', async () => {
    const { id, appointmentId } = await attended();
    const right = { appointmentId, outcome: 'did-not-attend', because };
    for (const { body, field } of [
      { body: { ...right, outcome: 'attended' }, field: 'outcome' },
      { body: { ...right, outcome: 'no-longer-needed' }, field: 'outcome' },
      { body: { ...right, because: ' ' }, field: 'because' },
      { body: { ...right, appointmentId: 'x' }, field: 'appointmentId' },
    ]) {
      const answer = await routing.move(id, 'appointment-correction', hub, body);
      expect(answer.status).toBe(422);
      expect(answer.body.errors?.map((error) => error.field)).toContain(field);
    }
    const stranger = { organisation: 'cw-loss', role: 'hub-clinician' } as const;
    expect((await routing.move(id, 'appointment-correction', stranger, right)).status).toBe(404);
    const unknown = { ...right, appointmentId: id };
    expect((await routing.move(id, 'appointment-correction', hub, unknown)).status).toBe(409);
    const stale = await routing.move(id, 'appointment-correction', hub, { ...right, version: 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'moved-meanwhile' } });
    expect((await pageOf(id)).firstHelpOn).toBe('2026-12-07');
  });
});

describe('a hub that has accepted', () => {
  it('puts the person on its waiting list, pauses, goes on, and starts care', async () => {
    const id = await accepted();
    const listed = await routing.move(id, 'waiting-list', hub, { expectedBy: '2027-02-15' });
    expect(listed).toMatchObject({ status: 200, body: { state: 'waitlisted' } });
    const pausing = { reason: 'in-hospital', until: '2026-12-10' };
    expect(await routing.move(id, 'pause', hub, pausing)).toMatchObject({
      status: 200,
      body: { state: 'paused', holder: { organisation: HUB }, nextStep: { what: 'review-pause' } },
    });
    expect(await routing.move(id, 'care', hub)).toMatchObject({
      status: 409,
      body: { code: 'move-not-allowed' },
    });
    expect(await routing.move(id, 'resumption', hub)).toMatchObject({
      status: 200,
      body: { state: 'waitlisted' },
    });
    routing.clock.set('2026-12-14T09:00:00Z');
    expect(await routing.move(id, 'care', hub)).toMatchObject({
      status: 200,
      body: { state: 'in-care', nextStep: { what: 'review-care', owner: HUB } },
    });
    expect(await said(id)).toEqual([
      'referral.offered',
      'referral.accepted',
      'referral.waitlisted',
      'referral.paused',
      'referral.resumed',
      'referral.care-started',
    ]);
    const events = await routing.said(id);
    expect(ofType(events, referralPaused)[0]?.data).toMatchObject({ clock: 'stands-still' });
    expect(ofType(events, referralCareStarted)[0]?.data.firstHelpOn).toBe('2026-12-14');
  });

  it('keeps holding when the line judges again meanwhile', async () => {
    const id = await accepted();
    await routing.move(id, 'waiting-list', hub);
    await routing.judged(id, []);
    expect((await routing.page(id, HUB)).body).toMatchObject({
      state: 'waitlisted',
      holder: { organisation: HUB },
    });
  });

  it.each([
    { path: 'pause', body: { reason: 'because', until: '2026-12-10' }, field: 'reason' },
    { path: 'pause', body: { reason: 'in-hospital', until: '2026-11-31' }, field: 'until' },
    { path: 'pause', body: { reason: 'in-hospital', until: '2026-11-23' }, field: 'until' },
    { path: 'pause', body: { reason: 'in-hospital' }, field: 'until' },
    { path: 'waiting-list', body: { expectedBy: '2026-11-01' }, field: 'expectedBy' },
    { path: 'waiting-list', body: { expectedBy: null }, field: 'expectedBy' },
    { path: 'care', body: { on: '2026-11-23' }, field: 'on' },
  ])('$path $body is refused at $field, and nothing is done', async ({ path, body, field }) => {
    const id = await accepted();
    const answer = await routing.move(id, path, hub, body);
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
    expect(await said(id)).toEqual(['referral.offered', 'referral.accepted']);
  });
});

const BOOKING = {
  purpose: 'treatment',
  mode: 'at-home',
  on: '2026-12-07',
  time: '10:30',
  minutes: 60,
  interpreter: 'to-arrange',
};

const contactSaid = (referralId: string, more: Partial<ReferralContactChangedData>) =>
  anEvent(referralContactChanged, {
    subject: referralId,
    data: { referralId, byTeam: 'Norfolk midwives', teams: [HUB], ...more },
  });

describe('an appointment', () => {
  const page = async (id: string) => (await routing.page(id, HUB)).body;

  it('is booked, confirmed once the interpreter is arranged, and recorded; then the wait is over', async () => {
    const id = await accepted();
    expect((await routing.move(id, 'appointment', hub, BOOKING)).status).toBe(200);
    const booked = await page(id);
    const { appointmentId } = booked.appointments[0] ?? { appointmentId: '' };
    expect(booked).toMatchObject({
      daysWaited: 0,
      tasks: [{ taskId: appointmentId, step: { what: 'arrange-interpreter', owner: HUB } }],
    });
    expect(booked.moves).toContain('confirm-appointment');
    const relative = { language: 'pl', professional: false };
    expect(
      await routing.move(id, 'appointment-confirmation', hub, {
        appointmentId,
        interpreterBooked: relative,
      }),
    ).toMatchObject({
      status: 422,
      body: {
        errors: [{ field: 'interpreterBooked.professional', rule: 'family-does-not-interpret' }],
      },
    });
    const interpreterBooked = {
      language: 'pl',
      dialect: 'Silesian',
      gender: 'woman',
      professional: true,
      reference: 'Booking 4711',
    };
    const confirmed = await routing.move(id, 'appointment-confirmation', hub, {
      appointmentId,
      interpreterBooked,
    });
    expect(confirmed.status).toBe(200);
    const shown = await page(id);
    expect(shown.appointments).toMatchObject([{ interpreter: 'arranged', interpreterBooked }]);
    expect(shown.history.at(-1)?.because).toMatch(
      /an interpreter is arranged\. Interpreter: Polish \(Silesian\), a woman, a professional, Booking 4711\.$/,
    );
    const outcome = { appointmentId, outcome: 'attended' };
    expect(await routing.move(id, 'appointment-outcome', hub, outcome)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'outcome', rule: 'too-early' }] },
    });
    routing.clock.set('2026-12-08T09:00:00Z');
    expect((await routing.move(id, 'appointment-outcome', hub, outcome)).status).toBe(200);
    expect(await page(id)).toMatchObject({
      firstHelpOn: '2026-12-07',
      daysWaited: 14,
      tasks: [],
      appointments: [{ appointmentId, outcome: 'attended' }],
    });
    expect(await said(id)).toEqual([
      'referral.offered',
      'referral.accepted',
      'referral.appointment-booked',
      'referral.appointment-booked',
      'referral.appointment-recorded',
    ]);
    const again = await routing.move(id, 'appointment-outcome', hub, outcome);
    expect(again).toMatchObject({ status: 409, body: { code: 'move-not-allowed' } });
  });

  it('of somebody who needs an interpreter is not booked as if nobody had to interpret', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const id = await routing.referred({ judged: eligible, interpreterNeeded: 'yes' });
    await routing.move(id, 'acceptance', hub);
    const without = { ...BOOKING, interpreter: 'not-needed' };
    expect(await routing.move(id, 'appointment', hub, without)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'interpreter', rule: 'interpreter-needed' }] },
    });
    expect(await page(id)).toMatchObject({ interpreterNeeded: 'yes', appointments: [] });
    const declined = { ...without, interpreterDeclined: true };
    expect((await routing.move(id, 'appointment', hub, declined)).status).toBe(200);
    expect((await page(id)).appointments).toMatchObject([
      { interpreter: 'not-needed', interpreterDeclined: true },
    ]);
  });

  it('that was booked without an interpreter waits for one once one is needed; no other is booked so', async () => {
    const id = await accepted();
    const without = { ...BOOKING, interpreter: 'not-needed' };
    await routing.move(id, 'appointment', hub, without);
    const { appointmentId } = (await page(id)).appointments[0] ?? {};
    const needed = contactSaid(id, { contactVersion: 2, interpreterNeeded: 'yes' });
    await routing.consumer.onContactChanged(needed);
    await routing.consumer.onContactChanged(needed);

    const after = await page(id);
    expect(after).toMatchObject({
      interpreterNeeded: 'yes',
      appointments: [{ appointmentId, interpreter: 'to-arrange' }],
      tasks: [{ taskId: appointmentId, step: { what: 'arrange-interpreter', owner: HUB } }],
    });
    expect(after.moves).toContain('confirm-appointment');
    expect(after.history.filter(({ what }) => what === 'contact-changed')).toHaveLength(1);
    expect((await said(id)).filter((type) => type === 'referral.appointment-booked')).toHaveLength(
      2,
    );
    expect(await routing.move(id, 'appointment', hub, without)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'interpreter', rule: 'interpreter-needed' }] },
    });

    // An event from before the field says nothing of it.
    await routing.consumer.onContactChanged(contactSaid(id, { contactVersion: 3 }));
    expect(await page(id)).toMatchObject({ interpreterNeeded: 'yes' });
    const notNeeded = contactSaid(id, { contactVersion: 4, interpreterNeeded: 'no' });
    await routing.consumer.onContactChanged(notNeeded);
    expect((await routing.move(id, 'appointment', hub, without)).status).toBe(200);
  });

  it('that was missed asks for another way, and being overdue is looked into', async () => {
    const id = await accepted();
    await routing.move(id, 'appointment', hub, { ...BOOKING, interpreter: 'not-needed' });
    routing.clock.set('2026-12-08T18:00:00Z');
    await routing.lookAtClocks();
    expect((await said(id)).slice(-2)).toEqual(['clock.breached', 'task.opened']);
    const { appointmentId } = (await page(id)).appointments[0] ?? { appointmentId: '' };
    const outcome = { appointmentId, outcome: 'did-not-attend' };
    expect((await routing.move(id, 'appointment-outcome', hub, outcome)).status).toBe(200);
    expect(await page(id)).toMatchObject({
      state: 'accepted',
      tasks: [{ step: { what: 'contact-by-another-way' } }],
    });
    // What the landing team was to look into is settled with it.
    expect((await said(id)).slice(-3)).toEqual([
      'task.done',
      'referral.appointment-recorded',
      'task.opened',
    ]);
    const contact = { way: 'telephone', reached: true, safeContact: 'read' };
    expect((await routing.move(id, 'contact', hub, contact)).status).toBe(200);
    expect((await page(id)).tasks).toEqual([]);
  });

  it('of a placement from before there were any is empty', async () => {
    const id = await accepted();
    await routing.query(
      `UPDATE placement SET record = record - 'appointments' WHERE referral_id = $1`,
      [id],
    );
    expect(await page(id)).toMatchObject({ appointments: [], tasks: [] });
    expect((await routing.move(id, 'appointment', hub, BOOKING)).status).toBe(200);
  });

  it.each([
    { body: { ...BOOKING, on: '2027-03-28', time: '01:30' }, field: 'time' },
    { body: { ...BOOKING, time: '25:00' }, field: 'time' },
    { body: { ...BOOKING, minutes: 0 }, field: 'minutes' },
    { body: { ...BOOKING, interpreter: 'perhaps' }, field: 'interpreter' },
    { body: { ...BOOKING, interpreter: 'arranged' }, field: 'interpreterBooked' },
    {
      body: { ...BOOKING, interpreter: 'arranged', interpreterBooked: { language: 'pl' } },
      field: 'interpreterBooked.professional',
    },
    {
      body: {
        ...BOOKING,
        interpreter: 'arranged',
        interpreterBooked: { language: 'Polish', professional: true },
      },
      field: 'interpreterBooked.language',
    },
    { body: { ...BOOKING, where: '1 Invented Street' }, field: 'where' },
  ])('$body is refused at $field', async ({ body, field }) => {
    const answer = await routing.move(await accepted(), 'appointment', hub, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field)).toEqual([field]);
  });
});
