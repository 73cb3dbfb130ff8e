import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOptions } from './options.mjs';

const usual = { fresh: false, examples: true, portBase: 3000 };

describe('what npm start is told', () => {
  it('is nothing, usually', () => assert.deepEqual(readOptions([], {}), usual));

  it('may be options after two dashes', () => {
    const args = ['--fresh', '--no-examples', '--port-base', '4000'];
    assert.deepEqual(readOptions(args, {}), { fresh: true, examples: false, portBase: 4000 });
  });

  it('may be options that npm took for its own', () => {
    const env = { npm_config_fresh: 'true', npm_config_examples: '', npm_config_port_base: '4000' };
    assert.deepEqual(readOptions([], env), { fresh: true, examples: false, portBase: 4000 });
  });

  for (const args of [['--frsh'], ['--port-base'], ['--port-base=80'], ['--port-base', 'web']]) {
    it(`is refused where it makes no sense: ${args.join(' ')}`, () => {
      assert.throws(() => readOptions(args, {}), { name: 'Trouble' });
    });
  }
});
