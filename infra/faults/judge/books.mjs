import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import { checkout } from '../../start/places.mjs';
import { services } from '../ground/line.mjs';

/** @typedef {import('../ground/line.mjs').Service} Service */

const everywhere = {
  inbox: 'SELECT event_id::text AS id FROM inbox',
  heard: 'SELECT producer, subject, sequence FROM heard WHERE sequence > 0',
  said: 'SELECT subject, sequence FROM said',
  parked: 'SELECT event_id::text AS id, subject, producer, sequence FROM parked',
  quarantine: `SELECT id::text, event_id::text AS event, topic, partition, "offset"::int AS offset, state, reason, attempts
    FROM quarantine`,
  outbox: `SELECT event_id::text AS id, subject, sequence, urgent, type, attributes->>'causationid' AS cause, data->>'taskId' AS task,
    data->>'askedBy' AS "askedBy", data->>'questionId' AS question, data->>'serviceId' AS service, data->>'as' AS "as", (data->>'factsVersion')::int AS facts,
    published_at IS NOT NULL AS published FROM outbox`,
  audit: 'SELECT action, subject, done_by AS by, reason, came_from AS "from", at FROM audit',
  commands: `SELECT organisation, key, answer->'body'->>'referralId' AS id FROM idempotency WHERE answer->>'status' = '200'`,
};

/** @type {Readonly<Record<Service, Readonly<Record<string, string>>>>} */
const own = {
  intake: {
    referrals: `SELECT r.id::text, r.state, r.channel, p.referral_id IS NOT NULL AS person, e.referral_id IS NOT NULL AS equity
      FROM referral r LEFT JOIN person p ON p.referral_id = r.id LEFT JOIN equity e ON e.referral_id = r.id`,
    answers: `SELECT key, answer->'body'->>'referralId' AS id FROM idempotency WHERE answer->>'status' = '201'`,
    progress: 'SELECT referral_id::text AS id, sequence, what FROM referral_progress',
    questions: 'SELECT id::text, answered_at IS NOT NULL AS answered FROM question',
  },
  eligibility: {
    assessments: `SELECT referral_id::text AS id, facts_version AS version, count(*)::int AS times
      FROM assessment GROUP BY 1, 2`,
  },
  routing: {
    placements: `SELECT referral_id::text AS id, state, holder_organisation AS holder, step_owner AS owner,
      due_at IS NOT NULL AS due, version FROM placement`,
    steps:
      'SELECT referral_id::text AS id, version, what, by_organisation AS by FROM placement_step',
  },
  notification: {
    messages: `SELECT id::text, event_id::text AS event, source, referral_id::text AS referral, sequence, audience, coalesce(organisation, '') AS organisation, status
      FROM message`,
    notices: 'SELECT referral_id::text AS referral, side, organisation FROM notice',
    deliveries: `SELECT type || ' ' || referral_id || ' ' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS what
      FROM webhook_delivery`,
  },
  operations: {
    ledger: `SELECT referral_id::text AS id, state, closed, holder->>'organisation' AS holder FROM ledger`,
    timeline:
      'SELECT event_id::text AS id, subject, source, sequence FROM timeline ORDER BY heard_at, sequence',
  },
};

/** Who hears whom, as the modules say. @returns {Readonly<Record<Service, readonly Service[]>>} */
export function whoHears() {
  return /** @type {Record<Service, readonly Service[]>} */ (
    Object.fromEntries(
      services.map((service) => {
        const file = join(checkout, 'apps', service, 'src', `${service}.module.ts`);
        const [, list] = /hears: \[([^\]]*)\]/.exec(readFileSync(file, 'utf8')) ?? [];
        if (list === undefined) throw new Error(`${file} does not say whom ${service} hears.`);
        return [service, [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name)];
      }),
    )
  );
}

/** The services' databases, read past the links and past the services. */
export class Books {
  /** @type {Map<Service, pg.Client>} */
  #clients = new Map();

  /** @param {Readonly<Record<string, string>>} databaseUrls */
  constructor(databaseUrls) {
    this.databaseUrls = databaseUrls;
  }

  /** @param {Service} service @param {string} sql @param {readonly unknown[]} [values] @returns {Promise<any[]>} */
  async rows(service, sql, values = []) {
    const client = await this.#client(service);
    try {
      return (await client.query(sql, [...values])).rows;
    } catch (error) {
      await this.#forget(service);
      throw error;
    }
  }

  /** @param {Service} service @param {string} sql @param {readonly unknown[]} [values] @returns {Promise<number>} */
  async number(service, sql, values) {
    const [row] = await this.rows(service, sql, values);
    return Number(row.n);
  }

  /** Everything that is judged, of each service as it is at one moment. */
  async all() {
    const entries = await Promise.all(
      services.map(async (service) => {
        const asked = Object.entries({ ...everywhere, ...own[service] });
        const pages = [];
        await this.rows(service, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        for (const [name, sql] of asked) pages.push([name, await this.rows(service, sql)]);
        pages.push(['proof', [await this.#proofOfAudit(service)]]);
        await this.rows(service, 'COMMIT');
        return [service, Object.fromEntries(pages)];
      }),
    );
    return /** @type {Record<Service, Record<string, any[]>>} */ (Object.fromEntries(entries));
  }

  /** Goes through the chain of seals, as `npm run audit:verify` does. @param {Service} service */
  async #proofOfAudit(service) {
    const { proveAudit } = await import(
      join(checkout, 'dist', 'libs', 'messaging', 'src', 'index.js')
    );
    return proveAudit(
      (/** @type {any} */ { text }, /** @type {readonly unknown[]} */ values = []) =>
        this.rows(service, text, values),
    );
  }

  /** Tables of a service that hold a word anywhere. @param {Service} service @param {string} word @returns {Promise<readonly string[]>} */
  async tablesHolding(service, word) {
    const tables = await this.rows(
      service,
      `SELECT quote_ident(relname) AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    const found = [];
    for (const { name } of tables) {
      const sql = `SELECT count(*)::int AS n FROM ${name} AS whole WHERE whole::text ILIKE $1`;
      if ((await this.number(service, sql, [`%${word}%`])) > 0) found.push(`${service}.${name}`);
    }
    return found;
  }

  async close() {
    for (const service of [...this.#clients.keys()]) await this.#forget(service);
  }

  /** @param {Service} service */
  async #client(service) {
    const known = this.#clients.get(service);
    if (known) return known;
    const client = new pg.Client({ connectionString: this.databaseUrls[service] });
    client.on('error', () => void this.#forget(service));
    await client.connect();
    this.#clients.set(service, client);
    return client;
  }

  /** @param {Service} service */
  async #forget(service) {
    const client = this.#clients.get(service);
    this.#clients.delete(service);
    await client?.end().catch(() => undefined);
  }
}
