import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServiceSettings } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { OverdueView } from '../store/overdue.view.js';
import { ClockWatch } from './clock-watch.js';
import { ClosureWatch } from './closure-watch.js';
import { OpeningWatch } from './opening-watch.js';

const HUB = 'norfolk-waveney-lotus';
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('watches');
});
afterAll(() => routing.close());
beforeEach(() => {
  routing.clock.set('2026-11-23T09:00:00Z');
});

const looks = (watch: typeof ClockWatch | typeof OpeningWatch | typeof ClosureWatch) =>
  routing.app
    .get<ClockWatch | OpeningWatch | ClosureWatch>(watch)
    .look(new AbortController().signal);
const said = async (referralId: string): Promise<string[]> =>
  (await routing.said(referralId)).map(({ type }) => type);

/** Rows that cannot be saved, or read, as a mistake of ours would leave them; they come before all others. */
const broken = (like: string, howMany: number, kept: 'facts-too' | 'no-facts') =>
  routing.query(
    `WITH ids AS (SELECT overlay(gen_random_uuid()::text PLACING '00000000' FROM 1)::uuid AS id
         FROM generate_series(1, $2::int)),
     facts AS (INSERT INTO placement_facts SELECT (jsonb_populate_record(f, jsonb_build_object('referral_id', id))).*
         FROM placement_facts f, ids WHERE f.referral_id = $1 AND $3 = 'facts-too')
     INSERT INTO placement SELECT (jsonb_populate_record(p, jsonb_build_object(
         'referral_id', id, 'reference', 'WM-BROKEN-' || id, 'next_clock_at', '2026-11-20T00:00:00Z',
         'record', p.record || jsonb_build_object('referralId', id, 'version', 99)))).*
       FROM placement p, ids WHERE p.referral_id = $1`,
    [like, howMany, kept],
  );

describe('what fails', () => {
  it('is no clock that keeps those behind it from being said, however much of it there is', async () => {
    const late = await routing.referred({ judged: eligible });
    await broken(late, 60, 'facts-too');
    await broken(late, 60, 'no-facts');
    routing.clock.set('2026-12-01T09:00:00Z');
    for (let look = 0; look < 3; look += 1) await looks(ClockWatch);
    expect(await said(late)).toContain('clock.breached.v1');
    const unsaid = await routing.app.get(OverdueView).unsaidSeconds(routing.clock.now());
    expect(unsaid).toBe((11 * 24 + 9) * 3_600);
  });

  it('is no offer that keeps others of its service, or another service, from being looked at', async () => {
    const offered = await routing.referred({ judged: eligible });
    await broken(offered, 1, 'facts-too');
    const { body } = await routing.call<ServiceSettings>('GET', `/services/${HUB}/settings`, {
      token: await routing.token(HUB, 'hub-clinician'),
    });
    const paused = { opening: 'paused', from: '2026-11-23', wording: 'Nobody until spring.' };
    const said = {
      version: body.version,
      byName: 'Sam',
      openings: [paused],
      waits: [],
      offers: [],
    };
    await routing.call('POST', `/services/${HUB}/settings`, {
      token: await routing.token(HUB, 'hub-clinician'),
      body: said,
    });
    await routing.query(
      `INSERT INTO service_opening_watch (service_id, due_at) VALUES ('zz-no-service', '2026-11-22')`,
    );
    await looks(OpeningWatch);
    const tasks = await routing.query('SELECT 1 FROM placement_task WHERE referral_id = $1', [
      offered,
    ]);
    expect(tasks).toHaveLength(1);
    const left = `SELECT 1 FROM service_opening_watch WHERE due_at < '2026-11-23T09:05:00Z'`;
    expect(await routing.query(left)).toEqual([]);
  });

  it('is no closing service that keeps another one from being looked after', async () => {
    const closes = (service: string, on: string) =>
      routing.query(
        `INSERT INTO service_closure VALUES (gen_random_uuid(), $1, 'under-way', now(), $1, 'Sam', '2026-11-22', $2)`,
        [service, JSON.stringify({ on, reason: 'ends', settingsVersion: 1, openingsBefore: [] })],
      );
    await closes('aa-broken', 'no day');
    await closes('wyorks-mmhs', '2026-12-20');
    await looks(ClosureWatch);
    const left = await routing.query<{ id: string }>(
      `SELECT service_id AS id FROM service_closure WHERE next_look_at < '2026-11-23'`,
    );
    expect(left).toEqual([{ id: 'aa-broken' }]);
  });
});
