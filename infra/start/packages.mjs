import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checkout, logOf } from './places.mjs';
import { runToEnd } from './processes.mjs';
import { Trouble, machineFault } from './trouble.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages path → package
 */

/**
 * @param {LockedPackages} wanted of package-lock.json
 * @param {LockedPackages} installed of npm's own note in node_modules
 * @returns {boolean} whether an `npm ci` would change nothing
 */
export function isInstalled(wanted, installed) {
  const same = (/** @type {string} */ path) =>
    installed[path]?.version === wanted[path]?.version &&
    installed[path]?.integrity === wanted[path]?.integrity;
  const wantedHere = Object.keys(wanted).filter((path) => {
    const { optional, devOptional } = wanted[path] ?? {};
    return path !== '' && (installed[path] ?? !(optional ?? devOptional));
  });
  return wantedHere.every(same) && Object.keys(installed).every((path) => path in wanted);
}

/** @returns {boolean} whether node_modules holds what package-lock.json names */
export function packagesAreInstalled() {
  const note = join(checkout, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  return isInstalled(packagesIn(join(checkout, 'package-lock.json')), packagesIn(note));
}

/** @param {string} file @returns {LockedPackages} */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {AbortSignal} [signal] */
export async function installPackages(signal) {
  const logFile = logOf('npm-ci');
  await runToEnd({
    name: 'npm ci',
    command: 'npm',
    args: [
      ...['ci', '--include=dev', '--include=optional', '--ignore-scripts=false'],
      ...['--no-audit', '--no-fund', '--fetch-retries=2'],
      ...['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'],
    ],
    cwd: checkout,
    env: { ...process.env, PATH: pathWithoutPackages() },
    logFile,
    signal,
    explain: (output, exit) => npmTrouble(output, exit, logFile),
  });
}

/** The Node in node_modules goes away while npm works. */
function pathWithoutPackages() {
  const inPackages = join(checkout, 'node_modules');
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => !folder.startsWith(inPackages)).join(delimiter);
}

/** @param {string} output @param {import('./processes.mjs').Exit} exit @param {string} logFile */
export function npmTrouble(output, exit, logFile) {
  const fault = machineFault(output);
  if (fault) return new Trouble(fault);
  if (exit.error) return new Trouble('npm is not installed: install Node.js with npm.');
  const offline =
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/;
  return new Trouble(
    offline.test(output)
      ? 'npm could not reach the package registry: connect to the network (or set its address with npm config set registry) and run the command again.'
      : `npm ci failed: read ${logFile}, put that right and run the command again.`,
  );
}
