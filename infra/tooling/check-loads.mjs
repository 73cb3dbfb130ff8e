// Proves that Node itself can load every built module. Jest is more lenient about what a CommonJS package exports.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';
import { root } from './source-files.mjs';

const seed = 'data:text/javascript,import { thereIsNoSuchExport } from "node:fs";';

// What is a program of its own, in a process or a thread, runs when it is loaded.
const program = /(\/main|\.thread)\.js$/;

const modules = JSON.parse(readFileSync(join(root, 'dist/built.json'), 'utf8'))
  .filter((file) => file.endsWith('.js') && !program.test(file))
  .filter((file) => existsSync(join(root, file.replace(/\.js$/, '.ts'))));

const problems = [];
for (const file of modules) {
  const trouble = await troubleLoading(pathToFileURL(join(root, 'dist', file)).href);
  if (trouble !== undefined) problems.push(`${file}: ${trouble}`);
}
if ((await troubleLoading(seed)) === undefined) problems.push('The seeded module loads.');

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${modules.length} built modules load.`);

async function troubleLoading(url) {
  try {
    await import(url);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
