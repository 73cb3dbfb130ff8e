import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { docker } from './docker.mjs';
import { checkout, logOf } from './places.mjs';
import { freePort } from './ports.mjs';
import { runToEnd } from './processes.mjs';
import { Trouble, machineFault } from './trouble.mjs';
import { unwatch, watch } from './watchdog.mjs';

const file = join(checkout, 'docker-compose.yml');
const project = `waymark-${createHash('sha256').update(checkout).digest('hex').slice(0, 8)}`;
const password = 'waymark';

/**
 * PostgreSQL and Kafka from docker-compose.yml, in a project of this checkout; their volumes stay.
 * @param {readonly import('./provider-choice.mjs').Server[]} servers
 * @param {{ ports: Record<import('./provider-choice.mjs').Server, number>, signal?: AbortSignal }} options preferred ports
 * @returns {Promise<Partial<Record<import('./provider-choice.mjs').Server, import('./local-servers.mjs').StartedServer>>>}
 */
export async function startComposeServers(servers, { ports, signal }) {
  const postgresPort = await freePort(ports.postgres);
  const kafkaPort = await freePort(ports.kafka);
  const logFile = logOf('compose');
  watch(`compose:${project}`);
  try {
    await runToEnd({
      name: 'docker compose',
      command: 'docker',
      args: [
        'compose',
        '-f',
        file,
        '-p',
        project,
        'up',
        '--detach',
        '--wait',
        '--no-build',
        ...servers,
      ],
      env: { ...process.env, POSTGRES_PORT: String(postgresPort), KAFKA_PORT: String(kafkaPort) },
      logFile,
      signal,
      explain: (output) => composeTrouble(output, logFile),
    });
  } catch (error) {
    await stopCompose();
    throw error;
  }
  const addresses = {
    postgres: `postgres://postgres:${password}@127.0.0.1:${postgresPort}/postgres`,
    kafka: `127.0.0.1:${kafkaPort}`,
  };
  return Object.fromEntries(
    servers.map((server) => [
      server,
      { address: addresses[server], from: 'Docker Compose', stop: stopCompose },
    ]),
  );
}

/** @type {Promise<void> | undefined} one stop for all that Compose started */
let stopping;

function stopCompose() {
  stopping ??= downCompose();
  return stopping;
}

/** The named volumes stay; those without a name would pile up. */
async function downCompose() {
  const compose = ['compose', '-f', file, '-p', project];
  await docker([...compose, 'stop', '--timeout', '10'], 60_000).catch(() => undefined);
  await docker([...compose, 'rm', '--force', '--volumes'], 60_000).catch(() => undefined);
  await docker([...compose, 'down', '--timeout', '0'], 60_000).catch(() => undefined);
  unwatch(`compose:${project}`);
}

/** Forgets what earlier starts kept in Docker's volumes. */
export async function emptyCompose() {
  await docker(['compose', '-f', file, '-p', project, 'down', '--volumes'], 60_000).catch(
    () => undefined,
  );
}

/** @param {string} output @param {string} logFile */
function composeTrouble(output, logFile) {
  return new Trouble(
    machineFault(output) ??
      `Docker Compose could not start PostgreSQL and Kafka: read ${logFile}, put that right, or stop Docker to run them as local processes.`,
  );
}
