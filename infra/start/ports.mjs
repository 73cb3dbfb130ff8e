import { createServer } from 'node:net';

/**
 * @param {number} port 0 for any
 * @param {string} [host]
 * @returns {Promise<number | undefined>} the port when it could be opened
 */
function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** @param {number} port */
export async function isFree(port) {
  return (await tryPort(port, '127.0.0.1')) !== undefined && (await tryPort(port)) !== undefined;
}

/** @param {number} [preferred] @returns {Promise<number>} */
export async function freePort(preferred) {
  if (preferred && (await isFree(preferred))) return preferred;
  const port = await tryPort(0, '127.0.0.1');
  if (port === undefined) throw new Error('No free TCP port could be found.');
  return port;
}
