import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Closure, ClosurePreview, Problem, ServiceSettings } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { LANDING } from '../domain/placement.fixture.js';
import { ClosureWatch } from '../entry/closure-watch.js';
import { MoveCaseload } from './move-caseload.js';

const NEXT = 'candp-ptls';
const body = {
  on: '2027-01-04',
  reason: 'merged',
  successorId: NEXT,
  exceptions: [],
} as const;
const wording = 'We are part of the Cambridge team from January: refer there.';

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('close-service');
});
afterAll(() => routing.close());
beforeEach(() => {
  routing.clock.set('2026-11-23T09:00:00Z');
});

interface Asking {
  readonly organisation: string;
  readonly role?: 'hub-clinician' | 'referrer' | 'landing-coordinator' | 'commissioner';
  readonly body?: object;
  readonly key?: string;
}

async function ask<Body>(
  method: 'GET' | 'POST',
  path: string,
  { organisation, role = 'hub-clinician', body: sent, key }: Asking,
) {
  return routing.call<Body>(method, path, {
    token: await routing.token(organisation, role),
    ...(sent !== undefined && { body: sent }),
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
}

const begin = (service: string, changes: object = {}, key?: string) =>
  ask<Closure & Partial<Problem>>('POST', `/services/${service}/closure`, {
    organisation: service,
    body: { ...body, wording, byName: 'Sam Example', ...changes },
    ...(key !== undefined && { key }),
  });
const preview = (service: string, changes: object = {}) =>
  ask<ClosurePreview & Partial<Problem>>('POST', `/services/${service}/closure/preview`, {
    organisation: service,
    body: { ...body, ...changes },
  });
const progress = async (service: string): Promise<Closure> =>
  (await ask<Closure>('GET', `/services/${service}/closure`, { organisation: service })).body;
const look = () => routing.app.get(ClosureWatch).look(new AbortController().signal);

const holds = async (id: string): Promise<string | undefined> => {
  const [row] = await routing.query<{ holder_organisation: string }>(
    'SELECT holder_organisation FROM placement WHERE referral_id = $1',
    [id],
  );
  return row?.holder_organisation;
};

const takenBy = async (service: string, changes: object = {}): Promise<string> => {
  const id = await routing.referred({
    judged: [[service, 'birth-trauma', 'eligible']],
    ...changes,
  });
  const moved = await routing.move(id, 'acceptance', {
    organisation: service,
    role: 'hub-clinician',
  });
  expect(moved.status).toBe(200);
  return id;
};

describe('a service that is merged', () => {
  const SERVICE = 'norfolk-waveney-lotus';

  it('sees who is where, and what would be done, and stores nothing', async () => {
    const held = await takenBy(SERVICE);
    const offered = await routing.referred({ judged: [[SERVICE, 'birth-trauma', 'eligible']] });
    const { status, body: seen } = await preview(SERVICE, {
      exceptions: [{ referralId: offered }],
    });

    expect(status).toBe(200);
    expect(seen).toMatchObject({ total: 2, successorId: NEXT });
    const of = (id: string) => seen.cases.find(({ referralId }) => referralId === id);
    expect(of(held)).toMatchObject({ part: 'holds', does: 'hand-over', agreed: true });
    expect(of(offered)).toMatchObject({ part: 'offered', does: 'landing-team' });
    expect(seen.choices.map(({ serviceId }) => serviceId)).not.toContain(SERVICE);
    expect(await routing.query('SELECT * FROM service_closure')).toEqual([]);
  });

  it.each([
    { changes: { on: '2026-11-22' }, field: 'on' },
    { changes: { successorId: SERVICE }, field: 'successorId' },
    { changes: { successorId: 'nowhere' }, field: 'successorId' },
    { changes: { successorId: 'wyorks-mmhs' }, field: 'successorId' },
    { changes: { successorId: 'northumbria-psych' }, field: 'successorId' },
    { changes: { successorId: undefined }, field: 'successorId' },
    {
      changes: { exceptions: [{ referralId: '5b0f9c0a-6b1d-4a53-9d3c-0d6b8f6f1a99' }] },
      field: 'exceptions[0].referralId',
    },
    { changes: { reason: 'tired' }, field: 'reason' },
    { changes: { wording: 'two\nlines' }, field: 'wording' },
  ])('is refused with a wrong $field, and nothing is begun', async ({ changes, field }) => {
    const refused = await begin(SERVICE, changes);
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map((error) => error.field)).toEqual([field]);
    expect(await routing.query('SELECT * FROM service_closure')).toEqual([]);
  });

  it('is closed by its own people or the national desk, and seen by nobody else', async () => {
    for (const [organisation, role, status] of [
      ['cw-loss', 'hub-clinician', 404],
      [LANDING, 'landing-coordinator', 404],
      [SERVICE, 'referrer', 403],
      [SERVICE, 'commissioner', 403],
      ['landing-national', 'landing-coordinator', 200],
    ] as const) {
      const asked = await ask('POST', `/services/${SERVICE}/closure/preview`, {
        organisation,
        role,
        body,
      });
      expect(asked.status).toBe(status);
    }
    expect(
      (await ask('GET', `/services/${SERVICE}/closure`, { organisation: SERVICE })).status,
    ).toBe(404);
  });

  it('moves each to the successor, once, who holds on until a named person there has her', async () => {
    const [first] = await routing.query<{ id: string; due: Date }>(
      `SELECT referral_id AS id, due_at AS due FROM placement WHERE holder_organisation = $1`,
      [SERVICE],
    );
    const id = first?.id ?? '';
    const begun = await begin(SERVICE, {}, 'closes-once');
    expect(begun.status).toBe(202);
    expect(begun.body).toMatchObject({ state: 'under-way', total: 2, done: 0, stillHere: 2 });
    expect((await begin(SERVICE, {}, 'closes-once')).body.closureId).toBe(begun.body.closureId);
    expect((await begin(SERVICE)).status).toBe(409);

    await look();
    await look();
    expect(await progress(SERVICE)).toMatchObject({ total: 2, done: 2, failed: 0, stillHere: 1 });
    expect(await holds(id)).toBe(SERVICE);
    const asked = await routing.said(id);
    expect(asked.filter(({ type }) => type === 'referral.offered.v1')).toHaveLength(2);

    await routing.move(id, 'acknowledgement', { organisation: NEXT, role: 'hub-clinician' });
    expect(await holds(id)).toBe(NEXT);
    const [after] = await routing.query<{ state: string; due: Date; first: string }>(
      `SELECT state, due_at AS due, record->>'firstReferredOn' AS first FROM placement WHERE referral_id = $1`,
      [id],
    );
    expect(after).toEqual({ state: 'accepted', due: first?.due, first: '2026-11-23' });
    expect(await progress(SERVICE)).toMatchObject({ stillHere: 0, state: 'under-way' });
  });

  it('takes people until its day, moves who has come since, and takes nobody from the day on', async () => {
    const late = await takenBy(SERVICE);
    const silent = await routing.referred({ judged: [[SERVICE, 'birth-trauma', 'eligible']] });
    routing.clock.set('2026-11-23T09:20:00Z');
    await look();
    expect(await progress(SERVICE)).toMatchObject({ total: 4, done: 4, stillHere: 1 });
    expect(
      await routing.query('SELECT service_id FROM placement WHERE referral_id = $1', [silent]),
    ).toEqual([{ service_id: NEXT }]);

    routing.clock.set('2027-01-04T00:00:00Z');
    await look();
    await look();
    const tasks = await routing.query(
      `SELECT owner FROM placement_task WHERE referral_id = $1 AND done_at IS NULL AND record->>'purpose' = 'closing'`,
      [late],
    );
    expect(tasks).toEqual([{ owner: LANDING }]);
    const nobody = await routing.referred({ judged: [[SERVICE, 'birth-trauma', 'eligible']] });
    expect(
      await routing.query('SELECT state FROM placement WHERE referral_id = $1', [nobody]),
    ).toEqual([{ state: 'with-a-person' }]);
    expect(
      (
        await ask<Problem>('POST', `/services/${SERVICE}/closure/cancellation`, {
          organisation: SERVICE,
          body: { byName: 'Sam Example' },
        })
      ).body,
    ).toMatchObject({ status: 409, code: 'service-closed' });

    await routing.move(late, 'acknowledgement', { organisation: NEXT, role: 'hub-clinician' });
    routing.clock.set('2027-01-04T02:00:00Z');
    await look();
    expect(await progress(SERVICE)).toMatchObject({ state: 'done', stillHere: 0 });
    expect(
      await routing.query(
        `SELECT count(*)::int AS n FROM placement_task WHERE done_at IS NULL AND record->>'purpose' = 'closing'`,
      ),
    ).toEqual([{ n: 0 }]);
  });

  it('is audited: who looked, who began, and each referral that was moved', async () => {
    const audited = await routing.query<{ action: string; n: number }>(
      `SELECT action, count(*)::int AS n FROM audit
        WHERE action IN ('caseload.read', 'service.closure-begun', 'placement.closing') GROUP BY action ORDER BY action`,
    );
    expect(audited.map(({ action }) => action)).toEqual([
      'caseload.read',
      'placement.closing',
      'service.closure-begun',
    ]);
    expect(audited.find(({ action }) => action === 'service.closure-begun')?.n).toBe(1);
  });
});

describe('a closure that stops in the middle', () => {
  const SERVICE = 'essex-by-your-side';

  it('goes on where it was, in another process, and doubles nobody', async () => {
    const ids = [];
    for (let nth = 0; nth < 6; nth += 1) ids.push(await takenBy(SERVICE));
    const { body: begun } = await begin(SERVICE);
    const run = routing.app.get(MoveCaseload);
    const [closure] = await run.due();
    if (closure === undefined) throw new Error('nothing is due');
    expect(closure.closureId).toBe(begun.closureId);
    const { toMove } = await run.look(closure);
    expect(toMove.toSorted()).toEqual(ids.toSorted());

    // It dies after two; then two begin again at the same time, with the list as the first had read it.
    for (const id of toMove.slice(0, 2)) await run.move(closure, id);
    await Promise.all([...toMove, ...toMove].map((id) => run.move(closure, id)));

    expect(await progress(SERVICE)).toMatchObject({ total: 6, done: 6, failed: 0 });
    for (const id of ids) {
      const offers = (await routing.said(id)).filter(
        ({ type, data }) =>
          type === 'referral.offered.v1' && (data as { as: string }).as === 'hand-over',
      );
      expect(offers).toHaveLength(1);
      expect(await holds(id)).toBe(SERVICE);
    }
  });

  it('says what could not be moved and what to do, and tries again when asked', async () => {
    const id = await takenBy(SERVICE);
    routing.clock.set('2026-11-23T10:00:00Z');
    // A record that breaks a promise: what is stored of it is refused, and everybody else goes on.
    const [kept] = await routing.query<{ record: object }>(
      `SELECT record FROM placement WHERE referral_id = $1`,
      [id],
    );
    await routing.query(
      `UPDATE placement SET record = record - 'nextStep' WHERE referral_id = $1`,
      [id],
    );
    for (const minute of ['10:00', '10:11', '10:22']) {
      routing.clock.set(`2026-11-23T${minute}:00Z`);
      await look();
    }
    const stopped = await progress(SERVICE);
    expect(stopped).toMatchObject({ total: 7, done: 6, failed: 1 });
    expect(stopped.cases[0]).toMatchObject({ referralId: id, state: 'failed', stillHere: true });
    expect(stopped.cases[0]?.because).toContain('Try again');

    await routing.query('UPDATE placement SET record = $2 WHERE referral_id = $1', [
      id,
      JSON.stringify(kept?.record),
    ]);
    await ask('POST', `/services/${SERVICE}/closure/again`, {
      organisation: SERVICE,
      body: { byName: 'Sam Example' },
    });
    await look();
    expect(await progress(SERVICE)).toMatchObject({ done: 7, failed: 0 });
  });
});

describe('a closure that is cancelled', () => {
  const SERVICE = 'berks-birth-in-mind';

  it('leaves what has not begun, and the opening is as it was', async () => {
    const asked = await takenBy(SERVICE);
    const left = await takenBy(SERVICE);
    const { body: before } = await ask<ServiceSettings>('GET', `/services/${SERVICE}/settings`, {
      organisation: SERVICE,
    });
    await begin(SERVICE);
    const run = routing.app.get(MoveCaseload);
    const closure = (await run.due()).find(({ serviceId }) => serviceId === SERVICE);
    if (closure === undefined) throw new Error('nothing is due');
    await run.look(closure);
    await run.move(closure, asked);
    const cancelled = await ask<Closure>('POST', `/services/${SERVICE}/closure/cancellation`, {
      organisation: SERVICE,
      body: { byName: 'Ada Example' },
    });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', done: 1 });
    await run.move(closure, left);

    const { cases } = await progress(SERVICE);
    expect(cases.find(({ referralId }) => referralId === left)).toMatchObject({ state: 'left' });
    expect(await routing.said(left)).not.toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ as: 'hand-over' }) }),
    );
    const { body: after } = await ask<ServiceSettings>('GET', `/services/${SERVICE}/settings`, {
      organisation: SERVICE,
    });
    expect(after.openings).toEqual(before.openings);
    expect(await holds(asked)).toBe(SERVICE);
  });

  it.each(['again', 'cancellation'])('is not there for %s any more', async (what) => {
    const refused = await ask<Problem>('POST', `/services/${SERVICE}/closure/${what}`, {
      organisation: SERVICE,
      body: { byName: 'Sam Example' },
    });
    expect(refused.body).toMatchObject({ status: 409, code: 'closure-not-under-way' });
    const due = await routing.app.get(MoveCaseload).due();
    expect(due.map(({ serviceId }) => serviceId)).not.toContain(SERVICE);
  });
});
