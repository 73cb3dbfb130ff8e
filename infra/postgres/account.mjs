import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Trouble } from '../start/trouble.mjs';

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * PostgreSQL refuses to run as root: then it runs as an account without rights.
 * @returns {Account | undefined} undefined: as whoever we are
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['nobody', 'postgres']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid && gid) return { uid, gid };
  }
  throw new Trouble(
    'PostgreSQL refuses to run as root and this machine has no account "nobody" or "postgres": run the command as another user, or give a server with DATABASE_URL.',
  );
}

/** @param {string} flag @param {string} name */
function idOf(flag, name) {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/** @param {string} path @param {Account | undefined} account */
export function canEnter(path, account) {
  return spawnSync('test', ['-x', path], { ...account }).status === 0;
}

/**
 * A folder that the account may enter: inside the checkout, or else in the system's own state or temporary folder,
 * named by a hash of the checkout's path.
 * @param {{ checkout: string, stateFolder: string, account: Account | undefined }} where
 * @returns {string}
 */
export function enterableFolder({ checkout, stateFolder, account }) {
  if (canEnter(checkout, account)) return stateFolder;
  const hash = createHash('sha256').update(checkout).digest('hex').slice(0, 12);
  const bases = ['/var/lib', tmpdir(), '/tmp'];
  const base = bases.find((one) => existsSync(one) && canEnter(one, account));
  if (base) return join(base, `waymark-${hash}`);
  throw new Trouble(
    'PostgreSQL runs as another user than root, and that user can enter neither this folder nor a temporary one: run chmod o+x on the folders above this one.',
  );
}

/** @param {string} folder @param {Account | undefined} account */
export function ownedFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: account ? 0o755 : 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}
