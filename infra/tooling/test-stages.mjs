import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from '../start/build.mjs';
import { sentenceFor } from '../start/trouble.mjs';
import { root } from './source-files.mjs';
import {
  briefly,
  countClosingLine,
  countJest,
  countNodeTests,
  countOne,
  failuresOfJest,
  none,
  plus,
} from './test-counts.mjs';

/** @typedef {import('./test-counts.mjs').Counts} Counts */

const seconds = (/** @type {number} */ since) =>
  `${((performance.now() - since) / 1000).toFixed(1)} s`;
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What failed, said once more at the end: what is printed first may be far above by then. */
/** @type {import('./test-counts.mjs').Failure[]} */
const failures = [];

/** The specs of our tools are counted one by one, so they are no check among the others. */
const countedApart = 'check:tools';

/** @type {Readonly<Record<string, () => Promise<Counts>>>} in this order */
const stages = {
  check: runChecks,
  tools: runToolSpecs,
  pure: () => runJest('pure'),
  build: runBuild,
  db: () => runJest('db'),
  flow: () => runJest('flow'),
  browser: () => runJest('browser'),
  faults: runFaults,
};

/**
 * @param {readonly string[]} wanted names of stages; none means all
 * @returns {Promise<number>} the exit code
 */
export async function runStages(wanted) {
  const unknown = wanted.find((name) => !(name in stages));
  if (unknown) {
    say(`${unknown} is no part of the tests: name some of ${Object.keys(stages).join(', ')}.`);
    return 1;
  }
  const started = performance.now();
  let total = none;
  for (const [name, run] of Object.entries(stages)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const begun = performance.now();
    say(`\n── ${name} ──`);
    const counts = await run();
    say(`── ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(begun)}`);
    total = plus(total, counts);
  }
  for (const { name, says } of failures) say(`\n✗ ${name}\n${says.replace(/^/gm, '    ')}`);
  say(`\nAll in ${seconds(started)}.`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function runChecks() {
  const names = Object.keys(scripts).filter(
    (name) => name.startsWith('check:') && name !== countedApart,
  );
  let total = none;
  const worker = async () => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      const begun = performance.now();
      const { code, output } = await run('npm', ['run', '--silent', name]);
      say(`${code === 0 ? '✓' : '✗'} ${name}, ${seconds(begun)}`);
      if (code !== 0) failed(name, output);
      total = plus(total, countOne(code === 0));
    }
  };
  await Promise.all([worker(), worker()]);
  return total;
}

async function runToolSpecs() {
  const args = ['--test', '--test-reporter=tap', 'infra/**/*.test.mjs'];
  const { code, output } = await run(process.execPath, args);
  if (code !== 0) failed('specs of the tools', output);
  return countNodeTests(output, code);
}

async function runBuild() {
  try {
    await build();
    return countOne(true);
  } catch (error) {
    failed('build', sentenceFor(error));
    return countOne(false);
  }
}

/** Those faults that every run can afford; the rest is `npm run faults`. */
async function runFaults() {
  const args = ['infra/faults/faults.mjs', '--smoke'];
  const { code, output } = await run(process.execPath, args);
  if (code !== 0) failed('faults', output);
  return countClosingLine(output, code);
}

/** @param {string} name @param {string} output all of which is shown now, and its end once more at the end */
function failed(name, output) {
  say(output);
  failures.push({ name, says: briefly(output, 'last') });
}

/** @param {string} project */
async function runJest(project) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-results-'));
  const results = join(folder, 'results.json');
  try {
    const args = ['run', '--silent', `test:${project}`, '--', '--json', `--outputFile=${results}`];
    const { code } = await run('npm', args, { shown: 'stderr' });
    const { counts, complaint } = countJest(results, code);
    failures.push(...failuresOfJest(results));
    if (complaint) failed(`specs of kind ${project}`, complaint);
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} command @param {readonly string[]} args
 * @param {{ shown?: 'stderr' }} [options] what people see while it runs; Jest says all on stderr
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(command, args, { shown } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', shown ? 'inherit' : 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', ({ message }) => resolve({ code: 1, output: message }));
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}
