import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Asking, type ReadingAs } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { plain } from '../domain/situation.fixture.js';
import { aReferral } from '../domain/placement.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const OF_A_PLACEMENT = [
  'placement',
  'placement_facts',
  'placement_assessment',
  'placement_step',
  'placement_alongside',
  'placement_task',
  'failed_event',
];
const OF_A_PLAN = ['plan', 'plan_words', 'plan_change'];
const NOBODYS = ['placement_link', 'safety_concern'];

let routing: ARouting;
let asking: Asking;
let hers: string;
const home = plain(aReferral()).sender.organisation;

const counts = async (
  tables: readonly string[],
  who: ReadingAs,
): Promise<Readonly<Record<string, number>>> => {
  const found: Record<string, number> = {};
  for (const table of tables) found[table] = await asking.count(table, who);
  return found;
};
const nothing = (tables: readonly string[]) =>
  Object.fromEntries(tables.map((table) => [table, 0]));
const service = { actor: 'service' };

beforeAll(async () => {
  routing = await aRouting('row-security');
  asking = await Asking.of(routing.databaseUrl);
  hers = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
  await routing.query(
    `INSERT INTO placement_alongside VALUES ($1, 'a-link-service', true, now(), '{}')`,
    [hers],
  );
  await routing.query(
    `INSERT INTO placement_task VALUES (gen_random_uuid(), $1, 'a-landing-team', now(), NULL, '{}')`,
    [hers],
  );
  await routing.query(`INSERT INTO failed_event VALUES ('intake', gen_random_uuid(), $1, false)`, [
    hers,
  ]);
  await routing.query(
    `WITH p AS (INSERT INTO plan VALUES (gen_random_uuid(), $1, 'a-link-service', 1, now(), NULL, '{}') RETURNING plan_id),
       w AS (INSERT INTO plan_words SELECT plan_id, gen_random_uuid(), 'sealed' FROM p)
     INSERT INTO plan_change SELECT plan_id, 1, now(), 'opened', NULL, 'a-link-service', 'A person' FROM p`,
    [hers],
  );
});
afterAll(async () => {
  await asking.close();
  await routing.close();
});

describe('rows about somebody', () => {
  it('are all there for the service’s own work', async () => {
    const all = await counts([...OF_A_PLACEMENT, ...OF_A_PLAN], service);
    expect(Object.values(all).every((count) => count > 0)).toBe(true);
  });

  it.each<[string, ReadingAs]>([
    ['a transaction that says nothing', { actor: '' }],
    ['a reader of no organisation', {}],
    ['a reader of an empty organisation', { organisation: '' }],
    ['another hub', { organisation: 'wyorks-mmhs' }],
    ['another sending team', { organisation: 'westham-gp' }],
    ['somebody with a word for a right', { organisation: 'westham-gp', kinds: 'sender,lead' }],
  ])('are not there for %s, whatever is asked', async (_, who) => {
    const tables = [...OF_A_PLACEMENT, ...OF_A_PLAN, 'referral_access', ...NOBODYS];
    expect(await counts(tables, who)).toEqual(nothing(tables));
  });

  it.each([
    ['the team that sent her', home],
    ['the hub that she was offered to', HUB],
    ['who works alongside', 'a-link-service'],
    ['who has a task', 'a-landing-team'],
  ])('of her placement are there for %s', async (_, organisation) => {
    expect(await counts(OF_A_PLACEMENT, { organisation })).toEqual(
      await counts(OF_A_PLACEMENT, service),
    );
  });

  it('of her placement are there for a team whose part has ended, and for reconciliation', async () => {
    await routing.query(
      `INSERT INTO referral_access (referral_id, organisation, as_kind, from_at, until_at)
       VALUES ($1, 'past-hub', 'offered', now(), now())`,
      [hers],
    );
    expect(await asking.count('placement_step', { organisation: 'past-hub' })).toBeGreaterThan(0);
    expect(await asking.count('placement', { organisation: 'x', kinds: 'reconciliation' })).toBe(1);
  });

  it('of a link-work plan are there for its own team alone, not for the hub', async () => {
    const theirs = { organisation: 'a-link-service' };
    expect(await counts(OF_A_PLAN, theirs)).toEqual(await counts(OF_A_PLAN, service));
    for (const organisation of [HUB, home, 'a-landing-team'])
      expect(await counts(OF_A_PLAN, { organisation })).toEqual(nothing(OF_A_PLAN));
  });

  it('are not there any more for whose task is done and whose place alongside has ended', async () => {
    await routing.query('UPDATE placement_task SET done_at = now() WHERE referral_id = $1', [hers]);
    expect(await asking.count('placement', { organisation: 'a-landing-team' })).toBe(0);
    await routing.query(
      'UPDATE placement_alongside SET is_active = false, due_at = NULL WHERE referral_id = $1',
      [hers],
    );
    expect(await asking.count('placement', { organisation: 'a-link-service' })).toBe(0);
  });

  it('are changed by the service’s own work and by no reader', async () => {
    const hub = { organisation: HUB };
    expect(
      await asking.as(hub, 'UPDATE placement SET version = version RETURNING version'),
    ).toEqual([]);
    await expect(
      asking.as(
        hub,
        `INSERT INTO referral_access (referral_id, organisation, as_kind, from_at)
        VALUES ($1, 'x', 'offered', now())`,
        [hers],
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('are read by the routes for whoever calls, and not as the service', async () => {
    expect((await routing.page(hers, HUB)).status).toBe(200);
    expect((await routing.worklist(HUB)).total).toBe(1);
    await routing.query('ALTER POLICY as_viewer ON placement USING (false)');
    expect((await routing.page(hers, HUB)).status).toBe(404);
    expect((await routing.worklist(HUB)).total).toBe(0);
  });
});
