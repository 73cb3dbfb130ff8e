// Leads to whichever of NODES (URLs, separated by spaces) is the primary, at LISTEN_PORT; PORT tells whether there is one.
import { createServer } from 'node:http';
import { Front } from './front.mjs';
import { nodeAt } from './node.mjs';

const { NODES = '', LISTEN_PORT, PORT } = process.env;
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
const front = new Front(NODES.trim().split(/\s+/).map(nodeAt), say);
await front.listen({ host: '0.0.0.0', port: Number(LISTEN_PORT) });
const health = createServer((_, response) => {
  response.writeHead(front.primary ? 200 : 503).end();
}).listen(Number(PORT));
process.once('SIGTERM', () => {
  health.close();
  void front.close();
});
