import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { installPackages, packagesAreInstalled } from './packages.mjs';
import { onParentGone } from './parent.mjs';
import { checkout, isImage } from './places.mjs';
import { say, step } from './progress.mjs';
import { Trouble, sentenceFor } from './trouble.mjs';

/** @type {readonly NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ownNode = join(checkout, 'node_modules', 'node', 'bin', 'node');

/**
 * Installs the packages where package-lock.json changed, and goes on in the Node 24 that is among them.
 * @returns {Promise<boolean>} true: this is that Node, go on; false: another process did it all
 */
export async function onNode24() {
  if (isImage) return true;
  const aborted = new AbortController();
  const abort = () => aborted.abort();
  for (const ending of endings) process.on(ending, abort);
  try {
    const installed = await ensurePackages(aborted.signal);
    if (!installed && isOwnNode()) return true;
    if (!existsSync(ownNode)) {
      throw new Trouble(
        'npm ci did not bring Node 24 along: allow install scripts (npm config delete ignore-scripts), delete node_modules and run the command again.',
      );
    }
    for (const ending of endings) process.off(ending, abort);
    process.exitCode = await rerun();
  } catch (error) {
    process.exitCode = aborted.signal.aborted ? 130 : 1;
    if (!aborted.signal.aborted) say(`\n${sentenceFor(error)}`);
  } finally {
    for (const ending of endings) process.off(ending, abort);
  }
  return false;
}

/** @param {AbortSignal} signal @returns {Promise<boolean>} whether anything was installed */
async function ensurePackages(signal) {
  if (packagesAreInstalled()) return false;
  await step(
    'installing packages (npm ci, about a minute)',
    () => installPackages(signal),
    () => 'packages installed',
  );
  return true;
}

function isOwnNode() {
  return existsSync(ownNode) && realpathSync(process.execPath) === realpathSync(ownNode);
}

/** @returns {Promise<number>} the exit code */
function rerun() {
  const [, script = '', ...args] = process.argv;
  const child = spawn(ownNode, [script, ...args], { stdio: 'inherit', cwd: checkout });
  for (const ending of endings) process.on(ending, () => void child.kill(ending));
  onParentGone(() => void child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
}
