import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./watchdog.sh', import.meta.url));
/** @type {Set<string>} */
const watched = new Set();
/** @type {import('node:child_process').ChildProcess | undefined} */
let watchdog;

function release() {
  const watchdogNow = spawn('sh', [script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdogNow.unref();
  watchdogNow.on('error', () => undefined);
  const { stdin } = watchdogNow;
  stdin.on('error', () => undefined);
  /** @type {import('node:net').Socket} */ (stdin).unref();
  return watchdogNow;
}

function tell() {
  watchdog?.stdin?.write(`${[...watched].join(' ')}\n`);
}

/**
 * What is watched does not outlive this process, however it ends.
 * @param {string} what a process group id, `container:<id>` or `compose:<project>`
 */
export function watch(what) {
  watchdog ??= release();
  watched.add(what);
  tell();
}

/** @param {string} what */
export function unwatch(what) {
  watched.delete(what);
  tell();
  if (watched.size > 0) return;
  watchdog?.stdin?.end();
  watchdog = undefined;
}
