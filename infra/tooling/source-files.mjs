import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.waymark']);

/** Every file below the named folders, as paths relative to `base`, in a fixed order. */
export function filesBelow(folders, base = root) {
  return folders
    .map((folder) => join(base, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => walk(folder))
    .map((file) => relative(base, file))
    .sort();
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}
