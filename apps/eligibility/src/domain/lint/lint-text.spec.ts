import { describe, expect, it } from '@jest/globals';
import { aCriteriaFile, offers, rule } from '../a-service.fixture.js';
import { somePlaces } from '../criteria/judged.fixture.js';
import { linesOfJson } from './lines-of-json.js';
import { lintText } from './lint-text.js';

describe('the lines of a JSON text', () => {
  it('are told for every value by its path', () => {
    const text = '{\n "a": [1,\n  {"b\\"c": "x,y\\n}"},\n\n  []],\n "d":\n  null\n}';
    expect([...linesOfJson(text)]).toEqual([
      ['', 1],
      ['a', 2],
      ['a.0', 2],
      ['a.1', 3],
      ['a.1.b"c', 3],
      ['a.2', 5],
      ['d', 7],
    ]);
  });
});

describe('what is wrong with a text', () => {
  const text = JSON.stringify(
    aCriteriaFile({
      pathways: [offers('perinatal-loss', rule('severity', { accepts: ['mild', 'severe'] }))],
      criteria: [{ ...rule('minimum-age', { years: 18 }) }, rule('minimum-age', { years: 16 })],
    }),
    undefined,
    2,
  );
  const lines = text.split('\n');
  const lineWith = (words: string) => lines.findIndex((line) => line.includes(words)) + 1;

  it('is named with its line', () => {
    expect(lintText(text, somePlaces).map(({ kind, line }) => [kind, line])).toEqual([
      ['gap', lineWith('"severity"') - 1],
      ['unreachable', lineWith('"years": 16') - 2],
    ]);
  });

  it('is on the line of what should hold it, where it is missing', () => {
    const without = text.replace(/"effectiveFrom": "[^"]*",\n/, '').replace(/"years": 16,/, '');
    const at = lintText(without, somePlaces).map(({ path, line }) => [path, line]);
    expect(at).toContainEqual(['effectiveFrom', 1]);
    expect(at).toContainEqual(['criteria.1.years', lineWith('"years": 16') - 3]);
  });

  it('is no JSON', () => {
    expect(() => lintText(text.slice(1), somePlaces)).toThrow(SyntaxError);
  });
});
