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
 * @returns {Promise<Readonly<Record<string, number>>>} service → how many of its lines were raised
 */
export async function continueNumbers(databaseUrls) {
  const clients = await connected(databaseUrls);
  try {
    /** @type {Record<string, number>} */
    const raised = {};
    for (const [producer, own] of clients) {
      raised[producer] = 0;
      for (const [, hearer] of clients) raised[producer] += await raiseTo(own, hearer, producer);
    }
    return raised;
  } finally {
    await Promise.all([...clients.values()].map((client) => client.end()));
  }
}

/** @param {pg.Client} own @param {pg.Client} hearer @param {string} producer */
async function raiseTo(own, hearer, producer) {
  let raised = 0;
  for (let after = ''; ;) {
    const { rows } = await hearer.query(heardOf, [producer, after]);
    if (rows.length === 0) return raised;
    const { rowCount } = await own.query(raise, [
      rows.map(({ subject }) => subject),
      rows.map(({ sequence }) => sequence),
    ]);
    raised += rowCount ?? 0;
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
