import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { catalogue, type WaymarkEvent } from '@waymark/contracts';
import {
  aDatabase,
  type Row,
  SeededRandom,
  SimulatedLine,
  simulationSeed,
  type TestDatabase,
} from '@waymark/testing';
import type { BatchOutcome } from './kafka.port.js';
import type { MessagingParts } from './messaging-parts.js';
import { PermanentFailure } from './permanent-failure.js';
import {
  eventOf,
  recordOf,
  rested,
  someone,
  topics,
  type Troubles,
  unheard,
  walked,
  WalkConsumer,
  Walker,
} from './walk.fixture.js';

// The database in memory stands in for PostgreSQL in simulations: the same events through the same messaging must
// leave the same behind in both.

const SEED = simulationSeed() ?? jest.getSeed();
const BATCHES = 60;
const SUBJECTS = 6;
const LENGTH = 7;
const decision = { by: 'operator', reason: 'mended' };

const mended = new Set<string>();
const troubles: Troubles = {
  broken: (_, { id }) =>
    mended.has(id) ? Promise.resolve() : Promise.reject(new PermanentFailure('no such path')),
};

let place: TestDatabase;
let walker: Walker;
let line: SimulatedLine;

beforeAll(async () => {
  place = await aDatabase('memory-database');
  walker = await Walker.on(place.url, { troubles });
  line = new SimulatedLine({
    seed: SEED,
    time: { next: () => undefined, leap: () => undefined },
    catalogue: [...catalogue, walked, rested, unheard],
    services: [
      {
        name: 'routing',
        hears: ['intake', 'eligibility'],
        instances: 1,
        consumerOf: (unitOfWork) => new WalkConsumer(unitOfWork, troubles),
      },
    ],
  });
  await line.settle(1, () => true);
});
afterAll(async () => {
  await walker.close();
  await place.drop();
});

function partsInMemory(): MessagingParts {
  const process = line.someProcess('routing');
  if (process === undefined) throw new Error('it runs');
  return process.parts;
}

async function inMemory<T>(work: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const over = (): void => {
    state.isOver = true;
  };
  work.then(over, over);
  while (!state.isOver) await line.schedule.step();
  return work;
}

/** Each line of a subject, the second said in consequence of the first; some of it in trouble. */
function everything(random: SeededRandom): readonly WaymarkEvent[] {
  return Array.from({ length: SUBJECTS }, someone).flatMap((she) =>
    Array.from({ length: LENGTH }, (_, nth) => nth + 1).flatMap((sequence) => [
      eventOf(she, sequence, {
        urgent: random.chance(0.05),
        definition: random.chance(0.1) ? unheard : walked,
        data: { steps: sequence, ...(random.chance(0.1) && { trouble: 'broken' }) },
      }),
      eventOf(she, sequence, {
        source: 'eligibility',
        causesource: 'intake',
        causesequence: sequence,
      }),
    ]),
  );
}

const asRecords = (events: readonly WaymarkEvent[]) =>
  events.map((event, offset) => ({ ...recordOf(event), offset: String(offset) }));

const hearInMemory = (events: readonly WaymarkEvent[]): Promise<BatchOutcome> =>
  inMemory(
    partsInMemory().runners.normal.handle({
      topic: topics.topicOf('intake', 'normal'),
      partition: 0,
      records: asRecords(events).map((record) => ({
        ...record,
        topic: record.topic.replace('walk.', 'simulated.'),
      })),
    }),
  );

const TABLES: Readonly<Record<string, readonly string[]>> = {
  inbox: ['event_id'],
  heard: ['producer', 'subject', 'sequence'],
  parked: ['event_id', 'waits_for', 'discarded'],
  walk: ['subject', 'producer', 'sequence', 'event_id'],
  said: ['subject', 'sequence', 'urgent'],
  quarantine: ['event_id', 'reason', 'state', 'type'],
  outbox: ['subject', 'sequence', 'urgent', 'type', 'bucket'],
};

const texts = (rows: Iterable<Row>, columns: readonly string[]): string[] =>
  [...rows].map((row) => columns.map((column) => String(row[column])).join(' ')).sort();

async function expectTheSame(): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES)) {
    const stored = await walker.query<Row>(`SELECT * FROM ${table}`);
    const held = line.databaseOf('routing').rowsOf(table).values();
    // A line that was only looked at may be there with nothing heard, or not be there.
    const none = (row: string): boolean => table === 'heard' && row.endsWith(' 0');
    const [real, memory] = [texts(stored, columns), texts(held, columns)];
    expect({ [table]: memory.filter((row) => !none(row)) }).toEqual({
      [table]: real.filter((row) => !none(row)),
    });
  }
}

async function replayAll(): Promise<void> {
  const real = await walker.parts.quarantineView.waiting();
  const memory = await inMemory(partsInMemory().quarantineView.waiting());
  for (const { id, event_id: eventId } of real) {
    const twin = memory.find((entry) => entry.event_id === eventId);
    if (eventId === null || twin === undefined) throw new Error('it is in one of the two only');
    mended.add(eventId);
    await walker.parts.desk.replay(id, decision);
    await inMemory(partsInMemory().desk.replay(twin.id, decision));
  }
}

describe('the database in memory', () => {
  it(`keeps what PostgreSQL keeps, whatever is heard in whatever order (seed ${SEED})`, async () => {
    const random = new SeededRandom(SEED);
    const events = everything(random);
    for (let nth = 0; nth < BATCHES; nth += 1) {
      const batch = Array.from(
        { length: 1 + random.below(8) },
        () => random.pick(events) ?? eventOf(someone(), 1),
      );
      const real = await walker.hear(...batch);
      expect(await hearInMemory(batch)).toEqual(real);
    }
    await expectTheSame();

    await walker.hear(...events);
    await hearInMemory(events);
    while ((await walker.parts.quarantineView.waiting()).length > 0) await replayAll();
    await expectTheSame();
    expect(await walker.query('SELECT 1 FROM parked')).toEqual([]);
  }, 120_000);
});
