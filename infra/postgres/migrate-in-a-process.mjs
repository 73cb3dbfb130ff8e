import { fileURLToPath } from 'node:url';
import { checkout, logOf } from '../start/places.mjs';
import { lastLines, runToEnd } from '../start/processes.mjs';
import { Trouble } from '../start/trouble.mjs';

const program = fileURLToPath(new URL('migrate-databases.mjs', import.meta.url));

/**
 * Of npm start, whose people are invented; a process of its own, so that what it needs in memory goes with it.
 * @param {string} adminUrl @param {AbortSignal} [signal]
 */
export function migrateInAProcess(adminUrl, signal) {
  const logFile = logOf('migrations');
  const { PATH, HOME } = process.env;
  return runToEnd({
    name: 'migrations',
    command: process.execPath,
    args: [program],
    cwd: checkout,
    env: { PATH, HOME, DATABASE_URL: adminUrl, DEMONSTRATION: 'true' },
    logFile,
    signal,
    explain: () => new Trouble(lastLines(logFile, 5) || `The migrations failed: read ${logFile}.`),
  });
}
