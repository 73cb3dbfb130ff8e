import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { runExamples } from '../examples/run-examples.mjs';
import { machineToken } from './machine-token.mjs';

/** @type {Readonly<Record<string, readonly string[]>>} */
const scopesAt = {
  'waymark-intake': ['referrals:write', 'referrals:read'],
  'waymark-routing': ['reconciliation:read'],
};
const tokenGoodForMs = 240_000;

/**
 * Sends the worked examples through intake's public interface and prints where each went.
 * @param {{ ports: import('./services.mjs').Ports, databaseUrl: string, say: (line: string) => void }} line the database as administrator
 */
export async function sendExamples({ ports, databaseUrl, say }) {
  const tokenUrl = `http://localhost:${ports.identity}/token`;
  const { run, day } = await whenFirstSent(databaseUrl);
  await runExamples({
    intakeUrl: `http://localhost:${ports.intake}`,
    routingUrl: `http://localhost:${ports.routing}`,
    token: tokens((audience) =>
      machineToken({
        tokenUrl,
        client: 'waymark-examples',
        service: audience.replace('waymark-', ''),
        scopes: scopesAt[audience],
      }),
    ),
    today: day,
    keyOf: (/** @type {{ name: string }} */ { name }) => `${run}:${name}`,
    print: (/** @type {string} */ table) => say(`\n${table}`),
  });
}

/**
 * The same run and day for as long as the data lives, so that a later start finds the same referrals again
 * and sends nobody twice. Noted at the data itself, because that is what it is true of.
 * @param {string} databaseUrl
 * @returns {Promise<{ run: string, day: string }>}
 */
async function whenFirstSent(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = 'waymark_intake'`,
    );
    const [, run, day] = /^examples (\S+) sent on (\S+)$/.exec(rows[0]?.note ?? '') ?? [];
    if (run && day) return { run, day };
    const first = { run: randomUUID(), day: londonDay(new Date()) };
    const note = client.escapeLiteral(`examples ${first.run} sent on ${first.day}`);
    await client.query(`COMMENT ON DATABASE waymark_intake IS ${note}`);
    return first;
  } finally {
    await client.end();
  }
}

/** @param {(audience: string) => Promise<string>} fetchToken @returns {(audience: string) => Promise<string>} */
function tokens(fetchToken) {
  /** @type {Map<string, { token: Promise<string>, until: number }>} */
  const held = new Map();
  return (audience) => {
    const known = held.get(audience);
    if (known && known.until > Date.now()) return known.token;
    const fresh = { token: fetchToken(audience), until: Date.now() + tokenGoodForMs };
    held.set(audience, fresh);
    return fresh.token;
  };
}

/** @param {Date} moment @returns {string} */
function londonDay(moment) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(moment);
}
