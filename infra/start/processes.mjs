import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unwatch, watch } from './watchdog.mjs';

/**
 * @typedef {object} ProcessToStart
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} [args]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {string} logFile
 *
 * @typedef {object} Exit
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {Error} [error] why it could not be started at all
 *
 * @typedef {object} RunningProcess
 * @property {string} name
 * @property {string} logFile
 * @property {number | undefined} pid
 * @property {() => boolean} isRunning
 * @property {Promise<Exit>} exited
 * @property {(signal?: NodeJS.Signals, graceMs?: number) => Promise<void>} stop
 */

/**
 * Starts a process in a group of its own, so that Ctrl-C reaches only the one who stops it in order.
 * @param {ProcessToStart} what
 * @returns {RunningProcess}
 */
export function startProcess({ name, command, args = [], logFile, ...options }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const { pid } = child;
  if (pid) watch(String(pid));

  let running = true;
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve) => {
    const end = (/** @type {Exit} */ exit) => {
      running = false;
      if (pid) unwatch(String(pid));
      resolve(exit);
    };
    child.once('error', (error) => end({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => end({ code, signal }));
  });

  return {
    name,
    logFile,
    pid,
    exited,
    isRunning: () => running,
    async stop(signal = 'SIGTERM', graceMs = 10_000) {
      if (!running || !pid) return;
      signalGroup(pid, signal);
      const lastResort = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
      await exited;
      clearTimeout(lastResort);
    },
  };
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * Runs a command to its end and throws what `explain` makes of its output when it fails.
 * @param {ProcessToStart & { explain: (output: string, exit: Exit) => Error, signal?: AbortSignal }} what
 */
export async function runToEnd({ explain, signal, ...what }) {
  const running = startProcess(what);
  const abort = () => void running.stop('SIGTERM', 3_000);
  signal?.addEventListener('abort', abort);
  const exit = await running.exited;
  signal?.removeEventListener('abort', abort);
  signal?.throwIfAborted();
  if (exit.code !== 0) throw explain(lastLines(what.logFile, 60), exit);
}

/** @param {string} logFile @param {number} count @returns {string} */
export function lastLines(logFile, count) {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/** @param {Exit} exit @returns {string} how it ended, to be read after "it" */
export function howItEnded({ code, signal, error }) {
  if (error) return `could not be started (${error.message})`;
  return signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
}
