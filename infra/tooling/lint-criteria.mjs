// Looks for rules that nobody can meet, that never decide or that contradict each other: npm run criteria:lint [-- FILE…]
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import 'reflect-metadata';
import { root } from './source-files.mjs';

const folder = join(root, 'infra', 'criteria');
const placesName = 'places.json';
const domain = join(root, 'dist', 'apps', 'eligibility', 'src', 'domain');

const { lintText } = await import(join(domain, 'lint', 'lint-text.js'));
const { readPlaces } = await import(join(domain, 'read-places.js'));

const named = process.argv.slice(2).map((file) => resolve(file));
const files = named.length > 0 ? named : committed();
const places = readPlaces(JSON.parse(readFileSync(join(folder, placesName), 'utf8')), placesName);
const problems = files.flatMap(problemsOf);

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`Nothing wrong was found in ${files.length} files of criteria.`);

function committed() {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== placesName)
    .sort()
    .map((name) => join(folder, name));
}

function problemsOf(file) {
  const shown = relative(process.cwd(), file);
  try {
    return lintText(readFileSync(file, 'utf8'), places).map((finding) => said(shown, finding));
  } catch (error) {
    if (error instanceof SyntaxError) return [`${shown}: is not JSON: ${error.message}`];
    if (error.code !== undefined) return [`${shown}: cannot be read (${error.code})`];
    throw error;
  }
}

function said(file, { line, kind, pathway, words, example }) {
  const what = pathway === undefined ? kind : `${kind} (${pathway})`;
  const shownBy = example === undefined ? '' : `\n    For example: ${example.words}.`;
  return `${file}:${line}: ${what}: ${words}${shownBy}`;
}
