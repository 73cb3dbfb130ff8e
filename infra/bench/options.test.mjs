import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parts, readOptions } from './options.mjs';

test('without options everything is measured', () => {
  assert.deepEqual(readOptions([]).only, parts);
});

test('parts are measured in their own order, whatever order they are named in', () => {
  assert.deepEqual(readOptions(['--only', 'assess,floor']).only, ['floor', 'assess']);
});

test('what is not known is said in one sentence', () => {
  assert.throws(() => readOptions(['--only', 'ceiling']), /"ceiling" cannot be measured/);
  assert.throws(() => readOptions(['--hot', '-1']), /--hot/);
  assert.throws(() => readOptions(['--n', 'many']), /--n must be a whole number/);
  assert.throws(() => readOptions(['--quickly']), /npm run bench knows/);
});

test('the hot tables stay as they are unless somebody asks', () => {
  assert.equal(readOptions([]).hot, 0);
  assert.equal(readOptions(['--hot', '10000000']).hot, 10_000_000);
});
