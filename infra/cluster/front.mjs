import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} Node
 * @property {string} name
 * @property {string} host
 * @property {number} port
 * @property {() => Promise<number | undefined>} timeline on which it takes writes; `undefined` while it follows, an error while it does not answer
 */

const lookMs = 500;

/** One address for a PostgreSQL of several nodes: it leads to the one that is the primary. It makes nobody the primary. */
export class Front {
  /** @type {Set<import('node:net').Socket>} */
  #open = new Set();
  /** @type {{ node: Node, timeline: number } | undefined} */
  #primary;
  #isStopping = false;
  /** @type {Promise<void>} */
  #looking = Promise.resolve();
  #server = createServer((client) => this.#accept(client));

  /** @param {readonly Node[]} nodes @param {(line: string) => void} say */
  constructor(nodes, say) {
    this.nodes = nodes;
    this.say = say;
  }

  /** @param {{ host: string, port: number }} where @returns {Promise<this>} */
  async listen({ host, port }) {
    await this.look();
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve(undefined));
    });
    this.#looking = this.#keepLooking();
    return this;
  }

  /** @returns {string | undefined} the name of the node that everybody comes to */
  get primary() {
    return this.#primary?.node.name;
  }

  /**
   * A promotion begins a new timeline, so the latest is the primary, and an earlier one that comes back is not: nobody
   * is led back to it.
   */
  async look() {
    const seen = await Promise.all(
      this.nodes.map(async (node) => ({
        node,
        timeline: await node.timeline().catch(() => undefined),
      })),
    );
    for (const { node, timeline } of seen) {
      if (timeline === undefined || timeline <= (this.#primary?.timeline ?? 0)) continue;
      this.#primary = { node, timeline };
      this.say(`${node.name} is the primary, on timeline ${timeline}`);
      for (const socket of this.#open) socket.destroy();
    }
  }

  async close() {
    this.#isStopping = true;
    for (const socket of this.#open) socket.destroy();
    await Promise.all([this.#looking, new Promise((resolve) => this.#server.close(resolve))]);
  }

  async #keepLooking() {
    while (!this.#isStopping) {
      await sleep(lookMs);
      await this.look();
    }
  }

  /** @param {import('node:net').Socket} client */
  #accept(client) {
    if (!this.#primary) return void client.on('error', () => undefined).destroy();
    const { host, port } = this.#primary.node;
    const server = connect({ host, port });
    const ends = [client, server];
    for (const socket of ends) {
      socket.setNoDelay(true);
      this.#open.add(socket);
      const end = () => {
        for (const one of ends) this.#open.delete(one.destroy());
      };
      socket.on('error', end).on('close', end);
    }
    client.pipe(server).pipe(client);
  }
}
