import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { eventually, testEnvironment } from '@waymark/testing';
import { kafkaPortContract, makeTopics } from './kafka-port.fixture.js';
import { KafkaJsAdapter } from './kafkajs.adapter.js';
import { quietLogger } from './walk.fixture.js';

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
