import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemError } from '@waymark/platform';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import type { CommandResult, Transaction, UnitOfWork } from './unit-of-work.js';
import { nextWalk, someone, Walker } from './walk.fixture.js';

type Work = (tx: Transaction) => Promise<CommandResult<{ readonly id: string }>>;

const refusal = ProblemError.conflict('not-now', 'Not now.');
const aKey = () => ({ organisation: 'cw-loss', key: randomUUID(), bodyHash: 'hash' });

let database: TestDatabase;
let walker: Walker;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  database = await aDatabase('command-groups');
  walker = await Walker.on(database.url);
  ({ unitOfWork } = walker.parts);
  await walker.make('CREATE TABLE mark (label text PRIMARY KEY, saw int)');
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

const walking =
  (she: string): Work =>
  (tx) => {
    tx.insert('mark', { label: she });
    tx.publish(nextWalk(she, 1));
    return Promise.resolve({ status: 201, body: { id: she } });
  };
const command = (work: Work, apartBy: readonly string[] = [], key = aKey()) =>
  unitOfWork.command(key, work, { apartBy });

async function transactionsOf(labels: readonly string[]): Promise<number> {
  const rows = await walker.query('SELECT DISTINCT xmin FROM mark WHERE label = ANY ($1)', [
    labels,
  ]);
  return rows.length;
}
const saidOf = (subject: string): Promise<number> => walker.count('outbox', subject);

describe('commands that come at the same time', () => {
  it('share a transaction, and each gets its own answer', async () => {
    const subjects = Array.from({ length: 30 }, someone);
    const answers = await Promise.all(subjects.map((she) => command(walking(she))));

    expect(answers.map(({ body }) => body.id)).toEqual(subjects);
    expect(await transactionsOf(subjects)).toBeLessThanOrEqual(2);
    for (const she of subjects) expect(await saidOf(she)).toBe(1);
  });

  it('do not suffer for one that is refused, or that PostgreSQL refuses; nothing of it is kept', async () => {
    const good = Array.from({ length: 8 }, someone);
    const [refused, twice, lost] = [someone(), someone(), someone()];
    const ends = await Promise.allSettled([
      ...good.map((she) => command(walking(she))),
      command(async (tx) => {
        await walking(refused)(tx);
        throw refusal;
      }),
      command(async (tx) => {
        await walking(twice)(tx);
        return walking(twice)(tx);
      }),
      command(async (tx) => {
        await walking(lost)(tx);
        await tx.query('SELECT 1 / 0').catch(() => undefined);
        return { status: 201, body: { id: lost } };
      }),
    ]);

    expect(ends.slice(0, 8).map(({ status }) => status)).toEqual(good.map(() => 'fulfilled'));
    expect(ends.slice(8)).toEqual([
      { status: 'rejected', reason: refusal },
      { status: 'rejected', reason: expect.objectContaining({ code: '23505' }) as unknown },
      { status: 'rejected', reason: expect.objectContaining({ code: '22012' }) as unknown },
    ]);
    for (const she of good) expect(await saidOf(she)).toBe(1);
    for (const she of [refused, twice, lost]) {
      expect(await saidOf(she)).toBe(0);
      expect(await transactionsOf([she])).toBe(0);
    }
  });

  it('that name the same see each other: they are never in one transaction', async () => {
    const she = someone();
    const looking =
      (label: string): Work =>
      async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [she]);
        const [row] = await tx.query<{ n: number }>(
          'SELECT count(*)::int AS n FROM mark WHERE label LIKE $1',
          [`${she}%`],
        );
        tx.insert('mark', { label, saw: row?.n });
        return { status: 201, body: { id: label } };
      };
    const labels = Array.from({ length: 6 }, (_, nth) => `${she} ${nth}`);
    await Promise.all(labels.map((label) => command(looking(label), [she])));

    const saw = await walker.query('SELECT saw FROM mark WHERE label = ANY ($1) ORDER BY saw', [
      labels,
    ]);
    expect(saw).toEqual(labels.map((_, nth) => ({ saw: nth })));
    expect(await transactionsOf(labels)).toBe(6);
  });

  it('with the same key have one effect, and the first answer or “still running”', async () => {
    const [she, key] = [someone(), aKey()];
    const neighbours = Array.from({ length: 5 }, someone);
    const [ends] = await Promise.all([
      Promise.allSettled(Array.from({ length: 20 }, () => command(walking(she), [], key))),
      ...neighbours.map((one) => command(walking(one))),
    ]);

    for (const end of ends) {
      if (end.status === 'fulfilled') expect(end.value.body).toEqual({ id: she });
      else expect(end.reason).toMatchObject({ status: 409 });
    }
    expect(await saidOf(she)).toBe(1);
    expect((await command(walking(she), [], key)).body).toEqual({ id: she });
    expect(await saidOf(she)).toBe(1);
  });

  it('with a key that was answered before get that answer, whatever their neighbours do', async () => {
    const [she, key] = [someone(), aKey()];
    const first = await command(walking(she), [], key);
    const [again] = await Promise.all([
      command(walking(she), [], key),
      ...Array.from({ length: 5 }, () => command(walking(someone()))),
    ]);

    expect(again).toEqual(first);
    expect(await saidOf(she)).toBe(1);
  });

  it('need no key where there is nothing to answer again', async () => {
    const subjects = Array.from({ length: 10 }, someone);
    const marking = (she: string) =>
      unitOfWork.run(
        async (tx) => {
          await walking(she)(tx);
          if (she === subjects[3]) throw refusal;
          return she;
        },
        { apartBy: [] },
      );
    const ends = await Promise.allSettled(subjects.map(marking));

    expect(ends.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: refusal },
    ]);
    expect(await transactionsOf(subjects)).toBeGreaterThan(0);
    for (const she of subjects) expect(await saidOf(she)).toBe(she === subjects[3] ? 0 : 1);
  });

  it('wait for others where they say so, and nobody in a hurry waits for them', async () => {
    const patient = (she: string, withinMs: number) =>
      unitOfWork.run(walking(she), { apartBy: [], withinMs });
    const [first, second, hurried, last] = [someone(), someone(), someone(), someone()];

    // What these leave behind does not end the patience of who comes next.
    await Promise.all([command(walking(someone())), command(walking(someone()))]);
    const one = patient(first, 60_000);
    await sleep(150);
    await Promise.all([one, patient(second, 200)]);
    expect(await transactionsOf([first, second])).toBe(1);

    const waiting = patient(last, 60_000);
    await command(walking(hurried));
    await waiting;
    expect(await transactionsOf([hurried, last])).toBe(1);
  });

  it('keep the context they came with, such as their trace', async () => {
    const context = new AsyncLocalStorage<string>();
    const traces = Array.from({ length: 5 }, someone);
    const work: Work = async (tx) => {
      await tx.query('SELECT 1');
      return { status: 200, body: { id: context.getStore() ?? 'none' } };
    };
    const seen = await Promise.all(traces.map((trace) => context.run(trace, () => command(work))));

    expect(seen.map(({ body }) => body.id)).toEqual(traces);
  });

  it('are done once although the connection is lost in the middle of them', async () => {
    const subjects = Array.from({ length: 6 }, someone);
    let runs = 0;
    const losing: Work = async (tx) => {
      runs += 1;
      const [me] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      if (runs === 1) await walker.query('SELECT pg_terminate_backend($1)', [me?.pid]);
      return { status: 201, body: { id: 'lost' } };
    };
    const [lost, ...others] = await Promise.all([
      command(losing),
      ...subjects.map((she) => command(walking(she))),
    ]);

    expect(lost.body.id).toBe('lost');
    expect(others.map(({ body }) => body.id)).toEqual(subjects);
    for (const she of subjects) expect(await saidOf(she)).toBe(1);
  });
});
