import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  Directory,
  Mailbox,
  MovesNow,
  Problem,
  Role,
  RoutingPreview,
  Worklist,
} from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { LANDING } from '../domain/placement.fixture.js';
import {
  candidatesOf,
  factsOf,
  judgementOf,
  theDirectory,
  type Judged,
} from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('routing-http');
});
afterAll(() => routing.close());

const hub = { organisation: HUB, role: 'hub-clinician' } as const;

describe('GET /services', () => {
  it('is the directory, marked on every entry', async () => {
    const token = await routing.token('norfolk-midwives', 'referrer');
    const { status, body } = await routing.call<Directory>('GET', '/services', { token });
    expect(status).toBe(200);
    expect(body.services).toHaveLength(66);
    expect(body.services.find(({ serviceId }) => serviceId === 'wyorks-mmhs')).toMatchObject({
      opening: 'not-confirmed',
      marked: 'demonstration, read from a public page',
    });
  });
});

describe('GET /services/:id/mailbox', () => {
  it.each([
    [HUB, 200],
    [LANDING, 200],
    ['spmht-lscft', 404],
    ['nowhere', 404],
  ])('%s: %s', async (id, status) => {
    const token = await routing.machine('waymark', 'mailboxes:read');
    const answer = await routing.call<Mailbox>('GET', `/services/${id}/mailbox`, { token });
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body).toEqual({ email: `${id}@hubs.example` });
  });

  it('is for the one scope only', async () => {
    const token = await routing.machine('waymark', 'placements:preview');
    expect((await routing.call('GET', `/services/${HUB}/mailbox`, { token })).status).toBe(403);
    const person = await routing.token(HUB, 'hub-clinician');
    expect((await routing.call('GET', `/services/${HUB}/mailbox`, { token: person })).status).toBe(
      403,
    );
    expect((await routing.call('GET', `/services/${HUB}/mailbox`)).status).toBe(401);
  });
});

describe('POST /placements/preview', () => {
  const ask = async (judged: readonly Judged[], woman = {}) => {
    const token = await routing.machine('waymark', 'placements:preview');
    return routing.call<RoutingPreview>('POST', '/placements/preview', {
      token,
      body: {
        facts: factsOf(woman),
        candidates: candidatesOf(theDirectory(), judged),
        judgements: judged.map(judgementOf),
        on: '2026-11-23',
      },
    });
  };

  it.each<{ name: string; judged: readonly Judged[]; woman?: object; is: Partial<RoutingPreview> }>(
    [
      { name: 'a hub', judged: [...eligible], is: { destination: 'mmhs-hub', serviceId: HUB } },
      {
        name: 'a date',
        judged: [['essex-by-your-side', 'birth-trauma', 'not-yet', { until: '2026-12-01' }]],
        is: { destination: 'hold-until-date', until: '2026-12-01' },
      },
      {
        name: 'a call',
        judged: [],
        woman: { safety: { signs: ['suicidal-plan'] } },
        is: { destination: 'crisis' },
      },
      {
        name: 'a person',
        judged: [],
        woman: { need: { level: 'severe' } },
        is: { destination: 'person-task' },
      },
    ],
  )('foresees $name and stores nothing', async ({ judged, woman, is }) => {
    const before = await routing.query('SELECT count(*) AS n FROM placement');
    const { status, body } = await ask(judged, woman);
    expect(status).toBe(200);
    expect(body).toMatchObject(is);
    expect(await routing.query('SELECT count(*) AS n FROM placement')).toEqual(before);
  });
});

describe('GET /worklist', () => {
  it('has least time left first, and names what is owed', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const early = await routing.referred({ judged: eligible });
    await routing.move(early, 'acknowledgement', hub);
    routing.clock.set('2026-11-24T09:00:00Z');
    const late = await routing.referred({ judged: eligible });
    const { items, total, organisation } = await routing.worklist(HUB);
    const mine = items.filter(({ referralId }) => [early, late].includes(referralId));
    expect(mine.map(({ referralId, nextStep }) => [referralId, nextStep?.what])).toEqual([
      [late, 'acknowledge'],
      [early, 'decide'],
    ]);
    expect([organisation, total]).toEqual([HUB, items.length]);
  });

  it('is its own organisation’s only', async () => {
    const token = await routing.token(HUB, 'hub-clinician');
    const read = (query: string) =>
      routing.call<Worklist & Problem>('GET', `/worklist${query}`, { token });
    expect((await read(`?organisation=${HUB}&page=1`)).status).toBe(200);
    expect((await read('?organisation=candp-ptls')).status).toBe(403);
    // A page that there is not is the first.
    expect((await read('?page=9')).body).toMatchObject({ page: 1 });
    expect((await read('?page=9')).body.items).not.toEqual([]);
    for (const wrong of [
      ...['?page=0', '?page=x', '?organisation=A%20B', '?unknown=1'],
      ...['?sort=name', '?stage=lost', '?why=x', '?part=soon', '?show=all', '?pathway=x'],
    ]) {
      expect((await read(wrong)).status).toBe(422);
    }
    const operator = await routing.token('waymark', 'operator');
    expect((await routing.call('GET', '/worklist', { token: operator })).status).toBe(403);
  });
});

describe('GET /placements/:referralId', () => {
  it('is read by a machine of the sending team, by reconciliation, and by no other machine', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'acknowledgement', hub);
    const as = async (organisation: string, scope: 'referrals:read' | 'reconciliation:read') =>
      routing.call('GET', `/placements/${id}`, {
        token: await routing.machine(organisation, scope),
      });
    expect((await as('norfolk-midwives', 'referrals:read')).status).toBe(200);
    expect((await as('somebody-else', 'referrals:read')).status).toBe(404);
    const whole = await as('waymark', 'reconciliation:read');
    expect(whole.status).toBe(200);
    expect(JSON.stringify(whole.body)).not.toContain('Sam Example');
  });

  it('leaves an audit line', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.page(id, HUB);
    await routing.move(id, 'acknowledgement', hub);
    const lines = await routing.query<{ action: string }>(
      'SELECT action FROM audit WHERE subject = $1 ORDER BY id',
      [id],
    );
    expect(lines.map(({ action }) => action)).toEqual(['placement.read', 'placement.acknowledge']);
  });

  it('is answered, and moved, only where that can be audited', async () => {
    const id = await routing.referred({ judged: eligible });
    const version = await routing.versionOf(id);
    await routing.query('ALTER TABLE audit RENAME TO audit_away');
    try {
      for (const answer of [await routing.page(id, HUB), await routing.move(id, 'acceptance', hub)])
        expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    } finally {
      await routing.query('ALTER TABLE audit_away RENAME TO audit');
    }
    expect(await routing.versionOf(id)).toBe(version);
    expect((await routing.page(id, HUB)).status).toBe(200);
  });
});

describe('a clinical date', () => {
  it('outranks time left, and nothing that is overdue', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const early = await routing.referred({ judged: eligible });
    routing.clock.set('2026-11-24T09:00:00Z');
    const fear = await routing.referred({
      judged: [[HUB, 'tokophobia', 'eligible']],
      current: { state: 'pregnant', dueOn: '2027-03-01', dueCertainty: 'exact' },
      need: { pathways: ['tokophobia'] },
    });
    const inOrder = async (): Promise<string[]> =>
      (await routing.worklist(HUB)).items
        .map(({ referralId }) => referralId)
        .filter((id) => id === early || id === fear);
    expect(await inOrder()).toEqual([fear, early]);
    routing.clock.set('2026-11-25T18:00:00Z');
    expect(await inOrder()).toEqual([early, fear]);
  });
});

describe('GET /placements/:referralId/moves', () => {
  const movesOf = async (id: string, organisation: string, role: Role) => {
    const token = await routing.token(organisation, role);
    return routing.call<MovesNow>('GET', `/placements/${id}/moves`, { token });
  };

  it('is what the page may do, with the fields of each and the version to send back', async () => {
    const id = await routing.referred({ judged: eligible });
    const { body } = await movesOf(id, HUB, 'hub-clinician');
    const page = (await routing.page(id, HUB)).body;
    expect(body.moves.map(({ move }) => move)).toEqual(page.moves);
    expect(body.version).toBe(page.version);
    const decline = body.moves.find(({ move }) => move === 'decline');
    expect(decline?.path).toBe('decline');
    expect(decline?.fields.find(({ name }) => name === 'comment')).toMatchObject({
      kind: 'text',
      required: false,
      longest: 500,
      requiredWhen: { field: 'reason' },
    });
  });

  it.each([
    { path: 'acceptance', move: 'accept', body: {} },
    { path: 'decline', move: 'decline', body: { reason: 'no-capacity' } },
    { path: 'question', move: 'ask', body: { asks: [{ fact: 'need.level', question: 'How?' }] } },
  ])('says what $move would do, and does nothing yet', async ({ path, move, body }) => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'acknowledgement', hub, {});
    const before = await routing.versionOf(id);
    const { body: found } = await movesOf(id, HUB, 'hub-clinician');
    const effect = found.moves.find((one) => one.move === move)?.effect;
    expect(await routing.versionOf(id)).toBe(before);

    await routing.move(id, path, hub, { version: before, ...body });
    const [row] = await routing.query<{ holder: string; step: object }>(
      `SELECT record->'holder'->>'name' AS holder, record->'nextStep' AS step
         FROM placement WHERE referral_id = $1`,
      [id],
    );
    expect(effect).toMatchObject({ as: 'lead', holder: row?.holder });
    expect(row?.step).toMatchObject(effect?.nextStep ?? { what: 'none' });
  });

  it('says nothing of what would follow to a team whose part has ended', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'decline', hub, {
      version: await routing.versionOf(id),
      reason: 'no-capacity',
    });
    const { body } = await movesOf(id, HUB, 'hub-clinician');
    expect(body.moves.filter(({ effect }) => effect !== undefined)).toEqual([]);
  });

  it('names nothing that others may do, and nobody else reads it', async () => {
    const id = await routing.referred({ judged: eligible });
    const team = await movesOf(id, 'norfolk-midwives', 'referrer');
    expect(team.body.moves.map(({ move }) => move)).not.toContain('accept');
    expect((await movesOf(id, 'cw-loss', 'hub-clinician')).status).toBe(404);
    expect((await movesOf('none', HUB, 'hub-clinician')).status).toBe(404);
  });
});

describe('what cannot be used', () => {
  it.each<{ path: string; body: Record<string, unknown>; is: number; field?: string }>([
    { path: 'acceptance', body: { version: 0 }, is: 422, field: 'version' },
    { path: 'acceptance', body: { version: 'one' }, is: 422, field: 'version' },
    { path: 'acceptance', body: { byName: undefined }, is: 422, field: 'byName' },
    { path: 'acceptance', body: { colour: 'red' }, is: 422, field: 'colour' },
    { path: 'decline', body: {}, is: 422, field: 'reason' },
    { path: 'decline', body: { reason: 'because' }, is: 422, field: 'reason' },
    { path: 'question', body: { asks: 'all' }, is: 422, field: 'asks' },
    { path: 'closure', body: { outcome: 'over' }, is: 422, field: 'outcome' },
    { path: 'contact', body: { way: 'text', reached: true }, is: 422, field: 'safeContact' },
    {
      path: 'contact',
      body: { way: 'text', reached: true, safeContact: true },
      is: 422,
      field: 'safeContact',
    },
    {
      path: 'offer',
      body: { serviceId: 'A B', pathway: 'birth-trauma' },
      is: 422,
      field: 'serviceId',
    },
    { path: 'reconfirmation', body: { stillWanted: 'yes' }, is: 422, field: 'stillWanted' },
    { path: 'call', body: { to: 'crisis', takenBy: 'x', at: 'now' }, is: 422, field: 'at' },
    { path: 'reconfirmation', body: { stillWanted: true }, is: 409 },
    { path: 'nothing-like-this', body: {}, is: 404 },
  ])('$path $body: $is $field', async ({ path, body, is, field }) => {
    const id = await routing.referred({ judged: eligible });
    const answer = await routing.move<Problem>(id, path, hub, body);
    expect(answer.status).toBe(is);
    if (field !== undefined) {
      expect(answer.body.errors?.map((error) => error.field)).toContain(field);
    }
  });

  it('an id that is none is no referral', async () => {
    const token = await routing.token(HUB, 'hub-clinician');
    const { status } = await routing.call('GET', '/placements/none', { token });
    expect([404, 422]).toContain(status);
  });
});
