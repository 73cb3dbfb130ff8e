// Proves that no forbidden word is in apps and libs, and that each of them would be found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forbiddenWords } from './forbidden-words.mjs';
import { filesBelow, root } from './source-files.mjs';

const mostSilencings = 5;
const seeds = fileURLToPath(new URL('./word-violations/', import.meta.url));

const problems = [...wordsFound(root).map(describe), ...tooManySilencings(), ...unfoundSeeds()];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${forbiddenWords.length} forbidden words absent, each proven to be found.`);

function wordsFound(base) {
  return linesIn(base).flatMap((line) =>
    forbiddenWords
      .filter(({ pattern, spares }) => pattern.test(line.text) && !spares?.test(line.file))
      .map((word) => ({ ...line, word })),
  );
}

function linesIn(base) {
  return filesBelow(['apps', 'libs'], base)
    .filter((file) => /\.(?:ts|mjs|cjs|js|json|njk|sql|ya?ml)$/.test(file))
    .flatMap((file) =>
      readFileSync(join(base, file), 'utf8')
        .split('\n')
        .map((text, index) => ({ file, text, number: index + 1 })),
    );
}

function describe({ file, number, text, word }) {
  return `${file}:${number}: ${word.name}: ${word.why}\n    ${text.trim()}`;
}

function tooManySilencings() {
  const silencings = linesIn(root).filter(({ text }) => /eslint-disable/.test(text));
  if (silencings.length <= mostSilencings) return [];
  const places = silencings.map(({ file, number }) => `${file}:${number}`).join(', ');
  return [
    `Lint rules are silenced ${silencings.length} times, at most ${mostSilencings}: ${places}`,
  ];
}

function unfoundSeeds() {
  const found = wordsFound(seeds);
  const lines = linesIn(seeds).filter(({ text }) => text.trim() !== '');
  const missed = forbiddenWords
    .filter(({ name }) => !lines.some(({ file }) => file.endsWith(`/${name}.ts`)))
    .map(({ name }) => `The forbidden word ${name} has no seeded offence.`);
  const wrong = lines
    .filter((line) => isFound(line) === line.file.includes('/allowed.'))
    .map(
      ({ file, number }) =>
        `Seeded ${file}:${number} is ${file.includes('/allowed.') ? 'refused though allowed' : 'not found'}.`,
    );
  return [...missed, ...wrong];

  function isFound({ file, number }) {
    return found.some(
      (hit) =>
        hit.file === file &&
        hit.number === number &&
        (file.includes('/allowed.') || file.endsWith(`/${hit.word.name}.ts`)),
    );
  }
}
