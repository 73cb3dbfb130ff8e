import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, eventually, type TestDatabase } from '@waymark/testing';
import { PermanentFailure } from './permanent-failure.js';
import type { QuarantineRun } from './quarantine-runs.js';
import { QuarantineWatch } from './quarantine-watch.js';
import { eventOf, quietLogger, someone, type Troubles, Walker } from './walk.fixture.js';

let isMended = false;
const stillBroken = new Set<string>();
const troubles: Troubles = {
  'no path': (_, { subject }) =>
    isMended && !stillBroken.has(subject)
      ? Promise.resolve()
      : Promise.reject(new PermanentFailure(`no path to ${subject}`)),
  'no bridge': () => Promise.reject(new PermanentFailure('no bridge')),
  'no ford': (_, { subject }) =>
    isMended ? Promise.resolve() : Promise.reject(new PermanentFailure(`no ford for ${subject}`)),
};
const asked = { by: 'https://issuer|operator-1', reason: 'the path was added' };

let database: TestDatabase;
let walker: Walker;
let watch: QuarantineWatch;

beforeAll(async () => {
  database = await aDatabase('quarantine-runs');
  walker = await Walker.on(database.url, { troubles });
  watch = new QuarantineWatch(walker.parts, quietLogger());
  watch.onApplicationBootstrap();
});
afterAll(async () => {
  await watch.onModuleDestroy();
  await walker.close();
  await database.drop();
});
beforeEach(async () => {
  isMended = false;
  stillBroken.clear();
  await walker.query(`DELETE FROM quarantine_run`);
  await walker.query(`DELETE FROM quarantine`);
});

/** So many people, each with an event in quarantine for the same reason and one waiting behind it. */
async function lost(count: number, trouble = 'no path'): Promise<readonly string[]> {
  const all = Array.from({ length: count }, someone);
  await walker.hear(
    ...all.flatMap((she) => [eventOf(she, 1, { data: { steps: 1, trouble } }), eventOf(she, 2)]),
  );
  return all;
}

const runs = () => walker.parts.quarantineRuns;

async function groupOf(detail: RegExp): Promise<string> {
  const groups = await walker.parts.quarantineView.groups();
  const [one, ...more] = groups.filter(({ error_detail }) => detail.test(error_detail));
  if (one === undefined || more.length > 0) throw new Error(`${more.length + 1} groups`);
  return one.group_key;
}

const ended = (run: QuarantineRun): Promise<QuarantineRun> =>
  eventually(
    'the run has ended',
    async () => {
      const now = await runs().find(run.run_id);
      return now.ended_at !== null && now;
    },
    { withinMs: 20_000 },
  );

const effectsOf = async (all: readonly string[]): Promise<number> => {
  const rows = await walker.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM walk WHERE subject = ANY ($1)',
    [all],
  );
  return rows[0]?.n ?? 0;
};

async function triedDry(group: string): Promise<QuarantineRun> {
  return ended(await runs().begin({ group, perSecond: 50, dry: true, ...asked }));
}

describe('groups', () => {
  it('hold what is the same trouble, whoever it is about; the largest is first', async () => {
    await lost(3);
    await lost(1, 'no bridge');
    expect(await walker.parts.quarantineView.groups()).toMatchObject([
      { entries: 3, subjects: 3, type: 'walked.v1', producer: 'intake', reason: 'refused' },
      { entries: 1, subjects: 1, error_detail: 'no bridge' },
    ]);
  });
});

describe('one event', () => {
  it('is looked at with what is wrong and what waits behind it', async () => {
    const she = someone();
    const broken = eventOf(she, 1, { data: { steps: 'many', note: 'Ann said so' } });
    await walker.hear(broken, eventOf(she, 2), eventOf(she, 3));
    const [entry] = await walker.parts.quarantineView.waiting();
    expect(await walker.parts.quarantineView.inspect(entry?.id ?? '', asked.by)).toMatchObject({
      ...{ state: 'waiting', waiting_behind: 2, reason: 'contract-broken' },
      data: { steps: 'many', note: '(text of 11)' },
      problems: [{ field: 'steps', rule: 'isInt' }],
      headers: { ce_type: 'walked.v1', ce_subject: she },
    });
    expect(
      await walker.query('SELECT action, done_by FROM audit WHERE subject = $1', [she]),
    ).toEqual([{ action: 'failed-event.read', done_by: asked.by }]);
  });

  it('is tried without any effect, however it would end', async () => {
    const [she] = await lost(1);
    const [entry] = await walker.parts.quarantineView.waiting();
    const id = entry?.id ?? '';
    expect(await walker.parts.desk.tryOut(id, 'somebody')).toMatchObject({
      problem: { code: 'failed-again' },
    });
    isMended = true;
    expect(await walker.parts.desk.tryOut(id, 'somebody')).toEqual({});
    expect(await effectsOf([she ?? ''])).toBe(0);
    expect(await walker.parts.quarantineView.waiting()).toMatchObject([{ id }]);
    expect(await walker.count('audit', she ?? '')).toBe(2);
  });
});

describe('a run', () => {
  it('that is real is refused until the group was tried', async () => {
    await lost(2);
    const group = await groupOf(/no path/);
    const begin = runs().begin({ group, perSecond: 50, dry: false, ...asked });
    await expect(begin).rejects.toMatchObject({ status: 409, code: 'dry-run-first' });
  });

  it('that is dry counts what would succeed, and changes nothing', async () => {
    const all = await lost(4);
    isMended = true;
    stillBroken.add(all[1] ?? '');
    expect(await triedDry(await groupOf(/no path/))).toMatchObject({
      ...{ state: 'done', total: 4, succeeded: 3, failed: 1 },
    });
    expect(await effectsOf(all)).toBe(0);
    expect(await walker.parts.quarantineView.waiting()).toHaveLength(4);
  });

  it('replays the whole group and nothing else, each once, and counts exactly', async () => {
    const others = await lost(2, 'no bridge');
    const all = await lost(5);
    isMended = true;
    stillBroken.add(all[2] ?? '');
    const group = await groupOf(/no path/);
    await triedDry(group);
    const run = await runs().begin({ group, perSecond: 50, dry: false, ...asked });
    expect(await ended(run)).toMatchObject({ state: 'done', total: 5, succeeded: 4, failed: 1 });
    expect(await effectsOf(all)).toBe(8);
    expect(await effectsOf(others)).toBe(0);
    const settled = await walker.query(
      `SELECT DISTINCT state, settled_by, settled_reason FROM quarantine WHERE state <> 'waiting'`,
    );
    expect(settled).toEqual([
      { state: 'replayed', settled_by: asked.by, settled_reason: asked.reason },
    ]);
  });

  it('goes no faster than it may, stops when it is paused, goes on, and can be cancelled', async () => {
    const all = await lost(6);
    isMended = true;
    const group = await groupOf(/no path/);
    await triedDry(group);
    const run = await runs().begin({ group, perSecond: 2, dry: false, ...asked });
    const tried = async (): Promise<number> => (await runs().find(run.run_id)).succeeded;
    await eventually('it has begun', async () => (await tried()) > 0);
    const began = performance.now();
    await eventually('it has gone on', async () => (await tried()) >= 3);
    expect(performance.now() - began).toBeGreaterThan(800);

    await runs().turn(run.run_id, 'pause', asked);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const paused = await tried();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await tried()).toBe(paused);
    await runs().turn(run.run_id, 'resume', asked);
    await eventually('it goes on', async () => (await tried()) > paused);

    const cancelled = await runs().turn(run.run_id, 'cancel', asked);
    expect(cancelled).toMatchObject({ state: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const done = await tried();
    expect(await effectsOf(all)).toBe(2 * done);
    expect(await walker.parts.quarantineView.waiting()).toHaveLength(6 - done);
    const again = runs().turn(run.run_id, 'resume', asked);
    await expect(again).rejects.toMatchObject({ status: 409, code: 'ended' });
  }, 30_000);

  it('of one of three causes among 500 failures is cancelled half-way with exact numbers', async () => {
    const [paths, bridges] = [await lost(300), await lost(140, 'no bridge')];
    const fords = await lost(60, 'no ford');
    const groups = await walker.parts.quarantineView.groups();
    expect(groups.map(({ entries, subjects }) => [entries, subjects])).toEqual([
      ...[
        [300, 300],
        [140, 140],
        [60, 60],
      ],
    ]);

    isMended = true;
    const group = await groupOf(/no ford/);
    expect(await triedDry(group)).toMatchObject({ total: 60, succeeded: 60, failed: 0 });
    const run = await runs().begin({ group, perSecond: 10, dry: false, ...asked });
    const doneNow = async (): Promise<number> => (await runs().find(run.run_id)).succeeded;
    await eventually('half of it is done', async () => (await doneNow()) >= 30, {
      withinMs: 30_000,
    });
    await runs().turn(run.run_id, 'cancel', asked);
    // Whatever was in hand has ended by then.
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    const cancelled = await runs().find(run.run_id);
    expect(cancelled).toMatchObject({ state: 'cancelled', total: 60, failed: 0 });
    expect(cancelled.succeeded).toBeGreaterThanOrEqual(30);
    expect(cancelled.succeeded).toBeLessThan(60);
    const left = await walker.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM quarantine WHERE state = 'waiting' AND group_key = $1`,
      [group],
    );
    expect(left).toEqual([{ n: 60 - cancelled.succeeded }]);
    // Each once, with the one that waited behind it; nothing of the other causes.
    expect(await effectsOf(fords)).toBe(2 * cancelled.succeeded);
    expect(await effectsOf([...paths, ...bridges])).toBe(0);
  }, 180_000);

  it('knows what came to its group since, which is no part of it, and the log says how it stands', async () => {
    await lost(2);
    const group = await groupOf(/no path/);
    const run = await triedDry(group);
    expect(run).toMatchObject({ total: 2, failed: 2, newer: 0 });
    const [late] = await lost(1);
    await lost(1, 'no bridge');

    expect(await runs().find(run.run_id)).toMatchObject({ total: 2, failed: 2, newer: 1 });
    expect(await runs().newest()).toMatchObject([{ newer: 1 }]);
    const entry = (await walker.parts.quarantineView.waiting(group)).find(
      ({ subject }) => subject === late,
    );
    await walker.parts.desk.discard(entry?.id ?? '', asked);
    expect(await runs().find(run.run_id)).toMatchObject({ newer: 0 });

    const { acts } = await walker.parts.operatorLog.read(asked.by, 'an-area');
    expect(acts.find(({ subject }) => subject === run.run_id)).toMatchObject({
      action: 'quarantine.dry-run',
      ...{ result: 'done', events: { total: 2, succeeded: 0, failed: 2 } },
    });
  });

  it('is one at a time for a group, and knows groups that are there', async () => {
    await lost(3);
    const group = await groupOf(/no path/);
    await runs().begin({ group, perSecond: 1, dry: true, ...asked });
    const other = runs().begin({ group, perSecond: 1, dry: true, ...asked });
    await expect(other).rejects.toMatchObject({ status: 409, code: 'under-way' });
    const nowhere = runs().begin({ group: 'f'.repeat(16), perSecond: 1, dry: true, ...asked });
    await expect(nowhere).rejects.toMatchObject({ status: 404 });
  });
});
