import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Metrics } from '@waymark/platform';
import { aDatabase, MemoryKafka, type TestDatabase } from '@waymark/testing';
import { registerGauges } from './messaging-gauges.js';
import { PermanentFailure } from './permanent-failure.js';
import { eventOf, nextWalk, recordOf, someone, topics, Walker } from './walk.fixture.js';

let database: TestDatabase;
let walker: Walker;
let kafka: MemoryKafka;
let metrics: Metrics;

const longAgo = (ms: number): string => new Date(Date.now() - ms).toISOString();

beforeAll(async () => {
  database = await aDatabase('messaging-figures');
  kafka = new MemoryKafka();
  metrics = new Metrics();
  const troubles = {
    broken: () => Promise.reject(new PermanentFailure('no such path')),
    failing: () => Promise.reject(new Error('not now')),
  };
  walker = await Walker.on(database.url, { troubles, metrics, ports: kafka.ports() });
  for (const lane of ['normal', 'urgent'] as const) kafka.create(topics.topicOf('routing', lane));
  registerGauges(walker.parts);
});
afterAll(async () => {
  await walker.close();
  await database.drop();
});

/** The figure's value; undefined where it is not given. */
async function figure(name: string): Promise<number | undefined> {
  const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

describe('the figures of messaging', () => {
  it('tell how old the oldest unpublished event is, by lane, and what was published', async () => {
    expect(await figure('waymark_outbox_oldest_seconds{lane="normal"}')).toBe(0);
    await walker.parts.unitOfWork.run((tx) => {
      tx.publish(nextWalk(someone(), 1));
      return Promise.resolve();
    });
    await walker.query(`UPDATE outbox SET created_at = now() - interval '40 seconds'`);
    const age = await figure('waymark_outbox_oldest_seconds{lane="normal"}');
    expect(age).toBeGreaterThanOrEqual(40);
    expect(age).toBeLessThan(60);
    expect(await figure('waymark_outbox_oldest_seconds{lane="urgent"}')).toBe(0);

    await walker.parts.relays.normal.pass();
    expect(await figure('waymark_outbox_oldest_seconds{lane="normal"}')).toBe(0);
    expect(await figure('waymark_events_published_total{lane="normal",type="walked.v1"}')).toBe(1);
  });

  it('count what was applied, what came again and what waits for an earlier one', async () => {
    const she = someone();
    const [first, third] = [eventOf(she, 1), eventOf(she, 3)];
    const before = await figure('waymark_events_total{lane="normal",outcome="applied"}');
    await walker.hear(first, third);
    await walker.hear(first);
    expect(await figure('waymark_events_total{lane="normal",outcome="applied"}')).toBe(
      (before ?? 0) + 1,
    );
    expect(await figure('waymark_events_total{lane="normal",outcome="parked"}')).toBe(1);
    expect(await figure('waymark_events_total{lane="normal",outcome="came again"}')).toBe(1);
    await walker.query(`UPDATE parked SET parked_at = now() - interval '90 seconds'`);
    expect(await figure('waymark_parked_oldest_seconds')).toBeGreaterThanOrEqual(90);
    expect(await figure('waymark_event_batch_seconds_count{lane="normal"}')).toBeGreaterThan(1);
  });

  it('tell how old the oldest event is that was handed over and is not done', async () => {
    const event = eventOf(someone(), 1, {
      time: longAgo(75_000),
      data: { steps: 1, trouble: 'failing' },
    });
    expect(await figure('waymark_consumer_oldest_seconds{lane="normal"}')).toBe(0);
    await walker.hear(event);
    const age = await figure('waymark_consumer_oldest_seconds{lane="normal"}');
    expect(age).toBeGreaterThanOrEqual(75);
    expect(age).toBeLessThan(100);
    await walker.hearUntilDone(event);
    expect(await figure('waymark_consumer_oldest_seconds{lane="normal"}')).toBe(0);
  });

  it('tell what the broker has and nobody handed over', async () => {
    expect(await figure('waymark_consumer_behind_seconds{lane="normal"}')).toBeUndefined();
    for (const lane of ['normal', 'urgent'] as const) {
      for (const from of ['intake', 'eligibility'] as const)
        kafka.create(topics.topicOf(from, lane));
    }
    kafka.append(topics.topicOf('intake', 'normal'), { key: 'a', value: '{}', headers: {} });
    await walker.parts.lag.look();
    expect(await figure('waymark_consumer_behind_records{lane="normal"}')).toBe(1);
    expect(await figure('waymark_consumer_behind_records{lane="urgent"}')).toBe(0);
    await walker.parts.lag.look();
    expect(await figure('waymark_consumer_behind_seconds{lane="normal"}')).toBeGreaterThan(0);
    expect(await figure('waymark_consumer_behind_seconds{lane="urgent"}')).toBe(0);
  });

  it('tell what is in quarantine, why and for how long', async () => {
    await walker.hear(eventOf(someone(), 1, { data: { steps: 1, trouble: 'broken' } }));
    await walker.hear({ ...recordOf(eventOf(someone(), 1)), value: Buffer.from('{') });
    await walker.query(
      `UPDATE quarantine SET quarantined_at = now() - interval '1 hour' WHERE reason = 'refused'`,
    );
    expect(await figure('waymark_quarantine_events{reason="refused"}')).toBe(1);
    expect(await figure('waymark_quarantine_events{reason="unreadable"}')).toBe(1);
    expect(await figure('waymark_quarantine_oldest_seconds{reason="refused"}')).toBeGreaterThan(
      3_500,
    );
    expect(await figure('waymark_quarantine_oldest_seconds{reason="unreadable"}')).toBeLessThan(60);
  });

  it('tell how old the oldest line of the audit is that is not sealed', async () => {
    expect(await figure('waymark_audit_unsealed_oldest_seconds')).toBe(0);
    await walker.query(
      `INSERT INTO audit (at, action, subject, done_by) VALUES (now() - interval '80 seconds', 'a', 'b', 'c')`,
    );
    expect(await figure('waymark_audit_unsealed_oldest_seconds')).toBeGreaterThanOrEqual(80);
    await walker.parts.auditSealer.round();
    expect(await figure('waymark_audit_unsealed_oldest_seconds')).toBe(0);
  });

  it('tell how far ahead the inbox has a part for each month', async () => {
    const days = async () => ((await figure('waymark_inbox_ahead_seconds')) ?? 0) / 86_400;
    expect(await days()).toBeGreaterThan(88);
    expect(await days()).toBeLessThan(124);
    await walker.query(`SELECT inbox_months((now() + interval '10 months')::date, 1)`);
    expect(await days()).toBeGreaterThan(300);
  });

  it('count the crashes of a consumer, and how often a group was set back', async () => {
    const { normal } = walker.parts.ground.ports;
    const calm = normal.health();
    normal.health = () => ({ ...calm, restarts: 4, setBacks: 2 });
    expect(await figure('waymark_consumer_restarts_total{lane="normal"}')).toBe(4);
    expect(await figure('waymark_consumer_restarts_total{lane="urgent"}')).toBe(0);
    expect(await figure('waymark_consumer_set_back_total{lane="normal"}')).toBe(2);
    expect(await figure('waymark_consumer_set_back_total{lane="urgent"}')).toBe(0);
    normal.health = () => calm;
  });

  it('hold nobody’s id', async () => {
    const she = someone();
    await walker.hear(eventOf(she, 1));
    const text = await metrics.text();
    expect(text).not.toContain(she);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('leave out what the database cannot tell', async () => {
    const gone = await Walker.on(database.url, { metrics: new Metrics() });
    registerGauges(gone.parts);
    await gone.close();
    const text = await gone.parts.ground.metrics.text();
    expect(text).not.toMatch(/^waymark_outbox_oldest_seconds\{/m);
    expect(text).toMatch(/^waymark_relay_stuck_seconds\{/m);
  });
});
