import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  planReviewed,
  type BarriersMet,
  type PlanDesk,
  type PlanSaved,
  type Problem,
  type Role,
} from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import type { Judged } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const LIGHT = 'sheffield-light';
const judged: readonly Judged[] = [
  [HUB, 'birth-trauma', 'eligible'],
  [LIGHT, 'peer-support', 'eligible'],
];
const SECRET = 'Zora wants to sing in the Heeley choir again';

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('link-work-plan');
});
afterAll(() => routing.close());
beforeEach(() => {
  routing.clock.set('2026-11-23T09:00:00Z');
});

const linkWorker = { organisation: LIGHT, role: 'link-worker' } as const;

async function ask<Body = PlanSaved & Partial<Problem>>(
  method: 'GET' | 'POST',
  path: string,
  {
    organisation = LIGHT,
    role = 'link-worker',
    body,
    key,
  }: {
    readonly organisation?: string;
    readonly role?: Role;
    readonly body?: object;
    readonly key?: string;
  } = {},
) {
  return routing.call<Body>(method, path, {
    token: await routing.token(organisation, role),
    ...(body !== undefined && { body }),
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
}

const desk = async (id: string): Promise<PlanDesk> =>
  (await ask<PlanDesk>('GET', `/placements/${id}/plan`)).body;

/** Changes the plan at the version that stands, under a key of its own, as the site does. */
async function change(id: string, path: string, body: object) {
  const version = (await desk(id)).plan?.version ?? 0;
  return ask('POST', `/placements/${id}/plan${path}`, {
    body: { version, byName: 'Robin Example', ...body },
    key: randomUUID(),
  });
}

/** With a hub, and link work alongside that has acknowledged. */
async function taken(): Promise<string> {
  const id = await routing.referred({ preference: { sector: 'voluntary-sector' }, judged });
  await routing.move(id, 'acknowledgement', linkWorker);
  return id;
}

async function withPlan(): Promise<string> {
  const id = await taken();
  await change(id, '', { nextReviewOn: '2026-12-21' });
  return id;
}

const goalOf = async (id: string): Promise<string> => {
  const { body } = await change(id, '/goals', { category: 'groups', words: SECRET });
  return body.entryId ?? '';
};

describe('a link-work plan', () => {
  it('is opened once somebody there has the person, and not before', async () => {
    const id = await routing.referred({ preference: { sector: 'voluntary-sector' }, judged });
    expect((await ask('GET', `/placements/${id}/plan`)).status).toBe(404);
    await routing.move(id, 'acknowledgement', linkWorker);
    expect(await desk(id)).toMatchObject({ may: ['open'], isWithThem: true });

    const opened = await change(id, '', { nextReviewOn: '2026-12-21' });
    expect(opened.status).toBe(200);
    expect(opened.body).toMatchObject({ version: 1 });
    expect(await desk(id)).toMatchObject({
      serviceId: LIGHT,
      limit: { endsBy: '2028-06-20', from: 'birth' },
      plan: { version: 1, state: 'open', openedOn: '2026-11-23', nextReviewOn: '2026-12-21' },
    });
    expect((await routing.said(id)).at(-1)).toMatchObject({
      type: planReviewed.type,
      data: { at: 'start', nextReviewOn: '2026-12-21', holder: { kind: 'sending-team' } },
    });
    const again = await change(id, '', { nextReviewOn: '2026-12-21' });
    expect(again.body).toMatchObject({ status: 409, code: 'plan-exists' });
  });

  it('keeps goals, steps, contacts, reviews, scores, signposts and barriers, each with who recorded it', async () => {
    const id = await withPlan();
    const goalId = await goalOf(id);
    const step = { goalId, who: 'link-worker', by: '2026-12-01', words: 'Ring the choir.' };
    const stepId = (await change(id, '/steps', step)).body.entryId;
    await change(id, '/step-results', { stepId, state: 'done' });
    await change(id, '/goal-changes', { goalId, state: 'reached' });
    await change(id, '/contacts', {
      on: '2026-11-20',
      channel: 'phone',
      reached: false,
      minutes: 2,
      asAgreed: false,
      safeContact: 'not-shown',
    });
    await change(id, '/scores', {
      on: '2026-11-23',
      at: 'start',
      scores: [{ domain: 'domain-1', score: 1 }],
    });
    await change(id, '/signposts', {
      on: '2026-11-23',
      category: 'peer-support',
      serviceId: 'bluebell',
    });
    await change(id, '/barriers', {
      on: '2026-11-23',
      barrier: 'transport',
      category: 'groups',
      overcome: false,
      words: 'The bus stops at six.',
    });
    await change(id, '/reviews', {
      on: '2026-11-23',
      nextReviewOn: '2027-01-11',
      words: 'Going well.',
    });

    const { plan } = await desk(id);
    expect(plan).toMatchObject({
      nextReviewOn: '2027-01-11',
      goals: [
        {
          words: SECRET,
          state: 'reached',
          byName: 'Robin Example',
          steps: [{ words: 'Ring the choir.', state: 'done', overdue: false }],
        },
      ],
      contacts: [
        {
          channel: 'phone',
          reached: false,
          minutes: 2,
          asAgreed: false,
          safeContact: 'not-shown',
        },
      ],
      scores: [{ at: 'start', scores: [{ domain: 'domain-1', score: 1 }] }],
      signposts: [{ serviceId: 'bluebell' }],
      barriers: [{ barrier: 'transport', words: 'The bus stops at six.' }],
      reviews: [{ on: '2026-11-23', words: 'Going well.' }],
    });
    expect(plan?.changes.map(({ what }) => what).at(-1)).toBe('open');
    expect((await routing.said(id)).at(-1)).toMatchObject({
      type: planReviewed.type,
      data: { at: 'review', goalsOpen: 0, goalsReached: 1, categories: [] },
    });
  });

  it('keeps what was written sealed, bound to its place, and in no event', async () => {
    const id = await withPlan();
    await goalOf(id);
    const tables = await routing.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    for (const { table_name: table } of tables) {
      const rows = await routing.query(
        `SELECT 1 FROM "${table}" t WHERE t::text LIKE '%Heeley%' OR t::text LIKE '%Zora%'`,
      );
      expect({ table, found: rows.length }).toEqual({ table, found: 0 });
    }
    const [row] = await routing.query<{ sealed: string }>('SELECT sealed FROM plan_words LIMIT 1');
    expect(row?.sealed).toMatch(/^demonstration\./);
    expect(JSON.stringify(await routing.said(id))).not.toMatch(/Zora|Heeley|Robin/);
  });

  it('is seen by its own link workers and by nobody else, not even who holds the person', async () => {
    const id = await withPlan();
    for (const [organisation, role, status] of [
      [HUB, 'link-worker', 404],
      ['norfolk-midwives', 'link-worker', 404],
      ['bluebell', 'link-worker', 404],
      [LIGHT, 'hub-clinician', 403],
      [LIGHT, 'commissioner', 403],
      [HUB, 'hub-clinician', 403],
    ] as const) {
      const as = { organisation, role };
      const path = `/placements/${id}/plan`;
      expect({ ...as, is: (await ask('GET', path, as)).status }).toEqual({ ...as, is: status });
      const body = { version: 1, byName: 'Mallory', category: 'groups', words: 'x' };
      expect((await ask('POST', `${path}/goals`, { ...as, body })).status).toBe(status);
    }
  });

  it('is audited whenever it is read or changed', async () => {
    const id = await withPlan();
    await desk(id);
    const rows = await routing.query<{ action: string; done_by: string }>(
      `SELECT action, done_by FROM audit WHERE subject = $1 AND action LIKE 'plan.%'`,
      [id],
    );
    expect(rows).toContainEqual({ action: 'plan.open', done_by: `test|${LIGHT}` });
    expect(rows.at(-1)).toEqual({ action: 'plan.read', done_by: `test|${LIGHT}` });
  });

  it('changed by two at once: one wins, the other hears what happened', async () => {
    const id = await withPlan();
    const body = { version: 1, byName: 'Ada Example', category: 'benefits', words: 'Money.' };
    const both = await Promise.all([
      ask('POST', `/placements/${id}/plan/goals`, { body }),
      ask('POST', `/placements/${id}/plan/goals`, { body }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(late?.body).toMatchObject({ code: 'changed-meanwhile' });
    expect(late?.body.detail).toContain('add-goal by Ada Example');
    expect((await desk(id)).plan?.goals).toHaveLength(1);
  });

  it('sent again under the same key changes once', async () => {
    const id = await withPlan();
    const body = { version: 1, byName: 'Ada Example', category: 'benefits', words: 'Money.' };
    const send = () =>
      ask('POST', `/placements/${id}/plan/goals`, { body, key: `goal-once-${id}` });
    expect((await send()).status).toBe(200);
    expect((await send()).body.version).toBe(2);
    expect((await desk(id)).plan?.goals).toHaveLength(1);
  });

  it.each([
    { path: '/goals', body: { category: 'holidays', words: 'x' }, at: 'category' },
    { path: '/goals', body: { category: 'groups', words: ' \n ' }, at: 'words' },
    { path: '/goals', body: { category: 'groups', words: 'x'.repeat(1001) }, at: 'words' },
    {
      path: '/scores',
      body: { on: '2026-11-23', at: 'start', scores: [{ domain: 'domain-1', score: 11 }] },
      at: 'scores[0].score',
    },
    { path: '/scores', body: { on: '2026-11-23', at: 'start', scores: [] }, at: 'scores' },
    {
      path: '/reviews',
      body: { on: '2026-11-23', nextReviewOn: '2026-11-23' },
      at: 'nextReviewOn',
    },
  ])('refuses a wrong $at and does nothing by half', async ({ path, body, at }) => {
    const id = await withPlan();
    const refused = await change(id, path, body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map(({ field }) => field)).toEqual([at]);
    expect((await desk(id)).plan?.version).toBe(1);
  });
});

describe('the review of a plan', () => {
  const reviewRow = async () =>
    (await routing.worklist(LIGHT, 'link-worker')).items.filter(
      ({ nextStep }) => nextStep?.what === 'review-plan',
    );

  it('stands on the worklist of its team, due soon and overdue by its own clock, done by reviewing', async () => {
    const id = await withPlan();
    const mine = async () => (await reviewRow()).filter(({ referralId }) => referralId === id);
    expect(await mine()).toMatchObject([
      { as: 'task', overdue: false, nextStep: { dueAt: '2026-12-21T17:00:00.000Z' } },
    ]);
    const move = await routing.move(id, 'finished-task', linkWorker, {
      taskId: (await mine())[0]?.taskId,
    });
    expect(move.status).toBe(409);

    routing.clock.set('2026-12-22T09:00:00Z');
    await routing.lookAtClocks();
    expect(await mine()).toMatchObject([{ overdue: true }]);
    expect(await routing.said(id)).toContainEqual(
      expect.objectContaining({
        type: 'clock.breached.v1',
        data: expect.objectContaining({
          beside: expect.objectContaining({ what: 'review-plan', owner: LIGHT }),
        }) as unknown,
      }),
    );
    await change(id, '/reviews', { on: '2026-12-22', nextReviewOn: '2027-02-01' });
    expect(await mine()).toMatchObject([
      { overdue: false, nextStep: { dueAt: '2027-02-01T17:00:00.000Z' } },
    ]);
  });
});

describe('the end of a plan', () => {
  it('is recorded with its outcome, and can be taken back while the team has the person', async () => {
    const id = await withPlan();
    await change(id, '/ending', { on: '2026-11-23', outcome: 'goals-reached' });
    expect(await desk(id)).toMatchObject({
      may: ['reopen', 'strike-entry'],
      plan: { state: 'ended', ending: { outcome: 'goals-reached' } },
    });
    const refused = await change(id, '/goals', { category: 'groups', words: 'One more.' });
    expect(refused.body).toMatchObject({ status: 409, code: 'plan-ended' });
    await change(id, '/reopening', { nextReviewOn: '2026-12-01' });
    expect((await desk(id)).plan).toMatchObject({ state: 'open', nextReviewOn: '2026-12-01' });
  });

  it('comes by itself when the team ends its part; the team still reads it and says how it ended', async () => {
    const id = await withPlan();
    await goalOf(id);
    await routing.move(id, 'closure', linkWorker, { outcome: 'care-given' });
    expect(await desk(id)).toMatchObject({
      isWithThem: false,
      may: ['record-scores', 'strike-entry', 'end'],
      plan: {
        state: 'ended',
        ending: { outcome: 'referral-ended' },
        goals: [{ words: SECRET }],
      },
    });
    const { items } = await routing.worklist(LIGHT, 'link-worker');
    expect(items.filter(({ referralId }) => referralId === id)).toEqual([]);
    await change(id, '/ending', { on: '2026-11-23', outcome: 'ended-by-person' });
    expect((await desk(id)).plan?.ending).toMatchObject({ outcome: 'ended-by-person' });
  });

  it('comes by itself when the referral is withdrawn', async () => {
    const id = await withPlan();
    await routing.withdrawn(id);
    expect((await desk(id)).plan?.ending).toMatchObject({ outcome: 'referral-ended' });
  });
});

describe('GET /plans/barriers', () => {
  const barriers = (query = '', role: Role = 'commissioner') =>
    ask<BarriersMet & Partial<Problem>>('GET', `/plans/barriers${query}`, {
      organisation: 'nhs-england',
      role,
    });
  const meet = (id: string, words = 'Nobody looks after the others.') =>
    change(id, '/barriers', {
      on: '2026-10-05',
      barrier: 'childcare',
      category: 'groups',
      overcome: true,
      words,
    });

  it('counts people across services by theme, hides few, and says no words', async () => {
    const of = ({ body }: Awaited<ReturnType<typeof barriers>>) =>
      body.barriers.find(({ barrier }) => barrier === 'childcare');
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.push(await withPlan());
    for (const id of ids.slice(0, 4)) await meet(id);
    await meet(ids[0] ?? '');
    const four = await barriers();
    expect(four.body).toMatchObject({ from: '2025-12-01', to: '2026-11-30' });
    expect(of(four)).toEqual({ barrier: 'childcare', theme: 'time-and-children' });

    await meet(ids[4] ?? '');
    const five = await barriers();
    expect(of(five)).toMatchObject({ people: 5, overcome: 5 });
    expect(JSON.stringify(five.body)).not.toContain('Nobody looks');
    expect(of(await barriers('?from=2026-11-01&to=2026-11-30'))?.people).toBeUndefined();

    const [entry] = (await desk(ids[4] ?? '')).plan?.barriers ?? [];
    await change(ids[4] ?? '', '/corrections', {
      entryId: entry?.entryId,
      reason: 'wrong-person',
    });
    expect(of(await barriers())?.people).toBeUndefined();
  });

  it('asks for whole months, and of those who may learn from it only', async () => {
    expect((await barriers('?from=2026-11-13&to=2026-11-14')).body).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30',
    });
    expect((await barriers('?from=2026-12-01&to=2026-11-30')).status).toBe(422);
    expect((await barriers('?from=2019-01-01')).status).toBe(422);
    expect((await barriers('?from=yesterday')).status).toBe(422);
    expect((await barriers('', 'referrer')).status).toBe(403);
    expect((await barriers('', 'operator')).status).toBe(403);
  });
});
