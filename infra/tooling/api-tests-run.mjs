import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from '../start/build.mjs';
import { startTestServers, stopTestServers } from '../start/test-servers.mjs';
import { Trouble, sentenceFor } from '../start/trouble.mjs';
import { someCallers } from './api-tests-callers.mjs';
import { schemathesis } from './api-tests-install.mjs';
import { root } from './source-files.mjs';
import { countJunit, countOne, none, plus } from './test-counts.mjs';

const services = ['intake', 'eligibility', 'routing', 'notification', 'operations'];
const config = fileURLToPath(new URL('./api-tests.toml', import.meta.url));
const script = join(root, 'infra', 'start', 'line-for-specs.mjs');
const results = join(root, '.waymark', 'api-tests');
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);

/** @returns {Promise<number>} the exit code */
export async function runApiTests() {
  let total = none;
  await build();
  const callers = await someCallers();
  try {
    const program = await schemathesis(results);
    await startTestServers(['postgres', 'kafka']);
    const line = await startLine(callers.trusted);
    for (const service of services) {
      for (const [who, token] of Object.entries(await callers.tokensFor(service))) {
        const url = `http://localhost:${line.ports[service]}`;
        total = plus(total, await test(program, { service, who, token, url }));
      }
    }
    await line.stop();
  } catch (error) {
    say(sentenceFor(error));
    total = plus(total, countOne(false));
  } finally {
    callers.close();
    await stopTestServers();
  }
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/**
 * @param {string} program
 * @param {{ service: string, who: string, token: string, url: string }} what
 */
async function test(program, { service, who, token, url }) {
  say(`\n── ${service}, called by ${who} ──`);
  const report = join(results, `${service}-${who}.xml`);
  const args = [
    ...['--config-file', config, 'run', `${url}/openapi.json`, '--url', url],
    ...['--header', `Authorization: Bearer ${token}`],
    ...['--max-examples', examplesEach],
    ...['--suppress-health-check', 'all', '--request-timeout', '20', '--continue-on-failure'],
    ...['--report', 'junit', '--report-junit-path', report, '--seed', seed],
  ];
  await new Promise((resolve) => {
    spawn(program, args, { cwd: results, stdio: 'inherit' }).once('exit', resolve);
  });
  return countJunit(readFileSync(report, 'utf8'));
}

const examplesEach = process.env['API_TEST_EXAMPLES'] ?? '60';
const seed = process.env['API_TEST_SEED'] ?? '1';

/** @param {readonly object[]} extraIssuers */
async function startLine(extraIssuers) {
  const line = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      DATABASE_URL: process.env['WAYMARK_TEST_DATABASE_URL'],
      KAFKA_BROKERS: process.env['WAYMARK_TEST_KAFKA_BROKERS'],
      EXTRA_ISSUERS: JSON.stringify(extraIssuers),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const stop = () =>
    new Promise((resolve) => {
      line.once('exit', resolve);
      line.stdin.end();
    });
  for await (const text of createInterface({ input: line.stdout })) {
    if (!text.startsWith('{')) continue;
    line.stdout.resume();
    return { ...JSON.parse(text), stop };
  }
  throw new Trouble('The line did not start; what it said is above.');
}
