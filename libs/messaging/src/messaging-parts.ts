import { AuditSealer } from './audit-sealer.js';
import { Books } from './books.js';
import type { Connections } from './connections.js';
import { ConsumerRunner } from './consumer-runner.js';
import { DatabaseUnitOfWork } from './database-unit-of-work.js';
import { ConsumersDesk } from './consumers-desk.js';
import { EventHandlers } from './event-handlers.js';
import { Hearing } from './hearing.js';
import { Lag } from './lag.js';
import { KafkaTransport } from './kafka.transport.js';
import type { MessagingGround } from './messaging-ground.js';
import { EventFigures } from './messaging-figures.js';
import { OperatorLog } from './operator-log.js';
import { OutcomesDesk } from './outcomes-desk.js';
import { OutboxRelay } from './outbox-relay.js';
import { Parking } from './parking.js';
import { Poke } from './poke.js';
import { Quarantine } from './quarantine.js';
import { QuarantineCare } from './quarantine-care.js';
import { QuarantineDesk } from './quarantine-desk.js';
import { QuarantineView } from './quarantine-view.js';
import { QuarantineRuns } from './quarantine-runs.js';
import { RecordHearing } from './record-hearing.js';
import { RecordReader } from './record-reader.js';
import { RelayLease } from './relay-lease.js';
import type { Lane } from './topics.js';
import { Stalls } from './stalls.js';
import { SaidDesk } from './said-desk.js';
import { Tidying } from './tidying.js';
import { Transactions } from './transactions.js';

/** Everything messaging consists of, put together once a process. */
export class MessagingParts {
  readonly connections: Connections;
  readonly unitOfWork: DatabaseUnitOfWork;
  readonly desk: QuarantineDesk;
  readonly quarantineView: QuarantineView;
  readonly consumersDesk: ConsumersDesk;
  readonly operatorLog: OperatorLog;
  readonly outcomesDesk: OutcomesDesk;
  readonly quarantineRuns: QuarantineRuns;
  readonly quarantineCare: QuarantineCare;
  readonly saidDesk: SaidDesk;
  readonly books: Books;
  readonly transport: KafkaTransport;
  readonly runners: Readonly<Record<Lane, ConsumerRunner>>;
  readonly relays: Readonly<Record<Lane, OutboxRelay>>;
  readonly lag: Lag;
  readonly stalls: Stalls;
  readonly tidying: Tidying;
  readonly auditSealer: AuditSealer;
  private readonly poke = new Poke();

  constructor(readonly ground: MessagingGround) {
    const { settings, topics, clock, logger } = ground;
    const { service } = settings;
    const hears = new Set<string>(settings.hears);
    const handlers = new EventHandlers();

    this.connections = ground.connections;
    const transactions = new Transactions(this.connections, settings, clock, this.poke);
    const reader = new RecordReader(settings.catalogue, handlers, topics);
    const hearing = new Hearing(transactions, new Parking(reader, hears));
    const quarantine = new Quarantine(
      transactions,
      clock,
      logger,
      settings.hearsOwnQuarantine === true ? { service, handlers } : undefined,
    );
    const figures = new EventFigures(ground.metrics, clock);
    const runner = (lane: Lane, before?: ConsumerRunner): ConsumerRunner => {
      const of = figures.of(lane);
      const records = new RecordHearing(reader, hearing, quarantine, transactions, logger, of);
      return new ConsumerRunner(records, logger, before);
    };

    this.unitOfWork = new DatabaseUnitOfWork(transactions);
    this.quarantineRuns = new QuarantineRuns(this.connections, transactions);
    this.quarantineCare = new QuarantineCare(transactions);
    this.quarantineView = new QuarantineView(this.connections, transactions, reader);
    this.desk = new QuarantineDesk(transactions, quarantine, reader, hearing, this.quarantineRuns);
    this.saidDesk = new SaidDesk(transactions, this.poke);
    this.books = new Books(this.connections, settings.hears, settings.keeps ?? []);
    const urgent = runner('urgent');
    this.runners = { normal: runner('normal', urgent), urgent };
    const heard = (lane: Lane): { group: string; topics: readonly string[] } => ({
      group: topics.groupOf(service, lane),
      topics: settings.hears.map((producer) => topics.topicOf(producer, lane)),
    });
    this.lag = new Lag(ground.ports.normal, { normal: heard('normal'), urgent: heard('urgent') });
    this.consumersDesk = new ConsumersDesk(ground, this.runners, this.lag);
    this.operatorLog = new OperatorLog(transactions);
    this.outcomesDesk = new OutcomesDesk(transactions, handlers);
    this.transport = new KafkaTransport(ground, this.runners, handlers);
    this.stalls = new Stalls(ground, this.lag, this.transport);
    this.tidying = new Tidying(this.connections, logger);
    this.auditSealer = new AuditSealer(this.connections, logger);
    this.relays = { normal: this.relay('normal'), urgent: this.relay('urgent') };
  }

  private relay(lane: Lane): OutboxRelay {
    const { settings, topics, ports, logger } = this.ground;
    const { service } = settings;
    const lease = new RelayLease(this.connections, lane);
    const topic = topics.topicOf(service, lane);
    const source = { service, topic };
    const relay = new OutboxRelay(source, this.connections, lease, ports[lane], logger);
    this.poke.onPoke(lane, () => {
      relay.poke();
    });
    return relay;
  }
}
