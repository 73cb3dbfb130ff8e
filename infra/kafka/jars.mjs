import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from '../start/processes.mjs';
import { Trouble, machineFault } from '../start/trouble.mjs';

const pom = fileURLToPath(new URL('./pom.xml', import.meta.url));
const checksums = fileURLToPath(new URL('./jars.sha256', import.meta.url));

/** @param {string} text lines as `sha256sum` writes them @returns {Map<string, string>} file name → checksum */
export function readChecksums(text) {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [checksum = '', name = ''] = line.split(/\s+\*?/);
        return [name, checksum];
      }),
  );
}

/**
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} expected
 * @returns {string | undefined} what is wrong with the jars there, if anything
 */
export function whatIsWrong(folder, expected) {
  const found = readdirSync(folder);
  const extra = found.find((name) => !expected.has(name));
  if (extra) return `${extra} is not on the list`;
  const missing = [...expected.keys()].find((name) => !found.includes(name));
  if (missing) return `${missing} is missing`;
  const changed = found.find((name) => sha256(join(folder, name)) !== expected.get(name));
  return changed && `${changed} has another checksum than the one committed`;
}

/** @param {string} file */
function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * The jars of the local broker: fetched once, verified at every start.
 * @param {{ stateFolder: string, logs: string, say: (line: string) => void, signal?: AbortSignal }} where
 * @returns {Promise<string>} the folder they are in
 */
export async function kafkaJars({ stateFolder, logs, say, signal }) {
  const expected = readChecksums(readFileSync(checksums, 'utf8'));
  const folder = join(stateFolder, 'kafka-jars');
  if (!existsSync(folder) || whatIsWrong(folder, expected)) {
    say('fetching Kafka 4.3.1 with Maven (44 MB, once)');
    await fetchJars(folder, join(logs, 'kafka-jars.log'), signal);
  }
  const wrong = whatIsWrong(folder, expected);
  if (wrong) {
    throw new Trouble(
      `The Kafka jars that Maven fetched are not the ones this repository trusts (${wrong}): find out why (infra/kafka/jars.sha256, your Maven mirror), delete ${folder} and run the command again.`,
    );
  }
  return folder;
}

/** @param {string} folder @param {string} logFile @param {AbortSignal} [signal] */
async function fetchJars(folder, logFile, signal) {
  const arriving = `${folder}.${process.pid}`;
  mkdirSync(arriving, { recursive: true });
  try {
    await runToEnd({
      name: 'mvn',
      command: 'mvn',
      args: [
        '-q',
        '-B',
        '-f',
        pom,
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
        `-DoutputDirectory=${arriving}`,
      ],
      logFile,
      signal,
      explain: (output, exit) => mavenTrouble(output, exit, logFile),
    });
    rmSync(folder, { recursive: true, force: true });
    renameSync(arriving, folder);
  } finally {
    rmSync(arriving, { recursive: true, force: true });
  }
}

/** @param {string} output @param {import('../start/processes.mjs').Exit} exit @param {string} logFile */
function mavenTrouble(output, exit, logFile) {
  const fault = machineFault(output);
  if (fault) return new Trouble(fault);
  if (exit.error) {
    return new Trouble(
      'Maven is needed once, to fetch Kafka: install it (Debian: apt install maven; macOS: brew install maven), or start Docker, or name a running Kafka in KAFKA_BROKERS.',
    );
  }
  const offline =
    /UnknownHost|Unknown host|Could not transfer|Connect(ion)? (to|timed|refused)|Temporary failure/i;
  return new Trouble(
    offline.test(output)
      ? 'Maven could not reach its repository for the Kafka jars: connect to the network (or set a mirror in ~/.m2/settings.xml) and run the command again.'
      : `Maven could not fetch the Kafka jars: read ${logFile}, put that right and run the command again.`,
  );
}
