// Is anything that we ship known to be dangerous? Asks the package registry, where it answers: `npm run audit:packages`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from './source-files.mjs';

/** What is high is for a person to judge within a month: it is told, and stops nothing. */
const told = ['critical', 'high'];

/**
 * @param {string} answer what `npm audit --json` prints
 * @returns {{ asked: boolean, critical: readonly string[], high: readonly string[] }} a line for each package
 */
export function verdictOf(answer) {
  const report = parsed(answer);
  if (report?.auditReportVersion === undefined) return { asked: false, critical: [], high: [] };
  const [critical = [], high = []] = told.map((wanted) =>
    Object.values(report.vulnerabilities)
      .filter(({ severity }) => severity === wanted)
      .map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
  );
  return { asked: true, critical, high };
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { stdout } = spawnSync('npm', ['audit', '--omit', 'dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
  });
  const { asked, critical, high } = verdictOf(stdout ?? '');
  for (const line of [...critical, ...high]) console.error(line);
  if (!asked) console.log('The registry does not say what is dangerous: nothing was looked at.');
  console.log(`${asked && critical.length === 0 ? 1 : 0} passed, ${critical.length} failed`);
  process.exitCode = critical.length === 0 ? 0 : 1;
}
