import pg from 'pg';

/** What each service keeps of a referral; the rest is what it was told once. */
const kept = {
  intake: [
    'referral',
    'person',
    'equity',
    'note',
    'referral_access',
    'referral_progress',
    'sent_list',
    'idempotency',
    'audit',
  ],
  eligibility: ['referral', 'assessment', 'referral_access'],
  routing: [
    'placement',
    'placement_facts',
    'placement_assessment',
    'placement_alongside',
    'placement_task',
    'placement_step',
    'referral_access',
  ],
  notification: ['recipient', 'message'],
  operations: ['ledger', 'timeline'],
};
/** Of every service's messaging; the narrow ones that each event touches. */
const said = ['heard', 'said', 'inbox'];
const outbox = ['outbox'];

/** What must not be copied as it is: nobody is to send these, and no clock is to speak. */
const instead = {
  'message.status': `CASE WHEN status IN ('PENDING', 'SENDING') THEN 'SENT' ELSE status END`,
  'placement.next_clock_at': 'NULL',
  'outbox.published_at': 'coalesce(published_at, now())',
};

const copiesAtOnce = 50;

/**
 * Makes many referrals of those that are stored: each with its own ids, the same ones in every service.
 * @param {object} what
 * @param {string} what.adminUrl
 * @param {Readonly<Record<string, string>>} what.databaseUrls of the services
 * @param {number} what.from copies that there are already
 * @param {number} what.to
 * @param {readonly string[]} [what.only] tables
 */
export async function multiply({ adminUrl, databaseUrls, from, to, only }) {
  for (const [service, tables] of Object.entries(kept)) {
    const database = new URL(databaseUrls[service]).pathname;
    const client = new pg.Client({
      connectionString: Object.assign(new URL(adminUrl), { pathname: database }).href,
    });
    await client.connect();
    try {
      // Copies are whole, so nothing has to be looked up again; they are there before anybody measures.
      await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
      for (const table of [...tables, ...said, ...outbox]) {
        if (only && !only.includes(table)) continue;
        await multiplyTable(client, table, from, to);
      }
      await client.query('CHECKPOINT');
      await client.query('VACUUM ANALYZE');
    } finally {
      await client.end();
    }
  }
}

/** @param {pg.Client} client @param {string} table @param {number} from @param {number} to */
async function multiplyTable(client, table, from, to) {
  const columns = await columnsOf(client, table);
  if (columns.length === 0) return;
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(
    (column) => `${instead[`${table}.${column.name}`] ?? copied(column)} AS "${column.name}"`,
  );
  const template = `bench_template_${table}`;
  await client.query(`CREATE TABLE IF NOT EXISTS ${template} AS SELECT ${list} FROM ${table}`);
  for (let copy = from; copy < to; copy += copiesAtOnce) {
    const last = Math.min(copy + copiesAtOnce, to) - 1;
    await client.query(
      `INSERT INTO ${table} (${list})
       SELECT ${values.join(', ')} FROM ${template} CROSS JOIN generate_series(${copy}, ${last}) AS copy
       ON CONFLICT DO NOTHING`,
    );
  }
}

/** Those that are written, without what PostgreSQL numbers itself. @param {pg.Client} client @param {string} table @returns {Promise<readonly { name: string, type: string, isKey: boolean }[]>} */
async function columnsOf(client, table) {
  const { rows } = await client.query(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type,
       EXISTS (SELECT FROM pg_index WHERE indrelid = attrelid AND attnum = ANY (indkey)) AS "isKey"
     FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attidentity = ''
       AND coalesce(pg_get_expr(adbin, adrelid) NOT LIKE 'nextval%', true)
     ORDER BY attnum`,
    [table],
  );
  return rows;
}

const mixed = (/** @type {string} */ text) => `md5(copy || ' ' || ${text})`;

/** A copy has its own ids, wherever they stand. @param {{ name: string, type: string, isKey: boolean }} column */
function copied({ name, type, isKey }) {
  const column = `"${name}"`;
  // Events keep the time that their ids hold.
  if (name === 'event_id') {
    return `(left(${column}::text, 13) || '-7' || substr(${mixed(`${column}::text`)}, 1, 3) || '-a' ||
      substr(${mixed(`${column}::text`)}, 4, 3) || '-' || substr(${mixed(`${column}::text`)}, 7, 12))::uuid`;
  }
  if (type === 'uuid') return `${mixed(`${column}::text`)}::uuid`;
  if (name === 'subject') {
    return `CASE WHEN length(${column}) = 36 THEN ${mixed(column)}::uuid::text ELSE ${column} END`;
  }
  if (type === 'bytea') return `decode(${mixed(`encode(${column}, 'hex')`)}, 'hex')`;
  if (name === 'reference' || (name === 'key' && isKey)) return mixed(column);
  return column;
}
