import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { refuseUnsafeAddresses } from '../postgres/safe-addresses.mjs';
import { build } from '../start/build.mjs';
import { checkout } from '../start/places.mjs';
import { say } from '../start/progress.mjs';
import { Trouble } from '../start/trouble.mjs';
import { readOptions } from './import-options.mjs';
import { intakeDatabase } from './intake-database.mjs';
import { Meter } from './meter.mjs';

const interrupted = 130;

/** @param {string} path below `dist/apps/intake/src` */
const built = (path) => import(join(checkout, 'dist', 'apps', 'intake', 'src', path));

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function importCommand(args, env) {
  const options = readOptions(args);
  await build();
  await refuseUnsafeAddresses(env, ['INTAKE_DATABASE_URL', 'DATABASE_URL']);
  const onlyToLook = options.path === undefined;
  const databaseUrl = await intakeDatabase(env, { onlyToLook });
  return options.path === undefined
    ? status(databaseUrl)
    : load({ ...options, path: options.path }, databaseUrl);
}

/** @param {string} databaseUrl */
async function status(databaseUrl) {
  const { geographyStatus } = await built('use-cases/geography-status.js');
  for (const line of await geographyStatus(databaseUrl)) say(line);
  return 0;
}

/** @param {import('./import-options.mjs').ImportOptions & { path: string }} options @param {string} databaseUrl */
async function load(options, databaseUrl) {
  const { importGeography } = await built('use-cases/import-geography.js');
  const { Boards } = await built('domain/boards.js');
  const { boards } = JSON.parse(
    readFileSync(join(checkout, 'infra', 'geography', 'boards.json'), 'utf8'),
  );
  const stop = new AbortController();
  const stopping = () => {
    say('Stopping after what is in hand …');
    stop.abort();
  };
  process.once('SIGINT', stopping).once('SIGTERM', stopping);
  const meter = new Meter(say);
  try {
    const report = await importGeography({
      ...options,
      databaseUrl,
      boards: new Boards(boards),
      now: () => new Date(),
      signal: stop.signal,
      progress: (/** @type {import('./meter.mjs').Progress} */ progress) => meter.see(progress),
    });
    if (report.is === 'stopped') {
      const share = Math.floor((100 * report.readBytes) / report.fileBytes);
      say(
        `Stopped after line ${report.line} (${share} %): the same command goes on there. What was in force is in force.`,
      );
      return interrupted;
    }
    for (const line of loadedWords(report, meter)) say(line);
    return 0;
  } catch (error) {
    throw troubleFrom(error, options.path);
  } finally {
    process.off('SIGINT', stopping).off('SIGTERM', stopping);
  }
}

/** @param {any} report @param {Meter} meter */
function loadedWords(report, meter) {
  const { product, edition, rows, replaced, wentOnAfterLine, unknownBoards } = report;
  const before = replaced
    ? ` It replaces ${replaced.edition} (${replaced.rowCount.toLocaleString('en-GB')} rows).`
    : '';
  const on = wentOnAfterLine === undefined ? '' : `, going on after line ${wentOnAfterLine}`;
  return [
    `✓ ${product} ${edition} is in force: ${rows.toLocaleString('en-GB')} rows${on}.${before}`,
    meter.summary(),
    ...(unknownBoards.length > 0
      ? [
          `Boards that infra/geography/boards.json does not have: ${unknownBoards.join(', ')}. Until it has them, referrals from there go to the national desk.`,
        ]
      : []),
  ];
}

/** @param {unknown} error @param {string} path */
function troubleFrom(error, path) {
  if (!(error instanceof Error)) return error;
  if (error.name === 'ImportRefused') return new Trouble(error.message, { cause: error });
  const { code } = /** @type {{ code?: string }} */ (error);
  if (code === 'ENOENT') return new Trouble(`There is no file ${path}.`, { cause: error });
  if (code === 'EACCES') return new Trouble(`${path} may not be read.`, { cause: error });
  return new Trouble(
    `${error.message}. What was in force is in force; the same command goes on where this one stopped.`,
    { cause: error },
  );
}
