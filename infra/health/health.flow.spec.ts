import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aLine, eventually, testEnvironment, type TestLine } from '@waymark/testing';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { Visitor } from '../../apps/web/src/testing/a-visitor.fixture.js';
import { signIn } from '../observability/canary.fixture.js';
import { alertFigures, dashboardQueries, hasPrometheus, startPrometheus } from './prometheus.mjs';
import { writeUndecodable } from './undecodable-record.mjs';

const SERVICES = ['intake', 'eligibility', 'routing', 'notification', 'operations', 'web'] as const;
const HEARERS = SERVICES.filter((service) => service !== 'web');
type Service = (typeof SERVICES)[number];
const WITHIN = { withinMs: 10_000, everyMs: 100 };

/** Its own, because what is written into a topic here nobody else must read. */
const prefix = `health-${randomBytes(4).toString('hex')}`;
const { databaseUrl, kafkaBrokers } = testEnvironment();

let line: TestLine;
beforeAll(async () => {
  line = await aLine({ TOPIC_PREFIX: prefix });
}, 240_000);
afterAll(() => line.stop(), 60_000);

interface Report {
  readonly status: number;
  /** Names of what is not well. */
  readonly ailing: readonly string[];
}

async function asked(service: Service, what: 'live' | 'ready' | 'started'): Promise<Report> {
  const answer = await fetch(`${line.urls[service]}/health/${what}`);
  const { checks } = (await answer.json()) as { checks: { name: string; ok: boolean }[] };
  return {
    status: answer.status,
    ailing: checks.filter(({ ok }) => !ok).map(({ name }) => name),
  };
}

const isWell = (service: Service) =>
  eventually(
    `${service} is ready again`,
    async () => (await asked(service, 'ready')).status === 200,
    { withinMs: 30_000 },
  );

/** As the administrator, in the given database of the server. */
async function inDatabase(
  name: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const databaseOf = (service: Service): string =>
  new URL(line.databaseUrls[service] ?? '').pathname.slice(1);

/** How often the log of a service says so. */
const timesLogged = (service: Service, sentence: string): number =>
  readFileSync(join(line.logs, `${service}.log`), 'utf8').split(sentence).length - 1;

/** The line of the log of a service that says so. */
const lineLogged = (service: Service, sentence: string): unknown =>
  JSON.parse(
    readFileSync(join(line.logs, `${service}.log`), 'utf8')
      .split('\n')
      .find((one) => one.includes(sentence)) ?? '{}',
  );

/** How many events its group has not confirmed yet, as tools of Kafka count it. */
async function lagOf(service: Service, hears: readonly Service[]): Promise<number> {
  const kafka = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const lags = hears.map(async (producer) => {
      const topic = `${prefix}.${producer}`;
      const groupId = `${prefix}.${service}`;
      const ends = await admin.fetchTopicOffsets(topic);
      const [done] = await admin.fetchOffsets({ groupId, topics: [topic] });
      return ends.reduce((sum, { partition, offset, low }) => {
        const reached = done?.partitions.find((one) => one.partition === partition)?.offset ?? '-1';
        return sum + Number(offset) - (reached === '-1' ? Number(low) : Number(reached));
      }, 0);
    });
    return (await Promise.all(lags)).reduce((sum, lag) => sum + lag, 0);
  } finally {
    await admin.disconnect();
  }
}

/** The row of a consumer, in words. */
const consumerIn = (page: string, name: string): string =>
  page
    .split('<tr')
    .map((row) => row.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '))
    .find((row) => row.includes(`Consumer ${name}`)) ?? '';

describe('the health of real processes', () => {
  it.each(SERVICES)('%s is started, alive and ready', async (service) => {
    for (const what of ['started', 'live', 'ready'] as const) {
      expect(await asked(service, what)).toEqual({ status: 200, ailing: [] });
    }
  });

  it('is told in figures without a name, an id or an address in them', async () => {
    for (const service of SERVICES) {
      const text = await (await fetch(line.metricsUrls[service] ?? '')).text();
      expect(text).toContain('process_resident_memory_bytes');
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|localhost|postgres:/);
    }
    expect((await fetch(`${line.urls.web}/metrics`)).status).toBe(404);
  });

  it('is that the broker has nothing which its hearers have not done', async () => {
    for (const service of HEARERS) {
      await eventually(
        `${service} has asked the broker`,
        async () => {
          const text = await (await fetch(line.metricsUrls[service] ?? '')).text();
          return ['normal', 'urgent'].every((lane) =>
            text.includes(`waymark_consumer_behind_records{lane="${lane}"} 0`),
          );
        },
        { withinMs: 20_000 },
      );
    }
  }, 60_000);

  it('is what the dashboard and the alerts ask for', async () => {
    const texts = await Promise.all(
      SERVICES.map(async (service) => (await fetch(line.metricsUrls[service] ?? '')).text()),
    );
    const given = new Set(
      texts
        .join('\n')
        .match(/^# TYPE \w+/gm)
        ?.map((one) => one.slice(7)),
    );
    const asked = [...dashboardQueries(), ...alertFigures()].flatMap(
      (one) => one.match(/\b(?:waymark|process)_[a-z_]+/g) ?? [],
    );
    const names = new Set(asked.map((name) => name.replace(/_(?:bucket|sum|count)$/, '')));
    expect([...names].filter((name) => !given.has(name))).toEqual([]);
  });

  it('is read by Prometheus, where it is installed: every query of the dashboard works', async () => {
    if (!hasPrometheus()) return;
    const urls = Object.fromEntries(
      SERVICES.map((service) => [service, line.metricsUrls[service] ?? '']),
    );
    const prometheus = await startPrometheus(urls);
    try {
      await eventually(
        'all services are read',
        async () => {
          const up = await prometheus.ask('up == 1').catch(() => []);
          return up.length === SERVICES.length;
        },
        { withinMs: 20_000 },
      );
      for (const query of dashboardQueries()) await prometheus.ask(query);
      expect(await prometheus.ask('min(waymark_consumer_member{service="routing"})')).toMatchObject(
        [{ value: [expect.any(Number), '1'] }],
      );
      expect(await prometheus.ask('waymark_clocks_overdue')).toHaveLength(1);
      expect(await prometheus.ask('ALERTS{alertstate="firing"}')).toEqual([]);
    } finally {
      await prometheus.stop();
    }
  }, 60_000);

  it('shows within ten seconds that the database is lost, and that it is back', async () => {
    const lost = databaseOf('routing');
    await inDatabase('postgres', async (admin) => {
      const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`;
      await admin.query(`ALTER DATABASE ${lost} ALLOW_CONNECTIONS false`);
      try {
        await admin.query(end, [lost]);
        await eventually(
          'routing says that its database is away',
          async () => (await asked('routing', 'ready')).ailing.includes('database'),
          WITHIN,
        );
        expect((await asked('routing', 'live')).status).toBe(200);
        expect((await asked('intake', 'ready')).status).toBe(200);
      } finally {
        await admin.query(`ALTER DATABASE ${lost} ALLOW_CONNECTIONS true`);
      }
    });
    await isWell('routing');
  }, 60_000);

  it('shows within ten seconds that a relay is stuck, and that it goes on', async () => {
    await inDatabase(databaseOf('intake'), async (admin) => {
      await admin.query('BEGIN');
      await admin.query('LOCK TABLE relay_lease IN ACCESS EXCLUSIVE MODE');
      await eventually(
        'intake says that nothing leaves',
        async () => (await asked('intake', 'ready')).ailing.includes('relay'),
        WITHIN,
      );
      expect((await asked('intake', 'live')).status).toBe(200);
      await admin.query('ROLLBACK');
    });
    await isWell('intake');
  }, 60_000);

  it('says to operators within seconds that nobody is processing, although nothing lags', async () => {
    const operator = new Visitor(line.urls.web);
    await signIn(operator, 'operator');
    const [ordinary, urgent] = ['notification: ordinary events', 'notification: urgent events'];
    const before = (await operator.get('/operations/consumers')).text;
    expect(consumerIn(before, ordinary)).toMatch(/State Processing .*Members 1 /);
    expect((await operator.get('/operations')).text).not.toContain('Nobody is processing');

    line.release('notification');
    await eventually(
      'the consumers’ page says so',
      async () => {
        const { text } = await operator.get('/operations/consumers');
        return [ordinary, urgent].every((name) =>
          /State Nobody is processing .*Members 0 /.test(consumerIn(text, name)),
        );
      },
      WITHIN,
    );
    const { text: flow } = await operator.get('/operations');
    expect(flow).toContain('Nobody is processing');
    expect(flow).toContain('<li>notification, ordinary events</li>');
    expect(flow).toContain('<li>notification, urgent events</li>');
    expect(flow).not.toContain('<li>routing, ordinary events</li>');
    expect(await lagOf('notification', ['intake', 'routing'])).toBe(0);
  }, 60_000);

  it('shows within ten seconds that a consumer is dead; its process ends with a reason, and another starts', async () => {
    expect(timesLogged('operations', 'the service is started')).toBe(1);
    await writeUndecodable(kafkaBrokers.split(','), `${prefix}.notification`);

    await eventually(
      'operations is neither ready nor alive',
      async () => {
        const ready = await asked('operations', 'ready');
        const live = await asked('operations', 'live');
        return ready.ailing.includes('consumer') && live.status === 503;
      },
      WITHIN,
    );
    const reason = 'The consumer is dead; the process ends so that a new one can start';
    expect(timesLogged('operations', reason)).toBe(1);
    expect(lineLogged('operations', reason)).toMatchObject({
      topic: `${prefix}.notification`,
      partition: expect.any(Number),
      offset: expect.stringMatching(/^\d+$/),
    });
    await eventually(
      'another process has started',
      () => timesLogged('operations', 'the service is started') >= 2,
      { withinMs: 30_000 },
    );
  }, 60_000);
});
