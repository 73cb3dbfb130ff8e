const valuesAtOnce = 200;
// Of a file a whole one is held in memory, twice.
const filesAtOnce = 5;

/**
 * @typedef {import('../../libs/platform/src/index.js').SealedColumn} SealedColumn
 * @typedef {import('../../libs/platform/src/index.js').CellCipher} CellCipher
 * @typedef {{ query(sql: string, values?: readonly unknown[]): Promise<{ rows: any[], rowCount: number | null }> }} Client
 * @typedef {{ table: string, column: string, key: string, values: number }} Used
 * @typedef {{ resealed: number, unopened: readonly string[], used: readonly Used[] }} Report
 */

/**
 * Seals every value of a database anew that another key than the cipher's first has sealed. Safe beside running
 * services: it waits for no row that somebody has, changes none that was changed, and can be stopped and begun again.
 * @param {Client} client as the owner of the tables
 * @param {readonly SealedColumn[]} columns
 * @param {{ cipher: CellCipher, dryRun: boolean, print: (line: string) => void }} how
 * @returns {Promise<Report>} `used`: by what is sealed now; `unopened`: rows that no key of the cipher opens
 */
export async function resealDatabase(client, columns, { cipher, dryRun, print }) {
  let resealed = 0;
  const unopened = [];
  for (const column of dryRun ? [] : columns.filter(({ as }) => as.is !== 'passing')) {
    const done = await resealColumn(client, column, { cipher, print });
    resealed += done.resealed;
    unopened.push(...done.unopened);
  }
  const used = [];
  for (const column of columns) used.push(...(await usedIn(client, column)));
  return { resealed, unopened, used };
}

/** @param {Client} client @param {SealedColumn} column @returns {Promise<readonly Used[]>} */
async function usedIn(client, { table, column, as }) {
  const { rows } = await client.query(
    `SELECT ${keyIdOf('value')} AS key, count(*)::int AS values
       FROM (${valuesOf({ table, column, as })}) sealed WHERE value IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  return rows.map(({ key, values }) => ({ table, column, key, values }));

  /** @param {string} value */
  function keyIdOf(value) {
    return as.is === 'bytes' ? idInBytes(value) : idInText(value);
  }
}

/** @param {Pick<SealedColumn, 'table' | 'column' | 'as'>} column */
function valuesOf({ table, column, as }) {
  if (as.is === 'passing') return `SELECT ${as.sealed} AS value FROM ${table}`;
  if (as.is !== 'parts') return `SELECT ${column} AS value FROM ${table}`;
  return `SELECT part #>> '{}' AS value FROM ${table}, ${partsIn(column)} part`;
}

const partsIn = (/** @type {string} */ column) => `jsonb_path_query(${column}, '$.**.sealed')`;
const idInText = (/** @type {string} */ value) => `split_part(${value}, '.', 1)`;
const idInBytes = (/** @type {string} */ value) =>
  `convert_from(substring(${value} FROM 2 FOR get_byte(${value}, 0)), 'UTF8')`;

/** SQL: a row has a value that another key has sealed than the first parameter. @param {SealedColumn} column */
function isOld({ column, as }) {
  if (as.is === 'bytes') return `${column} IS NOT NULL AND ${idInBytes(column)} <> $1`;
  if (as.is === 'text') return `${column} IS NOT NULL AND ${idInText(column)} <> $1`;
  return `EXISTS (SELECT FROM ${partsIn(column)} part WHERE ${idInText("part #>> '{}'")} <> $1)`;
}

/**
 * @param {Client} client @param {SealedColumn} column
 * @param {{ cipher: CellCipher, print: (line: string) => void }} how
 */
async function resealColumn(client, column, { cipher, print }) {
  const name = `${column.table}.${column.column}`;
  const unopened = [];
  let resealed = 0;
  for (let after; ;) {
    const batch = await inTransaction(client, () => resealBatch(client, column, { cipher, after }));
    resealed += batch.resealed;
    unopened.push(...batch.unopened.map((row) => `${name} of ${row}`));
    if (batch.last === undefined) break;
    print(`${name}: ${resealed.toLocaleString('en-GB')} sealed anew`);
    after = batch.last;
  }
  return { resealed, unopened };
}

/**
 * @param {Client} client @param {SealedColumn} column
 * @param {{ cipher: CellCipher, after: readonly string[] | undefined }} how
 */
async function resealBatch(client, column, { cipher, after }) {
  const changeable = await mayBeChanged(client, column.table);
  const rows = await oldRows(client, column, { current: cipher.currentId, after });
  const unopened = [];
  let resealed = 0;
  for (const row of rows) {
    const anew = sealedAnew(column, row, cipher);
    if (anew === undefined) unopened.push(row.key.join(' '));
    else resealed += await replace(client, column, row, anew);
  }
  await changeable.noMore();
  return { resealed, unopened, last: rows.at(-1)?.key };
}

/**
 * @param {Client} client @param {SealedColumn} column
 * @param {{ current: string, after: readonly string[] | undefined }} which
 */
async function oldRows(client, column, { current, after }) {
  const { table, key, row, boundTo, as } = column;
  const cell = typeof boundTo === 'string' ? `'${boundTo}'` : boundTo.sql;
  const value = as.is === 'parts' ? `${column.column}::text` : column.column;
  const later = after === undefined ? '' : `AND (${key}) > (${key.map((_, at) => `$${at + 2}`)})`;
  const { rows } = await client.query(
    `SELECT ARRAY[${key.map((one) => `${one}::text`)}] AS key, ${row} AS row, ${cell} AS cell, ${value} AS value
       FROM ${table} WHERE ${isOld(column)} ${later}
       ORDER BY ${key} LIMIT ${as.is === 'bytes' ? filesAtOnce : valuesAtOnce} FOR NO KEY UPDATE SKIP LOCKED`,
    [current, ...(after ?? [])],
  );
  return rows;
}

/** @param {Client} client @param {SealedColumn} column @param {any} row @param {unknown} anew */
async function replace(client, { table, column, key, as }, row, anew) {
  const type = { text: 'text', bytes: 'bytea', parts: 'jsonb', passing: 'text' }[as.is];
  const { rowCount } = await client.query(
    `UPDATE ${table} SET ${column} = $1::${type}
      WHERE ${column} = $2::${type} AND (${key}) = (${key.map((_, at) => `$${at + 3}`)})`,
    [anew, row.value, ...row.key],
  );
  return rowCount ?? 0;
}

/** Undefined where no key opens it. @param {SealedColumn} column @param {any} found @param {CellCipher} cipher */
function sealedAnew({ table, column, as }, { row, cell, value }, cipher) {
  try {
    if (as.is === 'bytes') {
      const place = { table, row, column: cell };
      return cipher.sealBytes(cipher.openBytes(value, place), place);
    }
    const anew = (/** @type {string} */ sealed, /** @type {string} */ bound) => {
      const place = { table, row, column: bound };
      return cipher.seal(cipher.open(sealed, place), place);
    };
    if (as.is === 'text') return anew(value, cell);
    return JSON.stringify(partsAnew(JSON.parse(value), column, '', anew));
  } catch {
    return undefined;
  }
}

/**
 * @param {any} json @param {string} column @param {string} path
 * @param {(sealed: string, bound: string) => string} anew
 * @returns {any}
 */
function partsAnew(json, column, path, anew) {
  if (json === null || typeof json !== 'object') return json;
  if (typeof json.sealed === 'string') return { sealed: anew(json.sealed, path || column) };
  return Object.fromEntries(
    Object.entries(json).map(([name, part]) => [
      name,
      partsAnew(part, column, path === '' ? name : `${path}.${name}`, anew),
    ]),
  );
}

/** A table that is only added to is let be changed for this transaction, in which nobody else can write to it. */
async function mayBeChanged(/** @type {Client} */ client, /** @type {string} */ table) {
  const { rows } = await client.query(
    `SELECT quote_ident(tgname) AS name FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
      WHERE tgrelid = $1::regclass AND proname LIKE '%append_only' AND tgtype & 16 > 0`,
    [table],
  );
  const turn = async (/** @type {'ENABLE' | 'DISABLE'} */ how) => {
    for (const { name } of rows) await client.query(`ALTER TABLE ${table} ${how} TRIGGER ${name}`);
  };
  await turn('DISABLE');
  return { noMore: () => turn('ENABLE') };
}

/** @template T @param {Client} client @param {() => Promise<T>} work @returns {Promise<T>} */
async function inTransaction(client, work) {
  await client.query('BEGIN');
  try {
    const done = await work();
    await client.query('COMMIT');
    return done;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
