import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { PermanentFailure } from './permanent-failure.js';
import type { Transaction } from './unit-of-work.js';
import { eventOf, someone, type Troubles, Walker } from './walk.fixture.js';

/** Says to each who asks how many asked with it, and what it had given. */
const HOW_MANY = `
SELECT nth, text, (SELECT count(*)::int FROM json_array_elements($1)) AS together
FROM json_to_recordset($1) AS given(nth int, text text)`;
const STEPS_SO_FAR = `
SELECT nth, (SELECT coalesce(sum(steps), 0)::int FROM walk WHERE walk.subject = given.subject) AS so_far
FROM json_to_recordset($1) AS given(nth int, subject text)`;
const DIVIDE = `SELECT nth, 1 / by AS part FROM json_to_recordset($1) AS given(nth int, by int)`;

const COUNTED = `
SELECT nth, (SELECT count(*)::int FROM counted WHERE counted.name = given.name) AS together
FROM json_to_recordset($1) AS given(nth int, name int)`;

const partner = new Map<string, string>();
/** What handlers were told, by subject. */
const told = new Map<string, unknown[]>();
const note = (subject: string, what: unknown): void => {
  told.set(subject, [...(told.get(subject) ?? []), what]);
};

const troubles: Troubles = {
  asks: async (tx, { subject }) => {
    const [answer] = await tx.each<{ text: string; together: number }>(HOW_MANY, { text: subject });
    note(subject, answer);
  },
  'asks a little later': async (tx, { subject }) => {
    for (let times = 0; times < 20; times += 1) await Promise.resolve();
    const [answer] = await tx.each<{ together: number }>(HOW_MANY, { text: subject });
    note(subject, answer?.together);
  },
  'asks twice': async (tx, { subject }) => {
    for (const text of ['first', 'second']) {
      const [answer] = await tx.each<{ together: number }>(HOW_MANY, {
        text: `${subject} ${text}`,
      });
      note(subject, answer?.together);
    }
  },
  looks: async (tx, { subject }) => {
    const [row] = await tx.each<{ so_far: number }>(STEPS_SO_FAR, { subject });
    note(subject, row?.so_far);
  },
  'counts what another counts': async (tx, { subject, data }) => {
    const { steps: name } = data as { readonly steps: number };
    await tx.hold(`count ${String(name)}`);
    const [row] = await tx.each<{ together: number }>(COUNTED, { name });
    tx.insert('counted', { name, subject });
    note(subject, row?.together);
  },
  'takes two': async (tx, { subject, sequence, data }) => {
    const { steps: pair } = data as { readonly steps: number };
    await tx.hold(`${String(pair)} ${subject}`);
    await tx.query('SELECT 1');
    await tx.hold(`${String(pair)} ${partner.get(subject) ?? ''}`);
    note(subject, sequence);
  },
  'divides by nothing': (tx) => tx.each(DIVIDE, { by: 0 }),
  divides: async (tx, { subject }) => {
    note(subject, await tx.each(DIVIDE, { by: 1 }));
  },
  never: () => Promise.reject(new PermanentFailure('there is no such path')),
  'asks nobody who is there': async (tx, { subject }) => {
    note(subject, await tx.each(`${HOW_MANY} WHERE false`, { text: subject }));
  },
};
const doing = (trouble: string, steps = 1) => ({ data: { steps, trouble } });

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('side-by-side');
  walker = await Walker.on(database.url, { troubles });
  await walker.make('CREATE TABLE counted (name int, subject text)');
});
beforeEach(() => {
  told.clear();
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

describe('handlers of one batch', () => {
  it('ask for different subjects in one statement, and each gets its own answer', async () => {
    const subjects = Array.from({ length: 20 }, someone);
    await walker.hear(...subjects.map((subject) => eventOf(subject, 1, doing('asks'))));

    for (const subject of subjects) {
      expect(told.get(subject)).toEqual([expect.objectContaining({ text: subject, together: 20 })]);
      expect(await walker.effects(subject)).toEqual(['intake 1']);
    }
  });

  it('wait for those who have more to do before they ask', async () => {
    const subjects = Array.from({ length: 6 }, someone);
    const events = subjects.map((subject, nth) =>
      eventOf(subject, 1, doing(nth % 2 === 0 ? 'asks' : 'asks a little later')),
    );
    await walker.hear(...events);

    expect(told.get(subjects[0] ?? '')).toEqual([expect.objectContaining({ together: 6 })]);
    expect(told.get(subjects[1] ?? '')).toEqual([6]);
  });

  it('meet again at their second question', async () => {
    const subjects = Array.from({ length: 5 }, someone);
    await walker.hear(...subjects.map((subject) => eventOf(subject, 1, doing('asks twice'))));

    for (const subject of subjects) expect(told.get(subject)).toEqual([5, 5]);
  });

  it('of one subject run one after the other, and each sees what the one before has written', async () => {
    const [she, her] = [someone(), someone()];
    await walker.hear(
      eventOf(she, 1, doing('looks', 10)),
      eventOf(her, 1, doing('looks', 7)),
      eventOf(she, 2, doing('looks', 20)),
      eventOf(she, 3, doing('looks', 30)),
    );

    // A walk is written before its handler looks.
    expect(told.get(she)).toEqual([10, 30, 60]);
    expect(told.get(her)).toEqual([7]);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2', 'intake 3']);
  });

  it('get no answer where there is none', async () => {
    const she = someone();
    await walker.hear(eventOf(she, 1, doing('asks nobody who is there')));

    expect(told.get(she)).toEqual([[]]);
  });

  it.each(['never', 'divides by nothing'])(
    'heard one by one because one of them %s have the same effects and get the same answers',
    async (trouble) => {
      const good = Array.from({ length: 4 }, someone);
      const bad = someone();
      await walker.hearUntilDone(
        ...good.map((subject) => eventOf(subject, 1, doing('divides'))),
        eventOf(bad, 1, doing(trouble)),
        ...good.map((subject) => eventOf(subject, 2, doing('asks'))),
      );

      for (const subject of good) {
        expect(told.get(subject)?.slice(-2)).toEqual([
          [expect.objectContaining({ part: 1 })],
          expect.objectContaining({ text: subject, together: 1 }),
        ]);
        expect(await walker.effects(subject)).toEqual(['intake 1', 'intake 2']);
        expect(await walker.count('outbox', subject)).toBe(2);
      }
      expect(await walker.effects(bad)).toEqual([]);
      expect(await walker.count('quarantine', bad)).toBe(1);
    },
  );
});

describe('handlers that hold the same name', () => {
  it('go on one after the other, and each sees what the one before has written', async () => {
    const subjects = Array.from({ length: 6 }, someone);
    const events = subjects.map((subject) =>
      eventOf(subject, 1, doing('counts what another counts', 7)),
    );
    await walker.hear(...events);

    expect(subjects.map((subject) => told.get(subject))).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => [n]),
    );
    const transactions = await walker.query('SELECT DISTINCT xmin FROM counted');
    expect(transactions).toHaveLength(1);
  });

  it('and wait for each other crosswise are heard one by one', async () => {
    const [she, her, neighbour] = [someone(), someone(), someone()];
    partner.set(she, her);
    partner.set(her, she);
    const outcome = await walker.hear(
      eventOf(she, 1, doing('takes two', 8)),
      eventOf(neighbour, 1),
      eventOf(her, 1, doing('takes two', 8)),
    );

    expect(outcome).toEqual({ lastDone: '2' });
    for (const subject of [she, her, neighbour]) {
      expect(await walker.effects(subject)).toEqual(['intake 1']);
    }
  });
});

describe('a transaction', () => {
  it('sends what is asked in it at once together, and the next question after it', async () => {
    const ask = async (tx: Transaction, text: string): Promise<number | undefined> =>
      (await tx.each<{ together: number }>(HOW_MANY, { text }))[0]?.together;
    const counts = await walker.parts.unitOfWork.run(async (tx) => [
      ...(await Promise.all(['a', 'b', 'c'].map((text) => ask(tx, text)))),
      await ask(tx, 'd'),
    ]);

    expect(counts).toEqual([3, 3, 3, 1]);
  });
});
