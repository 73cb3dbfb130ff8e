import { describe, expect, it } from '@jest/globals';
import { FREE_TEXT } from './free-text.js';
import { ONE_LINE } from './one-line.js';

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
