import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  catalogue,
  eventQuarantined,
  eventUnquarantined,
  type EventQuarantined,
  type EventUnquarantined,
  type WaymarkEvent,
} from '@waymark/contracts';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { On } from './on.js';
import { PermanentFailure } from './permanent-failure.js';
import type { UnitOfWork } from './unit-of-work.js';
import { eventOf, recordOf, someone, type Troubles, Walker } from './walk.fixture.js';

const mended = new Set<string>();
const found = new Set<string>();
const troubles: Troubles = {
  lost: (_, { subject }) =>
    found.has(subject) ? Promise.resolve() : Promise.reject(new PermanentFailure('lost')),
  broken: (_, { subject }) =>
    mended.has(subject) ? Promise.resolve() : Promise.reject(new PermanentFailure('no such path')),
  // What came before it fails again after this.
  spoiling: (_, { subject }) => {
    if (mended.has(subject)) return Promise.resolve();
    found.delete(subject);
    return Promise.reject(new PermanentFailure('spoilt'));
  },
};
const AT: unknown = expect.stringMatching(/^20\d\d-.*Z$/);
const decision = { by: 'https://issuer|operator-1', reason: 'the path was added' };

/** What the service hears of its own quarantine, although it does not read its own topic. */
class OwnQuarantine {
  readonly heard: WaymarkEvent[] = [];

  constructor(private readonly unitOfWork: UnitOfWork) {}

  @On(eventQuarantined)
  waits(event: EventQuarantined): Promise<void> {
    return this.heardOf(event);
  }

  @On(eventUnquarantined)
  dealtWith(event: EventUnquarantined): Promise<void> {
    return this.heardOf(event);
  }

  private heardOf(event: WaymarkEvent): Promise<void> {
    return this.unitOfWork.once(event, (tx) => {
      this.heard.push(event);
      tx.insert('noted', { subject: event.subject, type: event.type });
      return Promise.resolve();
    });
  }
}

let database: TestDatabase;
let walker: Walker;
let own: OwnQuarantine;

beforeAll(async () => {
  database = await aDatabase('quarantine-desk');
  walker = await Walker.on(database.url, { troubles });
  await walker.make('CREATE TABLE noted (subject text, type text)');
  own = new OwnQuarantine(walker.parts.unitOfWork);
  walker.parts.transport.hearWith(own);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

const inTrouble = (she: string, sequence: number): WaymarkEvent =>
  eventOf(she, sequence, { data: { steps: sequence, trouble: 'broken' } });

/** An event in quarantine with two more waiting behind it; answers the entry's id. */
async function quarantined(she: string): Promise<string> {
  await walker.hear(inTrouble(she, 1), eventOf(she, 2), eventOf(she, 3));
  return entryOf(she);
}

async function entryOf(she: string): Promise<string> {
  const [row] = await walker.query<{ id: string }>('SELECT id FROM quarantine WHERE subject = $1', [
    she,
  ]);
  if (row === undefined) throw new Error('nothing is quarantined');
  return row.id;
}

const stateOf = (id: string) =>
  walker.query('SELECT state, settled_by, settled_reason FROM quarantine WHERE id = $1', [id]);

const said = async (she: string): Promise<string[]> => {
  const rows = await walker.query<{ type: string }>(
    'SELECT type FROM outbox WHERE subject = $1 ORDER BY id',
    [she],
  );
  return rows.map(({ type }) => type);
};

describe('a quarantined event', () => {
  it('is shown with what and where, oldest first', async () => {
    const she = someone();
    const id = await quarantined(she);
    const entries = await walker.parts.quarantineView.waiting();
    expect(entries.find((entry) => entry.id === id)).toMatchObject({
      ...{ type: 'walked.v1', producer: 'intake', subject: she, sequence: 1, reason: 'refused' },
      ...{ error_class: 'PermanentFailure', error_detail: 'no such path', attempts: 1 },
    });
  });

  it('is replayed through its handler, and what waited behind it follows', async () => {
    const she = someone();
    const id = await quarantined(she);
    mended.add(she);
    await walker.parts.desk.replay(id, decision);

    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2', 'intake 3']);
    expect(await walker.count('parked', she)).toBe(0);
    expect(await stateOf(id)).toEqual([
      { state: 'replayed', settled_by: decision.by, settled_reason: decision.reason },
    ]);
    expect((await said(she)).filter((type) => type.startsWith('event.'))).toEqual([
      'event.quarantined.v1',
      'event.unquarantined.v1',
    ]);
    expect(
      await walker.query('SELECT action, done_by FROM audit WHERE subject = $1', [she]),
    ).toEqual([{ action: 'quarantine.replayed', done_by: decision.by }]);
  });

  it('is told of with what waits behind it, and how each came in at last', async () => {
    const she = someone();
    const events = [inTrouble(she, 1), eventOf(she, 2), eventOf(she, 3)];
    const ids = events.map(({ id }) => id);
    const { desk, outcomesDesk } = walker.parts;
    const became = async () => {
      const { outcomes } = await outcomesDesk.of([...ids, randomUUID()]);
      const results = new Map(outcomes.map((one) => [one.eventId, one]));
      expect(outcomes.map(({ at }) => at)).toEqual(outcomes.map(() => AT));
      return ids.map((id) => {
        const { result, attempts } = results.get(id) ?? {};
        return attempts === undefined ? result : `${String(result)} ${String(attempts)}`;
      });
    };
    expect(await became()).toEqual([undefined, undefined, undefined]);
    await walker.hear(...events);
    expect(await became()).toEqual(['quarantined 1', 'waits-for-earlier', 'waits-for-earlier']);
    mended.add(she);
    await desk.replay(await entryOf(she), decision);
    expect(await became()).toEqual(['replayed 1', 'applied', 'applied']);

    const other = someone();
    const aside = inTrouble(other, 1);
    await walker.hear(aside);
    await desk.discard(await entryOf(other), decision);
    const { hears, outcomes } = await outcomesDesk.of([aside.id]);
    expect(outcomes).toMatchObject([{ eventId: aside.id, result: 'discarded', attempts: 1 }]);
    expect(hears).toContain('walked.v1');
  });

  it('is heard of by the service itself, in the transaction that says it', async () => {
    const she = someone();
    const id = await quarantined(she);
    const noted = (): Promise<object[]> =>
      walker.query('SELECT type FROM noted WHERE subject = $1', [she]);
    expect(await noted()).toEqual([{ type: 'event.quarantined.v1' }]);
    await walker.parts.desk.tryOut(id, decision.by);
    await expect(walker.parts.desk.replay(id, decision)).rejects.toMatchObject({ status: 409 });
    expect(await noted()).toEqual([{ type: 'event.quarantined.v1' }]);
    await walker.parts.desk.discard(id, decision);
    expect(await noted()).toEqual([
      { type: 'event.quarantined.v1' },
      { type: 'event.unquarantined.v1' },
    ]);
    const [last] = own.heard.filter(({ subject }) => subject === she).slice(-1);
    expect(last).toMatchObject({ source: 'routing', data: { quarantineId: id, end: 'discarded' } });
  });

  it('that fails again stays, and nothing has changed', async () => {
    const she = someone();
    const id = await quarantined(she);
    await expect(walker.parts.desk.replay(id, decision)).rejects.toMatchObject({
      status: 409,
      code: 'failed-again',
    });
    expect(await walker.effects(she)).toEqual([]);
    expect(await stateOf(id)).toMatchObject([{ state: 'waiting' }]);
  });

  it('that was not dealt with leaves a line that says who tried, and why it was not', async () => {
    const she = someone();
    const id = await quarantined(she);
    const { desk, operatorLog } = walker.parts;
    const acts = async () => {
      const read = await operatorLog.read(decision.by, 'an-area');
      return read.acts.filter(({ subject }) => subject === she);
    };
    await expect(desk.replay(id, decision)).rejects.toMatchObject({ code: 'failed-again' });
    await desk.discard(id, decision);
    await expect(desk.replay(id, decision)).rejects.toMatchObject({ code: 'already-settled' });
    expect(await acts()).toMatchObject([
      { action: 'quarantine.replayed', result: 'refused', because: 'already-settled' },
      { action: 'quarantine.discarded', result: 'done' },
      { action: 'quarantine.replayed', result: 'failed', because: 'failed-again', ...decision },
    ]);
  });

  it('that was tried only leaves a line that says who tried, and what was seen', async () => {
    const she = someone();
    const id = await quarantined(she);
    const { desk, operatorLog } = walker.parts;
    expect(await desk.tryOut(id, decision.by)).toMatchObject({ problem: { status: 409 } });
    mended.add(she);
    expect(await desk.tryOut(id, 'somebody else')).toEqual({});
    expect((await operatorLog.about(she, decision.by)).acts).toEqual([
      { action: 'quarantine.tried', result: 'done', by: 'somebody else', subject: she, at: AT },
      {
        ...{ action: 'quarantine.tried', result: 'failed', because: 'failed-again' },
        ...{ by: decision.by, subject: she, at: AT },
      },
    ]);
    expect(await stateOf(id)).toMatchObject([{ state: 'waiting' }]);
    await expect(desk.tryOut(someone(), decision.by)).rejects.toMatchObject({ status: 404 });
  });

  it('is replayed although what waited behind it fails: that is set aside in its turn', async () => {
    const she = someone();
    const [first, second] = [eventOf(she, 1), inTrouble(she, 2)];
    await walker.hear({ ...first, data: { steps: 1, trouble: 'lost' } }, second, eventOf(she, 3));
    found.add(she);
    await walker.parts.desk.replay(await entryOf(she), decision);

    expect(await walker.effects(she)).toEqual(['intake 1']);
    const entries = await walker.query(
      'SELECT sequence, state, reason FROM quarantine WHERE subject = $1 ORDER BY sequence',
      [she],
    );
    expect(entries).toEqual([
      { sequence: 1, state: 'replayed', reason: 'refused' },
      { sequence: 2, state: 'waiting', reason: 'refused' },
    ]);
    expect(await walker.count('parked', she)).toBe(1);
  });

  it('that was set aside, came again, waited and failed is set aside once more, and not lost', async () => {
    const she = someone();
    const first = eventOf(she, 1, { data: { steps: 1, trouble: 'lost' } });
    const second = eventOf(she, 2, { data: { steps: 2, trouble: 'spoiling' } });
    await walker.hear(first, second, eventOf(she, 3));
    const id = await entryOf(she);
    const replayed = (): Promise<void> => {
      found.add(she);
      return walker.parts.desk.replay(id, decision);
    };
    await expect(replayed()).rejects.toMatchObject({ code: 'failed-again' });
    await walker.hear(second);
    await expect(replayed()).rejects.toMatchObject({ code: 'failed-again' });
    const ofSecond = () =>
      walker.query<{ id: string; state: string }>(
        'SELECT id, state FROM quarantine WHERE subject = $1 AND sequence = 2 ORDER BY id',
        [she],
      );
    expect((await ofSecond()).map(({ state }) => state)).toEqual(['redelivered', 'waiting']);

    mended.add(she);
    await replayed();
    await walker.parts.desk.replay((await ofSecond())[1]?.id ?? '', decision);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2', 'intake 3']);
    expect(await walker.count('parked', she)).toBe(0);
  });

  it('is settled once: replayed twice at the same time it has one effect', async () => {
    const she = someone();
    const id = await quarantined(she);
    mended.add(she);
    const replays = await Promise.allSettled([
      walker.parts.desk.replay(id, decision),
      walker.parts.desk.replay(id, decision),
    ]);
    expect(replays.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(replays.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { status: 409, code: 'already-settled' },
    });
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2', 'intake 3']);
  });

  it('replayed and then delivered again has one effect', async () => {
    const she = someone();
    const event = inTrouble(she, 1);
    await walker.hear(event);
    mended.add(she);
    await walker.parts.desk.replay(await entryOf(she), decision);
    await walker.hear(event);
    expect(await walker.effects(she)).toEqual(['intake 1']);
  });

  it('is discarded: it never has an effect, and what waited behind it follows', async () => {
    const she = someone();
    const event = inTrouble(she, 1);
    await walker.hear(event, eventOf(she, 2));
    const id = await entryOf(she);
    await walker.parts.desk.discard(id, decision);
    mended.add(she);
    await walker.hear(event);

    expect(await walker.effects(she)).toEqual(['intake 2']);
    expect(await stateOf(id)).toMatchObject([{ state: 'discarded' }]);
  });

  it('that begins a referral is discarded only where there is no such referral', async () => {
    const she = someone();
    const definition = catalogue.find(({ type }) => type === 'referral.received.v1');
    // Said by whoever may not say it.
    const said = { ...(definition && { definition }), source: 'eligibility', data: {} } as const;
    await walker.hear(eventOf(she, 1, said));
    const id = await entryOf(she);
    await expect(walker.parts.desk.discard(id, decision)).rejects.toMatchObject({
      status: 409,
      code: 'begins-a-referral',
    });
    expect(await stateOf(id)).toMatchObject([{ state: 'waiting' }]);
    await walker.parts.desk.discard(id, decision, { noSuchReferral: true });
    expect(await stateOf(id)).toMatchObject([{ state: 'discarded' }]);
  });

  it('that waits for an earlier one is discarded in its place', async () => {
    const she = someone();
    const broken = eventOf(she, 2, { data: { steps: 'many' } });
    await walker.hear(broken, eventOf(she, 3));
    await walker.parts.desk.discard(await entryOf(she), decision);
    expect(await walker.effects(she)).toEqual([]);
    await walker.hear(eventOf(she, 1));
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 3']);
    expect(await walker.count('parked', she)).toBe(0);
  });

  it('that nobody can read cannot be replayed, only discarded', async () => {
    const she = someone();
    await walker.hear({ ...recordOf(eventOf(she, 1)), partition: 77, value: Buffer.from('{') });
    const id = await entryOf(she);
    await expect(walker.parts.desk.replay(id, decision)).rejects.toMatchObject({
      status: 409,
      code: 'still-unreadable',
    });
    await walker.parts.desk.discard(id, decision);
    expect(await stateOf(id)).toMatchObject([{ state: 'discarded' }]);
  });

  it('that nobody knows is not found', async () => {
    const replay = walker.parts.desk.replay(randomUUID(), decision);
    await expect(replay).rejects.toMatchObject({ status: 404 });
  });
});
