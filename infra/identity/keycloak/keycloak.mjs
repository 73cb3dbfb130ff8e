import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { java } from '../../kafka/java.mjs';
import { logOf, logs, stateFolder } from '../../start/places.mjs';
import { freePort, withPortsOfItsOwn } from '../../start/ports.mjs';
import { howItEnded, lastLines, startProcess } from '../../start/processes.mjs';
import { Trouble, machineFault } from '../../start/trouble.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { keycloakDistribution } from './distribution.mjs';

const realm = new URL('realm.json', import.meta.url);
const people = new URL('demonstration-people.json', import.meta.url);
const withinMs = 240_000;

/**
 * @typedef {object} KeycloakSettings
 * @property {string} webOrigin of the site whose people sign in
 * @property {number} [port] preferred
 * @property {(line: string) => void} say
 *
 * @typedef {{ issuer: string, process: import('../../start/processes.mjs').RunningProcess }} StartedKeycloak
 */

/**
 * Keycloak as a process of this machine, reachable from this machine only, with our realm and three invented people in a
 * database that ends with it.
 * @param {KeycloakSettings} settings
 * @returns {Promise<StartedKeycloak>}
 */
export async function startKeycloak({ webOrigin, port, say }) {
  const home = await keycloakDistribution({ stateFolder, logs, say });
  importedOnStart(home);
  return withPortsOfItsOwn(() => startOnce(home, webOrigin, port));
}

/** Keycloak, told of a site that is going to be at a free port. */
export async function keycloakForSpecs() {
  const webPort = await freePort();
  const { issuer, process } = await startKeycloak({
    webOrigin: `http://127.0.0.1:${webPort}`,
    say: (line) => void globalThis.process.stderr.write(`test environment: ${line}\n`),
  });
  return { issuer, webPort, stop: () => process.stop() };
}

/** @param {string} home @param {string} webOrigin @param {number} [port] @returns {Promise<StartedKeycloak>} */
async function startOnce(home, webOrigin, port) {
  const logFile = logOf('keycloak');
  const chosen = await freePort(port);
  const origin = `http://localhost:${chosen}`;
  const process = startProcess({
    name: 'keycloak',
    // Run by its name: what Maven unpacks is not marked as a program.
    command: 'sh',
    args: [
      join(home, 'bin', 'kc.sh'),
      ...['start-dev', '--import-realm', '--db=dev-mem'],
      ...['--http-host=127.0.0.1', `--http-port=${chosen}`, `--hostname=${origin}`],
    ],
    env: { ...globalThis.process.env, JAVA: java(), WEB_ORIGIN: webOrigin },
    logFile,
  });
  const issuer = `${origin}/realms/waymark`;
  await ready(process, `${issuer}/.well-known/openid-configuration`);
  return { issuer, process };
}

/** Keycloak reads a realm from one file and its people from another beside it. @param {string} home */
function importedOnStart(home) {
  const folder = join(home, 'data', 'import');
  mkdirSync(folder, { recursive: true });
  copyFileSync(realm, join(folder, 'waymark-realm.json'));
  const users = JSON.parse(readFileSync(people, 'utf8'));
  writeFileSync(join(folder, 'waymark-users-0.json'), JSON.stringify({ realm: 'waymark', users }));
}

/** @param {import('../../start/processes.mjs').RunningProcess} process @param {string} address */
async function ready(process, address) {
  /** @type {import('../../start/processes.mjs').Exit | undefined} */
  let exit;
  void process.exited.then((how) => (exit = how));
  const answers = async () => {
    const { status } = await fetch(address);
    if (status !== 200) throw keycloakTrouble(process.logFile, `answered ${status}`);
  };
  try {
    await waitUntil(answers, {
      withinMs,
      everyMs: 500,
      giveUp: () => exit && keycloakTrouble(process.logFile, howItEnded(exit)),
    });
  } catch (error) {
    await process.stop('SIGTERM', 5_000);
    if (error instanceof Trouble) throw error;
    throw keycloakTrouble(process.logFile, 'did not answer in time');
  }
}

/** @param {string} logFile @param {string} what */
function keycloakTrouble(logFile, what) {
  const output = lastLines(logFile, 40);
  const said = output.split('\n').slice(-8).join('\n').replace(/^/gm, '  │ ');
  return new Trouble(machineFault(output) ?? `Keycloak ${what}: read ${logFile}.\n${said}`);
}
