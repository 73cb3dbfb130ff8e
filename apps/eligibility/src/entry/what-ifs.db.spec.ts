import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem, ReferralFacts, WhatIfCounts, WhatIfView } from '@waymark/contracts';
import { eventually } from '@waymark/testing';
import { anEligibility, type AnEligibility } from '../an-eligibility.fixture.js';
import { aLoss, livesIn, theFacts } from '../domain/facts.fixture.js';
import { rawCriteria } from '../domain/published-criteria.fixture.js';
import { PastJudging } from '../gateways/past-judging.js';
import { SameThread } from '../gateways/same-thread.fixture.js';

type Draft = Readonly<Record<string, unknown>>;
const citation = { source: 'https://x.example', published: 'Adults.', readOn: '2026-11-22' };
/** Coventry's criteria, and no longer for anybody under 25. */
const draft: Draft = (() => {
  const file = rawCriteria('cw-loss.json') as { criteria: object[] };
  const adults = { criterion: 'minimum-age', years: 25, citation };
  return { ...file, criteria: [...file.criteria, adults] };
})();

/** Lost a baby six months before; the service takes her. */
const inCoventry = (ageYears: number, different: Partial<ReferralFacts> = {}): ReferralFacts => ({
  ...theFacts({
    places: { residence: livesIn('coventry'), gpPractice: livesIn('coventry') },
    occurrences: [aLoss('stillbirth', '2025-12-01', { gestationWeeks: 30 })],
    need: { pathways: ['perinatal-loss'], scores: [{ measure: 'CORE-10', total: 22 }] },
  }),
  ageYears,
  ...different,
});

const judging = new SameThread();
let eligibility: AnEligibility;
let editor: string;
beforeAll(async () => {
  eligibility = await anEligibility('what-ifs', [{ for: PastJudging, use: judging }]);
  judging.databaseUrl = eligibility.databaseUrl;
  editor = await eligibility.person('criteria-editor', 'cw-loss');
  const many = (n: number, past: Parameters<AnEligibility['judgedBefore']>[0]) =>
    Promise.all(Array.from({ length: n }, () => eligibility.judgedBefore(past)));
  await many(40, { facts: inCoventry(30) });
  await many(12, { facts: inCoventry(22), ageBand: '20-24', ethnicCategory: 'J', decile: 1 });
  await many(7, { facts: inCoventry(19), ageBand: '18-19', ethnicCategory: 'A', decile: 2 });
  await many(2, { facts: inCoventry(24), ageBand: '20-24', ethnicCategory: 'N', language: 'pl' });
  // Not theirs, too long ago, withdrawn, and a referral whose facts were put right.
  await many(6, { facts: theFacts({ places: { residence: livesIn('leicester') } }) });
  await many(6, { facts: inCoventry(22), on: '2025-06-01' });
  const [withdrawn] = await many(1, { facts: inCoventry(22) });
  await eligibility.query('UPDATE referral SET withdrawn = true WHERE referral_id = $1', [
    withdrawn,
  ]);
  const [amended] = await many(1, { facts: inCoventry(22) });
  await eligibility.judgedBefore({
    referralId: amended ?? '',
    facts: inCoventry(32),
    factsVersion: 2,
  });
});
afterAll(() => eligibility.close());
beforeEach(() => {
  judging.until = Promise.resolve();
});

const ask = async <Body = WhatIfView>(body: object, token = editor) =>
  eligibility.call<Body>('POST', '/what-ifs', { token, body });
const read = async (id: string, token = editor) =>
  eligibility.call<WhatIfView & Problem>('GET', `/what-ifs/${id}`, { token });
const cancel = async (id: string, token = editor) =>
  eligibility.call<Problem>('DELETE', `/what-ifs/${id}`, { token });
const finished = (id: string, state = 'done') =>
  eventually(`the what-if is ${state}`, async () => {
    const { body } = await read(id);
    expect(body.state).toBe(state);
    return body;
  });
/** Told as one of the two multiples of five beside it. */
const fives = (count: number) => ({
  asymmetricMatch: (told: unknown) =>
    typeof told === 'number' && told > 0 && told % 5 === 0 && Math.abs(told - count) < 5,
  toString: () => `about ${String(count)}`,
});
const table = ({ result }: WhatIfView, by: string): Readonly<Record<string, WhatIfCounts>> =>
  Object.fromEntries(
    result?.tables.find((one) => one.by === by)?.rows.map(({ value, counts }) => [value, counts]) ??
      [],
  );

describe('a what-if', () => {
  it('is taken at once, and ends with who would be taken no longer, in counts that may be told', async () => {
    const { status, body } = await ask({ draft, since: '2026-01-01' });
    expect(status).toBe(202);
    expect(body).toMatchObject({ serviceId: 'cw-loss', since: '2026-01-01', state: 'waiting' });

    const done = await finished(body.whatIfId);
    // 62 are judged; of them 21 are under 25, and no other place's criteria take a loss there.
    expect(done).toMatchObject({ lookedAt: 68, of: 68 });
    expect(done.result?.total).toEqual({
      judged: fives(62),
      added: 0,
      held: 0,
      asked: 0,
      elsewhere: 0,
      removed: fives(21),
    });
    expect(table(done, 'age-band')).toMatchObject({
      '18-19': { judged: fives(7), removed: fives(7) },
      '20-24': { judged: fives(14), removed: fives(14) },
      '30-34': { judged: fives(41), removed: 0 },
    });
    // Two of one category, so they and the fewest beside them are hidden.
    expect(table(done, 'ethnic-category')).toMatchObject({
      A: { judged: fives(48), removed: fives(7) },
      J: {},
      N: {},
    });
    expect(Object.keys(table(done, 'ethnic-category').J ?? {})).toEqual([]);
    expect(Object.keys(table(done, 'area'))).toEqual(['coventry']);
  });

  it('is for the service’s own editors and approvers, and for commissioners of its board', async () => {
    const status = async (role: 'criteria-approver' | 'commissioner' | 'referrer', at: string) => {
      const token = await eligibility.person(role, at);
      const { status: answered, body } = await ask({ draft, since: '2026-11-01' }, token);
      if (answered === 202) await cancel(body.whatIfId, token);
      return answered;
    };

    expect(await status('criteria-approver', 'cw-loss')).toBe(202);
    expect(await status('criteria-approver', 'km-thrive')).toBe(403);
    expect(await status('commissioner', 'icb-qwu')).toBe(202);
    expect(await status('commissioner', 'icb-t6y0w')).toBe(403);
    expect(await status('referrer', 'cw-loss')).toBe(403);
  });

  it('is asked by a program for its own organisation too', async () => {
    const token = await eligibility.machine('what-ifs:write');
    const { status, body } = await ask<Problem>({ draft, since: '2026-11-01' }, token);
    expect([status, body.detail]).toEqual([403, expect.stringContaining('not yours')]);
    const other = await eligibility.machine('pre-checks:write');
    expect((await ask({ draft, since: '2026-11-01' }, other)).status).toBe(403);
  });

  it('of a service without criteria is refused, unless it is one’s own', async () => {
    const unknown = { ...draft, serviceId: 'nowhere-hub' };
    const { status, body } = await ask<Problem>({ draft: unknown, since: '2026-01-01' });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'draft.serviceId']);
  });

  it('is read and cancelled by its own organisation only', async () => {
    const { body } = await ask({ draft, since: '2026-01-01' });
    const other = await eligibility.person('criteria-editor', 'km-thrive');

    expect((await read(body.whatIfId, other)).status).toBe(404);
    expect((await cancel(body.whatIfId, other)).status).toBe(404);
    await finished(body.whatIfId);
    expect(await cancel(body.whatIfId)).toMatchObject({ status: 409, body: { code: 'finished' } });
  });

  it('is cancelled while it runs, and counts nothing then', async () => {
    judging.until = new Promise(() => undefined);
    const { body } = await ask({ draft, since: '2026-01-01' });
    await finished(body.whatIfId, 'running');
    await eventually(
      'it says how many there are',
      async () => (await read(body.whatIfId)).body.of === 68,
    );

    expect((await cancel(body.whatIfId)).status).toBe(204);
    const { body: after } = await read(body.whatIfId);
    expect(after.state).toBe('cancelled');
    expect(after.result).toBeUndefined();
    expect((await cancel(body.whatIfId)).status).toBe(204);
  });

  it('shows nothing before its end, and a count that ends after it was cancelled is kept nowhere', async () => {
    let countOn = (): void => undefined;
    judging.until = new Promise((resolve) => {
      countOn = () => {
        resolve(undefined);
      };
    });
    const { body } = await ask({ draft, since: '2026-01-01' });
    const { result } = await finished(body.whatIfId, 'running');
    expect(result).toBeUndefined();
    expect((await cancel(body.whatIfId)).status).toBe(204);
    countOn();
    // They are worked on one after the other: once the next is done, the end of this one has been.
    const next = await ask({ draft, since: '2026-01-01' });
    await finished(next.body.whatIfId);
    expect((await read(body.whatIfId)).body).toMatchObject({ state: 'cancelled' });
    const rows = await eligibility.query(
      'SELECT state, result FROM what_if WHERE what_if_id = $1',
      [body.whatIfId],
    );
    expect(rows).toEqual([{ state: 'cancelled', result: null }]);
  });

  it('is begun anew where whoever worked on it is gone', async () => {
    await eligibility.query(
      `INSERT INTO what_if (what_if_id, service_id, organisation, since, draft, state, asked_at, leased_until)
       VALUES ('8f7d4a52-1111-4222-8333-444455556666', 'cw-loss', 'cw-loss', '2026-01-01', $1, 'running',
               '2026-11-22T08:00:00Z', clock_timestamp() - interval '1 second')`,
      [JSON.stringify(draft)],
    );
    await finished('8f7d4a52-1111-4222-8333-444455556666');
  });

  it('has failed, and says so, where it was begun three times and never ended', async () => {
    await eligibility.query(
      `INSERT INTO what_if (what_if_id, service_id, organisation, since, draft, state, asked_at, leased_until, begun)
       VALUES ('8f7d4a52-1111-4222-8333-444455556667', 'cw-loss', 'cw-loss', '2026-01-01', $1, 'running',
               '2026-11-22T08:00:00Z', clock_timestamp() - interval '1 second', 3)`,
      [JSON.stringify(draft)],
    );
    const failed = await finished('8f7d4a52-1111-4222-8333-444455556667', 'failed');
    expect(failed.because).toMatch(/begun three times/);
    expect(failed.result).toBeUndefined();
  });

  it('has failed, and says so, while routing does not say who takes referrals', async () => {
    eligibility.routing.places = undefined;
    const { body } = await ask({ draft, since: '2026-01-01' });
    const failed = await finished(body.whatIfId, 'failed');
    eligibility.routing.places = { open: [], goingOn: [] };
    expect(failed.because).toMatch(/which services take referrals/);
  });

  it('waits its turn, and three at a time are enough', async () => {
    let go: () => void = () => undefined;
    judging.until = new Promise((resolve) => (go = resolve));
    const asked = [];
    for (let nth = 0; nth < 3; nth += 1) asked.push(await ask({ draft, since: '2026-01-01' }));
    const [first, second] = asked.map(({ body }) => body.whatIfId);
    await finished(first ?? '', 'running');

    expect((await read(second ?? '')).body.state).toBe('waiting');
    const fourth = await ask<Problem>({ draft, since: '2026-01-01' });
    expect([fourth.status, fourth.body.code]).toEqual([409, 'too-many-what-ifs']);
    go();
    for (const { body } of asked) await finished(body.whatIfId);
  });

  it.each<{ what: string; body: object; is: readonly string[] }>([
    {
      what: 'a draft whose settings are wrong',
      body: {
        draft: { ...draft, criteria: [{ criterion: 'minimum-age', years: 4, citation }] },
        since: '2026-01-01',
      },
      is: ['draft.criteria[0].years out-of-range'],
    },
    {
      what: 'a rule without a citation',
      body: {
        draft: { ...draft, criteria: [{ criterion: 'maximum-age', years: 40 }] },
        since: '2026-01-01',
      },
      is: ['draft.criteria[0].citation missing-citation'],
    },
    {
      what: 'a draft that nobody can meet',
      body: {
        draft: {
          ...draft,
          criteria: [
            { criterion: 'minimum-age', years: 40, citation },
            { criterion: 'maximum-age', years: 30, citation },
          ],
        },
        since: '2026-01-01',
      },
      is: ['draft.criteria[0] contradiction'],
    },
    { what: 'a draft without a day', body: { draft }, is: ['since required'] },
    { what: 'no draft', body: { draft: [], since: '2026-01-01' }, is: ['draft isObject'] },
    {
      what: 'a day to come',
      body: { draft, since: '2026-11-23' },
      is: ['since not-in-future'],
    },
  ])('of $what is refused, and named', async ({ body, is }) => {
    const { status, body: problem } = await ask<Problem>(body);
    expect(status).toBe(422);
    expect(problem.errors?.map(({ field, rule }) => `${field} ${rule}`)).toEqual(
      expect.arrayContaining([...is]),
    );
  });
});
