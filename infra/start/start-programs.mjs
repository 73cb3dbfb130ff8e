import { allOrFirstError } from './all-or-first-error.mjs';
import { nodeFlags } from './node-flags.mjs';
import { checkout } from './places.mjs';
import { step } from './progress.mjs';

/**
 * Starts what surrounds the services, then the services, each as a process of its own.
 * @param {ReturnType<typeof import('./services.mjs').programs>} programs
 * @param {object} options
 * @param {import('./supervisor.mjs').Supervisor} options.supervisor
 * @param {(name: string) => string} options.logOf
 * @param {() => void} [options.abandon] called at the first that fails
 */
export async function startPrograms({ surroundings, services }, { supervisor, logOf, abandon }) {
  for (const group of [surroundings, services]) {
    await allOrFirstError(
      group.map((program) =>
        step(
          `starting ${program.name}`,
          () => supervisor.start(supervised(program, logOf)),
          () => `${program.name} is ready`,
        ),
      ),
      abandon,
    );
  }
}

/**
 * @param {import('./services.mjs').Program} program
 * @param {(name: string) => string} logOf
 * @returns {import('./supervisor.mjs').Supervised}
 */
export function supervised({ name, file, readyUrl, env }, logOf) {
  const { PATH, HOME, TZ } = process.env;
  return {
    name,
    args: [...nodeFlags, file],
    cwd: checkout,
    env: { PATH, HOME, TZ, ...env },
    logFile: logOf(name),
    isReady: async () => {
      const response = await fetch(readyUrl, { signal: AbortSignal.timeout(3_000) });
      if (!response.ok) throw new Error(`${readyUrl} answers ${response.status}`);
    },
  };
}
