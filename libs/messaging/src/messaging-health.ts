import type { HealthAnswer, HealthIndicator } from '@waymark/platform';
import type { Connections } from './connections.js';
import { IN_HAND_TOO_LONG_MS, type KafkaPorts } from './kafka.port.js';
import type { MessagingSettings } from './messaging-settings.js';
import type { OutboxRelay } from './outbox-relay.js';
import { LANES, type Lane } from './topics.js';

const UNPUBLISHED_TOO_LONG_MS = 30_000;
/** Alone and with nothing to do it looks every four seconds, after a fault at least every five. */
const STUCK_TOO_LONG_MS = 8_000;

/** Ready only while both consumers are members of their groups and hear from the broker; never live again once dead. */
export class ConsumerHealth implements HealthIndicator {
  readonly name = 'consumer';

  constructor(
    private readonly settings: MessagingSettings,
    private readonly ports: KafkaPorts,
  ) {}

  ready(): HealthAnswer {
    if (this.settings.hears.length === 0) return { ok: true, detail: 'This service hears nobody.' };
    const stuck = LANES.filter(
      (lane) => (this.ports[lane].health().inHand?.ms ?? 0) >= IN_HAND_TOO_LONG_MS,
    );
    if (stuck.length > 0) {
      return { ok: false, detail: `A batch has been in hand for a minute (${stuck.join(', ')}).` };
    }
    const away = LANES.filter((lane) => !this.ports[lane].health().consuming);
    if (away.length === 0) return { ok: true, detail: 'Events are being heard.' };
    return { ok: false, detail: `No events are heard (${away.join(', ')}): is Kafka there?` };
  }

  live(): HealthAnswer {
    const isDead = LANES.some((lane) => this.ports[lane].health().dead);
    return isDead
      ? { ok: false, detail: 'The consumer is dead; the process must be replaced.' }
      : { ok: true, detail: 'The consumer is not dead.' };
  }
}

/** Ready only while what is said also leaves. */
export class RelayHealth implements HealthIndicator {
  readonly name = 'relay';

  constructor(
    private readonly connections: Connections,
    private readonly relays: Readonly<Record<Lane, Pick<OutboxRelay, 'stuckMs'>>>,
  ) {}

  async ready(): Promise<HealthAnswer> {
    const stuck = LANES.filter((lane) => this.relays[lane].stuckMs > STUCK_TOO_LONG_MS);
    if (stuck.length > 0) {
      return { ok: false, detail: `Nothing can be published (${stuck.join(', ')}).` };
    }
    const [oldest] = await this.connections.query<{ ms: string | null }>(OLDEST);
    const ms = Number(oldest?.ms ?? 0);
    return ms < UNPUBLISHED_TOO_LONG_MS
      ? { ok: true, detail: 'What is said is published.' }
      : { ok: false, detail: `Events have waited ${Math.round(ms / 1_000)} s to be published.` };
  }
}

const OLDEST = {
  name: 'outbox oldest',
  text: `
SELECT extract(epoch FROM clock_timestamp() - min(created_at)) * 1000 AS ms FROM (
  (SELECT created_at FROM outbox WHERE published_at IS NULL AND urgent ORDER BY id LIMIT 1)
  UNION ALL
  (SELECT created_at FROM outbox WHERE published_at IS NULL AND NOT urgent ORDER BY id LIMIT 1)
) AS oldest`,
};
