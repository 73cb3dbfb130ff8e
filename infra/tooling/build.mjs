// Compiles apps and libs into dist, file by file. Types are checked elsewhere (`npm run check:types`).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { compiled } from './compiled.mjs';
import { filesBelow, root } from './source-files.mjs';

const dist = join(root, 'dist');
const manifest = join(dist, 'built.json');

const isCode = (file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file);
const isForDevelopersOnly = (file) => /\.(spec|fixture)\.[a-z]+$|\.(scss|md)$|\.d\.ts$/.test(file);
const isProduction = (file) =>
  /^(apps|libs)\/[^/]+\/src\//.test(file) && !/^libs\/testing\//.test(file);

await build();

async function build() {
  const started = performance.now();
  if (!existsSync(manifest)) rmSync(dist, { recursive: true, force: true });
  const sources = filesBelow(['apps', 'libs']).filter(
    (file) => isProduction(file) && !isForDevelopersOnly(file),
  );
  const styles = compileStyles();
  const results = await Promise.allSettled(
    sources.map((file) => (isCode(file) ? compile(file) : copy(file))),
  );
  const failures = results.filter(({ status }) => status === 'rejected');

  for (const { reason } of failures) console.error(reason.message.split('\n\nCaused by')[0]);
  if (failures.length > 0) fail(`${failures.length} files do not compile.`);

  forgetTheGone(results.flatMap(({ value }) => value));
  await styles;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Built ${sources.length} files into dist in ${seconds} s.`);
}

async function compile(file) {
  const output = file.replace(/\.ts$/, '.js');
  const { code, map } = await compiled({
    file,
    source: readFileSync(join(root, file), 'utf8'),
    sourceFileName: relative(dirname(join(dist, output)), join(root, file)),
  });
  write(output, code);
  write(`${output}.map`, map);
  return [output, `${output}.map`];
}

async function copy(file) {
  write(file, readFileSync(join(root, file)));
  return [file];
}

function write(output, content) {
  const target = join(dist, output);
  // A service may be running from dist: what has not changed is not touched.
  if (existsSync(target) && readFileSync(target).equals(Buffer.from(content))) return;
  mkdirSync(dirname(target), { recursive: true });
  // Whole or not at all, for whoever loads it just now.
  const unfinished = `${target}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, target);
}

// What an earlier build left behind would still be loaded, migrations above all.
function forgetTheGone(written) {
  const before = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : [];
  const now = new Set(written);
  for (const file of before) if (!now.has(file)) rmSync(join(dist, file), { force: true });
  mkdirSync(dist, { recursive: true });
  writeFileSync(manifest, JSON.stringify(written));
}

function compileStyles() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (scripts['build:styles'] === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', 'build:styles'], {
      cwd: root,
      stdio: 'inherit',
    });
    child.on('error', (cause) => fail(`The styles could not be compiled: ${cause.message}`));
    child.on('exit', (code) => (code === 0 ? resolve() : fail('The styles do not compile.')));
  });
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
