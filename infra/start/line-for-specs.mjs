// The whole line on free ports, for a spec or a measurement: says where everything is in one line of JSON,
// and stops when its standard input ends; a name on a line of it stops that program for good. Told DATABASE_URL (an administrator's), KAFKA_BROKERS and EXTRA_ISSUERS.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureTopics } from '../kafka/topics.mjs';
import { administratorUrls } from '../postgres/addresses.mjs';
import { dropDatabases, prepareDatabases } from '../postgres/databases.mjs';
import { migrateDatabases } from '../postgres/migrate-databases.mjs';
import { build } from './build.mjs';
import { stateFolder } from './places.mjs';
import { freePort } from './ports.mjs';
import { portsFrom, programs } from './services.mjs';
import { startPrograms } from './start-programs.mjs';
import { Supervisor } from './supervisor.mjs';
import { sentenceFor } from './trouble.mjs';

mkdirSync(stateFolder, { recursive: true });
/** Kept after the end: what failed is read there. */
const own = mkdtempSync(join(stateFolder, 'line-'));
const abandoned = new AbortController();
const complain = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);
const supervisor = new Supervisor({
  say: complain,
  givenUp: (trouble) => void end(1, sentenceFor(trouble)),
  signal: abandoned.signal,
});

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(0));
createInterface({ input: process.stdin })
  .on('line', (name) => void supervisor.release(name))
  .on('close', () => void end(0));

try {
  process.stdout.write(`${JSON.stringify(await bringUp())}\n`);
} catch (error) {
  await end(1, sentenceFor(error));
}

async function bringUp() {
  const { DATABASE_URL = '', KAFKA_BROKERS: kafkaBrokers = '', EXTRA_ISSUERS = '[]' } = process.env;
  const extraIssuers = JSON.parse(EXTRA_ISSUERS);
  await build(abandoned.signal);
  await ensureTopics(kafkaBrokers);
  const databaseUrls = await prepareDatabases(DATABASE_URL);
  await migrateDatabases(DATABASE_URL);
  const ports = await freePorts();
  const metricsPorts = await freePorts(Object.values(ports));
  await startPrograms(
    programs({
      ...{ databaseUrls, kafkaBrokers, ports, stateFolder: own, extraIssuers },
      metricsPort: (name) => metricsPorts[name],
    }),
    {
      supervisor,
      logOf: (name) => join(own, `${name}.log`),
      abandon: () => abandoned.abort(),
    },
  );
  return { ports, metricsPorts, databaseUrls: administratorUrls(DATABASE_URL), logs: own };
}

/** @param {readonly number[]} [taken] */
async function freePorts(taken = []) {
  const names = /** @type {(keyof import('./services.mjs').Ports)[]} */ (Object.keys(portsFrom(0)));
  /** @type {Set<number>} */
  const ports = new Set();
  while (ports.size < names.length) {
    const port = await freePort();
    if (!taken.includes(port)) ports.add(port);
  }
  const each = [...ports];
  return /** @type {import('./services.mjs').Ports} */ (
    Object.fromEntries(names.map((name, index) => [name, each[index]]))
  );
}

/** Databases of its own are nobody else's; those under the usual names may be somebody's. */
async function leaveNothing() {
  const { DATABASE_URL = '', DATABASE_PREFIX } = process.env;
  if (DATABASE_PREFIX === undefined) return;
  await dropDatabases(DATABASE_URL).catch((error) => complain(sentenceFor(error)));
}

/** @param {number} code @param {string} [sentence] */
async function end(code, sentence) {
  abandoned.abort();
  if (sentence) complain(sentence);
  await supervisor.stop();
  await leaveNothing();
  process.exit(code);
}
