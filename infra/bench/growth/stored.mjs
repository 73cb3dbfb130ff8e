import pg from 'pg';
import { query } from '../servers.mjs';

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

/**
 * What each new referral looks up or writes in by a key, and that keeps a row or more of every referral: where people are
 * found again, what was sent already, how far each line was heard and said, and where every referral is. Of the services
 * that hear alike one; the inbox is parted by month and its ids sort by time, so that what is old in it is not touched.
 */
export const hot = {
  intake: ['person', 'idempotency', 'heard', 'said'],
  routing: ['heard', 'said'],
  operations: ['ledger'],
};
export const whole = Object.fromEntries(
  Object.entries(kept).map(([service, tables]) => [service, [...tables, ...said, ...outbox]]),
);

/** One in so many copies is open still, as of a nation's records of 25 years; the others are closed. */
const isOpen = 'copy % 50 = 0';
const earlier = (/** @type {string} */ column) => `${column} - (copy + 1) * interval '1 day'`;
const unlessClosed = (/** @type {string} */ column) => `CASE WHEN ${isOpen} THEN ${column} END`;

/** What must not be copied as it is: nobody is to send these, no clock is to speak, and most are closed. */
const instead = {
  'placement.state': `CASE WHEN ${isOpen} THEN state ELSE 'closed' END`,
  'placement.holder_organisation': unlessClosed('holder_organisation'),
  'placement.holder_kind': unlessClosed('holder_kind'),
  'placement.step_owner': unlessClosed('step_owner'),
  'placement.due_at': unlessClosed('due_at'),
  'placement_alongside.is_active': `${isOpen} AND is_active`,
  'placement_alongside.due_at': unlessClosed('due_at'),
  'placement_task.done_at': `CASE WHEN ${isOpen} THEN done_at ELSE coalesce(done_at, due_at) END`,
  'sent_list.sender_asked': `${isOpen} AND sender_asked`,
  'ledger.state': `CASE WHEN ${isOpen} THEN state ELSE 'closed' END`,
  'ledger.closed': `closed OR NOT (${isOpen})`,
  'ledger.holder': unlessClosed('holder'),
  'ledger.next_step': unlessClosed('next_step'),
  'ledger.due_at': unlessClosed('due_at'),
  'message.status': `CASE WHEN status IN ('PENDING', 'SENDING') THEN 'SENT' ELSE status END`,
  'placement.next_clock_at': 'NULL',
  // Of years, a day each, not of the last hours, which operators' pages count anew each time.
  'timeline.at': earlier('at'),
  'timeline.heard_at': earlier('heard_at'),
  'outbox.published_at': 'coalesce(published_at, now())',
};

const copiesAtOnce = 50;
/** Databases that are filled side by side. */
const atOnce = 2;

/**
 * Makes many referrals of those that are stored: each with its own ids, the same ones in every service.
 * @param {object} what
 * @param {string} what.adminUrl
 * @param {Readonly<Record<string, string>>} what.databaseUrls of the services
 * @param {number} what.copies
 * @param {Readonly<Record<string, readonly string[]>>} [what.tables] of each service
 */
export async function multiply({ adminUrl, databaseUrls, copies, tables = whole }) {
  const left = Object.entries(tables);
  const one = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [service, ofService] = next;
      const database = new URL(databaseUrls[service]).pathname;
      const url = Object.assign(new URL(adminUrl), { pathname: database });
      await multiplyIn(url, ofService, copies);
    }
  };
  // Otherwise a checkpoint comes every few seconds, and every page is written whole after it.
  await query(adminUrl, `ALTER SYSTEM SET max_wal_size = '8GB'`, []);
  await query(adminUrl, 'SELECT pg_reload_conf()', []);
  try {
    await Promise.all(Array.from({ length: atOnce }, one));
  } finally {
    await query(adminUrl, 'ALTER SYSTEM RESET max_wal_size', []);
    await query(adminUrl, 'SELECT pg_reload_conf()', []);
  }
}

/** @param {URL} url of a database @param {readonly string[]} tables @param {number} copies */
async function multiplyIn({ href: connectionString }, tables, copies) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // Copies are whole, so nothing has to be looked up again; they are there before anybody measures.
    await client.query(
      "SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET allow_system_table_mods = on",
    );
    for (const table of tables) await multiplyTable(client, table, copies);
    await client.query('CHECKPOINT');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** @param {pg.Client} client @param {string} table @param {number} copies */
async function multiplyTable(client, table, copies) {
  const columns = await columnsOf(client, table);
  if (columns.length === 0) return;
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(
    (column) => `${instead[`${table}.${column.name}`] ?? copied(column)} AS "${column.name}"`,
  );
  const template = `bench_template_${table}`;
  await client.query(`CREATE TABLE ${template} AS SELECT ${list} FROM ${table}`);
  const hasOwnKey = isAnother(columns);
  await withoutIndexes(client, table, async () => {
    for (let copy = 0; copy < copies; copy += copiesAtOnce) {
      const last = Math.min(copy + copiesAtOnce, copies) - 1;
      await client.query(
        `INSERT INTO ${table} (${list})
         SELECT ${values.join(', ')} FROM ${template} CROSS JOIN generate_series(${copy}, ${last}) AS copy
         ${hasOwnKey} ON CONFLICT DO NOTHING`,
      );
    }
  });
}

/**
 * Made once, afterwards, which is many times faster. Not dropped, because others refer to them: told that they are not kept.
 * @param {pg.Client} client @param {string} table @param {() => Promise<void>} work
 */
async function withoutIndexes(client, table, work) {
  const { rows } = await client.query(
    `UPDATE pg_index SET indisready = false FROM pg_class
     WHERE pg_class.oid = indrelid AND relkind = 'r' AND indrelid = to_regclass($1) RETURNING 1`,
    [table],
  );
  await work();
  if (rows.length === 0) return;
  await client.query(`UPDATE pg_index SET indisready = true WHERE indrelid = to_regclass($1)`, [
    table,
  ]);
  await client.query(`REINDEX TABLE ${table}`);
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

/** What is about no referral, such as a line of a service, has no copies. @param {Awaited<ReturnType<typeof columnsOf>>} columns */
function isAnother(columns) {
  const keys = columns.filter(({ isKey }) => isKey);
  if (keys.length === 0) return '';
  const [copies, own] = [keys.map(copied), keys.map(({ name }) => `"${name}"`)];
  return `WHERE (${copies.join(', ')}) IS DISTINCT FROM (${own.join(', ')})`;
}

const mixed = (/** @type {string} */ text) => `md5(copy || ' ' || ${text})`;

/**
 * Version 8 of RFC 9562: told from those of the line, which open what was sealed for them alone. It begins with the time of
 * what it is a copy of, and so sorts before what comes new, as in a line that has run for long.
 */
const mixedId = (/** @type {string} */ text) =>
  `(left(replace(${text}, '-', ''), 12) || '8' || substr(${mixed(text)}, 1, 3) || 'a' || substr(${mixed(text)}, 4, 15))::uuid`;

/** A copy has its own ids, wherever they stand. @param {{ name: string, type: string, isKey: boolean }} column */
function copied({ name, type, isKey }) {
  const column = `"${name}"`;
  // Events keep the time that their ids hold.
  if (name === 'event_id') {
    return `(left(${column}::text, 13) || '-7' || substr(${mixed(`${column}::text`)}, 1, 3) || '-a' ||
      substr(${mixed(`${column}::text`)}, 4, 3) || '-' || substr(${mixed(`${column}::text`)}, 7, 12))::uuid`;
  }
  if (type === 'uuid') return mixedId(`${column}::text`);
  if (name === 'subject') {
    return `CASE WHEN length(${column}) = 36 THEN ${mixedId(column)}::text ELSE ${column} END`;
  }
  if (type === 'bytea') return `decode(${mixed(`encode(${column}, 'hex')`)}, 'hex')`;
  if (name === 'reference' || (name === 'key' && isKey)) return mixed(column);
  return column;
}

/**
 * How large they are, with their indexes.
 * @param {object} what
 * @param {Readonly<Record<string, string>>} what.databaseUrls as the administrator sees them
 * @param {Readonly<Record<string, readonly string[]>>} what.tables of each service
 */
export async function sizes({ databaseUrls, tables }) {
  const found = [];
  for (const [service, names] of Object.entries(tables)) {
    const rows = await query(
      databaseUrls[service],
      `SELECT name, (SELECT reltuples FROM pg_class WHERE oid = name::regclass) AS rows,
         pg_total_relation_size(name::regclass) / 1e9 AS gigabytes
       FROM unnest($1::text[]) AS name`,
      [names],
    );
    found.push(
      ...rows.map(({ name, rows: count, gigabytes }) => ({
        service,
        table: String(name),
        rows: Number(count),
        gigabytes: Number(gigabytes),
      })),
    );
  }
  return found;
}
