import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  REFERENCE,
  referralProfiled,
  referralReceived,
  type ReferralReceivedData,
  type SendReferral,
} from '@waymark/contracts';
import { ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm, altered, TODAY, type Change } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('receive-referral');
});
afterAll(() => intake.close());

const received = async (id: string): Promise<ReferralReceivedData> => {
  const [event] = ofType(await intake.said(id), referralReceived);
  if (event === undefined) throw new Error(`nothing was said of ${id}`);
  return event.data;
};
const count = async (table: string): Promise<number> => {
  const [row] = await intake.query<{ count: number }>(`SELECT count(*) FROM ${table}`);
  return row?.count ?? -1;
};
// Long enough, or with blanks, so that encrypted text never holds it by chance.
const IDENTITY = /canary|9990001006|999 000 1006|1995-04-02|NR1 ?3JB|07700 900123|people\.example/i;

/** A woman of her own for each test. */
let women = 0;
const aWoman = (change: Change<SendReferral> = {}): SendReferral => {
  women += 1;
  const person = {
    fullName: `Canary Woman ${women}`,
    birthDate: `1990-01-${String(women).padStart(2, '0')}`,
    nhsNumber: undefined,
    noNhsNumberBecause: 'not-known',
  } as const;
  return altered(aForm({ person }), change);
};

describe('a referral that is sent', () => {
  it('is answered with its reference and address, and said to everyone', async () => {
    const { status, headers, body } = await intake.send();
    expect(status).toBe(201);
    expect(body.reference).toMatch(REFERENCE);
    expect(body).toMatchObject({ link: `/referrals/${body.referralId}`, callNow: [] });
    expect(headers.get('location')).toBe(body.link);

    const said = await intake.said(body.referralId);
    expect(said.map(({ type, sequence, urgent }) => ({ type, sequence, urgent }))).toEqual([
      { type: referralReceived.type, sequence: 1, urgent: false },
      { type: referralProfiled.type, sequence: 2, urgent: false },
    ]);
    expect(await received(body.referralId)).toMatchObject({
      reference: body.reference,
      receivedOn: TODAY,
      firstReferredOn: TODAY,
      sender: { organisation: 'eastham-midwives', name: 'Eastham Community Midwives (invented)' },
      linkedTo: [],
      landingTeam: 'landing-qn1',
      channel: 'form',
      facts: {
        ageYears: 31,
        places: { residence: { places: ['eastham-harbour', 'eastham', 'northshire'] } },
      },
    });
  });

  it('leaves who she is neither in an event nor readable in any table', async () => {
    await intake.sent();
    const tables = await intake.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    expect(tables.map(({ name }) => name)).toContain('outbox');
    for (const { name } of tables) {
      const rows = JSON.stringify(await intake.query(`SELECT to_jsonb(t) FROM "${name}" t`));
      const found = IDENTITY.exec(rows)?.[0] ?? null;
      expect({ name, found }).toEqual({ name, found: null });
    }
    const [person] = await intake.query<{ full_name: string; nhs_number_standing: string }>(
      'SELECT full_name, nhs_number_standing FROM person LIMIT 1',
    );
    expect(person?.full_name).toMatch(/^demonstration\.[A-Za-z0-9+/=]+$/);
    expect(person?.nhs_number_standing).toBe('verified');
  });

  it('goes ahead of the others, with whom to telephone, where a sign says so', async () => {
    const sent = await intake.sent(aWoman({ safety: { signs: ['suicidal-plan'] } }));
    expect(sent.callNow.map(({ kind }) => kind)).toContain('crisis');
    expect((await intake.said(sent.referralId)).every(({ urgent }) => urgent)).toBe(true);
  });

  it('keeps who took the call and why it is not urgent with itself, and says only that a call was taken', async () => {
    const callTaken = {
      to: 'crisis-4h',
      takenBy: 'Canary Nurse, crisis team',
      at: '2026-11-22T09:15:00.000Z',
    } as const;
    const signs = ['estrangement'] as const;
    const safety = { signs, urgency: 'not-urgent', notUrgentBecause: 'other' } as const;
    const form = aWoman({ safety, urgencyComment: 'Canary: seen this morning.', callTaken });
    const { referralId } = await intake.sent(form);

    const { callRecorded, facts } = await received(referralId);
    expect({ callRecorded, because: facts.safety.notUrgentBecause }).toEqual({
      callRecorded: true,
      because: 'other',
    });
    expect(JSON.stringify(await intake.said(referralId))).not.toMatch(/canary/i);
    const notes = await intake.query('SELECT kind, body FROM note WHERE referral_id = $1', [
      referralId,
    ]);
    expect(notes).toHaveLength(3);
    expect(JSON.stringify(notes)).not.toMatch(/canary/i);
    const { sent } = await intake.page(referralId);
    expect(sent).toMatchObject({ callTaken, urgencyComment: 'Canary: seen this morning.' });
  });

  it('keeps why it is sent although the criteria say no sealed, for the team that opens it, and says nothing of it', async () => {
    const despiteCriteria = { reason: 'agreed-with-team', words: 'Canary: spoke to Jo.' } as const;
    const { referralId } = await intake.sent(aWoman({ despiteCriteria }));
    expect((await intake.page(referralId)).sent.despiteCriteria).toEqual(despiteCriteria);
    const kept = await intake.query(
      `SELECT body FROM note WHERE referral_id = $1 AND kind = 'despite-criteria'`,
      [referralId],
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify([kept, await intake.said(referralId)])).not.toMatch(
      /canary|agreed-with/i,
    );
  });

  it('says nothing of a call where none was taken', async () => {
    const { referralId } = await intake.sent(aWoman());
    expect(await received(referralId)).not.toHaveProperty('callRecorded');
  });

  it('carries on the trace of the request', async () => {
    const { body } = await intake.call<{ referralId: string }>('POST', '/referrals', {
      token: intake.callers.midwife,
      body: aWoman(),
      headers: {
        'idempotency-key': randomUUID(),
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    });
    const said = await intake.said(body.referralId);
    for (const { traceparent } of said)
      expect(traceparent).toContain('0af7651916cd43dd8448eb211c80319c');
  });

  it('is audited', async () => {
    const { referralId } = await intake.sent(aWoman());
    const lines = await intake.query('SELECT action, done_by FROM audit WHERE subject = $1', [
      referralId,
    ]);
    expect(lines).toEqual([
      { action: 'referral.sent', done_by: expect.stringContaining('midwife') },
    ]);
  });

  it('comes from another system with an unverified NHS number, which finds nobody', async () => {
    const form = aWoman({ person: { nhsNumber: '9990001007', noNhsNumberBecause: undefined } });
    const { referralId } = await intake.sent(form, intake.callers.machine);
    const [person] = await intake.query(
      'SELECT nhs_number_standing, nhs_number_index FROM person WHERE referral_id = $1',
      [referralId],
    );
    expect(person).toEqual({ nhs_number_standing: 'unverified', nhs_number_index: null });
    expect((await received(referralId)).channel).toBe('api');
  });

  it('is of nobody but herself where she refers herself', async () => {
    const self = aWoman({
      referrer: { facts: { role: 'self' }, name: 'Rosa Canary', team: 'Rosa Canary' },
    });
    const { referralId } = await intake.sent(self, intake.callers.machine);
    const data = await received(referralId);
    expect(data).toMatchObject({
      channel: 'self',
      sender: { organisation: 'self', name: 'Self-referral' },
    });
    expect(
      await intake.query('SELECT * FROM referral_access WHERE referral_id = $1', [referralId]),
    ).toEqual([]);
  });
});

describe('the same key', () => {
  it('with the same body gets the first answer, however its fields are ordered, and even when rules have aged', async () => {
    const key = randomUUID();
    const form = aWoman({
      occurrences: [{ kind: 'birth', on: TODAY, certainty: 'expected' }],
    });
    const first = await intake.send(form, intake.callers.midwife, key);
    expect(first.status).toBe(201);
    intake.clock.set('2026-11-25');
    const turned = Object.fromEntries(Object.entries(form).reverse()) as unknown as typeof form;
    const second = await intake.send(turned, intake.callers.midwife, key);
    intake.clock.set(TODAY);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await intake.said(first.body.referralId)).toHaveLength(2);
  });

  it('with another body is refused', async () => {
    const key = randomUUID();
    expect((await intake.send(aWoman(), intake.callers.midwife, key)).status).toBe(201);
    const second = await intake.send(aWoman(), intake.callers.midwife, key);
    expect(second).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('of another organisation is another key', async () => {
    const key = randomUUID();
    const form = aWoman();
    const mine = await intake.send(form, intake.callers.midwife, key);
    const theirs = await intake.send(form, intake.callers.stranger, key);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(mine.body.referralId).not.toBe(theirs.body.referralId);
  });

  it('sent many times at once gives one referral', async () => {
    const key = randomUUID();
    const form = aWoman();
    const before = await count('referral');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => intake.send(form, intake.callers.midwife, key)),
    );
    const sent = answers.filter(({ status }) => status === 201);
    expect(sent.length).toBeGreaterThan(0);
    expect(new Set(sent.map(({ body }) => body.referralId)).size).toBe(1);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    expect(await count('referral')).toBe(before + 1);
  });
});

describe('a referral that cannot be sent', () => {
  it('leaves nothing behind', async () => {
    const tables = ['referral', 'person', 'equity', 'note', 'outbox', 'idempotency', 'audit'];
    const before = await Promise.all(tables.map(count));
    const wrong = aWoman({ person: { nhsNumber: '999', noNhsNumberBecause: undefined } });
    const key = randomUUID();
    const refused = await intake.send(wrong, intake.callers.midwife, key);
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'person.nhsNumber', rule: 'nhs-number-too-short' }] },
    });
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect((await intake.send(aWoman(), intake.callers.midwife, key)).status).toBe(201);
  });
});

describe('the same woman', () => {
  it('is linked by NHS number and birth date, and keeps her first clock', async () => {
    const her = { person: { nhsNumber: '9990001073', noNhsNumberBecause: undefined } } as const;
    const form = aWoman(her);
    intake.clock.set('2026-11-20');
    const first = await intake.sent(altered(form, { firstReferredOn: '2026-11-02' }));
    intake.clock.set(TODAY);
    const second = await intake.sent(form, intake.callers.stranger);
    expect(await received(second.referralId)).toMatchObject({
      linkedTo: [first.referralId],
      firstReferredOn: '2026-11-02',
      receivedOn: TODAY,
    });
  });

  it('is linked by birth date, postcode and name where a number is missing', async () => {
    const form = aWoman({ person: { fullName: 'Zoë Ångström-Canary', postcode: 'NR4 7TJ' } });
    const first = await intake.sent(form);
    const again = { fullName: 'angstrom canary, ZOE', postcode: 'nr47tj' };
    const second = await intake.sent(altered(form, { person: again }));
    const sister = await intake.sent(altered(form, { person: { fullName: 'Eva Ångström' } }));
    expect((await received(second.referralId)).linkedTo).toEqual([first.referralId]);
    expect((await received(sister.referralId)).linkedTo).toEqual([]);
  });

  it.each([
    { what: 'another birth date', person: { nhsNumber: '9990001847', birthDate: '1991-03-03' } },
    { what: 'another NHS number', person: { nhsNumber: '9990002339', birthDate: '1991-02-02' } },
    // A number may have been written down for the wrong person: nothing else tells.
    { what: 'the number alone', person: { nhsNumber: '9990001847', birthDate: undefined } },
  ])('is not somebody with $what', async ({ person }) => {
    const known = {
      nhsNumber: '9990001847',
      birthDate: '1991-02-02',
      noNhsNumberBecause: undefined,
    };
    await intake.sent(aWoman({ person: known }));
    const other = await intake.sent(aWoman({ person: { ...known, ...person } }));
    expect((await received(other.referralId)).linkedTo).toEqual([]);
  });

  it('is found again by the second of two that arrive together', async () => {
    const form = aWoman({ person: { nhsNumber: '9990002401', noNhsNumberBecause: undefined } });
    const [one, other] = await Promise.all([
      intake.sent(form),
      intake.sent(form, intake.callers.stranger),
    ]);
    const links = await Promise.all(
      [one, other].map(async ({ referralId }) => (await received(referralId)).linkedTo),
    );
    expect(links.flat()).toHaveLength(1);
  });

  it('is not linked to a referral that was withdrawn', async () => {
    const form = aWoman({ person: { nhsNumber: '9990002479', noNhsNumberBecause: undefined } });
    const { referralId } = await intake.sent(form);
    await intake.call('POST', `/referrals/${referralId}/withdrawal`, {
      token: intake.callers.midwife,
      body: { reason: 'sent-in-error' },
    });
    const second = await intake.sent(form);
    expect((await received(second.referralId)).linkedTo).toEqual([]);
  });

  it('is told before sending: when and how far, and nothing else', async () => {
    const form = aWoman({ person: { nhsNumber: '9990002541', noNhsNumberBecause: undefined } });
    const { referralId } = await intake.sent(form);
    const ask = (nhsNumber: string, birthDate = form.person.birthDate) =>
      intake.call('POST', '/referrals/duplicates', {
        token: intake.callers.stranger,
        body: { nhsNumber, birthDate },
      });
    const found = await ask('999 000 2541');
    expect(found).toMatchObject({ status: 200 });
    expect(found.body).toEqual({ open: [{ receivedOn: TODAY, state: 'Being placed' }] });
    expect((await ask('999 000 2541', '1980-01-01')).body).toEqual({ open: [] });
    expect(await ask('999 000 2542')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'nhsNumber', rule: 'nhs-number-check-digit' }] },
    });
    const lines = await intake.query(
      `SELECT subject FROM audit WHERE action = 'duplicates.asked' ORDER BY id`,
    );
    expect(lines).toEqual([{ subject: referralId }, { subject: 'nobody' }]);
  });
});
