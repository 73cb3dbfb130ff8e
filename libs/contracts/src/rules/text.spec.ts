import { describe, expect, it } from '@jest/globals';
import { FREE_TEXT } from './free-text.js';
import { ONE_LINE } from './one-line.js';
import { hasNhsNumber } from './without-nhs-number.js';

const NUL = String.fromCharCode(0);
const ESCAPE = String.fromCharCode(27);

describe('text that people write', () => {
  it.each([
    ['a name', 'Zoë O’Brien-Łukasz', true, true],
    ['spaces around', '  here  ', true, true],
    ['one letter', 'x', true, true],
    ['nothing', '', false, false],
    ['only spaces', '   ', false, false],
    ['only line ends', '\n\n', false, false],
    ['two lines', 'first\nsecond', false, true],
    ['a tab', 'a\tb', false, true],
    ['a line end at the end', 'a\n', false, true],
    ['a control character alone', NUL, false, false],
    ['a control character within', `a${NUL}b`, false, false],
    ['a control character first', `${ESCAPE}[31m`, false, false],
    ['a control character last', `a${ESCAPE}`, false, false],
  ])('%s', (_, text, oneLine, freeText) => {
    expect([ONE_LINE.test(text), FREE_TEXT.test(text)]).toEqual([oneLine, freeText]);
  });
});

describe('an NHS number in a text', () => {
  it.each([
    ['nothing of the kind', 'Nobody answered on Monday.', false],
    ['ten digits', 'It is about 9991234567.', true],
    ['as it is printed', 'NHS number 999 123 4567', true],
    ['with dashes', '999-123-4567', true],
    ['with dots, on another line', 'about\n999.123.4567.', true],
    ['mistyped', '999 123 4568', true],
    ['a telephone number', 'Telephone 01603 123 456, or 07700 900123', false],
    ['a telephone number with its country', '+44 7700 900123', false],
    ['a reference and a date', 'WM-4K7Q-2N8D since 24 11 2026 at 10', false],
  ])('%s', (_, text, isThere) => {
    expect(hasNhsNumber(text)).toBe(isThere);
  });
});
