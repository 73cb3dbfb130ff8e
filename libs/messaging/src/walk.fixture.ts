import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import {
  catalogue,
  defineEvent,
  type Envelope,
  type EventDefinition,
  MayBeAbsent,
  type NextEvent,
  type ServiceName,
  type WaymarkEvent,
} from '@waymark/contracts';
import { createDataSource, Logger, Metrics, migrate, SystemClock } from '@waymark/platform';
import { addressesOf, APPLICATION, Beside, MemoryKafka } from '@waymark/testing';
import { IsInt, IsString } from 'class-validator';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { causeOf, commandCause } from './cause-of.js';
import { headersOf } from './event-headers.js';
import type { BatchOutcome, IncomingRecord, KafkaPorts } from './kafka.port.js';
import { messagingMigrations } from './messaging-migrations.js';
import { MessagingParts } from './messaging-parts.js';
import { On } from './on.js';
import { PoolConnections } from './pool-connections.js';
import { ProcessEnd } from './process-end.js';
import { type Lane, Topics } from './topics.js';
import type { Transaction, UnitOfWork } from './unit-of-work.js';

/** An invented event: somebody walked on. */
export class WalkData {
  @IsInt() readonly steps!: number;
  @MayBeAbsent() @IsString() readonly trouble?: string;
}
export const walked = defineEvent({ type: 'walked.v1', producedBy: 'any', data: WalkData });
export const rested = defineEvent({ type: 'rested.v1', producedBy: 'any', data: WalkData });
/** In the catalogue, heard by nobody here. */
export const unheard = defineEvent({ type: 'unheard.v1', producedBy: 'any', data: WalkData });
export const walkCatalogue: readonly EventDefinition[] = [...catalogue, walked, rested, unheard];

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

export const someone = (): string => randomUUID();

export const nextWalk = (subject: string, steps: number, urgent = false): NextEvent =>
  walked.following(commandCause({ id: randomUUID(), subject, traceparent: TRACE, urgent }), {
    steps,
  });

interface Said extends Partial<Omit<Envelope, 'id'>> {
  readonly definition?: EventDefinition;
  readonly data?: object;
}

/** The event `intake` says of the subject with the given sequence. */
export function eventOf(subject: string, sequence: number, said: Said = {}): WaymarkEvent {
  const { definition = walked, data = { steps: sequence }, ...rest } = said;
  return {
    id: randomUUID(),
    type: definition.type,
    source: 'intake',
    subject,
    sequence,
    time: '2026-11-22T10:00:00.000Z',
    traceparent: TRACE,
    urgent: false,
    ...rest,
    data,
  };
}

export const topics = new Topics('walk');

/** The event as Kafka would hand it over. */
export function recordOf(event: WaymarkEvent, lane: Lane = 'normal'): IncomingRecord {
  const headers = Object.entries(headersOf(event));
  return {
    topic: topics.topicOf(event.source, lane),
    partition: 0,
    offset: '0',
    key: Buffer.from(event.subject),
    value: Buffer.from(JSON.stringify(event.data)),
    headers: Object.fromEntries(headers.map(([name, text]) => [name, Buffer.from(text)])),
  };
}

/** What goes wrong in these specs is meant to. */
export const quietLogger = (): Logger =>
  new Logger('routing', 'error', new Writable({ write: (_, __, done) => setImmediate(done) }));

/** A logger, and the lines that it has written. */
export function aListenedLogger(): { logger: Logger; lines: readonly Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const to = new Writable({
    write: (chunk: Buffer, _, done) => {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  return { logger: new Logger('routing', 'info', to), lines };
}

/** What may happen to somebody on a walk, by name. */
export type Troubles = Readonly<
  Record<string, (tx: Transaction, event: WaymarkEvent) => Promise<unknown>>
>;

/** Hears walks, writes down each and says a rest after it; a walk in trouble meets the trouble it names. */
export class WalkConsumer {
  runs = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    readonly troubles: Troubles,
  ) {}

  @On(walked)
  onWalked(event: WaymarkEvent<'walked.v1', WalkData>): Promise<void> {
    this.runs += 1;
    return this.unitOfWork.once(event, async (tx) => {
      const { id, source, subject, sequence, data } = event;
      tx.insert('walk', { event_id: id, producer: source, subject, sequence, steps: data.steps });
      await this.troubles[data.trouble ?? '']?.(tx, event);
      tx.publish(rested.following(causeOf(event), { steps: data.steps }));
    });
  }
}

interface WalkerOptions {
  readonly hears?: readonly ServiceName[];
  readonly troubles?: Troubles;
  readonly ports?: KafkaPorts;
  readonly names?: Topics;
  readonly metrics?: Metrics;
  readonly statementTimeoutMs?: number;
}

/** A service that hears walks: its database, and its messaging without Kafka. */
export class Walker {
  private constructor(
    readonly dataSource: DataSource,
    readonly parts: MessagingParts,
    readonly consumer: WalkConsumer,
    private readonly url: string,
    private readonly beside: Beside,
  ) {}

  static async on(url: string, options: WalkerOptions = {}): Promise<Walker> {
    const { hears = ['intake', 'eligibility'], troubles = {}, names = topics } = options;
    await migrate({
      url: addressesOf(url).ownerUrl,
      name: 'walk',
      application: APPLICATION,
      migrations: [...messagingMigrations, Walk1700000000001],
    });
    const { statementTimeoutMs = 15_000 } = options;
    const settings = { url, name: 'walk', statementTimeoutMs };
    const dataSource = await createDataSource(settings).initialize();
    const parts = new MessagingParts({
      settings: { service: 'routing', hears, catalogue: walkCatalogue, hearsOwnQuarantine: true },
      topics: names,
      ports: options.ports ?? new MemoryKafka().ports(),
      connections: new PoolConnections(dataSource),
      clock: new SystemClock(),
      // What goes wrong here is meant to.
      logger: quietLogger(),
      metrics: options.metrics ?? new Metrics(),
      processEnd: new ProcessEnd(),
    });
    const consumer = new WalkConsumer(parts.unitOfWork, troubles);
    parts.transport.hearWith(consumer);
    return new Walker(dataSource, parts, consumer, url, new Beside(url));
  }

  /** One batch of one partition. */
  hear(...events: readonly (WaymarkEvent | IncomingRecord)[]): Promise<BatchOutcome> {
    const records = events.map((one, offset) => ({
      ...('headers' in one ? one : recordOf(one)),
      offset: String(offset),
    }));
    const { topic = topics.topicOf('intake', 'normal') } = records[0] ?? {};
    return this.parts.runners.normal.handle({ topic, partition: 0, records });
  }

  /** Hands the batch over again for as long as it is wanted again, without the waits in between. */
  async hearUntilDone(...events: readonly (WaymarkEvent | IncomingRecord)[]): Promise<number> {
    for (let times = 1; times <= 20; times += 1) {
      if ((await this.hear(...events)).waitMs === undefined) return times;
    }
    throw new Error('It is still not done');
  }

  /** Past every rule. */
  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.beside.query<Row>(sql, parameters);
  }

  /** A table of the spec's own, which the service may use as any other. */
  async make(table: string): Promise<void> {
    const owner = createDataSource({ url: addressesOf(this.url).ownerUrl, name: 'walk owner' });
    await owner.initialize();
    await owner.query(table).finally(() => owner.destroy());
  }

  /** Effects in the order in which they were had. */
  async effects(subject: string): Promise<string[]> {
    const rows = await this.query<{ producer: string; sequence: number }>(
      'SELECT producer, sequence FROM walk WHERE subject = $1 ORDER BY place',
      [subject],
    );
    return rows.map(({ producer, sequence }) => `${producer} ${String(sequence)}`);
  }

  async count(table: string, subject: string): Promise<number> {
    const [row] = await this.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table} WHERE subject = $1`,
      [subject],
    );
    return row?.count ?? 0;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.beside.close();
  }
}

/** No constraint keeps an effect from being had twice: that is for messaging to do. */
class Walk1700000000001 implements MigrationInterface {
  readonly name = 'Walk1700000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE walk (
      place bigserial, event_id uuid NOT NULL, producer text NOT NULL, subject text NOT NULL,
      sequence int NOT NULL, steps int NOT NULL CHECK (steps < 1000))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE walk');
  }
}
