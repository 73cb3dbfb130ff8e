import { spawn } from 'node:child_process';
import { statSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ownerUrl } from '../../postgres/addresses.mjs';
import { prepareDatabases } from '../../postgres/databases.mjs';
import { migrateDatabases } from '../../postgres/migrate-databases.mjs';
import { writePostcodeFile } from '../geography/postcode-file.mjs';

const command = fileURLToPath(new URL('../../geography/import.mjs', import.meta.url));
const everyMs = 20;

/**
 * A file of the size of the ONS's is generated and loaded as an operator would: once in one go, and once killed half way
 * and gone on with.
 * @param {{ servers: import('../servers.mjs').BenchServers, rows: number }} what
 */
export async function measureGeography({ servers, rows }) {
  const databaseUrl = await intakesTables(servers.databaseUrl);
  const path = join(servers.folder, 'NSPL_AUG_2026_UK.csv');
  await writePostcodeFile(path, rows);
  try {
    const fileMb = statSync(path).size / 1024 / 1024;
    const whole = await load(path, databaseUrl, rows);
    const killed = await load(path, databaseUrl, rows, { killAtRow: rows / 2 });
    const resumed = await load(path, databaseUrl, rows);
    const found = await lookUp(databaseUrl);
    return { rows, fileMb, whole, killed, resumed, found };
  } finally {
    rmSync(path);
  }
}

/** Intake's database as it makes it when it starts. @param {string} adminUrl */
async function intakesTables(adminUrl) {
  await prepareDatabases(adminUrl);
  await migrateDatabases(adminUrl, ['intake']);
  return ownerUrl(adminUrl, 'intake');
}

/**
 * @param {string} path @param {string} databaseUrl @param {number} rows
 * @param {{ killAtRow?: number }} [how]
 */
async function load(path, databaseUrl, rows, { killAtRow } = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, [command, path, '--at-least', String(rows)], {
    env: { ...process.env, INTAKE_DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (killAtRow !== undefined) await killAt(child, databaseUrl, killAtRow);
  const code = await ended;
  const seconds = (performance.now() - started) / 1000;
  if (killAtRow === undefined && code !== 0)
    throw new Error(`The import ended with ${code}:\n${said}`);
  return {
    seconds,
    rowsPerSecond: rows / seconds,
    peakMb: Number(/at most (\d+) MB/.exec(said)?.[1] ?? NaN),
  };
}

/** @param {import('node:child_process').ChildProcess} child @param {string} databaseUrl @param {number} row */
async function killAt(child, databaseUrl, row) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    while (child.exitCode === null) {
      const { rows } = await client.query('SELECT row_count FROM geography_import');
      if ((rows[0]?.row_count ?? 0) >= row) {
        child.kill('SIGKILL');
        return;
      }
      await sleep(everyMs);
    }
    throw new Error('The import had ended before it could be killed.');
  } finally {
    await client.end();
  }
}

/** @param {string} databaseUrl */
async function lookUp(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM postcode) AS rows, pg_total_relation_size('postcode')::float8 AS bytes,
         (SELECT row_count FROM geography_edition WHERE kind = 'postcodes') AS said`,
    );
    return { rows: rows[0].rows, said: rows[0].said, tableMb: rows[0].bytes / 1024 / 1024 };
  } finally {
    await client.end();
  }
}
