import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from '../../start/places.mjs';

/** What services say to each other and keep: a version before the last change of it is another version to live with. */
const contracts = [
  'libs/contracts/src/events',
  'libs/messaging/src/migrations',
  'apps/*/src/store/migrations',
];
const longestMs = 120_000;
const run = promisify(execFile);

/**
 * The build of the commit before the last change of an event or a table, made from this repository's own history.
 * @param {string} folder inside the checkout, where packages are found
 * @returns {Promise<{ dist: string, commit: string } | { missing: string }>}
 */
export async function buildPrevious(folder) {
  const last = await git(['log', '-1', '--format=%H', '--', ...contracts]);
  const commit = last && (await git(['rev-parse', '--verify', '--quiet', `${last}^`]));
  if (!commit) return { missing: 'There is no history of this repository here' };
  mkdirSync(folder, { recursive: true });
  const tar = join(folder, 'sources.tar');
  const isTaken = await git([
    'archive',
    '--output',
    tar,
    commit,
    'apps',
    'libs',
    'infra',
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
  ]);
  if (isTaken === undefined || !(await ran('tar', ['-xf', tar, '-C', folder], folder)))
    return { missing: `The sources of ${commit} could not be taken out of the history` };
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  if (!(await ran(process.execPath, ['infra/tooling/build.mjs'], folder)))
    return { missing: `The sources of ${commit} do not build with the packages of today` };
  return { dist: join(folder, 'dist'), commit: commit.slice(0, 7) };
}

/** @param {readonly string[]} args @returns {Promise<string | undefined>} */
async function git(args) {
  return run('git', [...args], { cwd: checkout }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
const ran = (command, args, cwd) =>
  run(command, [...args], { cwd, timeout: longestMs }).then(
    () => true,
    () => false,
  );
