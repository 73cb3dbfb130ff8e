import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mutations } from './mutations/mutations.mjs';
import { isRight, pageWith } from './report.mjs';

/** @type {Readonly<Record<string, string>>} */
const without = { F9: 'idempotent-and-at-once', F10: 'key-not-looked-at' };
const empty =
  'Before\n\n<!-- mutations: npm run faults -->\n\n<!-- end of mutations -->\n\nAfter\n';
const row = (
  /** @type {string} */ id,
  /** @type {string} */ red,
  /** @type {string} */ mutation = without[id],
) => `| ${id} | ${mutations[mutation].is} | ${red} | 7 |`;
const rowsIn = (/** @type {string} */ page) =>
  [...page.matchAll(/^\| (F\d+) .*\| (\w+) +\| 7/gm)].map(([, id, red]) => `${id} ${red}`);

describe('the page', () => {
  it('keeps a row a fault, in their order, and those that were not tried now', async () => {
    const key = (/** @type {string} */ id) => `${id} ${mutations[without[id]].is}`;
    const first = await pageWith(empty, 'mutations', new Map([[key('F10'), row('F10', 'I1')]]));
    const rows = new Map([
      [key('F10'), row('F10', 'I2')],
      [key('F9'), row('F9', 'I5')],
    ]);
    const second = await pageWith(first, 'mutations', rows);
    assert.deepEqual(rowsIn(first), ['F10 I1']);
    assert.deepEqual(rowsIn(second), ['F9 I5', 'F10 I2']);
    assert.match(second, /^Before\n[^]*\nAfter\n$/);
  });

  it('has a row for each mutation of a fault, and none of one that is gone', async () => {
    const told = row('F24', 'I3', 'told-again');
    const rows = new Map([
      [`F24 ${mutations['told-again'].is}`, told],
      ['F24 something else', told.replace(mutations['told-again'].is, 'something else')],
      [`F24 ${mutations['numbers-not-continued'].is}`, row('F24', 'I4', 'numbers-not-continued')],
    ]);
    const page = await pageWith(empty, 'mutations', rows);
    assert.deepEqual(rowsIn(page), ['F24 I4', 'F24 I3']);
    assert.deepEqual(rowsIn(await pageWith(page, 'mutations', new Map())), ['F24 I4', 'F24 I3']);
  });

  it('without a place for them is refused', async () => {
    await assert.rejects(pageWith('nothing', 'faults', new Map()), /no place for the faults/);
  });
});

describe('a fault without its protection', () => {
  const nothing = { injected: 1, referrals: 1, redelivered: 0, recoveryMs: 1, tookMs: 1 };
  const tried = (/** @type {string} */ mutation, /** @type {readonly string[]} */ ids) => ({
    ...{ ...nothing, id: 'F3', is: 'a fault', mutation, held: [], remarks: [] },
    broken: ids.map((id) => ({ id, broken: ['something'] })),
  });

  it('must do harm, and being slow is none', () => {
    assert.equal(isRight(tried('done-again', [])), false);
    assert.equal(isRight(tried('done-again', ['I7'])), false);
    assert.equal(isRight(tried('done-again', ['I3', 'I7'])), true);
  });

  it('has done none where it could not be made', () => {
    const broken = [{ id: 'F3', broken: ['it could not be made: no broker'] }];
    assert.equal(isRight({ ...tried('done-again', []), broken }), false);
  });

  it('does harm by being late where the protection is against that', () => {
    assert.equal(isRight(tried('asks-for-ever', ['I7'])), true);
  });
});
