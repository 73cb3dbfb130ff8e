import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ readonly passed: number, readonly failed: number }} Counts */

/** @typedef {{ readonly name: string, readonly says: string }} Failure what failed, and how it said so */

/** @type {Counts} */
export const none = { passed: 0, failed: 0 };

/** @param {Counts} one @param {Counts} other @returns {Counts} */
export function plus(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

/** @param {boolean} ok @returns {Counts} */
export function countOne(ok) {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {string} tap what `node --test` prints @param {number} code its exit code @returns {Counts} */
export function countNodeTests(tap, code) {
  const number = (/** @type {string} */ name) =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const unfinished = number('cancelled') + number('skipped') + number('todo');
  return atLeastOneFailure({ passed: number('pass'), failed: number('fail') + unfinished }, code);
}

/**
 * A skipped spec proves nothing, so it counts as failed; so does a file that could not be run.
 * @param {string} file what `jest --json` wrote @param {number} code its exit code
 * @returns {{ counts: Counts, complaint?: string }}
 */
export function countJest(file, code) {
  if (!existsSync(file)) {
    return { counts: countOne(false), complaint: 'Jest ended without telling what it ran.' };
  }
  const told = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = told.numPendingTests + told.numTodoTests;
  const failed = told.numFailedTests + told.numRuntimeErrorTestSuites + skipped;
  const counts = { passed: told.numPassedTests, failed };
  if (told.numTotalTests === 0) {
    return {
      counts: atLeastOneFailure(counts, 1),
      complaint: 'There is not one spec of this kind.',
    };
  }
  const complaint =
    skipped > 0 ? `${skipped} specs were skipped, which counts as failed.` : undefined;
  return { counts: atLeastOneFailure(counts, code), complaint };
}

const MOST_LINES = 25;

/**
 * @param {string} file what `jest --json` wrote
 * @returns {readonly Failure[]} each spec that failed, and each file that could not be run
 */
export function failuresOfJest(file) {
  if (!existsSync(file)) return [];
  const { testResults = [] } = JSON.parse(readFileSync(file, 'utf8'));
  return testResults.flatMap(
    (/** @type {JestFile} */ { name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((spec) => spec.status === 'failed');
      if (failed.length === 0) return status === 'failed' ? [{ name, says: briefly(message) }] : [];
      return failed.map(({ fullName, failureMessages }) => ({
        name: `${name}: ${fullName}`,
        says: briefly(failureMessages.join('\n')),
      }));
    },
  );
}

/** @typedef {{ name: string, status: string, message: string, assertionResults: readonly JestSpec[] }} JestFile */
/** @typedef {{ status: string, fullName: string, failureMessages: readonly string[] }} JestSpec */

const isOurs = (/** @type {string} */ line) => !/^ +at .*(node_modules|node:internal)/.test(line);

/** @param {string} output @param {'first' | 'last'} [which] lines that are kept */
export function briefly(output, which = 'first') {
  const lines = stripVTControlCharacters(output).trimEnd().split('\n').filter(isOurs);
  return (which === 'first' ? lines.slice(0, MOST_LINES) : lines.slice(-MOST_LINES)).join('\n');
}

/** @param {string} xml a JUnit report @returns {Counts} one for each operation that was tried */
export function countJunit(xml) {
  const cases = xml.match(/<testcase\b[^>]*?(\/>|>[^]*?<\/testcase>)/g) ?? [];
  const bad = cases.filter((one) => /<(failure|error)\b/.test(one)).length;
  return { passed: cases.length - bad, failed: bad };
}

/** @param {string} output that ends as ours does @param {number} code its exit code @returns {Counts} */
export function countClosingLine(output, code) {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  const counts = { passed: Number(passed ?? 0), failed: Number(failed ?? 0) };
  return atLeastOneFailure(counts, passed === undefined ? 1 : code);
}

/** @param {Counts} counts @param {number} code @returns {Counts} */
function atLeastOneFailure(counts, code) {
  return code !== 0 && counts.failed === 0 ? plus(counts, countOne(false)) : counts;
}
