import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../start/wait-until.mjs';
import { services } from '../ground/line.mjs';

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
  const due = await books.number(
    'notification',
    `SELECT count(*) AS n FROM message
     WHERE (status IN ('PENDING', 'SENDING') AND next_attempt_at <= now())
       OR (status = 'SENDING' AND next_attempt_at > now() + interval '110 seconds')`,
  );
  if (due > 0) return `${due} messages are due`;
  const hooks = await books.number('notification', `${waiting} AND next_attempt_at <= now()`);
  return hooks > 0 ? `${hooks} systems are to be told` : undefined;
}

const waiting = `SELECT count(*) AS n FROM webhook_delivery WHERE status = 'PENDING'`;

/** Nothing waits for the receiver any more: what it did not take is tried again at once. @param {import('./books.mjs').Books} books */
export async function untilTold(books) {
  await books.rows(
    'notification',
    `UPDATE webhook_delivery SET next_attempt_at = now() WHERE status = 'PENDING'`,
  );
  await waitUntil(
    async () => {
      const n = await books.number('notification', waiting);
      if (n > 0) throw new Error(`${n} systems are to be told`);
    },
    { withinMs: 60_000, everyMs: 300 },
  );
}

/** @param {string} url */
async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
}
