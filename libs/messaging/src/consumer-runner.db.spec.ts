import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { causeOf } from './cause-of.js';
import { PermanentFailure } from './permanent-failure.js';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { eventOf, rested, someone, unheard, type Troubles, Walker } from './walk.fixture.js';

const lostConnection = Object.assign(new Error('terminating connection'), { code: '57P01' });
/** Events whose trouble is over. */
const mended = new Set<string>();
/** How often trouble comes before it ends by itself. */
const remaining = new Map<string, number>();

const troubles: Troubles = {
  mistake: (_, { id }) =>
    mended.has(id) ? Promise.resolve() : Promise.reject(new TypeError('x is undefined')),
  never: () => Promise.reject(new PermanentFailure('there is no such path')),
  fault: (_, { id }) => {
    const left = remaining.get(id) ?? 0;
    remaining.set(id, left - 1);
    return left > 0 ? Promise.reject(lostConnection) : Promise.resolve();
  },
  'bad row': (tx, { id, subject }) => {
    const steps = mended.has(id) ? 1 : 5_000;
    const row = { event_id: id, producer: 'intake', subject, sequence: 0, steps };
    tx.insert('walk', row);
    return Promise.resolve();
  },
  'caught error': async (tx) => {
    await tx.query('SELECT 1 / 0').catch(() => undefined);
  },
  'lost connection': async (tx, { id }) => {
    const left = remaining.get(id) ?? 0;
    remaining.set(id, left - 1);
    const [me] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    if (left > 0) await walker.query('SELECT pg_terminate_backend($1)', [me?.pid]);
  },
  'bad event': (tx, event) => {
    tx.publish(rested.following(causeOf(event), { steps: 1, name: 'Ann' } as never));
    return Promise.resolve();
  },
};
const inTrouble = (trouble: string, steps = 1) => ({ data: { steps, trouble } });

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('consumer-runner');
  walker = await Walker.on(database.url, { troubles });
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

describe('a batch', () => {
  it('has its effects in order and says what follows, in one transaction', async () => {
    const [she, her] = [someone(), someone()];
    const outcome = await walker.hear(eventOf(she, 1), eventOf(her, 1), eventOf(she, 2));

    expect(outcome).toEqual({ lastDone: '2' });
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2']);
    const said = await walker.query(
      'SELECT subject, sequence, type FROM outbox WHERE subject = ANY ($1) ORDER BY id',
      [[she, her]],
    );
    expect(said).toEqual([
      { subject: she, sequence: 1, type: 'rested.v1' },
      { subject: her, sequence: 1, type: 'rested.v1' },
      { subject: she, sequence: 2, type: 'rested.v1' },
    ]);
    const together = await walker.query<{ count: number }>(
      'SELECT count(DISTINCT xmin::text)::int AS count FROM walk WHERE subject = ANY ($1)',
      [[she, her]],
    );
    expect(together).toEqual([{ count: 1 }]);
  });

  it('delivered again has no second effect', async () => {
    const she = someone();
    const events = [eventOf(she, 1), eventOf(she, 2)];
    await walker.hear(...events);
    const runs = walker.consumer.runs;

    expect(await walker.hear(...events)).toEqual({ lastDone: '1' });
    expect(walker.consumer.runs).toBe(runs);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2']);
    expect(await walker.count('outbox', she)).toBe(2);
  });

  it('with an event in it twice has one effect', async () => {
    const she = someone();
    const event = eventOf(she, 1);
    expect(await walker.hear(event, event)).toEqual({ lastDone: '1' });
    expect(await walker.effects(she)).toEqual(['intake 1']);
  });

  it('heard by two workers at once has one effect', async () => {
    const other = await Walker.on(database.url, { troubles });
    const subjects = Array.from({ length: 40 }, someone);
    const events = subjects.map((subject) => eventOf(subject, 1));
    await Promise.all([
      walker.hearUntilDone(...events),
      other.hearUntilDone(...events.toReversed()),
    ]);
    await other.close();
    for (const subject of subjects) expect(await walker.effects(subject)).toEqual(['intake 1']);
  });

  it('of an old sequence under another id is ignored', async () => {
    const she = someone();
    await walker.hear(eventOf(she, 1));
    await walker.hear(eventOf(she, 1));
    expect(await walker.effects(she)).toEqual(['intake 1']);
  });

  it('of a type nobody hears here uses up its place', async () => {
    const she = someone();
    await walker.hear(eventOf(she, 1, { definition: unheard }), eventOf(she, 2));
    expect(await walker.effects(she)).toEqual(['intake 2']);
    expect(await walker.query('SELECT sequence FROM heard WHERE subject = $1', [she])).toEqual([
      { sequence: 2 },
    ]);
  });

  it('shares a transaction with the batches of other partitions', async () => {
    const subjects = [someone(), someone(), someone()];
    const outcomes = await Promise.all(subjects.map((subject) => walker.hear(eventOf(subject, 1))));
    expect(outcomes).toEqual(subjects.map(() => ({ lastDone: '0' })));
    const [row] = await walker.query<{ count: number }>(
      'SELECT count(DISTINCT xmin::text)::int AS count FROM walk WHERE subject = ANY ($1)',
      [subjects],
    );
    expect(row).toEqual({ count: 1 });
  });
});

describe('events that come too early', () => {
  it('3, 1, 2 are applied as 1, 2, 3 and nothing stays parked', async () => {
    const she = someone();
    const [one, two, three] = [1, 2, 3].map((sequence) => eventOf(she, sequence));
    if (!one || !two || !three) throw new Error('three events');

    expect(await walker.hear(three)).toEqual({ lastDone: '0' });
    expect(await walker.effects(she)).toEqual([]);
    expect(await walker.count('parked', she)).toBe(1);
    await walker.hear(three);
    await walker.hear(one);
    expect(await walker.effects(she)).toEqual(['intake 1']);
    await walker.hear(two);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2', 'intake 3']);
    expect(await walker.count('parked', she)).toBe(0);
  });

  it('wait for their cause, and are released with what they cause', async () => {
    const she = someone();
    const cause = { causesource: 'intake', causesequence: 1 } as const;
    const follows = eventOf(she, 1, { source: 'eligibility', ...cause });
    const after = eventOf(she, 2, { source: 'eligibility' });
    await walker.hear(follows, after);
    expect(await walker.effects(she)).toEqual([]);

    await walker.hear(eventOf(she, 1));
    expect(await walker.effects(she)).toEqual(['intake 1', 'eligibility 1', 'eligibility 2']);
    expect(await walker.count('parked', she)).toBe(0);
  });

  it('are not forgotten when the cause is heard at the same moment by another worker', async () => {
    const other = await Walker.on(database.url, { troubles });
    const cause = { causesource: 'intake', causesequence: 1 } as const;
    const subjects = Array.from({ length: 60 }, someone);
    for (const she of subjects) {
      await Promise.all([
        walker.hearUntilDone(eventOf(she, 1, { source: 'eligibility', ...cause })),
        other.hearUntilDone(eventOf(she, 1)),
      ]);
    }
    await other.close();
    for (const she of subjects) {
      expect(await walker.effects(she)).toEqual(['intake 1', 'eligibility 1']);
    }
  });

  it('are not forgotten when two workers hear neighbours at the same moment', async () => {
    const other = await Walker.on(database.url, { troubles });
    const subjects = Array.from({ length: 60 }, someone);
    for (const she of subjects) {
      await Promise.all([
        walker.hearUntilDone(eventOf(she, 2)),
        other.hearUntilDone(eventOf(she, 1)),
      ]);
    }
    await other.close();
    for (const she of subjects) expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2']);
  });

  it('wait for a cause that was heard, once the gap before them closes', async () => {
    const she = someone();
    const cause = { causesource: 'eligibility', causesequence: 1 } as const;
    await walker.hear(eventOf(she, 2, cause));
    await walker.hear(eventOf(she, 1, { source: 'eligibility' }));
    await walker.hear(eventOf(she, 1));
    expect(await walker.effects(she)).toEqual(['eligibility 1', 'intake 1', 'intake 2']);
  });
});

describe('an event in trouble', () => {
  it('does not stop its neighbours, and none of what it wrote stays', async () => {
    const [before, bad, after] = [someone(), someone(), someone()];
    const broken = eventOf(bad, 1, inTrouble('mistake'));
    const outcome = await walker.hear(eventOf(before, 1), broken, eventOf(after, 1));

    expect(outcome).toEqual({ lastDone: '0', waitMs: 200 });
    expect(await walker.effects(before)).toEqual(['intake 1']);
    expect(await walker.effects(after)).toEqual(['intake 1']);
    expect(await walker.effects(bad)).toEqual([]);
    expect(await walker.count('outbox', bad)).toBe(0);
    expect(await walker.query('SELECT 1 FROM inbox WHERE event_id = $1', [broken.id])).toEqual([]);
  });

  it('by a mistake of ours is tried five times, then quarantined and said', async () => {
    const she = someone();
    const broken = eventOf(she, 1, inTrouble('mistake'));
    expect(await walker.hearUntilDone(broken)).toBe(5);

    const rows = await walker.query(
      `SELECT event_id, type, producer, subject, sequence, reason, error_class, attempts, state
       FROM quarantine WHERE subject = $1`,
      [she],
    );
    expect(rows).toEqual([
      {
        ...{
          event_id: broken.id,
          type: 'walked.v1',
          producer: 'intake',
          subject: she,
          sequence: 1,
        },
        ...{ reason: 'failed', error_class: 'TypeError', attempts: 5, state: 'waiting' },
      },
    ]);
    const [said] = await walker.query<{ type: string; data: object; attributes: object }>(
      'SELECT type, data, attributes FROM outbox WHERE subject = $1',
      [she],
    );
    expect(said?.type).toBe('event.quarantined.v1');
    expect(said?.data).toMatchObject({ reason: 'failed', eventId: broken.id, sequence: 1 });
    // A service that set the same event aside must hear of this one without waiting for it.
    expect(said?.attributes).not.toHaveProperty('causesequence');
  });

  it('that says it never succeeds is quarantined at once', async () => {
    const she = someone();
    expect(await walker.hear(eventOf(she, 1, inTrouble('never')))).toEqual({ lastDone: '0' });
    expect(await walker.query('SELECT reason FROM quarantine WHERE subject = $1', [she])).toEqual([
      { reason: 'refused' },
    ]);
  });

  it('keeps later events of its subject waiting behind it', async () => {
    const she = someone();
    await walker.hear(eventOf(she, 1, inTrouble('never')), eventOf(she, 2), eventOf(she, 3));
    expect(await walker.effects(she)).toEqual([]);
    expect(await walker.count('parked', she)).toBe(2);
  });

  it.each(['bad row', 'caught error', 'bad event'])(
    'through a %s is found although only the end of the transaction shows it',
    async (trouble) => {
      const [good, bad] = [someone(), someone()];
      await walker.hearUntilDone(eventOf(good, 1), eventOf(bad, 1, inTrouble(trouble)));
      expect(await walker.effects(good)).toEqual(['intake 1']);
      expect(await walker.effects(bad)).toEqual([]);
      expect(await walker.count('quarantine', bad)).toBe(1);
    },
  );

  it.each(['mistake', 'bad row', 'never'])(
    'through a %s that waited in the park is blamed itself, not the one that released it',
    async (trouble) => {
      const she = someone();
      await walker.hear(eventOf(she, 2, inTrouble(trouble)), eventOf(she, 3));
      await walker.hearUntilDone(eventOf(she, 1));

      expect(await walker.effects(she)).toEqual(['intake 1']);
      expect(
        await walker.query('SELECT sequence FROM quarantine WHERE subject = $1', [she]),
      ).toEqual([{ sequence: 2 }]);
      expect(await walker.query('SELECT sequence FROM parked WHERE subject = $1', [she])).toEqual([
        { sequence: 3 },
      ]);
    },
  );

  it('delivered again after it was mended leaves quarantine by itself', async () => {
    const she = someone();
    const event = eventOf(she, 1, inTrouble('mistake'));
    await walker.hearUntilDone(event);
    mended.add(event.id);
    await walker.hear(event);

    expect(await walker.effects(she)).toEqual(['intake 1']);
    expect(await walker.query('SELECT state FROM quarantine WHERE subject = $1', [she])).toEqual([
      { state: 'redelivered' },
    ]);
    const said = await walker.query('SELECT type FROM outbox WHERE subject = $1 ORDER BY id', [
      she,
    ]);
    expect(said).toContainEqual({ type: 'event.unquarantined.v1' });
  });
});

describe('a fault that is ours to wait for', () => {
  it('moves no offset and quarantines nothing, however long it lasts', async () => {
    const [she, her] = [someone(), someone()];
    const event = eventOf(she, 1, inTrouble('fault'));
    remaining.set(event.id, 8);
    const waits: (number | undefined)[] = [];
    for (let times = 0; times < 8; times += 1) {
      const outcome = await walker.hear(eventOf(her, 1), event);
      expect(outcome.lastDone).toBeUndefined();
      waits.push(outcome.waitMs);
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    expect(await walker.count('quarantine', she)).toBe(0);
    expect(await walker.effects(her)).toEqual([]);

    expect(await walker.hear(eventOf(her, 1), event)).toEqual({ lastDone: '1' });
    expect(await walker.effects(she)).toEqual(['intake 1']);
  });

  it('such as a lost connection leaves nothing half done', async () => {
    const [she, her] = [someone(), someone()];
    const event = eventOf(she, 1, inTrouble('lost connection'));
    remaining.set(event.id, 1);
    expect(await walker.hear(eventOf(her, 1), event)).toEqual({ waitMs: 250 });
    expect(await walker.effects(her)).toEqual([]);
    expect(await walker.hear(eventOf(her, 1), event)).toEqual({ lastDone: '1' });
    expect(await walker.effects(she)).toEqual(['intake 1']);
    expect(await walker.count('quarantine', she)).toBe(0);
  });

  it('that comes while events are heard one by one ends the round there', async () => {
    const [good, bad, faulty, last] = [someone(), someone(), someone(), someone()];
    const fault = eventOf(faulty, 1, inTrouble('fault'));
    // Once with the others, once alone.
    remaining.set(fault.id, 2);
    const outcome = await walker.hear(
      eventOf(good, 1),
      eventOf(bad, 1, inTrouble('never')),
      fault,
      eventOf(last, 1),
    );
    expect(outcome).toEqual({ lastDone: '1', waitMs: 250 });
    expect(await walker.effects(last)).toEqual([]);
    expect(await walker.count('quarantine', faulty)).toBe(0);
  });
});

describe('a handler', () => {
  it('cannot answer for another event than the one being heard', async () => {
    const she = someone();
    await expect(
      walker.parts.unitOfWork.run(() =>
        walker.parts.unitOfWork.once(eventOf(she, 1), () => Promise.resolve()),
      ),
    ).rejects.toThrow('not the event being heard');
  });
});
