import pg from 'pg';
import { servicesWithDatabase } from '../postgres/addresses.mjs';

/** @typedef {(typeof servicesWithDatabase)[number]} Service */

const rowsAtOnce = 5_000;

// In the order of the key, so that however many there are, a page of them is held.
const heardOf = `
SELECT subject, sequence FROM heard WHERE producer = $1 AND subject > $2 ORDER BY subject LIMIT ${rowsAtOnce}`;

const raise = `
INSERT INTO said AS mine (subject, sequence, urgent)
SELECT subject, sequence, false FROM unnest($1::text[], $2::int[]) AS heard (subject, sequence) ORDER BY subject
ON CONFLICT (subject) DO UPDATE SET sequence = excluded.sequence WHERE mine.sequence < excluded.sequence
RETURNING subject`;

/**
 * A service that was restored has given out fewer numbers than others have heard of it. What it said next would have a
 * number that they have heard, and be taken for a repetition. So each line goes on after the last that anybody heard.
 * @param {Readonly<Partial<Record<Service, string>>>} databaseUrls of an administrator, service by service
 * @returns {Promise<Readonly<Record<string, readonly string[]>>>} service → what its lines that were raised are about: of each
 *   of these it does not know something that others have heard of it
 */
export async function continueNumbers(databaseUrls) {
  const clients = await connected(databaseUrls);
  try {
    /** @type {Record<string, readonly string[]>} */
    const raised = {};
    for (const [producer, own] of clients) {
      /** @type {Set<string>} */
      const subjects = new Set();
      for (const [, hearer] of clients) await raiseTo(own, hearer, { producer, subjects });
      raised[producer] = [...subjects].sort();
    }
    return raised;
  } finally {
    await Promise.all([...clients.values()].map((client) => client.end()));
  }
}

/** @param {pg.Client} own @param {pg.Client} hearer @param {{ producer: string, subjects: Set<string> }} raised */
async function raiseTo(own, hearer, { producer, subjects }) {
  for (let after = ''; ;) {
    const { rows } = await hearer.query(heardOf, [producer, after]);
    if (rows.length === 0) return;
    const raised = await own.query(raise, [
      rows.map(({ subject }) => subject),
      rows.map(({ sequence }) => sequence),
    ]);
    for (const { subject } of raised.rows) subjects.add(subject);
    after = rows.at(-1).subject;
  }
}

/** @param {Parameters<typeof continueNumbers>[0]} databaseUrls @returns {Promise<ReadonlyMap<string, pg.Client>>} */
async function connected(databaseUrls) {
  const clients = new Map();
  for (const service of servicesWithDatabase) {
    const connectionString = databaseUrls[service];
    if (connectionString === undefined || service === 'web') continue;
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    clients.set(service, client);
  }
  return clients;
}
