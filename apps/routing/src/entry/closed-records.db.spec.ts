import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  Closure,
  ClosurePreview,
  Role,
  Worklist,
  WorklistExport,
  WorklistItem,
} from '@waymark/contracts';
import { aRestriction, Asking, markOf } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { everyRoute, type Route } from './a-body.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const NAMED = 'test|named';
const COLLEAGUE = 'test|colleague';
/** Nothing of it is in an answer to somebody to whom it is closed. */
const FACTS = /birth-trauma|birth trauma|offered|eligible|Every published|pl\b|interpreter"/i;
const CLOSED = { status: 403, body: { code: 'restricted', title: 'This record is restricted' } };

/** About one referral, and not for its teams: operators see codes, decide nothing and are not told whom it is about. */
const FOR_OPERATORS = [
  'GET /placements/{referralId}/decision-record',
  'POST /placements/{referralId}/nudge',
];

/** Every other route, with why nothing that is closed is read or done by it. A new one says it here or fails. */
const OTHERS: Readonly<Record<string, string>> = {
  'GET /worklist': 'leaves out all but the clock: below',
  'POST /worklist/search': 'leaves out all but the clock: below',
  'POST /worklist/export': 'leaves out all but the clock: below',
  'POST /worklist/next': 'an id, by a filter that says nothing of what is closed: below',
  'GET /worklist/arrivals': 'a number, by the same filter: below',
  'POST /worklist/assignments': 'somebody must look after it: who, and nothing of the person',
  'GET /services/{id}/closure': 'a reference and what is done with it: below',
  'POST /services/{id}/closure': 'moves a whole caseload, and answers as the one above: below',
  'POST /services/{id}/closure/again': 'answers as the one above',
  'POST /services/{id}/closure/cancellation': 'answers as the one above',
  'POST /services/{id}/closure/preview': 'a reference and what would be done with it: below',
  'POST /placements/preview': 'about facts that are sent with it; nothing is looked up',
  'POST /nudges/search': 'for operators: what they have asked themselves',
  'GET /plans/barriers': 'counts of all plans, small numbers hidden',
  'GET /safety-concerns': 'about forms that are not sent: there is no referral to restrict',
  'POST /safety-concerns/{id}/settlement': 'about a form that is not sent',
  'GET /services': 'public',
  'GET /services/{id}': 'public',
  'GET /services/{id}/mailbox': 'of a service, for machines',
  'GET /services/{id}/settings': 'of a service, with counts',
  'POST /services/{id}/settings': 'of a service',
  'POST /services/{id}/settings/effect': 'counts, small numbers hidden',
  'GET /reconciliation/books/{book}/entries': 'for machines: ids and versions',
  'GET /reconciliation/books/{book}/ranges': 'for machines: counts',
};
const isForOperators = ({ path }: Route): boolean => path.startsWith('/messaging/');
const isAboutOne = ({ path }: Route): boolean => path.includes('{referralId}');

let routing: ARouting;
let asking: Asking;
let id: string;
beforeAll(async () => {
  routing = await aRouting('closed-records');
  asking = await Asking.of(routing.databaseUrl);
  id = await routing.referred({
    judged: [[HUB, 'birth-trauma', 'eligible']],
    interpreterNeeded: 'yes',
  });
  const openTo = [{ reader: markOf(id, HUB, NAMED) }];
  await routing.consumer.onRestrictionChanged(aRestriction(id, { openTo }));
});
afterAll(async () => {
  await asking.close();
  await routing.close();
});

async function call<Body = object>(
  { method, path, body }: Pick<Route, 'method' | 'path' | 'body'>,
  subject: string,
  { of = id, organisation = HUB }: { readonly of?: string; readonly organisation?: string } = {},
) {
  const role: Role = path.includes('/plan') ? 'link-worker' : 'hub-clinician';
  const token = await routing.token(organisation, role, subject);
  const at = path.replace('{referralId}', of).replace('{id}', HUB);
  return routing.call<Body>(method, at, { token, ...(body !== undefined && { body }) });
}
const page = (subject: string, of = id) =>
  call({ method: 'GET', path: '/placements/{referralId}' }, subject, { of });
const stands = () =>
  routing.query(
    `SELECT version, record, (SELECT count(*) FROM placement_step s WHERE s.referral_id = $1) AS steps,
       (SELECT count(*) FROM plan WHERE plan.referral_id = $1) AS plans
       FROM placement WHERE referral_id = $1`,
    [id],
  );

describe('every route', () => {
  it('is about one referral, or says why nothing that is closed is read or done by it', () => {
    const others = everyRoute
      .filter((route) => !isAboutOne(route) && !isForOperators(route))
      .map(({ name }) => name);
    expect(others.toSorted()).toEqual(Object.keys(OTHERS).toSorted());
    const names = everyRoute.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(FOR_OPERATORS));
  });

  const closedTo = everyRoute
    .filter(isAboutOne)
    .filter(({ name }) => !FOR_OPERATORS.includes(name));

  it.each(closedTo)('$name is closed to a colleague who is not named', async (route) => {
    const before = await stands();
    const answer = await call(route, COLLEAGUE);
    expect(answer).toMatchObject(CLOSED);
    expect(JSON.stringify(answer.body)).not.toMatch(FACTS);
    expect(await stands()).toEqual(before);
  });

  it.each(closedTo)('$name is not there for another team', async (route) => {
    const stranger = { organisation: 'wyorks-mmhs' };
    expect((await call(route, NAMED, stranger)).status).toBe(404);
  });

  it.each(FOR_OPERATORS)('%s is for nobody of a team', async (name) => {
    const route = everyRoute.find((one) => one.name === name);
    expect(route && (await call(route, NAMED)).status).toBe(403);
    expect(route && (await call(route, NAMED)).body).not.toMatchObject(CLOSED.body);
  });

  it.each(closedTo)('$name is not closed to whoever is named', async (route) => {
    const of = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
    const openTo = [{ reader: markOf(of, HUB, NAMED) }];
    await routing.consumer.onRestrictionChanged(aRestriction(of, { openTo }));
    expect((await call(route, NAMED, { of })).status).not.toBe(403);
  });
});

describe('for whom it is open', () => {
  it('is somebody for whom intake says so, until then, and nobody of another team who is called the same', async () => {
    const reader = markOf(id, HUB, COLLEAGUE);
    const named = { reader: markOf(id, HUB, NAMED) };
    const says = (openTo: Parameters<typeof aRestriction>[1]) =>
      routing.consumer.onRestrictionChanged(aRestriction(id, openTo));
    await says({ openTo: [named, { reader, until: '2999-01-01T00:00:00.000Z' }] });
    expect((await page(COLLEAGUE)).status).toBe(200);
    await says({ openTo: [named, { reader, until: '2020-01-01T00:00:00.000Z' }] });
    expect(await page(COLLEAGUE)).toMatchObject(CLOSED);
    await says({ openTo: [named, { reader: markOf(id, 'another-team', COLLEAGUE) }] });
    expect(await page(COLLEAGUE)).toMatchObject(CLOSED);
    // Of another referral.
    await says({ openTo: [named, { reader: markOf(HUB, HUB, COLLEAGUE) }] });
    expect(await page(COLLEAGUE)).toMatchObject(CLOSED);
    expect((await page(NAMED)).status).toBe(200);
  });

  it('is not whoever sends a command of somebody else again, with its key', async () => {
    const of = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
    const openTo = [{ reader: markOf(of, HUB, NAMED) }];
    await routing.consumer.onRestrictionChanged(aRestriction(of, { openTo }));
    const body = { version: await routing.versionOf(of), byName: 'Sam Example' };
    const accept = async (subject: string) => {
      const token = await routing.token(HUB, 'hub-clinician', subject);
      const headers = { 'idempotency-key': of };
      return routing.call('POST', `/placements/${of}/acceptance`, { token, body, headers });
    };
    const { body: answer } = await accept(NAMED);
    expect(await accept(NAMED)).toMatchObject({ status: 200, body: answer });
    expect(await accept(COLLEAGUE)).toMatchObject({ body: { code: 'idempotency-key-reused' } });
  });

  it('is nobody where intake has said no more than that it is restricted', async () => {
    const of = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
    await routing.query('UPDATE placement SET restricted = true WHERE referral_id = $1', [of]);
    expect(await page(NAMED, of)).toMatchObject(CLOSED);
  });

  it('is everybody who may see it once that is lifted', async () => {
    const of = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
    await routing.consumer.onRestrictionChanged(aRestriction(of));
    expect(await page(COLLEAGUE, of)).toMatchObject(CLOSED);
    const lifted = aRestriction(of, { restricted: false, version: 2 });
    await routing.consumer.onRestrictionChanged(lifted);
    expect((await page(COLLEAGUE, of)).status).toBe(200);
  });

  it('is no machine of the team', async () => {
    for (const scope of ['referrals:read', 'reconciliation:read'] as const) {
      const token = await routing.machine(HUB, scope);
      expect(await routing.call('GET', `/placements/${id}`, { token })).toMatchObject(CLOSED);
    }
  });
});

describe('lists', () => {
  const row = (items: readonly WorklistItem[]) => items.find((one) => one.referralId === id);
  const search = async (subject: string, filter: object = {}) =>
    (await call<Worklist>({ method: 'POST', path: '/worklist/search', body: filter }, subject))
      .body;

  it.each(['/worklist', '/worklist/search', '/worklist/export'])(
    '%s has that there is one, who holds it and its clock',
    async (path) => {
      const method = path === '/worklist' ? 'GET' : 'POST';
      const list = async (subject: string) => {
        const body = method === 'POST' ? { body: {} } : {};
        const { body: found } = await call<Worklist | WorklistExport>(
          { method, path, ...body },
          subject,
        );
        return row(found.items);
      };
      const [whole, bare] = [await list(NAMED), await list(COLLEAGUE)];
      expect(whole).toMatchObject({ pathway: 'birth-trauma', why: 'new' });
      expect(whole).not.toHaveProperty('closed');
      const closed =
        'This record is restricted, and closed to you: open it to read why it is here.';
      const { reference, holder, nextStep, version, firstReferredOn, part } = whole ?? {};
      expect(bare).toEqual({
        ...{ referralId: id, reference, holder, version, firstReferredOn, part },
        ...{ restricted: true, closed: true, as: 'lead', state: 'with-a-person' },
        ...{ because: closed, why: 'look-into' },
        ...{ urgent: false, overdue: false, needsAttention: false, daysWaited: 0 },
        nextStep: { ...nextStep, what: 'look-into', because: closed },
      });
    },
  );

  it('are narrowed by nothing that is closed', async () => {
    for (const filter of [{ pathway: 'birth-trauma' }, { pathway: 'tokophobia' }]) {
      expect(row((await search(COLLEAGUE, filter)).items)).toMatchObject({ closed: true });
      expect((await search(COLLEAGUE, { ...filter, stage: 'paused' })).total).toBe(
        (await search(COLLEAGUE, { stage: 'paused' })).total,
      );
    }
    expect(row((await search(NAMED, { pathway: 'tokophobia' })).items)).toBeUndefined();
    expect(row((await search(COLLEAGUE, { why: 'new' })).items)).toBeUndefined();
    const why = async (subject: string, of: string) =>
      (await search(subject)).counts?.why.find((one) => one.of === of)?.count ?? 0;
    expect(await why(COLLEAGUE, 'look-into')).toBeGreaterThan(await why(NAMED, 'look-into'));
  });

  it('have no clinical date, and nobody sees by the order that there is one', async () => {
    const other = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
    await routing.query(
      `UPDATE placement SET record = record || '{"deadline": "2026-12-20"}', due_at = now() + interval '60 days'
        WHERE referral_id = $1`,
      [id],
    );
    const own = async (subject: string) => {
      const { total } = await search(subject, { sort: 'time-left' });
      const items: WorklistItem[] = [];
      for (let page = 1; items.length < total; page += 1)
        items.push(...(await search(subject, { sort: 'time-left', page })).items);
      return items.filter(({ referralId }) => [id, other].includes(referralId));
    };
    const [named, colleague] = [await own(NAMED), await own(COLLEAGUE)];
    expect(named.map(({ referralId }) => referralId)).toEqual([id, other]);
    expect(row(named)).toMatchObject({ part: 'clinical-date' });
    expect(colleague.map(({ referralId }) => referralId)).toEqual([other, id]);
    expect(row(colleague)).toMatchObject({ part: 'due-later' });
  });

  it('of a service that closes have what would be done with it, and not why', async () => {
    const on = '2027-03-01';
    const thought = { on, reason: 'staffing', exceptions: [] };
    const preview = async (subject: string) => {
      const path = '/services/{id}/closure/preview';
      const { body } = await call<ClosurePreview>({ method: 'POST', path, body: thought }, subject);
      return body.cases.find((one) => one.referralId === id);
    };
    const [whole, bare] = [await preview(NAMED), await preview(COLLEAGUE)];
    expect(whole).toMatchObject({ pathway: 'birth-trauma', state: 'offered' });
    const { reference, firstReferredOn, part, does } = whole ?? {};
    expect(bare).toEqual({
      ...{ referralId: id, reference, firstReferredOn, part, does, closed: true, appointments: 0 },
      ...{ state: 'with-a-person', because: expect.stringMatching(/closed to you/) },
    });
    const closure = '/services/{id}/closure';
    const body = { ...thought, wording: 'We close.', byName: 'Sam Example' };
    await call({ method: 'POST', path: closure, body }, NAMED);
    await routing.query(`UPDATE service_closure_case SET because = 'Facts: birth-trauma'`);
    const becauses = async (subject: string) =>
      (await call<Closure>({ method: 'GET', path: closure }, subject)).body.cases.find(
        (one) => one.referralId === id,
      )?.because;
    expect(await becauses(NAMED)).toBe('Facts: birth-trauma');
    expect(await becauses(COLLEAGUE)).toMatch(/closed to you/);
  });
});

describe('under it', () => {
  it('no row of facts, steps or a plan is there for a reader to whom it is closed, whatever is asked', async () => {
    await routing.query(
      `WITH p AS (INSERT INTO plan VALUES (gen_random_uuid(), $1, $2, 1, now(), NULL, '{}') RETURNING plan_id),
         w AS (INSERT INTO plan_words SELECT plan_id, gen_random_uuid(), 'sealed' FROM p)
       INSERT INTO plan_change SELECT plan_id, 1, now(), 'opened', NULL, $2, 'A person' FROM p`,
      [id, HUB],
    );
    const facts = ['placement_facts', 'placement_assessment', 'placement_step'];
    const seen = async (table: string, who: object) =>
      (await asking.as(who, `SELECT 1 FROM ${table} WHERE referral_id = $1`, [id])).length;
    for (const table of [...facts, 'plan']) {
      expect(await seen(table, { organisation: HUB, subject: NAMED })).toBeGreaterThan(0);
      expect(await seen(table, { organisation: HUB, subject: COLLEAGUE })).toBe(0);
      expect(await seen(table, { organisation: HUB })).toBe(0);
      expect(await seen(table, { kinds: 'reconciliation' })).toBe(0);
    }
    for (const table of ['plan_words', 'plan_change'])
      expect(await asking.count(table, { organisation: HUB, subject: COLLEAGUE })).toBe(0);
  });
});
