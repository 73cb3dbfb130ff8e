import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, type TestDatabase } from '@waymark/testing';
import { PermanentFailure } from './permanent-failure.js';
import { eventOf, recordOf, someone, type Troubles, Walker } from './walk.fixture.js';

const mended = new Set<string>();
const troubles: Troubles = {
  broken: (_, { subject }) =>
    mended.has(subject) ? Promise.resolve() : Promise.reject(new PermanentFailure('no such path')),
};
const decision = { by: 'https://issuer|operator-1', reason: 'the sender wrote text' };
const inRole = { ...decision, role: 'operator' };
const asNumber = { in: 'data', field: 'steps', as: 'as-number' } as const;

let database: TestDatabase;
let walker: Walker;

beforeAll(async () => {
  database = await aDatabase('quarantine-copy');
  walker = await Walker.on(database.url, { troubles });
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

async function entryOf(she: string): Promise<string> {
  const [row] = await walker.query<{ id: string }>('SELECT id FROM quarantine WHERE subject = $1', [
    she,
  ]);
  if (row === undefined) throw new Error('nothing is quarantined');
  return row.id;
}

const stateOf = (id: string) =>
  walker.query('SELECT state, settled_by, settled_reason FROM quarantine WHERE id = $1', [id]);

/** Its steps are text; one more waits behind it. Answers the entry's id. */
const misspelt = async (she: string, event = eventOf(she, 1, { data: { steps: '1' } })) => {
  await walker.hear(event, eventOf(she, event.sequence + 1));
  return entryOf(she);
};
const copiesOf = (id: string) =>
  walker.query<{ event_id: string; made_by: string }>(
    'SELECT * FROM quarantine_copy WHERE quarantine_id = $1',
    [id],
  );

describe('a quarantined event of which only the writing is wrong is applied by a copy', () => {
  it('in its place, under an id of its own, with the original as its cause', async () => {
    const she = someone();
    const event = eventOf(she, 1, { data: { steps: '1' } });
    const id = await misspelt(she, event);
    const copyId = await walker.parts.desk.applyCopy(id, [asNumber], inRole);

    expect(copyId).not.toBe(event.id);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2']);
    expect(
      await walker.query('SELECT event_id, steps FROM walk WHERE subject = $1 ORDER BY place', [
        she,
      ]),
    ).toMatchObject([{ event_id: copyId, steps: 1 }, { steps: 2 }]);
    expect(await copiesOf(id)).toMatchObject([
      {
        ...{ event_id: copyId, made_by: inRole.by, made_as: 'operator', reason: inRole.reason },
        ...{ corrections: [asNumber], value: Buffer.from('{"steps":1}') },
        headers: { ce_id: copyId, ce_causationid: event.id, ce_sequence: '1' },
      },
    ]);
    const [original] = await walker.query('SELECT value FROM quarantine WHERE id = $1', [id]);
    expect(original).toEqual({ value: Buffer.from('{"steps":"1"}') });
    expect(await stateOf(id)).toMatchObject([{ state: 'replayed', settled_by: inRole.by }]);
    const audited = 'SELECT action, done_by, reason FROM audit WHERE subject = $1';
    expect(await walker.query(audited, [she])).toEqual([
      { action: 'quarantine.copied', done_by: inRole.by, reason: inRole.reason },
    ]);
    const [dealtWith] = await walker.query<{ data: object }>(
      `SELECT data FROM outbox WHERE subject = $1 AND type = 'event.unquarantined.v1'`,
      [she],
    );
    const { type: eventType, source: producer } = event;
    expect(dealtWith?.data).toEqual({
      quarantineId: id,
      end: 'replayed',
      eventType,
      producer,
      copyId,
    });
  });

  it('once: the original that comes again has no effect, nor has a second copy', async () => {
    const she = someone();
    const event = eventOf(she, 1, { data: { steps: '1' } });
    const id = await misspelt(she, event);
    const copies = await Promise.allSettled([
      walker.parts.desk.applyCopy(id, [asNumber], inRole),
      walker.parts.desk.applyCopy(id, [asNumber], inRole),
    ]);
    expect(copies.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await walker.hear({ ...event, data: { steps: 1 } });
    await walker.hear(event);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2']);
    expect(await copiesOf(id)).toHaveLength(1);
    expect(await walker.count('quarantine', she)).toBe(1);
  });

  it('also where it waits for an earlier one: the original does not come between', async () => {
    const she = someone();
    const event = eventOf(she, 2, { data: { steps: '2' } });
    const id = await misspelt(she, event);
    await walker.parts.desk.applyCopy(id, [asNumber], inRole);
    expect(await walker.effects(she)).toEqual([]);
    await walker.hear({ ...event, data: { steps: 2 } });
    await walker.hear(event);
    await walker.hear(eventOf(she, 1));
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2', 'intake 3']);
    expect(await walker.count('quarantine', she)).toBe(1);
  });

  it('that fails in its turn is set aside itself, and the original does not take its place', async () => {
    const she = someone();
    const event = eventOf(she, 2, { data: { steps: '2', trouble: 'broken' } });
    const id = await misspelt(she, event);
    const copyId = await walker.parts.desk.applyCopy(id, [asNumber], inRole);
    await walker.hear(eventOf(she, 1));
    await walker.hear({ ...event, data: { steps: 2 } });
    expect(await walker.effects(she)).toEqual(['intake 1']);
    const [entry] = await walker.query<{ id: string }>(
      `SELECT id FROM quarantine WHERE event_id = $1 AND state = 'waiting'`,
      [copyId],
    );
    mended.add(she);
    await walker.parts.desk.replay(entry?.id ?? '', decision);
    expect(await walker.effects(she)).toEqual(['intake 1', 'intake 2', 'intake 3']);
  });

  it('also where its headers alone are wrong, and technical ones are new', async () => {
    const she = someone();
    const event = eventOf(she, 1);
    const record = recordOf(event);
    const headers = { ...record.headers, ce_time: ' 2026-11-22T10:00:00.000Z' };
    await walker.hear({ ...record, partition: 78, headers: { ...headers, traceparent: 'none' } });
    const id = await entryOf(she);
    const trimmed = { in: 'header', field: 'ce_time', as: 'trimmed' } as const;
    expect(await walker.parts.desk.tryCopy(id, [], inRole.by)).toMatchObject({
      problem: { code: 'still-broken' },
    });
    await walker.parts.desk.applyCopy(id, [trimmed], inRole);
    expect(await walker.effects(she)).toEqual(['intake 1']);
  });

  it('that is tried only changes nothing', async () => {
    const she = someone();
    const id = await misspelt(she);
    expect(await walker.parts.desk.tryCopy(id, [asNumber], inRole.by)).toEqual({
      differences: [{ in: 'data', field: 'steps', before: '"1"', after: '1' }],
    });
    expect(await walker.effects(she)).toEqual([]);
    expect(await copiesOf(id)).toEqual([]);
    expect(await stateOf(id)).toMatchObject([{ state: 'waiting' }]);
    expect(
      await walker.query('SELECT action, done_by FROM audit WHERE subject = $1', [she]),
    ).toEqual([{ action: 'quarantine.copy-tried', done_by: inRole.by }]);
  });

  it.each([
    ['a value', { steps: '1' }, [{ in: 'data', field: 'steps', as: 'left-out' }], 422],
    [
      'what is right',
      { steps: '1', trouble: 'No' },
      [{ in: 'data', field: 'trouble', as: 'lower-case' }],
      422,
    ],
    [
      'what is not there',
      { steps: '1' },
      [{ in: 'data', field: 'constructor.name', as: 'as-text' }],
      422,
    ],
    [
      'who it is about',
      { steps: '1' },
      [{ in: 'header', field: 'ce_subject', as: 'left-out' }],
      422,
    ],
    [
      'what nobody can tell',
      { steps: 'many' },
      [{ in: 'data', field: 'steps', as: 'as-number' }],
      422,
    ],
    ['less than is wrong', { steps: '1', trouble: 3 }, [asNumber], 409],
    ['nothing', { steps: '1' }, [], 409],
    ['nothing where nothing is wrong', { steps: 1, trouble: 'broken' }, [], 409],
  ] as const)('which changes %s is refused', async (_, data, corrections, status) => {
    const she = someone();
    const id = await misspelt(she, eventOf(she, 1, { data }));
    const copied = walker.parts.desk.applyCopy(id, corrections, inRole);
    await expect(copied).rejects.toMatchObject({ status });
    expect(await walker.effects(she)).toEqual([]);
    expect(await stateOf(id)).toMatchObject([{ state: 'waiting' }]);
    expect(await copiesOf(id)).toEqual([]);
  });
});
