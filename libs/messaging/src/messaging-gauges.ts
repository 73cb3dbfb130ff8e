import { QUARANTINE_REASONS } from '@waymark/contracts';
import type { Reading } from '@waymark/platform';
import type { MessagingParts } from './messaging-parts.js';
import { LANES, type Lane } from './topics.js';

interface Oldest {
  readonly urgent: boolean;
  readonly seconds: number;
}

interface Waiting {
  readonly reason: string;
  readonly entries: number;
  readonly seconds: number;
}

/** What waits, where, and for how long: looked at when it is asked for, by age rather than by number. */
export function registerGauges(parts: MessagingParts): void {
  const { ground, connections, relays } = parts;
  const { metrics } = ground;
  const labels = { lane: LANES };
  const perLane: PerLane = (figure) => () =>
    LANES.flatMap((lane) => {
      const value = figure(lane);
      return value === undefined ? [] : [{ labels: { lane }, value }];
    });
  metrics.gauge(
    { name: 'waymark_outbox_oldest_seconds', help: 'Age of the oldest unpublished event.', labels },
    async () => {
      const rows = await connections.query<Oldest>(OLDEST_UNPUBLISHED);
      return LANES.map((lane) => ({
        labels: { lane },
        value: rows.find(({ urgent }) => urgent === (lane === 'urgent'))?.seconds ?? 0,
      }));
    },
  );
  metrics.gauge(
    { name: 'waymark_relay_stuck_seconds', help: 'Since the relay last got through.', labels },
    perLane((lane) => relays[lane].stuckMs / 1_000),
  );
  const type = ground.settings.catalogue.map((definition) => definition.type);
  metrics.gauge(
    {
      name: 'waymark_events_published_total',
      help: 'Events that were published, by type.',
      labels: { ...labels, type },
      onlyGrows: true,
    },
    () =>
      LANES.flatMap((lane) =>
        [...relays[lane].published].map(([of, value]) => ({ labels: { lane, type: of }, value })),
      ),
  );
  registerConsumers(parts, perLane);
  registerWaiting(ground, connections);
}

type PerLane = (figure: (lane: Lane) => number | undefined) => () => readonly Reading[];

function registerConsumers(
  { ground, lag, runners, stalls }: MessagingParts,
  perLane: PerLane,
): void {
  const { metrics, clock, ports } = ground;
  const labels = { lane: LANES };
  metrics.gauge(
    {
      name: 'waymark_consumer_oldest_seconds',
      help: 'Age of the oldest event that was handed over and is not done.',
      labels,
    },
    perLane((lane) => runners[lane].oldestMs(clock.now().getTime()) / 1_000),
  );
  metrics.gauge(
    {
      name: 'waymark_consumer_behind_seconds',
      help: 'How long the broker has been seen to have an event that is not done, handed over or not.',
      labels,
    },
    perLane((lane) => {
      const behind = lag.of(lane);
      return behind && behind.ms / 1_000;
    }),
  );
  metrics.gauge(
    {
      name: 'waymark_consumer_behind_records',
      help: 'Events that the broker has and that are not done.',
      labels,
    },
    perLane((lane) => lag.of(lane)?.records),
  );
  metrics.gauge(
    {
      name: 'waymark_consumer_silent_seconds',
      help: 'Since the broker last answered the consumer; absent before it ever did.',
      labels,
    },
    perLane((lane) => {
      const { silentMs } = ports[lane].health();
      return silentMs === undefined ? undefined : silentMs / 1_000;
    }),
  );
  metrics.gauge(
    { name: 'waymark_consumer_member', help: '1 while the consumer hears its topics.', labels },
    perLane((lane) => Number(ports[lane].health().consuming)),
  );
  metrics.gauge(
    {
      name: 'waymark_consumer_restarts_total',
      help: 'How often a consumer crashed and started again in its process.',
      labels,
      onlyGrows: true,
    },
    perLane((lane) => ports[lane].health().restarts ?? 0),
  );
  metrics.gauge(
    {
      name: 'waymark_consumer_stalls_total',
      help: 'How often a partition stood still although its consumer was well.',
      labels,
      onlyGrows: true,
    },
    perLane((lane) => stalls.count(lane)),
  );
  metrics.gauge(
    {
      name: 'waymark_consumer_set_back_total',
      help: 'How often the broker had not what a group wanted next.',
      labels,
      onlyGrows: true,
    },
    perLane((lane) => ports[lane].health().setBacks ?? 0),
  );
}

function registerWaiting(
  { metrics }: MessagingParts['ground'],
  connections: MessagingParts['connections'],
): void {
  const labels = { reason: QUARANTINE_REASONS };
  const waiting = async (figure: (waiting: Waiting) => number): Promise<readonly Reading[]> => {
    const rows = await connections.query<Waiting>(QUARANTINED);
    return QUARANTINE_REASONS.map((reason) => {
      const row = rows.find((one) => one.reason === reason);
      return { labels: { reason }, value: row === undefined ? 0 : figure(row) };
    });
  };
  metrics.gauge(
    { name: 'waymark_quarantine_events', help: 'Events that wait for a person.', labels },
    () => waiting(({ entries }) => entries),
  );
  metrics.gauge(
    { name: 'waymark_quarantine_oldest_seconds', help: 'Age of the oldest of them.', labels },
    () => waiting(({ seconds }) => seconds),
  );
  metrics.gauge(
    {
      name: 'waymark_audit_unsealed_oldest_seconds',
      help: 'Age of the oldest line of the audit that is not sealed.',
    },
    async () => {
      const [row] = await connections.query<{ seconds: number }>(UNSEALED);
      return [{ value: row?.seconds ?? 0 }];
    },
  );
  metrics.gauge(
    {
      name: 'waymark_parked_oldest_seconds',
      help: 'How long an event has waited for an earlier one or for its cause.',
    },
    async () => {
      const [row] = await connections.query<{ seconds: number }>(PARKED);
      return [{ value: row?.seconds ?? 0 }];
    },
  );
  metrics.gauge(
    {
      name: 'waymark_inbox_ahead_seconds',
      help: 'How far ahead the inbox has a part of its own for each month.',
    },
    async () => {
      const [row] = await connections.query<{ seconds: number }>(INBOX_AHEAD);
      return [{ value: row?.seconds ?? 0 }];
    },
  );
}

const OLDEST_UNPUBLISHED = {
  name: 'figures unpublished',
  text: `
SELECT urgent, extract(epoch FROM clock_timestamp() - created_at)::float8 AS seconds FROM (
  (SELECT urgent, created_at FROM outbox WHERE published_at IS NULL AND urgent ORDER BY id LIMIT 1)
  UNION ALL
  (SELECT urgent, created_at FROM outbox WHERE published_at IS NULL AND NOT urgent ORDER BY id LIMIT 1)
) AS oldest`,
};

const QUARANTINED = {
  name: 'figures quarantine',
  text: `
SELECT reason, count(*)::int AS entries,
  extract(epoch FROM clock_timestamp() - min(quarantined_at))::float8 AS seconds
FROM quarantine WHERE state = 'waiting' GROUP BY reason`,
};

const UNSEALED = {
  name: 'figures unsealed',
  text: `
SELECT extract(epoch FROM clock_timestamp() - at)::float8 AS seconds FROM audit
WHERE id > coalesce((SELECT last_entry FROM audit_seal ORDER BY id DESC LIMIT 1), 0)
ORDER BY id LIMIT 1`,
};

const PARKED = {
  name: 'figures parked',
  text: `
SELECT coalesce(extract(epoch FROM clock_timestamp() - min(parked_at)), 0)::float8 AS seconds FROM parked`,
};

const INBOX_AHEAD = {
  name: 'figures inbox ahead',
  text: `
SELECT coalesce(extract(epoch FROM
  max(to_date(right(relname, 7), 'YYYY_MM')) + interval '1 month' - clock_timestamp()), 0)::float8 AS seconds
FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
WHERE inhparent = 'inbox'::regclass AND relname ~ '^inbox_\\d{4}_\\d{2}$'`,
};
