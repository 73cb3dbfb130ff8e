import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Without a slash at the end: PostgreSQL's folder is named by a hash of it. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** An image has no sources: it is built, and is the Node that it needs. */
export const isImage = !existsSync(join(checkout, 'apps'));

/** Everything that `npm start` keeps, git-ignored. */
export const stateFolder = join(checkout, '.waymark');
export const logs = join(stateFolder, 'logs');

/** @param {string} name */
export function logOf(name) {
  return join(logs, `${name}.log`);
}
