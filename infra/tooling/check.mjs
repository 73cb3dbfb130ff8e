// Runs every check:* script and the pure specs, two at a time, and prints one line for each.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from './source-files.mjs';

const sideBySide = 2;
// The slowest first, so that nothing long starts last.
const slow = ['check:lint', 'test:pure', 'check:types'];

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const quick = Object.keys(scripts).filter(
  (name) => name.startsWith('check:') && !slow.includes(name),
);
const waiting = [...slow, ...quick].filter((name) => scripts[name] !== undefined);
const failed = [];
const started = performance.now();

await Promise.all(Array.from({ length: sideBySide }, worker));

console.log(
  `${failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`}, ${since(started)}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function worker() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const begun = performance.now();
    const { code, output } = await run(name);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} ${since(begun)}`);
    if (code !== 0) {
      failed.push(name);
      console.log(output);
    }
  }
}

function run(name) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', ({ message }) => resolve({ code: 1, output: message }));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}

function since(moment) {
  return `${((performance.now() - moment) / 1000).toFixed(1)} s`;
}
