import type { KafkaTransport } from './kafka.transport.js';
import { IN_HAND_TOO_LONG_MS, type Place } from './kafka.port.js';
import type { Lag } from './lag.js';
import type { MessagingGround } from './messaging-ground.js';
import { LANES, type Lane } from './topics.js';

/** A healthy consumer hands over within two seconds what the broker has. */
const STALLED_AFTER_MS = 30_000;
/** More than this within so long: joining anew does not help. */
const MOST_REJOINS = 2;
const COUNTED_FOR_MS = 600_000;

type Healing = Pick<KafkaTransport, 'rejoin' | 'giveUp'>;
type Ground = Pick<MessagingGround, 'ports' | 'logger' | 'topics' | 'settings'>;

/**
 * A partition whose events the broker has and the consumer is never handed, though it takes itself for well: the
 * consumer joins its group anew, and if that does not help, the process ends as it does for a dead one.
 */
export class Stalls {
  private readonly counts = new Map<Lane, number>();
  private readonly rejoins = new Map<Lane, readonly number[]>();
  private readonly told = new Map<Lane, string>();

  constructor(
    private readonly ground: Ground,
    private readonly lag: Pick<Lag, 'undoneFor'>,
    private readonly transport: Healing,
    private readonly afterMs = STALLED_AFTER_MS,
  ) {}

  /** Since the process started. */
  count(lane: Lane): number {
    return this.counts.get(lane) ?? 0;
  }

  /** After each look at what is behind. */
  check(): void {
    for (const lane of LANES) {
      this.tellWhatTakesLong(lane);
      this.heal(lane);
    }
  }

  private heal(lane: Lane): void {
    const port = this.ground.ports[lane];
    const stalled = this.lag
      .undoneFor(lane, this.afterMs)
      .filter(({ topic, partition }) => (port.quietMs(topic, partition) ?? 0) > this.afterMs);
    const [first] = stalled;
    if (first === undefined) return;
    const { topic, partition, next } = first;
    const place: Place = { topic, partition, offset: String(next) };
    this.counts.set(lane, this.count(lane) + 1);
    this.ground.logger.error('A partition stands still although its consumer is well', {
      ...place,
      consumer: this.consumerOf(lane),
      count: stalled.length,
      ms: Math.round(port.quietMs(topic, partition) ?? 0),
      code: inHandCode(port.health().inHand),
    });
    if (this.mayRejoin(lane)) void this.transport.rejoin(lane);
    else this.transport.giveUp(lane, new StandsStill(), place);
  }

  private mayRejoin(lane: Lane): boolean {
    const now = performance.now();
    const lately = (this.rejoins.get(lane) ?? []).filter((at) => now - at < COUNTED_FOR_MS);
    this.rejoins.set(lane, [...lately, now]);
    return lately.length < MOST_REJOINS;
  }

  private tellWhatTakesLong(lane: Lane): void {
    const { inHand } = this.ground.ports[lane].health();
    if (inHand === undefined || inHand.ms < IN_HAND_TOO_LONG_MS) return;
    const { ms, ...place } = inHand;
    const name = `${place.topic} ${String(place.partition)} ${place.offset}`;
    if (this.told.get(lane) === name) return;
    this.told.set(lane, name);
    const consumer = this.consumerOf(lane);
    this.ground.logger.error('A batch is in hand for more than a minute', {
      ...{ consumer, ...place, ms: Math.round(ms) },
    });
  }

  private consumerOf(lane: Lane): string {
    const { topics, settings } = this.ground;
    return topics.groupOf(settings.service, lane);
  }
}

class StandsStill extends Error {
  override readonly name = 'StandsStill';

  constructor() {
    super('Joining anew did not help');
  }
}

/** `topic/partition/offset`. */
const inHandCode = (inHand: Place | undefined): string =>
  inHand === undefined
    ? 'nothing-in-hand'
    : `in-hand:${inHand.topic}/${String(inHand.partition)}/${inHand.offset}`;
