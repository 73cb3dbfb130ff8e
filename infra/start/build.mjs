import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, isImage, logOf } from './places.mjs';
import { lastLines, runToEnd } from './processes.mjs';
import { Trouble, machineFault } from './trouble.mjs';

const sources = ['apps', 'libs', 'infra/tooling', 'package.json', 'package-lock.json'];
const stamp = join(checkout, 'dist', 'sources.sha256');

/** @param {string} service @returns {string} the file that starts it */
export function entryOf(service) {
  return join(checkout, 'dist', 'apps', service, 'src', 'main.js');
}

/** @returns {string} changes whenever a source does */
export function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((path) => filesBelow(path))) {
    hash.update(`${file}\n`).update(readFileSync(join(checkout, file)));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {readonly string[]} */
function filesBelow(path) {
  if (!statSync(join(checkout, path)).isDirectory()) return [path];
  return readdirSync(join(checkout, path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/** @param {AbortSignal} [signal] @returns {Promise<boolean>} whether there was anything to build */
export async function build(signal) {
  if (isImage) return false;
  const hash = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  const logFile = logOf('build');
  await runToEnd({
    name: 'build',
    command: 'npm',
    args: ['run', '--silent', 'build'],
    cwd: checkout,
    logFile,
    signal,
    explain: () =>
      new Trouble(
        machineFault(lastLines(logFile, 60)) ??
          `The sources do not build; the last lines of ${logFile}:\n${lastLines(logFile, 20)}`,
      ),
  });
  writeFileSync(stamp, hash);
  return true;
}
