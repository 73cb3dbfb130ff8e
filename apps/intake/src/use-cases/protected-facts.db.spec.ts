import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  referralAcknowledged,
  referralOffered,
  type Problem,
  type ProtectedFactKept,
  type ProtectedFacts,
  type ProtectedFactShown,
} from '@waymark/contracts';
import { anEvent, Asking } from '@waymark/testing';
import { anIntake, type AnIntake, type Callers } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

const DETAILS = 'Placed with the Canaryfosters, 3 Canary Yard.';
const FACT = { kind: 'placement-address', details: DETAILS, neededFor: 'plan-contact' };

let intake: AnIntake;
let referralId: string;
let sequence = 0;

beforeAll(async () => {
  intake = await anIntake('protected-facts');
});
afterAll(() => intake.close());
beforeEach(async () => {
  sequence = 0;
  ({ referralId } = await intake.sent());
});

const newKey = (): string => randomUUID();
type Who = keyof Callers;
const path = (rest = '', id = referralId) => `/referrals/${id}/protected-facts${rest}`;
const add = (who: Who = 'midwife', { body = FACT, key = newKey() } = {}) =>
  intake.call<ProtectedFactKept & Partial<Problem>>('POST', path(), {
    token: intake.callers[who],
    body,
    headers: { 'idempotency-key': key },
  });
const added = async (who: Who = 'midwife', body = FACT): Promise<string> => {
  const answer = await add(who, { body });
  expect(answer.status).toBe(201);
  return answer.body.factId;
};
const list = (who: Who) =>
  intake.get<ProtectedFacts & Partial<Problem>>(path(), intake.callers[who]);
const show = (id: string, who: Who, because = 'safety-now') =>
  intake.post<ProtectedFactShown & Partial<Problem>>(
    path(`/${id}/reading`),
    { because },
    intake.callers[who],
  );
const end = (id: string, who: Who, because = 'no-longer-so') =>
  intake.post(path(`/${id}/end`), { because }, intake.callers[who]);
const counted = async (who: Who) =>
  (await intake.page(referralId, intake.callers[who])).protectedFacts;
const audited = async (action: string) =>
  intake.query<object>(
    'SELECT done_by AS by, reason FROM audit WHERE action = $1 AND subject = $2',
    [action, referralId],
  );
const stored = async () => {
  const rows = await intake.query<{ row: string }>('SELECT f::text AS row FROM protected_fact f');
  return rows.map(({ row }) => row).join();
};
const kindOf = (organisation: string) => {
  if (organisation.endsWith('link-work')) return 'link-work' as const;
  return organisation.endsWith('hub') ? ('mmhs-hub' as const) : ('landing-team' as const);
};
/** Offered to a team, which has it once it says so. */
const offered = async (serviceId: string) =>
  intake.consumer.onOffered(
    anEvent(referralOffered, {
      ...{ subject: referralId, sequence: ++sequence, time: '2026-11-22T12:30:00.000Z' },
      data: {
        ...{ referralId, serviceId, serviceName: serviceId, as: 'lead' },
        holder: { organisation: 'eastham-midwives', kind: 'sending-team', name: 'Midwives' },
      },
    }),
  );
const heldBy = async (organisation: string) => {
  await offered(organisation);
  await intake.consumer.onAcknowledged(
    anEvent(referralAcknowledged, {
      ...{ subject: referralId, sequence: ++sequence, time: '2026-11-22T13:00:00.000Z' },
      data: {
        referralId,
        holder: { organisation, kind: kindOf(organisation), name: `Team ${organisation}` },
      },
    }),
  );
};

describe('a protected fact', () => {
  it('is kept sealed, listed without what it says, and shown to the clinicians who hold the person', async () => {
    const id = await added();
    await heldBy('eastham-hub');
    expect(await stored()).not.toMatch(/Canary/);

    const listed = await list('hub');
    expect([listed.status, listed.body]).toEqual([
      200,
      {
        ...{ reference: expect.any(String), mayAdd: true },
        facts: [
          {
            ...{ factId: id, kind: 'placement-address', neededFor: 'plan-contact' },
            ...{ writtenBy: 'test|midwife', organisation: 'eastham-midwives' },
            ...{ team: 'Eastham Community Midwives (invented)', writtenAt: expect.any(String) },
          },
        ],
      },
    ]);
    expect([await counted('hub'), await counted('midwife')]).toEqual([1, 1]);
    const shown = await show(id, 'hub');
    expect([shown.status, shown.body.details]).toEqual([200, DETAILS]);
    expect(await audited('protected-fact.read')).toEqual([
      { by: 'test|hub', reason: `safety-now ${id}` },
    ]);
  });

  it('is shown with a reason alone', async () => {
    const id = await added();
    const { status, body } = await show(id, 'midwife', 'curious');
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'because']);
    expect((await show(id, 'midwife')).body.details).toBe(DETAILS);
  });

  it('is answered to nobody while its reading cannot be written down', async () => {
    const id = await added();
    await intake.query(`
      CREATE FUNCTION no_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.action = 'protected-fact.read' THEN RAISE EXCEPTION 'no audit'; END IF; RETURN NEW;
      END $$;
      CREATE TRIGGER no_audit BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION no_audit()`);
    const { status, body } = await show(id, 'midwife');
    await intake.query('DROP TRIGGER no_audit ON audit; DROP FUNCTION no_audit');
    expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringContaining('Canary')]);
  });

  it('is in no event, in no answer that is kept, and not in the referral', async () => {
    await heldBy('eastham-hub');
    const before = (await intake.said(referralId)).length;
    const id = await added('hub');
    await show(id, 'hub');
    await end(id, 'hub');
    expect(await intake.said(referralId)).toHaveLength(before);
    await added('midwife');
    const kept = await intake.query<{ row: string }>(
      `SELECT t::text AS row FROM idempotency t UNION ALL SELECT o::text FROM outbox o
       UNION ALL SELECT a::text FROM audit a`,
    );
    expect(kept.map(({ row }) => row).join()).not.toMatch(/Canaryfosters|Canary Yard/);
    const page = JSON.stringify(await intake.page(referralId, intake.callers.hub));
    expect(page).not.toMatch(/Canaryfosters|placement-address/);
  });

  it('arrives once under its key, and needs one', async () => {
    const key = randomUUID();
    const [one, other] = [await add('midwife', { key }), await add('midwife', { key })];
    expect(other.body).toEqual(one.body);
    expect((await list('midwife')).body.facts).toHaveLength(1);
    const without = await intake.post(path(), FACT);
    expect([without.status, without.body.code]).toEqual([400, 'idempotency-key-missing']);
  });

  it('is one of twenty that stand; one that has ended makes room', async () => {
    const first = await added();
    for (let nth = 1; nth < 20; nth += 1) await added();
    expect((await list('midwife')).body.mayAdd).toBe(false);
    expect((await add()).body.code).toBe('too-many-protected-facts');
    await end(first, 'midwife');
    expect((await add()).status).toBe(201);
  });

  it.each([
    [{ ...FACT, details: ' ' }, 'details'],
    [{ ...FACT, details: 'x'.repeat(1001) }, 'details'],
    [{ ...FACT, kind: 'sibling' }, 'kind'],
    [{ ...FACT, neededFor: 'curious' }, 'neededFor'],
  ])('%j is refused, and nothing is kept', async (body, field) => {
    const { status, body: problem } = await add('midwife', { body });
    expect([status, problem.errors?.[0]?.field]).toEqual([422, field]);
    expect((await list('midwife')).body.facts).toEqual([]);
  });
});

describe('one that is ended', () => {
  it.each(['withdrawn', 'wrong', 'no-longer-so'] as const)(
    'as %s: what it said is erased, and that it was there stays',
    async (because) => {
      const id = await added();
      expect((await end(id, 'midwife', because)).status).toBe(200);
      const [row] = await intake.query('SELECT details FROM protected_fact WHERE id = $1', [id]);
      expect(row).toEqual({ details: null });
      expect((await list('midwife')).body.facts).toEqual([
        expect.objectContaining({ factId: id, endedBecause: because, endedAt: expect.any(String) }),
      ]);
      expect(await audited('protected-fact.ended')).toEqual([
        { by: 'test|midwife', reason: `${because} ${id}` },
      ]);
      expect(await counted('midwife')).toBe(0);
      expect((await show(id, 'midwife')).body.code).toBe('protected-fact-ended');
      expect((await end(id, 'midwife')).body.code).toBe('protected-fact-ended');
    },
  );

  it('is ended by who wrote it and by clinicians who hold the person, and by nobody else', async () => {
    const id = await added();
    await offered('westham-hub');
    await heldBy('eastham-hub');
    for (const who of ['colleague', 'otherHub', 'stranger'] as const)
      expect([who, (await end(id, who)).status]).toEqual([who, 404]);
    expect((await end(id, 'hubColleague')).status).toBe(200);
  });
});

describe('who reads it', () => {
  const nothingFor = async (id: string, who: Who) => {
    const answers = [await list(who), await show(id, who)];
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(/Canary|placement/);
    return answers.map(({ status }) => status);
  };

  it('is not who sent it with them, but who wrote it', async () => {
    const id = await added();
    const { status, body } = await list('colleague');
    expect([status, body]).toEqual([
      200,
      { reference: expect.any(String), facts: [], mayAdd: true },
    ]);
    expect([await counted('colleague'), await counted('midwife')]).toEqual([0, 1]);
    expect((await show(id, 'colleague')).status).toBe(404);
  });

  it('is no hub before it holds the person', async () => {
    const id = await added();
    await offered('eastham-hub');
    expect(await nothingFor(id, 'hub')).toEqual([404, 404]);
    expect((await add('hub')).status).toBe(404);
    expect(await counted('hub')).toBeUndefined();
  });

  it('is the lead, and the former lead no longer', async () => {
    const id = await added();
    await heldBy('eastham-hub');
    expect((await show(id, 'hub')).status).toBe(200);
    await heldBy('westham-hub');
    expect(await nothingFor(id, 'hub')).toEqual([404, 404]);
    expect(await counted('hub')).toBeUndefined();
    // The referral itself stays readable to them.
    expect((await intake.get(`/referrals/${referralId}`, intake.callers.hub)).status).toBe(200);
    expect((await show(id, 'otherHub')).body.details).toBe(DETAILS);
  });

  it.each([
    ['stranger', 404],
    ['otherHub', 404],
    ['operator', 403],
    ['reviewer', 403],
    ['machine', 403],
    ['reader', 403],
    ['postman', 403],
    ['passerBy', 403],
  ] as const)('is never %s', async (who, status) => {
    const id = await added();
    await heldBy('eastham-hub');
    expect(await nothingFor(id, who)).toEqual([status, status]);
    expect((await add(who)).status).toBe(status);
    expect((await end(id, who)).status).toBe(status);
  });

  it.each([
    ['linkWorker', 'eastham-link-work'],
    ['coordinator', 'landing-qn1'],
  ] as const)('is never %s, whose team holds the person', async (who, team) => {
    const id = await added();
    await heldBy(team);
    expect((await intake.get(`/referrals/${referralId}`, intake.callers[who])).status).toBe(200);
    expect(await nothingFor(id, who)).toEqual([403, 403]);
    expect(await counted(who)).toBeUndefined();
  });

  it('is not told to a machine that reads the referral', async () => {
    await added();
    const { status, body } = await intake.get<object>(
      `/referrals/${referralId}`,
      intake.callers.reader,
    );
    expect([status, body]).toEqual([200, expect.not.objectContaining({ protectedFacts: 1 })]);
    expect(body).not.toHaveProperty('protectedFacts');
  });

  it('reaches it through another referral never', async () => {
    const id = await added();
    ({ referralId } = await intake.sent());
    expect((await show(id, 'midwife')).status).toBe(404);
    expect((await end(id, 'midwife')).status).toBe(404);
  });

  it('is nobody to whom the record is closed', async () => {
    ({ referralId } = await intake.sent(aForm({ knownToService: 'yes' })));
    const id = await added();
    await heldBy('eastham-hub');
    expect([...(await nothingFor(id, 'hub')), (await add('hub')).status]).toEqual([403, 403, 403]);
    const why = { because: 'care-now', words: 'She is in our waiting room.' };
    await intake.post(`/referrals/${referralId}/openings`, why, intake.callers.hub);
    expect((await show(id, 'hub')).body.details).toBe(DETAILS);
    expect(await nothingFor(id, 'hubColleague')).toEqual([403, 403]);
  });

  it('has no row in the database but for them, whatever is asked', async () => {
    await added();
    await heldBy('eastham-hub');
    const asking = await Asking.of(intake.databaseUrl);
    const seen = async (organisation: string, subject: string, kinds: string) => {
      const sql = 'SELECT 1 FROM protected_fact WHERE referral_id = $1';
      return (await asking.as({ organisation, subject, kinds }, sql, [referralId])).length;
    };
    expect(await seen('eastham-midwives', 'test|midwife', 'sender')).toBe(1);
    expect(await seen('eastham-midwives', 'test|colleague', 'sender')).toBe(0);
    expect(await seen('eastham-hub', 'test|hub', 'lead,hub-clinician')).toBe(1);
    expect(await seen('eastham-hub', 'test|a-link-worker', 'lead')).toBe(0);
    expect(await seen('westham-hub', 'test|other-hub', 'lead,hub-clinician')).toBe(0);
    await heldBy('westham-hub');
    expect(await seen('eastham-hub', 'test|hub', 'lead,hub-clinician')).toBe(0);
    await asking.close();
  });

  it('adds nothing to a referral that has ended', async () => {
    await intake.post(`/referrals/${referralId}/withdrawal`, { reason: 'sent-in-error' });
    expect((await add()).body.code).toBe('referral-not-open');
  });
});
