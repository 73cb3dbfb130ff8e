import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Supervisor } from './supervisor.mjs';
import { waitUntil } from './wait-until.mjs';

const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const limits = { restarts: 2, firstPauseMs: 10, readyWithinMs: 5_000, stopWithinMs: 2_000 };

/** @param {string} name @param {string} program */
function supervised(name, program) {
  const logFile = join(folder, `${name}.log`);
  const said = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  const isReady = async () => assert.match(said(), /ready/);
  const one = { name, args: ['-e', program], env: process.env, cwd: folder, logFile, isReady };
  return { one, said };
}

/** @param {() => boolean} condition */
const until = (condition) =>
  waitUntil(async () => assert.ok(condition()), { withinMs: 5_000, everyMs: 20 });

describe('a process that is kept running', () => {
  it('is started again when it ends', async () => {
    /** @type {string[]} */
    const lines = [];
    const supervisor = new Supervisor({
      say: (line) => lines.push(line),
      givenUp: assert.fail,
      limits,
    });
    const program = `
      const { appendFileSync, existsSync } = require('node:fs');
      console.log('ready');
      if (!existsSync('once')) { appendFileSync('once', 'x'); setTimeout(() => process.exit(7), 100); }
      setInterval(() => undefined, 1000);`;
    const { one, said } = supervised('phoenix', program);
    await supervisor.start(one);
    await until(() => said().match(/ready/g)?.length === 2);
    await until(() => lines.some((line) => line.includes('ready again')));
    await supervisor.stop();

    assert.match(lines[0] ?? '', /phoenix ended with exit code 7/);
    assert.match(lines[0] ?? '', /phoenix\.log/);
  });

  it('ends everything when it keeps ending', async () => {
    /** @type {Error[]} */
    const troubles = [];
    const supervisor = new Supervisor({
      say: () => undefined,
      givenUp: (trouble) => troubles.push(trouble),
      limits,
    });
    const { one } = supervised(
      'moth',
      `console.log('ready'); setTimeout(() => process.exit(3), 150)`,
    );
    await supervisor.start(one);
    await until(() => troubles.length > 0);
    await supervisor.stop();

    assert.match(troubles[0]?.message ?? '', /moth ended 3 times within a minute/);
  });

  it('fails the start, with its last words, when it ends before it is ready', async () => {
    const supervisor = new Supervisor({ say: assert.fail, givenUp: assert.fail, limits });
    const { one } = supervised('stillborn', `console.log('PORT is missing'); process.exit(1)`);

    await assert.rejects(
      supervisor.start(one),
      /stillborn ended with exit code 1[^]*PORT is missing/,
    );
  });

  it('is killed when it does not end in time', async () => {
    const quick = { ...limits, stopWithinMs: 200 };
    const supervisor = new Supervisor({ say: assert.fail, givenUp: assert.fail, limits: quick });
    const program = `process.on('SIGTERM', () => undefined); console.log('ready'); setInterval(() => undefined, 1000)`;
    await supervisor.start(supervised('stubborn', program).one);

    const begun = performance.now();
    await supervisor.stop();
    assert.ok(performance.now() - begun < 3_000);
  });

  it('stays away once it is released, until it is started again', async () => {
    /** @type {string[]} */
    const ended = [];
    const supervisor = new Supervisor({
      say: () => undefined,
      givenUp: assert.fail,
      ended: (name) => ended.push(name),
      limits,
    });
    const { one, said } = supervised(
      'guest',
      "console.log('ready'); setInterval(() => undefined, 1000);",
    );
    await supervisor.start(one);
    const first = supervisor.process('guest');
    await supervisor.release('guest');
    assert.equal(first?.isRunning(), false);
    assert.equal(supervisor.process('guest'), undefined);

    await supervisor.start(one);
    await until(() => said().match(/ready/g)?.length === 2);
    assert.equal(supervisor.process('guest')?.isRunning(), true);
    await supervisor.stop();
    assert.deepEqual(ended, []);
  });
});
