import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runToEnd } from '../../start/processes.mjs';
import { Trouble, machineFault } from '../../start/trouble.mjs';

const VERSION = '26.7.3';
const SHA256 = '27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f';

const artifact = `org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`;
const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const zip = `keycloak-quarkus-dist-${VERSION}.zip`;

/**
 * Keycloak as its makers publish it on Maven Central: fetched, verified and unpacked once.
 * @param {{ stateFolder: string, logs: string, say: (line: string) => void }} where
 * @returns {Promise<string>} its home folder
 */
export async function keycloakDistribution({ stateFolder, logs, say }) {
  const home = join(stateFolder, `keycloak-${VERSION}`);
  if (existsSync(home)) return home;
  say(`fetching Keycloak ${VERSION} with Maven (177 MB, once)`);
  const arriving = `${home}.${process.pid}`;
  const logFile = join(logs, 'keycloak-fetch.log');
  const maven = (/** @type {string} */ goal, /** @type {readonly string[]} */ more = []) =>
    runToEnd({
      name: 'mvn',
      command: 'mvn',
      // It leaves marks where it runs.
      cwd: arriving,
      args: [
        ...['-q', '-B', `${plugin}:${goal}`, `-Dartifact=${artifact}`],
        ...[`-DoutputDirectory=${arriving}`, ...more],
      ],
      logFile,
      explain: (output, exit) => mavenTrouble(output, exit, logFile),
    });
  mkdirSync(arriving, { recursive: true });
  try {
    await maven('copy');
    if ((await sha256(join(arriving, zip))) !== SHA256) {
      throw new Trouble(
        `The Keycloak that Maven fetched is not the one this repository trusts (${zip} has another checksum): find out why (your Maven mirror) and run the command again.`,
      );
    }
    // From Maven's own store, where it has just been put; nothing is asked of the network.
    await maven('unpack', ['-o']);
    renameSync(join(arriving, `keycloak-${VERSION}`), home);
  } finally {
    rmSync(arriving, { recursive: true, force: true });
  }
  return home;
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** @param {string} output @param {import('../../start/processes.mjs').Exit} exit @param {string} logFile */
function mavenTrouble(output, exit, logFile) {
  const fault = machineFault(output);
  if (fault) return new Trouble(fault);
  return new Trouble(
    exit.error
      ? 'Maven is needed once, to fetch Keycloak: install it (Debian: apt install maven; macOS: brew install maven).'
      : `Maven could not fetch Keycloak: read ${logFile}, put that right and run the command again.`,
  );
}
