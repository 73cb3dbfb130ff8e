import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>} whether it could be opened
 */
function canOpen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** @param {number} port */
export async function isFree(port) {
  return (await canOpen(port, '127.0.0.1')) && (await canOpen(port));
}

/** Below the ports that systems hand out to outgoing connections, which would take one before a server has it. */
const lowest = 15_000;
const highest = 32_000;
const attempts = 100;

/** @param {number} [preferred] @returns {Promise<number>} */
export async function freePort(preferred) {
  if (preferred && (await isFree(preferred))) return preferred;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(lowest, highest);
    if (await isFree(port)) return port;
  }
  throw new Error('No free TCP port could be found.');
}

const taken = /address already in use/i;

/**
 * A port that was free may be taken before a slow starter has it; then it starts again with others.
 * @template T
 * @param {() => Promise<T>} start chooses its ports itself
 * @returns {Promise<T>}
 */
export async function withPortsOfItsOwn(start) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      const again = attempt < 3 && error instanceof Error && taken.test(error.message);
      if (!again) throw error;
    }
  }
}
