import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compiled } from '../../tooling/compiled.mjs';
import { faults } from '../faults/index.mjs';
import { mutations } from './mutations.mjs';
import { changedSources, patched } from './patched.mjs';

describe('a mutation', () => {
  for (const [name, { patches }] of Object.entries(mutations)) {
    it(`${name} still finds what it changes, and compiles`, async () => {
      for (const [file, source] of changedSources(patches)) {
        await compiled({ file, source, sourceFileName: file });
      }
    });
  }

  it('whose place is gone, or there twice, is refused', () => {
    const patch = { file: 'a.ts', from: 'x', to: 'y' };
    assert.equal(patched('a x b', patch), 'a y b');
    assert.throws(() => patched('a b', patch), /is there 0 times instead of once/);
    assert.throws(() => patched('x x', patch), /is there 2 times/);
  });

  it('belongs to a fault, and every fault has one', () => {
    const named = new Set(faults.flatMap(({ mutation }) => mutation));
    assert.deepEqual([...named].sort(), Object.keys(mutations).sort());
  });
});
