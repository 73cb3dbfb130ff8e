import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralRestrictionChanged,
  type OpeningReviewed,
  type Openings,
  type ReferralCues,
  type ReferralList,
  type ReferralSent,
  type RestrictedOpened,
  type RestrictionChanged,
  type RestrictionView,
} from '@waymark/contracts';
import { Asking, markOf, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';
import { offered } from '../offered.fixture.js';

const NAME = 'Ottilie Canarywood';
const WHY = { because: 'care-now', words: 'She is in our waiting room.' } as const;
const reason = 'Works on our ward.';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('restriction');
});
afterAll(() => intake.close());

/** Somebody who works there has been referred, and the form says so. */
const restricted = async (): Promise<string> =>
  offered(intake, (await intake.sent(aForm({ knownToService: 'yes' }))).referralId);

const read = (id: string, as: string) => intake.get<object>(`/referrals/${id}`, as);
const door = async (id: string, as: string) =>
  (await intake.get<RestrictionView>(`/referrals/${id}/restriction`, as)).body;
const open = (id: string, as: string, body: object = WHY) =>
  intake.post<RestrictedOpened>(`/referrals/${id}/openings`, body, as);
const name = (id: string, as: string, body: object) =>
  intake.post<RestrictionChanged>(`/referrals/${id}/readers`, body, as);
const restrict = (id: string, as: string, body: object) =>
  intake.post<RestrictionChanged>(`/referrals/${id}/restriction`, { reason, ...body }, as);
const said = async (id: string) =>
  ofType(await intake.said(id), referralRestrictionChanged).map(({ data }) => data);
const actions = async (id: string) => {
  const rows = await intake.query<{ action: string }>(
    `SELECT action FROM audit WHERE subject = $1 AND action LIKE 'access.%'
       AND action <> 'access.read' ORDER BY id`,
    [id],
  );
  return rows.map(({ action }) => action);
};

describe('a record of somebody who is known to the service', () => {
  it('is restricted from the moment it is sent, and opened by who sent it', async () => {
    const id = await restricted();
    const { status, body } = await read(id, intake.callers.midwife);
    expect([status, body]).toEqual([200, expect.objectContaining({ restricted: true })]);
    expect(body).toMatchObject({ fullName: NAME, sent: { knownToService: 'yes' } });
    const openTo = [{ reader: markOf(id, 'eastham-midwives', 'test|midwife') }];
    expect(await said(id)).toEqual([
      { referralId: id, restricted: true, restrictionVersion: 1, openTo },
    ]);
    expect((await door(id, intake.callers.midwife)).readers).toEqual([
      { organisation: 'eastham-midwives', subject: 'test|midwife', since: expect.any(String) },
    ]);
  });

  it.each(['no', 'not-known'] as const)('is not restricted where the answer is %s', async (is) => {
    const { referralId } = await intake.sent(aForm({ knownToService: is }));
    const { status, body } = await read(referralId, intake.callers.colleague);
    expect([status, body]).toEqual([200, expect.not.objectContaining({ restricted: true })]);
    expect(body).toMatchObject({ sent: { knownToService: is } });
    expect(await said(referralId)).toEqual([]);
  });

  it.each(['hub', 'hubColleague', 'colleague'] as const)('is closed to %s', async (who) => {
    const id = await restricted();
    const as = intake.callers[who];
    const answer = await read(id, as);
    expect(answer).toMatchObject({ status: 403, body: { code: 'restricted' } });
    expect(JSON.stringify(answer.body)).not.toContain('Canary');
    expect(await door(id, as)).toEqual({
      ...{ referralId: id, reference: expect.any(String), restrictionVersion: 1 },
      ...{ restricted: true, open: false, mayRestrict: false, mayName: false },
      ...{ linked: [], readers: [], openings: [] },
    });
  });

  it('is not there for whoever has nothing to do with it', async () => {
    const id = await restricted();
    expect((await read(id, intake.callers.stranger)).status).toBe(404);
    expect((await open(id, intake.callers.stranger)).status).toBe(404);
    const file = `/referrals/${id}/attachments/${randomUUID()}`;
    expect((await intake.get(file, intake.callers.stranger)).status).toBe(404);
    expect((await intake.get(file, intake.callers.hub)).status).toBe(403);
  });

  it('of who refers themselves is closed to every team that it comes to', async () => {
    const form = aForm({ knownToService: 'yes', referrer: { facts: { role: 'self' } } });
    const sent = await intake.call<ReferralSent>('POST', '/self-referrals', {
      ...{ token: intake.callers.passerBy, body: form },
      headers: { 'idempotency-key': randomUUID() },
    });
    const id = await offered(intake, sent.body.referralId);
    expect((await read(id, intake.callers.hub)).status).toBe(403);
    expect((await open(id, intake.callers.hub, { ...WHY, because: 'triage' })).status).toBe(201);
    expect((await read(id, intake.callers.hub)).body).toMatchObject({ fullName: NAME });
  });

  it('stands in the list of who sent it, and for a colleague without a name', async () => {
    const id = await restricted();
    const rowFor = async (as: string) => {
      const { body } = await intake.get<ReferralList>('/referrals', as);
      return body.referrals.find(({ referralId }) => referralId === id);
    };
    const before = (await intake.get<ReferralList>('/referrals', intake.callers.midwife)).body;
    const after = (await intake.get<ReferralList>('/referrals', intake.callers.colleague)).body;
    expect(after.total).toBe(before.total);
    expect(await rowFor(intake.callers.midwife)).toMatchObject({ fullName: NAME });
    const bare = await rowFor(intake.callers.colleague);
    expect(bare).toMatchObject({ restricted: true, reference: expect.any(String) });
    expect(bare).not.toHaveProperty('fullName');
  });

  it('is nowhere else by name: cues, interpreters, the same person, duplicates, an operator', async () => {
    const person = { nhsNumber: '9990001073' };
    const equity = { interpreterNeeded: 'yes' } as const;
    const form = aForm({ knownToService: 'yes', person, equity });
    const id = await offered(intake, (await intake.sent(form)).referralId);
    const other = await offered(intake, (await intake.sent(aForm({ person }))).referralId);
    const { hub, colleague, midwife, operator } = intake.callers;
    const cues = await intake.post<ReferralCues>('/referrals/cues', { referralIds: [id] }, hub);
    expect(cues.body.cues).toEqual([]);
    const asked = await intake.get<object>('/referrals/by-interpreter?needed=yes', hub);
    expect(asked.body).toEqual({ referralIds: [] });
    expect((await intake.get(`/referrals/${id}/same-person`, hub)).status).toBe(403);
    const same = await intake.get<object>(`/referrals/${other}/same-person`, hub);
    expect([same.status, JSON.stringify(same.body)]).toEqual([
      200,
      expect.not.stringContaining(id),
    ]);
    const probe = { nhsNumber: '9990001073', birthDate: form.person.birthDate };
    const found = async (as: string) =>
      (await intake.post<{ open: unknown[] }>('/referrals/duplicates', probe, as)).body.open.length;
    expect([await found(midwife), await found(colleague)]).toEqual([2, 1]);
    const shown = await intake.post(`/referrals/${id}/shown-identity`, { reason }, operator);
    expect(shown).toMatchObject({ status: 403, body: { code: 'restricted' } });
  });

  it('is changed by nobody to whom it is closed', async () => {
    const id = await restricted();
    const { hub, colleague } = intake.callers;
    const contact = {
      contact: aForm().person.contact,
      reason: 'asked-the-person',
      contactVersion: 1,
    };
    const closed = { status: 403, body: { code: 'restricted' } };
    expect(await intake.post(`/referrals/${id}/contact`, contact, hub)).toMatchObject(closed);
    const left = { reason: 'sent-in-error' };
    expect(await intake.post(`/referrals/${id}/withdrawal`, left, colleague)).toMatchObject(closed);
    expect(await restrict(id, hub, { restricted: false, restrictionVersion: 1 })).toMatchObject(
      closed,
    );
    expect(
      await name(id, hub, { subject: 'test|hub', named: true, restrictionVersion: 1 }),
    ).toMatchObject(closed);
  });

  it('has no row about the person for a reader to whom it is closed, whatever is asked', async () => {
    const id = await restricted();
    const asking = await Asking.of(intake.databaseUrl);
    const seen = async (subject: string, table: string) => {
      const who = { organisation: 'eastham-hub', subject, kinds: 'lead' };
      const rows = await asking.as(who, `SELECT 1 FROM ${table} WHERE referral_id = $1`, [id]);
      return rows.length;
    };
    for (const table of ['person', 'equity']) expect(await seen('test|hub', table)).toBe(0);
    await open(id, intake.callers.hub);
    for (const table of ['person', 'equity']) {
      expect(await seen('test|hub', table)).toBe(1);
      expect(await seen('test|hub-colleague', table)).toBe(0);
    }
    expect(await asking.count('opening_review', { organisation: 'eastham-hub' })).toBe(0);
    await asking.close();
  });
});

describe('opening it with a reason', () => {
  it('is kept and audited before anything is shown, for that person and that record', async () => {
    const [id, other] = [await restricted(), await restricted()];
    const { hub, hubColleague } = intake.callers;
    const answer = await open(id, hub);
    expect(answer.status).toBe(201);
    expect((await read(id, hub)).body).toMatchObject({
      fullName: NAME,
      restricted: true,
      openUntil: answer.body.until,
    });
    expect((await read(id, hubColleague)).status).toBe(403);
    expect((await read(other, hub)).status).toBe(403);
    expect(await actions(id)).toEqual(['access.opened']);
    const [kept] = await intake.query<{ words: string; minutes: number }>(
      `SELECT words, extract(epoch FROM until_at - now()) / 60 AS minutes FROM opening WHERE id = $1`,
      [answer.body.openingId],
    );
    expect(kept?.words).not.toContain('waiting room');
    expect(Math.round(Number(kept?.minutes))).toBe(60);
  });

  it('ends by itself', async () => {
    const id = await restricted();
    await open(id, intake.callers.hub);
    await intake.query(`ALTER TABLE opening DISABLE TRIGGER USER;
      UPDATE opening SET until_at = now() - interval '1 second' WHERE referral_id = '${id}';
      ALTER TABLE opening ENABLE TRIGGER USER`);
    expect((await read(id, intake.callers.hub)).status).toBe(403);
    const contact = { contact: aForm().person.contact, contactVersion: 1 };
    const change = { ...contact, reason: 'asked-the-person' };
    expect((await intake.post(`/referrals/${id}/contact`, change, intake.callers.hub)).status).toBe(
      403,
    );
    const asking = await Asking.of(intake.databaseUrl);
    const who = { organisation: 'eastham-hub', subject: 'test|hub', kinds: 'lead' };
    expect(await asking.as(who, 'SELECT 1 FROM person WHERE referral_id = $1', [id])).toEqual([]);
    await asking.close();
  });

  it.each([
    [{ ...WHY, because: 'curious' }, 'because'],
    [{ because: 'safety', words: 'short' }, 'words'],
    [{ because: 'safety' }, 'words'],
  ])('%j is refused, and nothing is open', async (body, field) => {
    const id = await restricted();
    const answer = await open(id, intake.callers.hub, body);
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ field })] }),
    ]);
    expect((await read(id, intake.callers.hub)).status).toBe(403);
  });

  it('is seen by whoever is named', async () => {
    const id = await restricted();
    await open(id, intake.callers.hub);
    const { openings } = await door(id, intake.callers.midwife);
    expect(openings).toEqual([
      expect.objectContaining({ by: 'test|hub', organisation: 'eastham-hub', ...WHY }),
    ]);
  });

  it.each(['opening', 'restriction_change'])('%s is only added to', async (table) => {
    await open(await restricted(), intake.callers.hub);
    await expect(intake.query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
  });
});

describe('who is named', () => {
  it('is somebody of the team whom the first to open it names, and from then on they do', async () => {
    const id = await restricted();
    const { hub, hubColleague } = intake.callers;
    await open(id, hub);
    const first = await name(id, hub, { subject: 'test|hub', named: true, restrictionVersion: 1 });
    expect(first.body).toEqual({ referralId: id, restricted: true, restrictionVersion: 2 });
    expect(await door(id, hub)).toMatchObject({ mayName: true, mayRestrict: true });
    expect((await read(id, hub)).body).not.toHaveProperty('openUntil');
    await open(id, hubColleague);
    const late = { subject: 'test|hub-colleague', named: true, restrictionVersion: 2 };
    expect(await name(id, hubColleague, late)).toMatchObject({
      status: 409,
      body: { code: 'not-named' },
    });
    expect((await name(id, hub, late)).status).toBe(200);
    expect((await name(id, hub, { ...late, named: false, restrictionVersion: 3 })).status).toBe(
      200,
    );
    expect(await actions(id)).toEqual([
      ...['access.opened', 'access.named', 'access.opened', 'access.named'],
      'access.no-longer-named',
    ]);
  });

  it('is decided by version', async () => {
    const id = await restricted();
    const body = { subject: 'test|colleague', named: true, restrictionVersion: 9 };
    expect(await name(id, intake.callers.midwife, body)).toMatchObject({
      status: 409,
      body: { code: 'restriction-changed' },
    });
  });
});

describe('restricting later, and lifting it', () => {
  it('takes a reason, says so, and closes it to colleagues', async () => {
    const { referralId: id } = await intake.sent();
    await offered(intake, id);
    const { hub, hubColleague } = intake.callers;
    expect((await restrict(id, hub, { restricted: true, restrictionVersion: 0 })).status).toBe(200);
    expect((await read(id, hubColleague)).status).toBe(403);
    const lifting = { restricted: false, restrictionVersion: 1 };
    const { until } = (await open(id, hubColleague)).body;
    expect(await restrict(id, hubColleague, lifting)).toMatchObject({
      status: 409,
      body: { code: 'not-named' },
    });
    expect((await restrict(id, hub, lifting)).status).toBe(200);
    expect((await read(id, hubColleague)).status).toBe(200);
    const named = { reader: markOf(id, 'eastham-hub', 'test|hub') };
    const opened = { reader: markOf(id, 'eastham-hub', 'test|hub-colleague'), until };
    expect(await said(id)).toEqual([
      { referralId: id, restricted: true, restrictionVersion: 1, openTo: [named] },
      { referralId: id, restricted: true, restrictionVersion: 1, openTo: [named, opened] },
      { referralId: id, restricted: false, restrictionVersion: 2, openTo: [] },
    ]);
    const kept = await intake.query<{ reason: string }>(
      'SELECT reason FROM restriction_change WHERE referral_id = $1',
      [id],
    );
    for (const { reason: sealed } of kept) expect(sealed).not.toContain('ward');
  });
});

describe('the review', () => {
  const list = async (as: string, page = 1) =>
    (await intake.get<Openings>(`/openings?page=${String(page)}`, as)).body;
  const review = (id: string, as: string, body: object) =>
    intake.post<OpeningReviewed>(`/openings/${id}/review`, body, as);

  it('is for an administrator of the organisation who did not open it, once', async () => {
    const id = await restricted();
    const opened = (await open(id, intake.callers.hubColleague)).body.openingId;
    const { reviewer, reviewingColleague, otherReviewer } = intake.callers;
    const mine = (await list(reviewer)).openings.find(({ openingId }) => openingId === opened);
    expect(mine).toMatchObject({
      ...{ by: 'test|hub-colleague', referralId: id, reviewBy: '2026-11-26', ...WHY },
    });
    expect(mine).not.toHaveProperty('review');
    expect((await list(otherReviewer)).openings).toEqual([]);
    expect((await review(opened, otherReviewer, { verdict: 'in-order' })).status).toBe(404);
    expect(await review(opened, reviewingColleague, { verdict: 'in-order' })).toMatchObject({
      status: 409,
      body: { code: 'own-opening' },
    });
    expect((await review(opened, reviewer, { verdict: 'not-in-order' })).status).toBe(422);
    const words = 'Spoken with them; the access is reported.';
    const done = await review(opened, reviewer, { verdict: 'not-in-order', words });
    expect(done.body).toEqual({ openingId: opened, verdict: 'not-in-order' });
    expect(await review(opened, reviewer, { verdict: 'in-order' })).toMatchObject({
      status: 409,
      body: { code: 'reviewed-already' },
    });
    expect((await door(id, intake.callers.midwife)).openings[0]?.review).toMatchObject({ words });
    expect((await actions(id)).at(-1)).toBe('access.reviewed');
  });

  it('and opening keep no words with their answers, which are kept for whoever sends again', async () => {
    const id = await restricted();
    const { hub, reviewer } = intake.callers;
    const withKey = async <Body>(path: string, body: object, token: string) =>
      (
        await intake.call<Body>('POST', path, {
          ...{ token, body },
          headers: { 'idempotency-key': randomUUID() },
        })
      ).body;
    const said = await withKey<RestrictedOpened>(`/referrals/${id}/openings`, WHY, hub);
    const who = { subject: 'test|hub', named: true, restrictionVersion: 1 };
    await withKey(`/referrals/${id}/readers`, who, hub);
    const words = 'Spoken with them about the waiting room.';
    const verdict = { verdict: 'not-in-order', words };
    await withKey(`/openings/${said.openingId}/review`, verdict, reviewer);
    const kept = await intake.query<{ row: string }>('SELECT t::text AS row FROM idempotency t');
    const all = kept.map(({ row }) => row).join();
    expect(all).toContain(said.openingId);
    expect(all).not.toContain('waiting room');
  });

  it('shows what waits first, the oldest first', async () => {
    const { openings, waiting, total } = await list(intake.callers.reviewer);
    expect(total).toBe(openings.length);
    const looked = openings.map(({ review: found }) => found !== undefined);
    expect(looked).toEqual([...looked].sort((one, other) => Number(one) - Number(other)));
    expect(waiting).toBe(looked.filter((one) => !one).length);
    expect((await list(intake.callers.reviewer, 99)).page).toBe(1);
  });
});
