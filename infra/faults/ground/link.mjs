import { createServer, connect } from 'node:net';

/**
 * What passes on a link, told to its rule before it goes on.
 * @typedef {object} Moment
 * @property {string} what `request`, `response`, `commit`, `committed`
 * @property {string} [api] of Kafka: its number of the request
 * @property {boolean} [isHearing] of PostgreSQL: events were heard in the transaction
 * @property {boolean} [isCommand] of PostgreSQL: a command with a key was done in it
 * @property {string} who names itself so on this connection
 * @property {Buffer} bytes
 * @property {Wire} wire
 *
 * @typedef {'pass' | 'cut' | 'swallow'} Verdict cut: the connection ends without it; swallow: it never arrives
 * @typedef {(moment: Moment) => Verdict | Promise<Verdict>} Rule
 *
 * Splits the two directions of a connection into what may be told apart.
 * @typedef {object} Reader
 * @property {(bytes: Buffer) => readonly Piece[]} fromClient
 * @property {(bytes: Buffer) => readonly Piece[]} fromServer
 * @property {() => string} who
 *
 * @typedef {{ bytes: Buffer, what?: string, api?: string, isHearing?: boolean, isCommand?: boolean }} Piece
 */

/** @returns {Reader} tells nothing apart */
const plainReader = () => ({
  fromClient: (bytes) => [{ bytes }],
  fromServer: (bytes) => [{ bytes }],
  who: () => '',
});

/** One connection through the link. */
export class Wire {
  #client;
  #server;
  #link;
  #reader;
  isMuted = false;

  /** @param {import('node:net').Socket} client @param {import('node:net').Socket} server @param {Link} link @param {Reader} reader */
  constructor(client, server, link, reader) {
    this.#client = client;
    this.#server = server;
    this.#link = link;
    this.#reader = reader;
    this.#carry(client, server, (bytes) => reader.fromClient(bytes));
    this.#carry(server, client, (bytes) => reader.fromServer(bytes));
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.end());
      socket.on('close', () => this.end());
    }
  }

  get who() {
    return this.#reader.who();
  }

  /** Bytes that are on their way stay there for ever. */
  mute() {
    this.isMuted = true;
    this.#client.pause();
    this.#server.pause();
  }

  end() {
    this.#client.destroy();
    this.#server.destroy();
    this.#link.forget(this);
  }

  /** @param {import('node:net').Socket} from @param {import('node:net').Socket} to @param {(bytes: Buffer) => readonly Piece[]} split */
  #carry(from, to, split) {
    let turn = Promise.resolve();
    let arrivesAt = 0;
    from.on('data', (bytes) => {
      for (const piece of split(bytes)) {
        const { delayMs, bytesPerSecond } = this.#link.speed(this);
        arrivesAt =
          Math.max(arrivesAt, performance.now() + delayMs) +
          (piece.bytes.length / bytesPerSecond) * 1000;
        const waitMs = arrivesAt - performance.now();
        turn = turn.then(() => this.#deliver(piece, to, waitMs)).catch(() => this.end());
      }
    });
    from.on('end', () => (turn = turn.then(() => void to.end())));
  }

  /** @param {Piece} piece @param {import('node:net').Socket} to @param {number} waitMs */
  async #deliver({ bytes, what, api, isHearing, isCommand }, to, waitMs) {
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (this.isMuted) return;
    const { rule } = this.#link;
    const moment = what && { what, api, isHearing, isCommand, who: this.who, bytes, wire: this };
    if (moment) this.#link.onMoment(moment);
    const verdict = moment && rule ? await rule(moment) : 'pass';
    if (verdict === 'cut') return this.end();
    if (verdict === 'pass' && !to.destroyed) to.write(bytes);
  }
}

/** A TCP proxy on this machine whose connections can be cut, slowed, muted, or ended at a chosen moment. */
export class Link {
  /** @type {Set<Wire>} */
  #wires = new Set();
  /** @type {Set<Wire>} */
  #lostForEver = new Set();
  #isCut = false;
  #isMuted = false;
  /** @type {(wire: Wire) => { delayMs: number, bytesPerSecond: number }} */
  speed = fullSpeed;
  /** @type {Rule | undefined} */
  rule;
  /** Told of everything, and changes nothing. @type {(moment: Moment) => void} */
  onMoment = () => undefined;

  /** @param {() => Reader} [reader] */
  constructor(reader = plainReader) {
    this.reader = reader;
    this.port = 0;
    this.target = 0;
    this.server = createServer({ allowHalfOpen: true }, (client) => this.#accept(client));
  }

  /** @param {{ port: number, target: number }} ports its own, and that of what stands behind it */
  async listen({ port, target }) {
    this.port = port;
    this.target = target;
    await new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve(undefined));
    });
    return this;
  }

  /** Ends what is open and refuses what is new. */
  cut() {
    this.#isCut = true;
    this.endAll();
  }

  /** Both sides think that they are connected, and nothing arrives any more. */
  mute() {
    this.#isMuted = true;
    for (const wire of this.#wires) wire.mute();
  }

  /** New connections are whole; those that were muted stay so for ever, as when nobody is told that the other is gone. */
  heal() {
    this.#isMuted = false;
    for (const wire of this.#wires) if (wire.isMuted) this.#lostForEver.add(wire);
  }

  /** @param {(wire: Wire) => boolean} [which] */
  endAll(which = () => true) {
    for (const wire of [...this.#wires]) if (which(wire)) wire.end();
  }

  /** As if nothing had ever been wrong; what was muted is ended, because bytes of it are gone. */
  restore() {
    this.#isCut = this.#isMuted = false;
    this.speed = fullSpeed;
    this.rule = undefined;
    this.endAll((wire) => wire.isMuted && !this.#lostForEver.has(wire));
  }

  /** @param {Wire} wire */
  forget(wire) {
    this.#wires.delete(wire);
    this.#lostForEver.delete(wire);
  }

  async close() {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** @param {import('node:net').Socket} client */
  #accept(client) {
    client.on('error', () => client.destroy());
    if (this.#isCut) return client.destroy();
    const server = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    const wire = new Wire(client, server, this, this.reader());
    this.#wires.add(wire);
    if (this.#isMuted) wire.mute();
  }
}

function fullSpeed() {
  return { delayMs: 0, bytesPerSecond: Infinity };
}
