import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { eventually, testEnvironment } from '@waymark/testing';
import { kafkaPortContract, makeTopics } from './kafka-port.fixture.js';
import { KafkaJsAdapter } from './kafkajs.adapter.js';
import { aListenedLogger, quietLogger } from './walk.fixture.js';

const brokers = testEnvironment().kafkaBrokers.split(',');
const aPort = () => new KafkaJsAdapter({ brokers, clientId: 'spec' }, quietLogger());

kafkaPortContract('kafkajs', aPort);

describe('kafkajs', () => {
  it('that dies for good says so, and is not healthy', async () => {
    const port = aPort();
    const topic = `dies-${randomUUID()}`;
    const deaths: unknown[] = [];
    await makeTopics(port, topic);
    await port.subscribe({
      group: topic,
      topics: [topic],
      onBatch: () => Promise.reject(new TypeError('what must never reach the client')),
      onDeath: (cause) => deaths.push(cause),
    });
    await eventually('it consumes', () => port.health().consuming);
    await port.publishBatch(topic, [{ key: 'a', value: 'b', headers: {} }]);
    await eventually('its death is told', () => deaths.length === 1);
    expect(port.health()).toMatchObject({ consuming: false, dead: true });
    await port.close();
  });

  it('that crashes and starts again counts it, says over what, and hands that over again', async () => {
    const { logger, lines } = aListenedLogger();
    // What the client does not try again by itself.
    const noBroker = Object.assign(new Error('once'), {
      ...{ name: 'KafkaJSNoBrokerAvailableError', retriable: true },
    });
    const port = new KafkaJsAdapter({ brokers, clientId: 'spec' }, logger);
    const topic = `crashes-${randomUUID()}`;
    const handed: string[] = [];
    await makeTopics(port, topic);
    await port.publishBatch(topic, [{ key: 'a', value: 'b', headers: {} }]);
    await port.subscribe({
      group: topic,
      topics: [topic],
      onBatch: ({ partition, records: [first] }) => {
        handed.push(`${String(partition)} ${first?.offset ?? ''}`);
        if (handed.length === 1) return Promise.reject(noBroker);
        return Promise.resolve({ lastDone: first?.offset ?? '' });
      },
      onDeath: (cause) => {
        throw cause;
      },
    });
    await eventually('it is handed over again', () => handed.length === 2, { withinMs: 30_000 });
    await port.close();
    expect(handed[1]).toBe(handed[0]);
    expect(port.health()).toMatchObject({ restarts: 1, setBacks: 0 });
    const partition = Number(handed[0]?.split(' ')[0]);
    expect(lines.find(({ level, topic: of }) => level === 'warn' && of === topic)).toMatchObject({
      ...{ consumer: topic, partition, offset: '0' },
    });
  });

  it('sets no timer of a millisecond while nothing happens', async () => {
    const port = aPort();
    const topic = `idle-${randomUUID()}`;
    await makeTopics(port, topic);
    await port.publishBatch(topic, [{ key: 'a', value: 'b', headers: {} }]);
    const delays: (number | undefined)[] = [];
    const { setTimeout: original } = globalThis;
    const counting = (run: () => void, delay?: number): NodeJS.Timeout => {
      delays.push(delay);
      return original(run, delay);
    };
    globalThis.setTimeout = counting as typeof setTimeout;
    await new Promise((resolve) => original(resolve, 300));
    globalThis.setTimeout = original;
    expect(delays.filter((delay) => delay === undefined || delay <= 1).length).toBeLessThan(3);
    await port.close();
  });

  it('without a broker does not wait for ever', async () => {
    const port = new KafkaJsAdapter({ brokers: ['127.0.0.1:9'], clientId: 'spec' }, quietLogger());
    const publish = port.publishBatch('nowhere', [{ key: 'a', value: 'b', headers: {} }]);
    await expect(publish).rejects.toMatchObject({ mayWorkLater: true });
    expect(port.health()).toMatchObject({ consuming: false, dead: false });
    await port.close();
  });
});
