import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../start/wait-until.mjs';
import { services } from '../ground/line.mjs';

const openMessages = `SELECT count(*) AS n FROM message WHERE status IN ('PENDING', 'SENDING')`;
/** Due, or in the hands of a process that took it a moment ago. */
const isTheirTurn = `(next_attempt_at <= now()
  OR (status = 'SENDING' AND next_attempt_at > now() + interval '110 seconds'))`;
/** As notification's README says: whoever died with a message in hand has it for two minutes, and then it is taken up again. */
const leaseMs = 120_000;
const lookMs = 400;
/** Quiet twice in a row, or it only held its breath. */
const looksWanted = 2;

/**
 * Waits until nothing moves any more: everything said is published, everything published is heard, every message that
 * is due has gone, and every process is ready.
 * @param {{ line: import('../ground/line.mjs').Line, books: import('./books.mjs').Books, offsets: import('./offsets.mjs').Offsets }} ground
 * @param {number} withinMs
 * @returns {Promise<{ ms: number, still?: string }>} `still`: what went on moving
 */
export async function untilQuiet(ground, withinMs) {
  const started = performance.now();
  let quiet = 0;
  let first = 0;
  for (;;) {
    const ms = performance.now() - started;
    const still = await whatMoves(ground).catch((error) => `cannot be asked: ${error.message}`);
    if (process.env.DEBUG) console.error(Math.round(ms), still);
    if (still === undefined) {
      quiet += 1;
      if (quiet === 1) first = ms;
      if (quiet === looksWanted) return { ms: first };
    } else {
      quiet = 0;
      if (ms > withinMs) return { ms, still };
    }
    await sleep(lookMs);
  }
}

/**
 * Messages that were in hand when their process died, and those that are tried again later, have their turn as the
 * product gives it to them: nobody hurries them, and the line is waited for until each had its turn once.
 * @param {Parameters<typeof untilQuiet>[0]} ground
 * @returns {Promise<{ still?: string, remark?: string }>}
 */
export async function untilSent(ground) {
  const [{ until }] = await ground.books.rows(
    'notification',
    `SELECT now() + make_interval(secs => $1) AS until`,
    [leaseMs / 1000 + 5],
  );
  const turns = () =>
    ground.books.number('notification', `${openMessages} AND next_attempt_at <= $1`, [until]);
  const first = await turns();
  if (first === 0) return {};
  const started = performance.now();
  while ((await turns()) > 0) {
    const ms = performance.now() - started;
    if (ms > leaseMs + longestSendMs) return { still: `${await turns()} messages had no turn` };
    await sleep(lookMs * 2);
  }
  const { still } = await untilQuiet(ground, 20_000);
  const waited = seconds(performance.now() - started);
  const remark = `${first} messages were still to have their turn, the last of them ${waited} later`;
  return { remark, ...(still !== undefined && { still }) };
}

const longestSendMs = 30_000;
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(0)} s`;

/** @param {Parameters<typeof untilQuiet>[0]} ground @returns {Promise<string | undefined>} */
async function whatMoves({ line, books, offsets }) {
  for (const name of line.names()) {
    if (!(await isReady(line.urlOf(name)))) return `${name} is not ready`;
  }
  for (const service of services) {
    const unsaid = await books.number(
      service,
      'SELECT count(*) AS n FROM outbox WHERE published_at IS NULL',
    );
    if (unsaid > 0) return `${service} has ${unsaid} events to publish`;
    const parked = await books.number(service, 'SELECT count(*) AS n FROM parked');
    if (parked > 0) return `${service} has ${parked} events parked`;
  }
  const lag = await offsets.lag();
  if (lag > 0) return `${lag} records are not read`;
  const due = await books.number('notification', `${openMessages} AND ${isTheirTurn}`);
  if (due > 0) return `${due} messages are due`;
  const hooks = await books.number('notification', `${waiting} AND next_attempt_at <= now()`);
  return hooks > 0 ? `${hooks} systems are to be told` : undefined;
}

const waiting = `SELECT count(*) AS n FROM webhook_delivery WHERE status = 'PENDING'`;

/**
 * Nothing waits for the receiver any more: what it did not take is tried again when the product tries it, and nobody hurries it.
 * @param {import('./books.mjs').Books} books
 * @returns {Promise<string | undefined>} a remark, where something still had to have its turn
 */
export async function untilTold(books) {
  const [{ n: first, ms }] = await books.rows(
    'notification',
    `SELECT count(*)::int AS n, coalesce(extract(epoch FROM max(next_attempt_at) - clock_timestamp()), 0)::float8 * 1000 AS ms
       FROM webhook_delivery WHERE status = 'PENDING'`,
  );
  if (first === 0) return undefined;
  const started = performance.now();
  await waitUntil(
    async () => {
      const n = await books.number('notification', waiting);
      if (n > 0) throw new Error(`${n} systems are to be told`);
    },
    { withinMs: Math.max(0, ms) + 60_000, everyMs: 300 },
  );
  return `${first} webhooks were still to have their turn, the last of them ${seconds(performance.now() - started)} later`;
}

/** @param {string} url */
async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
}
