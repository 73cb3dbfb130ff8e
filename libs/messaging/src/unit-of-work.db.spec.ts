import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralReceived } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { commandCause } from './cause-of.js';
import { ContractBroken } from './event-data.js';
import type { Transaction, UnitOfWork } from './unit-of-work.js';
import { eventOf, nextWalk, someone, Walker } from './walk.fixture.js';

let database: TestDatabase;
let walker: Walker;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  database = await aDatabase('unit-of-work');
  walker = await Walker.on(database.url);
  ({ unitOfWork } = walker.parts);
  await walker.make(`CREATE TABLE thing (
    id bigserial PRIMARY KEY, label text, made_on date, at timestamptz, codes text[], facts jsonb, list jsonb,
    secret bytea, number int DEFAULT 7, UNIQUE (label))`);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

const said = (subject: string): Promise<object[]> =>
  walker.query('SELECT sequence, urgent, data FROM outbox WHERE subject = $1 ORDER BY id', [
    subject,
  ]);
const refusal = new Error('the work changed its mind');

describe('what a transaction inserts', () => {
  it('keeps every kind of value as it is', async () => {
    const row = {
      label: 'it’s "quoted" \\ and 💜',
      made_on: '2026-06-01',
      at: new Date('2026-06-01T23:30:00Z'),
      codes: ['a', 'b,c', 'd"e'],
      facts: { nested: { text: 'x' }, none: null },
      list: [1, 'two', { three: 3 }],
      secret: Buffer.from([0, 255, 10]),
    };
    await unitOfWork.run((tx) => {
      tx.insert('thing', row);
      return Promise.resolve();
    });
    const [stored] = await walker.query<object>('SELECT * FROM thing WHERE label = $1', [
      row.label,
    ]);
    expect(stored).toMatchObject({ ...row, number: 7 });
  });

  it('is there for the next query', async () => {
    const label = someone();
    const found = await unitOfWork.run((tx) => {
      tx.insert('thing', { label });
      return tx.query('SELECT label FROM thing WHERE label = $1', [label]);
    });
    expect(found).toEqual([{ label }]);
  });

  it('is what it was when it was given', async () => {
    const row = { label: someone(), facts: { is: 'before' } };
    await unitOfWork.run((tx) => {
      tx.insert('thing', row);
      row.facts.is = 'after';
      return Promise.resolve();
    });
    const rows = await walker.query('SELECT facts FROM thing WHERE label = $1', [row.label]);
    expect(rows).toEqual([{ facts: { is: 'before' } }]);
  });

  it('is one statement a table and set of columns, in the order of the first row', async () => {
    const labels = Array.from({ length: 50 }, someone);
    const before = await nextId();
    await unitOfWork.run((tx) => {
      for (const label of labels) tx.insert('thing', { label });
      return Promise.resolve();
    });
    const rows = await walker.query<{ label: string }>(
      'SELECT label FROM thing WHERE id > $1 ORDER BY id',
      [before],
    );
    expect(rows.map(({ label }) => label)).toEqual(labels);
  });

  it('may be told that it may be there already', async () => {
    const label = someone();
    const insertTwice = (onConflict?: 'nothing') =>
      unitOfWork.run((tx) => {
        tx.insert('thing', { label }, onConflict);
        tx.insert('thing', { label, number: 8 }, onConflict);
        return Promise.resolve();
      });
    await insertTwice('nothing');
    await expect(insertTwice()).rejects.toThrow('duplicate key');
  });

  it.each(['thing; DROP TABLE inbox', 'Thing', ''])('goes to no table called %j', async (table) => {
    const work = unitOfWork.run((tx) => {
      tx.insert(table, { label: 'x' });
      return Promise.resolve();
    });
    await expect(work).rejects.toThrow('is no table or column name');
  });
});

describe('SQL that is prepared', () => {
  it('is prepared anew after a table has changed under it', async () => {
    const look = (): Promise<object[]> =>
      unitOfWork.run((tx) => tx.query<object>('SELECT * FROM changing'));
    await walker.make('CREATE TABLE changing AS SELECT 1 AS one');
    expect(await look()).toEqual([{ one: 1 }]);
    await walker.query('ALTER TABLE changing ADD COLUMN two int DEFAULT 2');

    expect(await look()).toEqual([{ one: 1, two: 2 }]);
  });
});

describe('a transaction that fails', () => {
  it('leaves nothing: no row, no event, no hole in the numbers', async () => {
    const she = someone();
    const failing = unitOfWork.run((tx) => {
      tx.insert('thing', { label: she });
      tx.publish(nextWalk(she, 1));
      tx.audit({ action: 'walked', subject: she, by: 'spec' });
      return Promise.reject(refusal);
    });
    await expect(failing).rejects.toBe(refusal);
    await unitOfWork.run((tx) => {
      tx.publish(nextWalk(she, 2));
      return Promise.resolve();
    });
    expect(await said(she)).toEqual([{ sequence: 1, urgent: false, data: { steps: 2 } }]);
    expect(await walker.query('SELECT 1 FROM thing WHERE label = $1', [she])).toEqual([]);
    expect(await walker.count('audit', she)).toBe(0);
  });

  it('also when it fails while it writes what was buffered', async () => {
    const she = someone();
    const failing = unitOfWork.run((tx) => {
      tx.insert('thing', { label: she });
      tx.insert('walk', { event_id: 'no uuid' });
      tx.publish(nextWalk(she, 1));
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow('invalid input syntax');
    expect(await walker.query('SELECT 1 FROM thing WHERE label = $1', [she])).toEqual([]);
    expect(await said(she)).toEqual([]);
  });

  it('also when the work catches the failure of a part that joined it', async () => {
    const she = someone();
    const failing = unitOfWork.run(async (tx) => {
      tx.insert('thing', { label: she });
      await unitOfWork.run(() => Promise.reject(refusal)).catch(() => undefined);
    });
    await expect(failing).rejects.toBe(refusal);
    expect(await walker.query('SELECT 1 FROM thing WHERE label = $1', [she])).toEqual([]);
  });

  it('hands its connection back usable', async () => {
    for (let times = 0; times < 30; times += 1) {
      await expect(unitOfWork.run((tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow('division');
    }
    expect(await unitOfWork.run((tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  it('because its connection was lost says "try again", and the next one works', async () => {
    const she = someone();
    const failing = unitOfWork.run(async (tx) => {
      tx.insert('thing', { label: she });
      const [me] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await walker.query('SELECT pg_terminate_backend($1)', [me?.pid]);
      tx.insert('thing', { label: `${she} again` });
    });
    await expect(failing).rejects.toMatchObject({ status: 503, code: 'database-unavailable' });
    expect(await walker.query('SELECT 1 FROM thing WHERE label = $1', [she])).toEqual([]);
    expect(await unitOfWork.run((tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });

  it('is over: what was not awaited cannot write later', async () => {
    const kept = await unitOfWork.run((tx) => Promise.resolve(tx));
    expect(() => {
      kept.insert('thing', { label: 'late' });
    }).toThrow('The transaction is over');
    expect(() => kept.query('SELECT 1')).toThrow('The transaction is over');
    expect(() => {
      kept.publish(nextWalk(someone(), 1));
    }).toThrow('The transaction is over');
  });
});

describe('what a transaction says', () => {
  it('is numbered 1, 2, 3 … for each subject', async () => {
    const [she, her] = [someone(), someone()];
    await unitOfWork.run((tx) => {
      tx.publish(nextWalk(she, 10));
      tx.publish(nextWalk(her, 20));
      tx.publish(nextWalk(she, 11));
      return Promise.resolve();
    });
    await unitOfWork.run((tx) => {
      tx.publish(nextWalk(she, 12));
      return Promise.resolve();
    });
    expect(await said(she)).toEqual([
      { sequence: 1, urgent: false, data: { steps: 10 } },
      { sequence: 2, urgent: false, data: { steps: 11 } },
      { sequence: 3, urgent: false, data: { steps: 12 } },
    ]);
    expect(await said(her)).toEqual([{ sequence: 1, urgent: false, data: { steps: 20 } }]);
  });

  it('is numbered without holes or doubles by many at once, ids in the same order', async () => {
    const subjects = [someone(), someone(), someone()];
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        unitOfWork
          .run((tx) => {
            for (const she of n % 2 === 0 ? subjects : subjects.toReversed()) {
              tx.publish(nextWalk(she, n));
            }
            return n % 5 === 0 ? Promise.reject(refusal) : Promise.resolve();
          })
          .catch(() => undefined),
      ),
    );
    for (const she of subjects) {
      const rows = await walker.query<{ sequence: number }>(
        'SELECT sequence FROM outbox WHERE subject = $1 ORDER BY id',
        [she],
      );
      expect(rows.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 32 }, (_, n) => n + 1),
      );
    }
  });

  it('is refused when it has a field its class does not name', async () => {
    const she = someone();
    const next = nextWalk(she, 1);
    const work = unitOfWork.run((tx) => {
      tx.publish({ ...next, data: { ...next.data, name: 'Ann Example' } });
      return Promise.resolve();
    });
    await expect(work).rejects.toThrow(ContractBroken);
    expect(await said(she)).toEqual([]);
  });

  it('is refused when another service owns it', async () => {
    const cause = commandCause({
      id: someone(),
      subject: someone(),
      traceparent: 'x',
      urgent: false,
    });
    const work = unitOfWork.run((tx) => {
      tx.publish(referralReceived.following(cause, {} as never));
      return Promise.resolve();
    });
    await expect(work).rejects.toThrow('not its owner');
  });

  it('is refused when it is too large for a topic', async () => {
    const next = nextWalk(someone(), 1);
    const work = unitOfWork.run((tx) => {
      tx.publish({ ...next, data: { steps: 1, trouble: 'x'.repeat(300_000) } });
      return Promise.resolve();
    });
    await expect(work).rejects.toThrow('over 262144 bytes');
  });
});

describe('once', () => {
  it('does its work the first time only', async () => {
    const she = someone();
    const event = eventOf(she, 1);
    const hear = () =>
      unitOfWork.once(event, (tx) => {
        tx.publish(nextWalk(she, 1));
        return Promise.resolve();
      });
    await Promise.all([hear(), hear(), hear()]);
    await hear();
    expect(await said(she)).toHaveLength(1);
  });

  it('does it again when the first time failed', async () => {
    const event = eventOf(someone(), 1);
    await expect(unitOfWork.once(event, () => Promise.reject(refusal))).rejects.toBe(refusal);
    let runs = 0;
    await unitOfWork.once(event, () => {
      runs += 1;
      return Promise.resolve();
    });
    expect(runs).toBe(1);
  });
});

describe('a command with an Idempotency-Key', () => {
  const key = (body = 'hash-1') => ({ organisation: 'cw-loss', key: randomUUID(), bodyHash: body });
  const walk = (she: string) => (tx: Transaction) => {
    tx.publish(nextWalk(she, 1));
    return Promise.resolve({ status: 201, body: { id: she } });
  };

  it('sent again gets the first answer and has no second effect', async () => {
    const [once, she] = [key(), someone()];
    const first = await unitOfWork.command(once, walk(she));
    const second = await unitOfWork.command(once, walk(she));
    expect(first).toEqual({ status: 201, body: { id: she } });
    expect(second).toEqual(first);
    expect(await said(she)).toHaveLength(1);
  });

  it('sent with another body is refused', async () => {
    const [once, she] = [key(), someone()];
    await unitOfWork.command(once, walk(she));
    const other = unitOfWork.command({ ...once, bodyHash: 'hash-2' }, walk(she));
    await expect(other).rejects.toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect(await said(she)).toHaveLength(1);
  });

  it('of another organisation is another key', async () => {
    const [once, she] = [key(), someone()];
    await unitOfWork.command(once, walk(she));
    await unitOfWork.command({ ...once, organisation: 'other' }, walk(she));
    expect(await said(she)).toHaveLength(2);
  });

  it('sent while it is still running is told so', async () => {
    const [once, she] = [key(), someone()];
    let finish = (): void => undefined;
    const running = new Promise<void>((resolve) => (finish = resolve));
    const first = unitOfWork.command(once, async (tx) => {
      await running;
      return walk(she)(tx);
    });
    // The first holds the key as soon as its transaction looked for it.
    await walker.query('SELECT pg_sleep(0.2)');
    await expect(unitOfWork.command(once, walk(she))).rejects.toMatchObject({
      status: 409,
      code: 'idempotency-key-in-use',
    });
    finish();
    expect(await first).toMatchObject({ status: 201 });
    expect(await unitOfWork.command(once, walk(she))).toEqual(await first);
    expect(await said(she)).toHaveLength(1);
  });

  it('sent many times at once has one effect', async () => {
    const [once, she] = [key(), someone()];
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, () => unitOfWork.command(once, walk(she))),
    );
    for (const answer of answers) {
      if (answer.status === 'fulfilled') expect(answer.value.body).toEqual({ id: she });
      else expect(answer.reason).toMatchObject({ status: 409 });
    }
    expect(await said(she)).toHaveLength(1);
  });

  it('that failed may be sent again', async () => {
    const [once, she] = [key(), someone()];
    const problem = ProblemError.conflict('not-now', 'Not now.');
    await expect(unitOfWork.command(once, () => Promise.reject(problem))).rejects.toBe(problem);
    await unitOfWork.command(once, walk(she));
    expect(await said(she)).toHaveLength(1);
  });
});

describe('the audit', () => {
  it('is written with what it tells of, and nobody changes it', async () => {
    const she = someone();
    await unitOfWork.run((tx) => {
      tx.audit({ action: 'referral.accepted', subject: she, by: 'issuer|person' });
      return Promise.resolve();
    });
    expect(
      await walker.query('SELECT action, done_by, reason FROM audit WHERE subject = $1', [she]),
    ).toEqual([{ action: 'referral.accepted', done_by: 'issuer|person', reason: null }]);
    for (const change of ['UPDATE audit SET action = $1', 'DELETE FROM audit WHERE action <> $1']) {
      await expect(walker.query(change, ['x'])).rejects.toThrow('append-only');
    }
    await expect(walker.query('TRUNCATE audit')).rejects.toThrow('append-only');
  });
});

async function nextId(): Promise<number> {
  const [row] = await walker.query<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM thing');
  return row?.id ?? 0;
}
