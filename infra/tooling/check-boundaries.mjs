// Proves two things: our code breaks no boundary, and every boundary can be broken.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import boundaries from './boundaries.mjs';
import { root } from './source-files.mjs';

const config = fileURLToPath(new URL('./boundaries.mjs', import.meta.url));
const seeds = fileURLToPath(new URL('./boundary-violations/', import.meta.url));
const depcruise = join(root, 'node_modules/.bin/depcruise');

const [broken, provoked] = await Promise.all([root, seeds].map(violationsIn));

const problems = [
  ...broken.map(
    ({ from, to, rule }) => `${rule.name}: ${from} → ${to}\n    ${sentence(rule.name)}`,
  ),
  ...boundaries.forbidden
    .filter(({ name }) => !provoked.some(({ rule }) => rule.name === name))
    .map(({ name }) => `The boundary ${name} never fires, so it guards nothing.`),
  ...provoked
    .filter(({ from }) => from.includes('/allowed.'))
    .map(({ from, to, rule }) => `Refused though allowed: ${rule.name}: ${from} → ${to}`),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${boundaries.forbidden.length} boundaries kept, each proven to fire.`);

async function violationsIn(cwd) {
  const folders = ['apps', 'libs'].filter((folder) => existsSync(join(cwd, folder)));
  const { stdout } = await promisify(execFile)(
    depcruise,
    ['--config', config, '--output-type', 'json', ...folders],
    { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  return JSON.parse(stdout).summary.violations;
}

function sentence(name) {
  return boundaries.forbidden.find((rule) => rule.name === name)?.comment ?? '';
}
