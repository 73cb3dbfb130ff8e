import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { WaymarkEvent } from '@waymark/contracts';
import type { ConsumerRunner } from './consumer-runner.js';
import type { EventHandlers } from './event-handlers.js';
import type { MessagingGround } from './messaging-ground.js';
import type { Place } from './kafka.port.js';
import { heardBy } from './on.js';
import { Pause } from './pause.js';
import type { Handler } from './record-reader.js';
import { LANES, type Lane } from './topics.js';

const GATHER_MS = 10;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const CLOSE_WITHIN_MS = 5_000;
/** Time for the log to be written and for health to be asked. */
const EXIT_AFTER_MS = 5_000;

/** Nest's transport for Waymark's events: whole batches from Kafka for the service's one consumer class. */
export class KafkaTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('waymark-kafka');
  private readonly pauses: Readonly<Record<Lane, Pause>> = {
    normal: new Pause(),
    urgent: new Pause(),
  };
  private starting: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly ground: MessagingGround,
    private readonly runners: Readonly<Record<Lane, ConsumerRunner>>,
    private readonly handlers: EventHandlers,
  ) {
    super();
  }

  /** Makes the `@On` methods of the consumer Nest's handlers of this transport. */
  hearWith(consumer: object): void {
    const methods = consumer as Readonly<Record<string, Handler>>;
    for (const { definition, key } of heardBy(consumer.constructor)) {
      const handler: Handler = async (event: WaymarkEvent) => methods[key]?.(event);
      this.addHandler(definition.type, handler, true);
      this.handlers.set(definition.type, handler);
    }
  }

  /** Does not wait for the broker: while it is away this keeps trying, and readiness tells. */
  override listen(callback: () => void): void {
    this.starting = Promise.all(LANES.map((lane) => this.keepTrying(lane)));
    callback();
  }

  /** Stops fetching and waits for the batches in hand. */
  override async close(): Promise<void> {
    this.stopping = true;
    for (const lane of LANES) this.pauses[lane].end();
    await Promise.all(LANES.map((lane) => this.ground.ports[lane].stopConsuming()));
    const deadline = new Pause();
    await Promise.race([this.starting, deadline.wait(CLOSE_WITHIN_MS)]);
    deadline.end();
  }

  /** Leaves the group and joins it anew, at the place where the group was. */
  async rejoin(lane: Lane): Promise<void> {
    await this.ground.ports[lane].stopConsuming();
    const again = this.keepTrying(lane);
    this.starting = Promise.all([this.starting, again]);
    await again;
  }

  /** The process ends, after its log is written and its health was asked. `at`: what it stumbled over. */
  giveUp(lane: Lane, cause: unknown, at?: Place): void {
    const { topics, settings, logger, processEnd } = this.ground;
    const consumer = topics.groupOf(settings.service, lane);
    logger.error('The consumer is dead; the process ends so that a new one can start', {
      consumer,
      ...at,
      cause,
    });
    setTimeout(() => {
      processEnd.exit(1);
    }, EXIT_AFTER_MS);
  }

  override on(): never {
    throw new Error('This transport has no events of its own; ask health');
  }

  override unwrap(): never {
    throw new Error('The client is behind the Kafka port, and stays there');
  }

  private async keepTrying(lane: Lane): Promise<void> {
    for (
      let waitMs = FIRST_WAIT_MS;
      !this.stopping;
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
    ) {
      try {
        await this.start(lane);
        return;
      } catch (cause) {
        this.ground.logger.warn('Kafka is not there yet; the consumer waits', { waitMs, cause });
        await this.pauses[lane].wait(waitMs);
      }
    }
  }

  private async start(lane: Lane): Promise<void> {
    const { topics, ports, settings } = this.ground;
    const { service, hears } = settings;
    const heard = hears.map((producer) => topics.topicOf(producer, lane));
    const own = topics.topicOf(service, lane);
    await ports[lane].ensureTopics([...new Set([own, ...heard])]);
    if (heard.length === 0 || this.stopping) return;
    await ports[lane].subscribe({
      group: topics.groupOf(service, lane),
      topics: heard,
      gatherMs: lane === 'urgent' ? 0 : (settings.gatherMs ?? GATHER_MS),
      onBatch: (batch) => this.runners[lane].handle(batch),
      onDeath: (cause, at) => {
        this.giveUp(lane, cause, at);
      },
    });
  }
}
