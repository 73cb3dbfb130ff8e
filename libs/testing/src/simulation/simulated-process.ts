import { Writable } from 'node:stream';
import type { EventDefinition, ServiceName } from '@waymark/contracts';
import { MessagingParts, ProcessEnd, type Topics, type UnitOfWork } from '@waymark/messaging';
import { Logger, Metrics, SystemClock } from '@waymark/platform';
import { type DatabaseFaults, MemoryConnections } from './memory-connections.js';
import type { MemoryDatabase } from './memory-database.js';
import type { Statements } from './hearing-statements.js';
import type { Host, Schedule } from './schedule.js';
import type { SimulatedKafka } from './simulated-kafka.js';

/** What every process of a service stands on. */
export interface ProcessGround {
  readonly service: ServiceName;
  readonly hears: readonly ServiceName[];
  readonly catalogue: readonly EventDefinition[];
  readonly consumerOf: (unitOfWork: UnitOfWork) => object;
  readonly schedule: Schedule;
  readonly kafka: SimulatedKafka;
  readonly topics: Topics;
  readonly database: MemoryDatabase;
  readonly databaseFaults: DatabaseFaults;
  readonly statements: Statements;
}

const nowhere = new Writable({
  write: (_, __, done) => {
    done();
  },
});

/** One process of a service: all of messaging, on a database and a Kafka that the schedule decides about. */
export class SimulatedProcess implements Host {
  readonly parts: MessagingParts;
  isAlive = true;
  isStopped = false;
  private readonly connections: MemoryConnections;

  constructor(
    readonly name: string,
    private readonly ground: ProcessGround,
  ) {
    const { service, hears, catalogue, schedule, kafka, topics, database, statements } = ground;
    const around = { host: this, schedule, database, statements, faults: ground.databaseFaults };
    this.connections = new MemoryConnections(around);
    this.parts = new MessagingParts({
      settings: { service, hears, catalogue },
      topics,
      ports: kafka.portsOf(this),
      connections: this.connections,
      clock: new SystemClock(),
      logger: new Logger(service, 'error', nowhere),
      metrics: new Metrics(),
      processEnd: new ProcessEnd(),
    });
  }

  start(): void {
    const { transport, relays, unitOfWork } = this.parts;
    transport.hearWith(this.ground.consumerOf(unitOfWork));
    relays.normal.start();
    relays.urgent.start();
    transport.listen(() => undefined);
  }

  /** As by SIGSTOP: nothing of it goes on, and what it has asked for happens all the same. */
  stopFor(ms: number): void {
    this.isStopped = true;
    setTimeout(() => {
      this.goOn();
    }, ms);
  }

  goOn(): void {
    this.isStopped = false;
  }

  /** As by `kill -9`; the database notices now or, where the network is at fault, later. */
  kill(noticedAfterMs: number): void {
    this.isAlive = false;
    this.ground.kafka.miss(this);
    if (noticedAfterMs === 0) this.connections.cut();
    else
      setTimeout(() => {
        this.connections.cut();
      }, noticedAfterMs);
  }
}
