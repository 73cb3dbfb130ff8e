import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  criteriaPublished,
  eventQuarantined,
  referralAssessed,
  referralReceived,
  type FoundReferrals,
  type WaymarkEvent,
} from '@waymark/contracts';
import { anEvent, Asking } from '@waymark/testing';
import { anOperations, type AnOperations } from '../an-operations.fixture.js';
import { RecordEvent } from '../use-cases/record-event.js';

const HOUR_MS = 3_600_000;
const traceOf = (digit: string): string => digit.repeat(32);
const parentOf = (digit: string): string => `00-${traceOf(digit)}-00f067aa0ba902b7-01`;

const first = '0b8f6f0e-0000-4000-8000-000000000001';
const second = '0b8f6f0e-0000-4000-8000-000000000002';
const events = {
  received: anEvent(referralReceived, { subject: first, traceparent: parentOf('a') }),
  // Its own span, as where somebody looks.
  judged: anEvent(referralAssessed, {
    subject: first,
    traceparent: `00-${traceOf('a')}-ffffffffffffffff-01`,
  }),
  other: anEvent(referralReceived, {
    subject: second,
    traceparent: parentOf('b'),
    data: { reference: 'WM-9T2C-0000' },
  }),
  failed: anEvent(eventQuarantined, {
    subject: second,
    source: 'routing',
    traceparent: parentOf('c'),
  }),
  published: anEvent(criteriaPublished, { subject: 'cw-loss', traceparent: parentOf('d') }),
};

let operations: AnOperations;
let operator: string;
beforeAll(async () => {
  operations = await anOperations('found');
  operator = await operations.issuers.person({
    ...{ roles: ['operator'], organisation: 'an-area', subject: 'test|op', audience: 'operations' },
  });
  const record = operations.app.get(RecordEvent);
  for (const event of Object.values<WaymarkEvent>(events)) await record.execute(event);
});
afterAll(() => operations.close());

const asked = (query: Readonly<Record<string, string>>) =>
  operations.call('GET', `/referrals?${new URLSearchParams(query).toString()}`, {
    token: operator,
  });
async function found(query: Readonly<Record<string, string>>) {
  const { status, body } = await asked(query);
  expect(status).toBe(200);
  const { referralIds, events: led } = body as FoundReferrals;
  return { referralIds, events: led?.map(({ eventId }) => eventId) };
}

describe('a referral is found', () => {
  it.each(['WM-4K7Q-2N8D', ' wm4k7q 2n8d ', first, first.toUpperCase()])(
    'by its reference, however it is typed, and by its id: %s',
    async (reference) => {
      expect(await found({ reference })).toEqual({ referralIds: [first], events: undefined });
    },
  );

  it('by the id of an event', async () => {
    expect(await found({ reference: events.judged.id })).toEqual({
      ...{ referralIds: [first], events: [events.judged.id] },
    });
  });

  it.each([traceOf('a'), `urn:trace:${traceOf('a')}`, parentOf('a')])(
    'by a trace, with every event of it: %s',
    async (reference) => {
      expect(await found({ reference })).toEqual({
        ...{ referralIds: [first], events: [events.judged.id, events.received.id] },
      });
    },
  );

  it('by the consumer in which an event of it failed', async () => {
    expect(await found({ consumer: 'routing' })).toEqual({
      ...{ referralIds: [second], events: [events.failed.id] },
    });
    expect(await found({ consumer: 'intake' })).toEqual({ referralIds: [], events: [] });
  });

  it('by when it was heard of', async () => {
    const now = Date.now();
    const span = (from: number, to: number) => ({
      from: new Date(now + from * HOUR_MS).toISOString(),
      to: new Date(now + to * HOUR_MS).toISOString(),
    });

    expect((await found(span(-1, 1))).referralIds.toSorted()).toEqual([first, second]);
    expect((await found(span(-1, 1))).events).toHaveLength(5);
    expect(await found(span(-3, -2))).toEqual({ referralIds: [], events: [] });
    const both = { reference: 'WM-9T2C-0000', consumer: 'routing' };
    expect((await found({ ...both, ...span(-1, 1) })).events).toEqual([events.failed.id]);
    expect((await found({ ...both, ...span(-3, -2) })).events).toEqual([]);
  });

  it('with its reference, and with what an event says, for what is about a service as well', async () => {
    const { body } = await asked({ reference: traceOf('c') });
    expect(body).toMatchObject({
      events: [{ reference: 'WM-9T2C-0000', subject: second, source: 'routing' }],
    });
    const service = await asked({ reference: traceOf('d') });
    expect(service.body).toMatchObject({
      ...{ referralIds: [], events: [{ subject: events.published.subject }] },
    });
  });

  it.each(['WM-0000-0000', traceOf('e'), '0b8f6f0e-0000-4000-8000-0000000000ee'])(
    'by nothing that nobody has heard of: %s',
    async (reference) => {
      expect((await found({ reference })).referralIds).toEqual([]);
    },
  );
});

describe('what cannot be looked for', () => {
  const from = '2026-11-22T10:00:00Z';
  it.each([
    ['nothing at all', {}, 'reference'],
    ['a name', { reference: 'Amara Example' }, 'reference'],
    ['a consumer that there is not', { consumer: 'web' }, 'consumer'],
    ['the half of a time', { from }, 'to'],
    ['a time that ends before it begins', { from, to: '2026-11-22T09:00:00Z' }, 'to'],
    ['more than a day', { from, to: '2026-11-23T11:00:01Z' }, 'to'],
  ] as const)('is %s: the field is named', async (_, query, field) => {
    const { status, body } = await asked(query);
    expect({ status, body }).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(JSON.stringify(body)).not.toContain('Amara');
  });
});

describe('looking for', () => {
  let asking: Asking;
  beforeAll(async () => {
    asking = await Asking.of(operations.databaseUrl);
  });
  afterAll(() => asking.close());

  it.each([
    ['a trace', `traceparent COLLATE "C" >= 'a' AND traceparent COLLATE "C" < 'b'`, 'traceparent'],
    ['an event', `event_id = '${events.judged.id}'`, 'event_id'],
    [
      'a time',
      `source = ANY ('{intake,routing}') AND type = ANY ('{a,b}') AND heard_at >= now()`,
      'heard_at',
    ],
  ])('%s goes through an index, for a reader too', async (_, where, column) => {
    const plan = await asking.as(
      { organisation: 'an-area', kinds: 'operations' },
      `EXPLAIN SELECT event_id FROM timeline WHERE ${where}`,
    );
    const lines = plan.flatMap((line) => Object.values(line as Readonly<Record<string, string>>));
    expect(lines.filter((line) => line.includes(column))).toEqual([
      expect.stringContaining('Index Cond: '),
    ]);
  });
});
