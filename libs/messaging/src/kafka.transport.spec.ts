import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { catalogue } from '@waymark/contracts';
import { Metrics, SystemClock } from '@waymark/platform';
import { MemoryKafka } from '@waymark/testing';
import { DataSource } from 'typeorm';
import { KafkaPort, KafkaPorts, type PortHealth, type Subscription } from './kafka.port.js';
import { ConsumerHealth } from './messaging-health.js';
import { MessagingParts } from './messaging-parts.js';
import { PoolConnections } from './pool-connections.js';
import { ProcessEnd } from './process-end.js';
import { quietLogger, topics, WalkConsumer } from './walk.fixture.js';

/** A client whose broker is away for a while, and whose consumer can die. */
class FragilePort extends KafkaPort {
  subscription: Subscription | undefined;
  awayFor = 0;
  inHandMs = 0;
  joins = 0;
  isDead = false;

  override ensureTopics(): Promise<void> {
    this.awayFor -= 1;
    return this.awayFor >= 0 ? Promise.reject(new Error('away')) : Promise.resolve();
  }
  override publishBatch(): Promise<void> {
    return Promise.resolve();
  }
  override subscribe(subscription: Subscription): Promise<void> {
    this.subscription = subscription;
    this.joins += 1;
    return Promise.resolve();
  }
  override health(): PortHealth {
    return {
      consuming: this.subscription !== undefined && !this.isDead,
      dead: this.isDead,
      ...(this.inHandMs > 0 && {
        inHand: { topic: 'walk.intake', partition: 0, offset: '0', ms: this.inHandMs },
      }),
    };
  }
  override membersOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  override progressOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  override quietMs(): undefined {
    return undefined;
  }
  override stopConsuming(): Promise<void> {
    this.subscription = undefined;
    return Promise.resolve();
  }
  override close(): Promise<void> {
    return this.stopConsuming();
  }

  die(): void {
    this.isDead = true;
    this.subscription?.onDeath(new TypeError('the client gave up'));
  }
}

class WatchedEnd extends ProcessEnd {
  readonly codes: number[] = [];
  override exit(code: number): void {
    this.codes.push(code);
  }
}

let normal: FragilePort;
let urgent: FragilePort;
let processEnd: WatchedEnd;
let parts: MessagingParts;
let health: ConsumerHealth;

beforeEach(() => {
  jest.useFakeTimers();
  [normal, urgent, processEnd] = [new FragilePort(), new FragilePort(), new WatchedEnd()];
  const settings = { service: 'routing', hears: ['intake'], catalogue } as const;
  const ports = new KafkaPorts(normal, urgent);
  const connections = new PoolConnections(new DataSource({ type: 'postgres' }));
  const metrics = new Metrics();
  const ground = { clock: new SystemClock(), logger: quietLogger(), topics, processEnd, metrics };
  parts = new MessagingParts({ ...ground, settings, ports, connections });
  health = new ConsumerHealth(settings, ports);
});
afterEach(async () => {
  await parts.transport.close();
  jest.useRealTimers();
});

const listen = (): void => {
  parts.transport.listen(() => undefined);
};

describe('the transport', () => {
  it('reads both topics of each producer, in groups of the service', async () => {
    listen();
    await jest.advanceTimersByTimeAsync(0);
    expect(normal.subscription).toMatchObject({ group: 'walk.routing', topics: ['walk.intake'] });
    expect(urgent.subscription).toMatchObject({
      ...{ group: 'walk.routing.urgent', topics: ['walk.intake.urgent'] },
    });
    expect(health.ready().ok).toBe(true);
  });

  it('makes the methods of the consumer Nest’s handlers', () => {
    parts.transport.hearWith(new WalkConsumer(parts.unitOfWork, {}));
    expect([...parts.transport.getHandlers().keys()]).toEqual(['walked.v1']);
  });

  it('does not wait for a broker that is away, keeps trying, and is not ready meanwhile', async () => {
    normal.awayFor = 3;
    listen();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(health.ready().ok).toBe(false);
    expect(health.live().ok).toBe(true);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(health.ready().ok).toBe(true);
  });

  it('joins one group anew when it is to, and not once it is closed', async () => {
    listen();
    await jest.advanceTimersByTimeAsync(0);
    normal.awayFor = 2;
    void parts.transport.rejoin('normal');
    await jest.advanceTimersByTimeAsync(0);
    expect(health.ready().ok).toBe(false);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(health.ready().ok).toBe(true);
    expect([normal.joins, urgent.joins]).toEqual([2, 1]);

    await parts.transport.close();
    await parts.transport.rejoin('normal');
    expect(normal.joins).toBe(2);
  });

  it('is not ready while a batch is in hand for a minute', async () => {
    listen();
    await jest.advanceTimersByTimeAsync(0);
    urgent.inHandMs = 59_000;
    expect(health.ready().ok).toBe(true);
    urgent.inHandMs = 60_000;
    expect(health.ready()).toMatchObject({
      ...{ ok: false, detail: 'A batch has been in hand for a minute (urgent).' },
    });
  });

  it('stops trying when it is closed', async () => {
    normal.awayFor = 1_000;
    listen();
    await jest.advanceTimersByTimeAsync(600);
    await parts.transport.close();
    const left = normal.awayFor;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(normal.awayFor).toBe(left);
  });

  it.each(['normal', 'urgent'] as const)(
    'ends the process, with an error, within 10 seconds of the death of its %s consumer',
    async (lane) => {
      listen();
      await jest.advanceTimersByTimeAsync(0);
      ({ normal, urgent })[lane].die();
      expect(health.ready().ok).toBe(false);
      expect(health.live().ok).toBe(false);
      expect(processEnd.codes).toEqual([]);
      await jest.advanceTimersByTimeAsync(10_000);
      expect(processEnd.codes).toEqual([1]);
    },
  );
});

describe('a service that hears nobody', () => {
  it('is ready all the same', () => {
    const ports = new MemoryKafka().ports();
    const settings = { service: 'intake', hears: [], catalogue } as const;
    expect(new ConsumerHealth(settings, ports).ready().ok).toBe(true);
  });
});
