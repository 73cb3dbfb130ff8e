// Proves that every rule eslint.config.js sets by itself can fire, wherever it is set, and spares what is allowed there.
import { basename, matchesGlob, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import config from '../../eslint.config.js';
import { waymark } from './lint-rules/plugin.mjs';

const violations = fileURLToPath(new URL('./lint-violations/', import.meta.url));
const eslint = new ESLint({
  cwd: violations,
  overrideConfigFile: fileURLToPath(new URL('../../eslint.config.js', import.meta.url)),
});

const findings = (await eslint.lintFiles(['apps', 'libs'])).flatMap(({ filePath, messages }) =>
  messages.map((message) => ({ ...message, file: relative(violations, filePath) })),
);

const problems = [
  ...refusedThoughAllowed(),
  ...silentRules(),
  ...silentSelectors(),
  ...silentGlobals(),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${ourSettings().length} lint settings, each proven to fire where it is set.`);

function refusedThoughAllowed() {
  return findings
    .filter(({ file }) => basename(file).startsWith('allowed.'))
    .map(({ file, ruleId, message }) => `Refused though allowed: ${file}: ${ruleId}: ${message}`);
}

function silentRules() {
  return ourSettings()
    .filter(
      ({ rule, place }) =>
        !findings.some(({ ruleId, file }) => ruleId === rule && matchesGlob(file, place)),
    )
    .map(({ rule, place }) => `The rule ${rule} never fires in ${place}, so it guards nothing.`);
}

function silentSelectors() {
  return Object.entries(waymark.rules).flatMap(([name, { meta }]) =>
    Object.keys(meta.messages)
      .filter(
        (id) =>
          !findings.some((found) => found.ruleId === `waymark/${name}` && found.messageId === id),
      )
      .map((id) => `waymark/${name} never refuses ${id}, so that part guards nothing.`),
  );
}

function silentGlobals() {
  const refused = findings.filter(({ ruleId }) => ruleId === 'no-restricted-globals');
  return config
    .flatMap(({ rules }) => rules?.['no-restricted-globals']?.slice?.(1) ?? [])
    .filter((name) => !refused.some(({ message }) => message.includes(`'${name}'`)))
    .map((name) => `The global ${name} is never refused.`);
}

// A preset's block is named after it; a block of our own has no name.
function ourSettings() {
  return config
    .filter(
      ({ name, rules, files }) => name === undefined && rules !== undefined && files !== undefined,
    )
    .flatMap(({ rules, files }) =>
      Object.entries(rules)
        .filter(([, setting]) => [setting].flat()[0] === 'error')
        .flatMap(([rule]) =>
          files
            .filter((glob) => !/js$/.test(glob))
            .flatMap(alternatives)
            .map((place) => ({ rule, place })),
        ),
    );
}

function alternatives(glob) {
  const [whole, inner] = /\{([^}]+)\}/.exec(glob) ?? [];
  return whole === undefined ? [glob] : inner.split(',').map((part) => glob.replace(whole, part));
}
