import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  briefly,
  countClosingLine,
  countJest,
  countJunit,
  countNodeTests,
  failuresOfJest,
} from './test-counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'waymark-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const allGood = {
  numTotalTests: 5,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

/** @param {Partial<typeof allGood>} told @param {number} code */
function counted(told, code) {
  const file = join(folder, 'results.json');
  writeFileSync(file, JSON.stringify({ ...allGood, ...told }));
  return countJest(file, code).counts;
}

describe('counting what Jest ran', () => {
  const cases = [
    { name: 'all passed', told: {}, code: 0, is: { passed: 5, failed: 0 } },
    {
      name: 'one failed',
      told: { numPassedTests: 4, numFailedTests: 1 },
      code: 1,
      is: { passed: 4, failed: 1 },
    },
    {
      name: 'a file did not compile',
      told: { numRuntimeErrorTestSuites: 1 },
      code: 1,
      is: { passed: 5, failed: 1 },
    },
    {
      name: 'a skipped spec proves nothing',
      told: { numPassedTests: 4, numPendingTests: 1 },
      code: 0,
      is: { passed: 4, failed: 1 },
    },
    {
      name: 'there is no spec',
      told: { numTotalTests: 0, numPassedTests: 0 },
      code: 1,
      is: { passed: 0, failed: 1 },
    },
    { name: 'the teardown failed', told: {}, code: 1, is: { passed: 5, failed: 1 } },
  ];
  for (const { name, told, code, is } of cases) {
    it(name, () => assert.deepEqual(counted(told, code), is));
  }

  it('it died', () => {
    assert.deepEqual(countJest(join(folder, 'none.json'), 134).counts, { passed: 0, failed: 1 });
  });
});

describe('saying once more what failed', () => {
  it('names each spec, and each file that could not be run', () => {
    const file = join(folder, 'failures.json');
    const spec = (/** @type {string} */ status) => ({
      status,
      fullName: `a referral ${status}`,
      failureMessages:
        status === 'failed' ? ['\u001B[31mIt was lost\u001B[39m\n    at line 3'] : [],
    });
    writeFileSync(
      file,
      JSON.stringify({
        testResults: [
          {
            name: 'a.spec.ts',
            status: 'failed',
            message: '',
            assertionResults: ['passed', 'failed'].map(spec),
          },
          {
            name: 'b.spec.ts',
            status: 'failed',
            message: 'It does not compile',
            assertionResults: [],
          },
          { name: 'c.spec.ts', status: 'passed', message: '', assertionResults: [spec('passed')] },
        ],
      }),
    );

    assert.deepEqual(failuresOfJest(file), [
      { name: 'a.spec.ts: a referral failed', says: 'It was lost\n    at line 3' },
      { name: 'b.spec.ts', says: 'It does not compile' },
    ]);
  });

  it('has nothing to say where nothing was written', () => {
    assert.deepEqual(failuresOfJest(join(folder, 'none.json')), []);
  });

  it('keeps the beginning, or the end', () => {
    const lines = Array.from({ length: 60 }, (_, nth) => String(nth));
    assert.match(briefly(lines.join('\n')), /^0\n.*\n24$/s);
    assert.match(briefly(lines.join('\n'), 'last'), /^35\n.*\n59$/s);
  });
});

describe('counting what node --test ran', () => {
  const tap = (/** @type {string} */ rest) => `TAP version 13\n# tests 3\n# pass 2\n${rest}`;
  const cases = [
    {
      text: tap('# fail 0\n# cancelled 0\n# skipped 0\n# todo 0\n'),
      code: 0,
      is: { passed: 2, failed: 0 },
    },
    {
      text: tap('# fail 1\n# cancelled 0\n# skipped 0\n# todo 0\n'),
      code: 1,
      is: { passed: 2, failed: 1 },
    },
    {
      text: tap('# fail 0\n# cancelled 0\n# skipped 1\n# todo 0\n'),
      code: 0,
      is: { passed: 2, failed: 1 },
    },
    { text: 'it died', code: 139, is: { passed: 0, failed: 1 } },
  ];
  for (const { text, code, is } of cases) {
    it(`exit code ${code}: ${text.split('\n').at(-2)}`, () => {
      assert.deepEqual(countNodeTests(text, code), is);
    });
  }
});

describe('counting what a JUnit report says', () => {
  it('an operation passes or not, however many things are wrong with it', () => {
    const xml = `<testsuites><testsuite><testcase name="GET /a" time="1"/>
      <testcase name="GET /b"><failure message="500"/><failure message="x"/></testcase>
      <testcase name="GET /c"><system-out>said</system-out></testcase>
      <testcase name="GET /d"><error>timeout</error></testcase></testsuite></testsuites>`;
    assert.deepEqual(countJunit(xml), { passed: 2, failed: 2 });
  });
});

describe('counting by a closing line', () => {
  const cases = [
    { text: 'x\n5 passed, 1 failed\n', code: 1, is: { passed: 5, failed: 1 } },
    { text: '6 passed, 0 failed\n', code: 0, is: { passed: 6, failed: 0 } },
    { text: '6 passed, 0 failed\nand then it died\n', code: 1, is: { passed: 6, failed: 1 } },
    { text: 'it died', code: 0, is: { passed: 0, failed: 1 } },
  ];
  for (const { text, code, is } of cases) {
    it(`exit code ${code}: ${text.trim().split('\n').at(-1)}`, () => {
      assert.deepEqual(countClosingLine(text, code), is);
    });
  }
});
