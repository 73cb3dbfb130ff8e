import type { EventDefinition, ServiceName } from '@waymark/contracts';
import { Topics, type UnitOfWork } from '@waymark/messaging';
import type { Statements } from './hearing-statements.js';
import type { DatabaseFaults } from './memory-connections.js';
import type { MemoryDatabase, Uniques } from './memory-database.js';
import { aMemoryDatabase, messagingStatements } from './messaging-tables.js';
import { Schedule, type Time } from './schedule.js';
import { SeededRandom } from './seeded-random.js';
import { type KafkaFaults, SimulatedKafka } from './simulated-kafka.js';
import { SimulatedProcess } from './simulated-process.js';

/** A service of the line: whom it hears and what it does about it. */
export interface SimulatedService {
  readonly name: ServiceName;
  readonly hears: readonly ServiceName[];
  readonly instances: number;
  readonly consumerOf: (unitOfWork: UnitOfWork) => object;
  /** Of its own tables. */
  readonly uniques?: Uniques;
  /** Of its own, by their text. */
  readonly statements?: Statements;
}

interface LineSetting {
  readonly seed: number;
  readonly time: Time;
  readonly catalogue: readonly EventDefinition[];
  readonly services: readonly SimulatedService[];
}

interface Running {
  readonly setting: SimulatedService;
  readonly database: MemoryDatabase;
  readonly processes: SimulatedProcess[];
  started: number;
}

const KAFKA_FAULTS: KafkaFaults = {
  ...{ refused: 0.01, half: 0.02, answerLost: 0.05, late: 0.02, offsetLost: 0.1 },
};
const DATABASE_FAULTS: DatabaseFaults = { cutBefore: 0.002, cutAfter: 0.002, slowAnswer: 1 };

/** How often in a step something goes wrong by itself. */
const TROUBLES = {
  kill: 0.0015,
  stop: 0.0015,
  shuffle: 0.001,
  rewind: 0.0005,
  brokerDown: 0.0005,
  leap: 0.004,
} as const;
const MOST_TROUBLE = Object.values(TROUBLES).reduce((sum, often) => sum + often, 0);
export type Trouble = keyof typeof TROUBLES;

/** Several services with several processes each, on real messaging, in a world in which everything goes wrong. */
export class SimulatedLine {
  readonly schedule: Schedule;
  readonly kafka: SimulatedKafka;
  readonly topics = new Topics('simulated');
  /** What must never be seen and was. */
  readonly broken: string[] = [];
  readonly met = new Map<string, number>();
  private readonly running: ReadonlyMap<ServiceName, Running>;
  private readonly kafkaFaults = { ...KAFKA_FAULTS };
  private readonly databaseFaults = { ...DATABASE_FAULTS };

  constructor(private readonly setting: LineSetting) {
    this.schedule = new Schedule(new SeededRandom(setting.seed), setting.time);
    this.kafka = new SimulatedKafka(this.schedule, this.kafkaFaults);
    this.running = new Map(setting.services.map((service) => [service.name, this.made(service)]));
    this.kafka.onOffset((group, records) => {
      const service = this.topics.producerOf(group);
      if (service === undefined) return;
      for (const { headers } of records) this.mustBeDone(service, String(headers.ce_id));
    });
    for (const running of this.running.values()) {
      for (let nth = 0; nth < running.setting.instances; nth += 1) this.start(running);
    }
  }

  databaseOf(service: ServiceName): MemoryDatabase {
    return this.of(service).database;
  }

  /** One of the service's processes that is alive, if any is. */
  someProcess(service: ServiceName): SimulatedProcess | undefined {
    const { processes } = this.of(service);
    return this.schedule.random.pick(processes.filter(({ isAlive }) => isAlive));
  }

  /** So many steps with everything that goes wrong in them; `then` is done before each. */
  async live(steps: number, then: () => void): Promise<void> {
    for (let step = 0; step < steps && this.broken.length === 0; step += 1) {
      then();
      await this.somethingGoesWrong();
      await this.schedule.step();
    }
  }

  /** Nothing goes wrong any more; goes on until all is quiet, or for at most so many steps. */
  async settle(most: number, isQuiet: () => boolean): Promise<void> {
    this.heal();
    for (let step = 0; step < most && this.broken.length === 0; step += 1) {
      if (step % 2_000 === 1_999) this.kafka.shuffleAll();
      if (step % 10 === 0 && this.toBeDone.length === 0 && isQuiet()) return;
      await this.schedule.step();
    }
    if (this.broken.length === 0) {
      this.broken.push(`not quiet after ${most} steps`, ...this.toBeDone);
    }
  }

  /** What is still to be done before all is quiet. */
  private get toBeDone(): readonly string[] {
    const unpublished = [...this.running].flatMap(([name, { database }]) =>
      database.unpublished.size > 0 ? [`${name} has not published something`] : [],
    );
    return [...this.kafka.unread, ...unpublished];
  }

  private heal(): void {
    for (const faults of [this.kafkaFaults, this.databaseFaults] as Record<string, number>[]) {
      for (const fault of Object.keys(faults)) faults[fault] = 0;
    }
    this.kafka.isDown = false;
    for (const { processes } of this.running.values()) for (const one of processes) one.goOn();
  }

  private async somethingGoesWrong(): Promise<void> {
    const { random } = this.schedule;
    let left = random.next();
    if (left > MOST_TROUBLE) return;
    for (const [trouble, often] of Object.entries(TROUBLES) as [Trouble, number][]) {
      left -= often;
      if (left >= 0) continue;
      this.met.set(trouble, (this.met.get(trouble) ?? 0) + 1);
      this.schedule.note({ what: trouble });
      await this.troubles[trouble]();
      return;
    }
  }

  private readonly troubles: Readonly<Record<Trouble, () => Promise<void> | void>> = {
    kill: () => {
      const { random } = this.schedule;
      const running = random.pick([...this.running.values()]);
      const process = running && this.someProcess(running.setting.name);
      if (running === undefined || process === undefined) return;
      process.kill(random.chance(0.7) ? 0 : 3_000);
      running.processes.splice(running.processes.indexOf(process), 1);
      setTimeout(
        () => {
          this.start(running);
        },
        100 + random.below(6_000),
      );
    },
    stop: () => {
      const { random } = this.schedule;
      const running = random.pick([...this.running.values()]);
      const process = running && this.someProcess(running.setting.name);
      process?.stopFor(random.chance(0.5) ? 1_000 : 14_000);
    },
    shuffle: () => {
      this.kafka.shuffle();
    },
    rewind: () => {
      this.kafka.rewind();
    },
    brokerDown: () => {
      this.kafka.isDown = true;
      const up = (): void => {
        this.kafka.isDown = false;
      };
      setTimeout(up, 500 + this.schedule.random.below(4_000));
    },
    leap: () => this.schedule.leap(200 + this.schedule.random.below(5_000)),
  };

  private made(setting: SimulatedService): Running {
    const { name, uniques = {} } = setting;
    const database = aMemoryDatabase(uniques);
    database.onCommit((row, table) => {
      if (table !== 'outbox' || row.published_at === null) return;
      const topic = this.topics.topicOf(name, row.urgent === true ? 'urgent' : 'normal');
      if (this.kafka.has(topic, String(row.event_id))) return;
      this.broken.push(
        `${name} marked ${String(row.subject)} ${String(row.sequence)} as published and Kafka has it not`,
      );
    });
    return { setting, database, processes: [], started: 0 };
  }

  private start(running: Running): void {
    const { setting, database, processes } = running;
    const { name: service, hears, consumerOf, statements = {} } = setting;
    const { schedule, kafka, topics, databaseFaults } = this;
    running.started += 1;
    const process = new SimulatedProcess(`${service} ${running.started}`, {
      ...{ service, hears, consumerOf, schedule, kafka, topics, database, databaseFaults },
      catalogue: this.setting.catalogue,
      statements: { ...messagingStatements, ...statements },
    });
    processes.push(process);
    process.start();
  }

  private mustBeDone(service: ServiceName, eventId: string): void {
    const { database } = this.of(service);
    if (database.rowsOf('inbox').has(eventId) || database.rowsOf('quarantine/1').has(eventId))
      return;
    this.broken.push(`${service} moved its offset past ${eventId}, which it has not done`);
  }

  private of(service: ServiceName): Running {
    const running = this.running.get(service);
    if (running === undefined) throw new Error(`${service} is not part of this line`);
    return running;
  }
}
