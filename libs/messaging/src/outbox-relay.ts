import type { Envelope, ServiceName } from '@waymark/contracts';
import { hasSpans, type Logger } from '@waymark/platform';
import type { Connections } from './connections.js';
import { headersOf } from './event-headers.js';
import { type KafkaPort, type OutgoingRecord, PublishFailed } from './kafka.port.js';
import type { SaidAttributes } from './outgoing.js';
import { Pause } from './pause.js';
import type { RelayLease } from './relay-lease.js';
import { restAfter } from './rest-after.js';
import { publishWithSpans } from './publish-with-spans.js';

interface OutboxRow {
  readonly id: number;
  readonly event_id: string;
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly attributes: SaidAttributes;
  readonly data: string;
}

interface Source {
  readonly service: ServiceName;
  readonly topic: string;
  /** How often to look for what nobody told of; by default as `POLL_MS` says. */
  readonly pollMs?: number;
}

const MOST_ROWS = 500;
/**
 * Alone, a relay is told of everything; where there are others, what they commit for its buckets is only seen. That
 * others have come it may not know for a few seconds, so what is urgent is looked for more often.
 */
const POLL_MS = { alone: { normal: 4_000, urgent: 2_000 }, shared: 250, busy: 20 };
const BUSY_FOR_MS = 1_000;
const FIRST_WAIT_MS = 250;
/** Between two looks while there is much to send: what is committed meanwhile goes with the next batch. */
const GATHER_MS = 10;
const LONGEST_WAIT_MS = 5_000;
/** How long a subject whose event Kafka refuses is left alone. */
const HOLD_BACK_MS = 30_000;

/**
 * Sends committed events to Kafka, oldest first, one batch at a time. It looks for what is unpublished instead of
 * keeping a cursor: a cursor skips rows that commit late.
 */
export class OutboxRelay {
  private readonly pause = new Pause();
  private readonly heldBack = new Map<string, number>();
  private stopping = false;
  private failures = 0;
  private sentAt = -Infinity;
  /** By type, since the start. */
  readonly published = new Map<string, number>();
  private passedAt = performance.now();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: Source,
    private readonly connections: Connections,
    private readonly lease: RelayLease,
    private readonly kafka: Pick<KafkaPort, 'publishBatch'>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /** Since it last looked and could send what there was. */
  get stuckMs(): number {
    return performance.now() - this.passedAt;
  }

  poke(): void {
    if (this.failures === 0) this.pause.end();
  }

  /** Sends what is left, within the time, and lets another process take over at once. */
  async stop(withinMs = 5_000): Promise<void> {
    this.stopping = true;
    this.pause.end();
    const end = performance.now() + withinMs;
    const tooLate = new Pause();
    await Promise.race([this.loop, tooLate.wait(withinMs)]);
    tooLate.end();
    try {
      while (performance.now() < end && (await this.pass()) > 0);
      await this.lease.letGo();
    } catch (cause) {
      this.logger.warn('What was left is relayed at the next start', {
        topic: this.source.topic,
        cause,
      });
    }
  }

  /** One look and one batch; answers how many were published. */
  async pass(): Promise<number> {
    await this.lease.hold();
    const { lane, holder } = this.lease;
    const rows = await this.connections.query<OutboxRow>(UNPUBLISHED, [
      lane === 'urgent',
      lane,
      holder,
      this.subjectsHeldBack(),
      MOST_ROWS,
    ]);
    if (rows.length === 0) return 0;
    const sent = await this.send(rows);
    if (sent.length > 0) await this.connections.query(PUBLISHED, [sent.map(({ id }) => id)]);
    for (const { type } of sent) this.published.set(type, (this.published.get(type) ?? 0) + 1);
    return sent.length;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let waitMs = 0;
      const began = performance.now();
      try {
        const sent = await this.pass();
        this.passedAt = performance.now();
        if (sent < MOST_ROWS) waitMs = this.source.pollMs ?? this.pollMs(sent);
        this.failures = 0;
      } catch (cause) {
        this.failures += 1;
        waitMs = Math.min(FIRST_WAIT_MS * 2 ** (this.failures - 1), LONGEST_WAIT_MS);
        this.logger.warn('The relay waits for a fault to pass', {
          topic: this.source.topic,
          attempt: this.failures,
          waitMs,
          cause,
        });
      }
      if (waitMs > 0) {
        await new Pause().wait(this.restMs(performance.now() - began));
        await this.pause.wait(waitMs);
      }
    }
  }

  private restMs(tookMs: number): number {
    const leastMs = Math.max(0, GATHER_MS - tookMs);
    return this.lease.lane === 'urgent' ? leastMs : restAfter(tookMs, leastMs);
  }

  private pollMs(sent: number): number {
    if (this.lease.isAlone) return POLL_MS.alone[this.lease.lane];
    if (sent > 0) this.sentAt = performance.now();
    return performance.now() - this.sentAt < BUSY_FOR_MS ? POLL_MS.busy : POLL_MS.shared;
  }

  private async send(rows: readonly OutboxRow[]): Promise<readonly OutboxRow[]> {
    try {
      await this.publish(rows);
      return rows;
    } catch (error) {
      if (error instanceof PublishFailed && !error.mayWorkLater) return this.sendOneByOne(rows);
      throw error;
    }
  }

  // A subject stops at its first refused event, so that its later ones cannot overtake it; the others go on.
  private async sendOneByOne(rows: readonly OutboxRow[]): Promise<readonly OutboxRow[]> {
    const sent: OutboxRow[] = [];
    for (const row of rows) {
      if (this.heldBack.has(row.subject)) continue;
      try {
        await this.publish([row]);
        sent.push(row);
      } catch (error) {
        if (!(error instanceof PublishFailed) || error.mayWorkLater) return sent;
        this.heldBack.set(row.subject, performance.now() + HOLD_BACK_MS);
        this.logger.error('Kafka refuses an event; what follows it of its subject waits', {
          topic: this.source.topic,
          eventId: row.event_id,
          eventType: row.type,
          sequence: row.sequence,
          cause: error,
        });
      }
    }
    return sent;
  }

  private subjectsHeldBack(): readonly string[] {
    for (const [subject, until] of this.heldBack) {
      if (performance.now() > until) this.heldBack.delete(subject);
    }
    return [...this.heldBack.keys()];
  }

  private publish(rows: readonly OutboxRow[]): Promise<void> {
    const { topic } = this.source;
    if (!hasSpans()) {
      return this.kafka.publishBatch(
        topic,
        rows.map((row) => recordOf(row, this.envelopeOf(row))),
      );
    }
    const events = rows.map((row) => ({ row, envelope: this.envelopeOf(row) }));
    return publishWithSpans(events, topic, this.connections, (spanned) =>
      this.kafka.publishBatch(
        topic,
        spanned.map(({ row, envelope }) => recordOf(row, envelope)),
      ),
    );
  }

  private envelopeOf(row: OutboxRow): Envelope {
    const { event_id: id, subject, sequence, type, attributes } = row;
    const urgent = this.lease.lane === 'urgent';
    return { id, type, source: this.source.service, subject, sequence, urgent, ...attributes };
  }
}

const recordOf = ({ subject, data }: OutboxRow, envelope: Envelope): OutgoingRecord => ({
  key: subject,
  value: data,
  headers: headersOf(envelope),
});

// The buckets are looked up once, and not again for every row.
const UNPUBLISHED = {
  name: 'outbox unpublished',
  text: `
SELECT id, event_id, subject, sequence, type, attributes, data::text AS data
FROM outbox
WHERE published_at IS NULL AND urgent = $1 AND bucket = ANY (ARRAY(
    SELECT bucket FROM relay_lease WHERE lane = $2 AND holder = $3 AND until > clock_timestamp()))
  AND subject <> ALL ($4::text[])
ORDER BY id LIMIT $5`,
};

const PUBLISHED = {
  name: 'outbox published',
  text: 'UPDATE outbox SET published_at = clock_timestamp() WHERE id = ANY ($1::bigint[])',
};
