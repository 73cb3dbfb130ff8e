import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTopics } from '../../libs/messaging/src/kafka-port.fixture.js';
import { quietLogger } from '../../libs/messaging/src/walk.fixture.js';
import { KafkaJsAdapter } from '../../libs/messaging/src/kafkajs.adapter.js';
import { messagingConfig } from '../../libs/messaging/src/messaging.config.js';
import { startSecuredBroker } from './secured-broker.mjs';

const USERS = { admin: 'secret-of-admin', intake: 'secret-of-intake' };
const TOPIC = 'waymark.intake';
const RECORD = { key: 'her', value: '{}', headers: {} };

let broker: Awaited<ReturnType<typeof startSecuredBroker>>;
beforeAll(async () => {
  broker = await startSecuredBroker(USERS);
}, 120_000);
afterAll(() => broker.stop());

/** As a service would be told by its environment. */
const port = (env: Readonly<Record<string, string>>): KafkaJsAdapter => {
  const { kafkaSecurity: security } = messagingConfig(env);
  return new KafkaJsAdapter(
    { brokers: [broker.brokers], clientId: 'spec', ...(security && { security }) },
    quietLogger(),
  );
};
const as = (username: keyof typeof USERS, more: Readonly<Record<string, string>> = {}) => ({
  ...{ KAFKA_TLS: 'true', KAFKA_CA_FILE: broker.caFile },
  ...{ KAFKA_USERNAME: username, KAFKA_PASSWORD: USERS[username] },
  ...more,
});
const published = async (env: Readonly<Record<string, string>>): Promise<string> => {
  const through = port(env);
  try {
    await through.publishBatch(TOPIC, [RECORD]);
    return 'published';
  } catch (error) {
    return error instanceof Error ? error.message : 'thrown';
  } finally {
    await through.close();
  }
};

describe('a broker that knows its users', () => {
  it('takes what somebody says over TLS who may', async () => {
    const admin = port(as('admin'));
    await makeTopics(admin, TOPIC);
    await admin.close();
    expect(await published(as('admin'))).toBe('published');
  });

  it.each([
    [
      'whose certificate is not verified by what was given',
      () => as('admin', { KAFKA_CA_FILE: broker.otherCaFile }),
    ],
    ['that does not know the password', () => as('admin', { KAFKA_PASSWORD: 'another' })],
    ['over which one is nobody', () => ({ KAFKA_TLS: 'true', KAFKA_CA_FILE: broker.caFile })],
    ['in the clear', () => ({})],
    ['for whom the topic is somebody else’s', () => as('intake')],
  ])(
    'one %s is told nothing',
    async (_what, env) => {
      expect(await published(env())).not.toBe('published');
    },
    60_000,
  );
});
