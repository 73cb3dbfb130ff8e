import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults, smoke } from './faults/index.mjs';
import { readOptions } from './options.mjs';

const ids = (/** @type {readonly string[]} */ args) => readOptions(args).faults.map(({ id }) => id);

test('without options every fault is made, in its short form', () => {
  const { isWhole, isFull, withMutations } = readOptions([]);
  assert.deepEqual([isWhole, isFull, withMutations], [true, false, false]);
  assert.deepEqual(
    ids([]),
    faults.map(({ id }) => id),
  );
});

test('some are made when they are named, in their own order', () => {
  assert.deepEqual(ids(['--only', 'f9, F1']), ['F1', 'F9']);
  assert.deepEqual(ids(['--smoke']), smoke);
});

test('each has a number of its own', () => {
  assert.equal(new Set(faults.map(({ id }) => id)).size, faults.length);
});

test('what is not known is said in one sentence', () => {
  assert.throws(() => readOptions(['--only', 'F99']), /"F99" is no fault/);
  assert.throws(() => readOptions(['--seed', 'lucky']), /--seed must be a whole number/);
  assert.throws(() => readOptions(['--gently']), /npm run faults knows/);
});
