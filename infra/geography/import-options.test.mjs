import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './import-options.mjs';

const plain = { fewerIsRight: false, olderIsRight: false, restart: false };

test('a file and what is said about it', () => {
  assert.deepEqual(readOptions(['NSPL.csv']), { path: 'NSPL.csv', ...plain });
  assert.deepEqual(
    readOptions([
      '--edition',
      '2026-08',
      'a.csv',
      '--at-least=10',
      '--fewer-is-right',
      '--restart',
    ]),
    {
      path: 'a.csv',
      edition: '2026-08',
      atLeast: 10,
      fewerIsRight: true,
      olderIsRight: false,
      restart: true,
    },
  );
});

test('without a file only the status is told', () => {
  assert.deepEqual(readOptions(['--status']), plain);
});

for (const args of [[], ['a.csv', 'b.csv'], ['a.csv', '--status'], ['--whole', 'a.csv']]) {
  test(`"${args.join(' ')}" is answered with what is known`, () => {
    assert.throws(() => readOptions(args), /npm run geography:import -- FILE knows/);
  });
}

test('a number of rows is a number', () => {
  assert.throws(() => readOptions(['a.csv', '--at-least', 'many']), /--at-least must be a whole/);
});
