import { randomBytes } from 'node:crypto';
import { PostgreSqlContainer } from '@testcontainers/postgresql';
import { GenericContainer, Wait } from 'testcontainers';
import { answers } from '../postgres/server.mjs';
import { docker, images } from './docker.mjs';
import { freePort } from './ports.mjs';
import { waitUntil } from './wait-until.mjs';
import { unwatch, watch } from './watchdog.mjs';

// Our watchdog removes what a killed run leaves, without one more image to have.
process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';

/**
 * @param {import('./provider-choice.mjs').Server} server
 * @returns {Promise<import('./test-servers.mjs').TestServer>}
 */
export async function startContainer(server) {
  const name = `waymark-test-${server}-${randomBytes(5).toString('hex')}`;
  const watched = `container:${name}`;
  watch(watched);
  try {
    const { container, address } = await (server === 'postgres' ? postgres(name) : kafka(name));
    const stop = async () => {
      await container.stop({ timeout: 0, remove: true, removeVolumes: true });
      unwatch(watched);
    };
    return { address, stop };
  } catch (error) {
    await docker(['rm', '--force', '--volumes', name], 20_000).catch(() => undefined);
    unwatch(watched);
    throw error;
  }
}

const oneDay = 24 * 60 * 60 * 1000;

/**
 * PostgreSQL is the first process of its container and takes a health check that dies for a crash of its own,
 * so it is asked from outside.
 * @param {string} name
 */
async function postgres(name) {
  const settings = [
    'max_connections=300',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
  ];
  const container = await new PostgreSqlContainer(images.postgres)
    .withName(name)
    .withUsername('postgres')
    .withPassword('waymark')
    .withDatabase('postgres')
    .withCommand(settings.flatMap((setting) => ['-c', setting]))
    .withHealthCheck({ test: ['CMD', 'true'], interval: oneDay })
    .withWaitStrategy(Wait.forListeningPorts())
    .start();
  const address = container.getConnectionUri();
  await waitUntil(() => answers(address), { withinMs: 60_000 });
  return { container, address };
}

/**
 * Kafka must know at its start the port it is reached on, so that one is chosen here.
 * @param {string} name
 */
async function kafka(name) {
  const port = await freePort();
  const container = await new GenericContainer(images.kafka)
    .withName(name)
    .withExposedPorts({ container: 19092, host: port })
    .withEnvironment({
      KAFKA_LISTENERS: 'EXTERNAL://:19092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `EXTERNAL://127.0.0.1:${port}`,
      ...kafkaSettings,
    })
    .withWaitStrategy(Wait.forLogMessage('Kafka Server started'))
    .start();
  return { container, address: `127.0.0.1:${port}` };
}

const kafkaSettings = {
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
  KAFKA_INTER_BROKER_LISTENER_NAME: 'EXTERNAL',
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '8',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_HEAP_OPTS: '-Xmx512m',
};
