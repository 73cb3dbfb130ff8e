import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { partsOfCode } from './texts.mjs';

const FILE = 'apps/web/src/language/say.ts';
const said = (/** @type {string} */ source) => partsOfCode(FILE, source).said;

describe('the texts of a module', () => {
  it('are what is said, with a place for each value, and both forms of what is counted', () => {
    const source =
      "const line = (n) => say`Page ${n} of ${all}` + say`Yes` + count(n, 'day') + count(n, 'reply', 'replies');";

    assert.deepEqual(said(source), [
      'Page {0} of {1}',
      'Yes',
      '{0} day',
      '{0} days',
      '{0} reply',
      '{0} replies',
    ]);
  });

  it('may stand in a table that is made once a language', () => {
    assert.deepEqual(said('const words = inLanguage(() => ({ yes: say`Yes` }));'), ['Yes']);
  });

  for (const source of [
    'const YES = say`Yes`;',
    'const OPTIONS = CODES.map((code) => ({ code, text: say`Yes` }));',
  ]) {
    it(`are refused where they are made as the module is read: ${source}`, () => {
      assert.throws(() => said(source), /say\.ts:1 says a text as the module is read/);
    });
  }

  it('lead on to the modules that it runs, and to no types', () => {
    const source =
      "import type { A } from './language-file.js';\nimport { B } from './languages.js';";

    assert.deepEqual(partsOfCode(FILE, source).leadsTo, ['apps/web/src/language/languages.ts']);
  });
});
