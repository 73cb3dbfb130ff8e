import { describe, expect, it } from '@jest/globals';
import {
  languageOf,
  whatIsWrong,
  type LanguageFile,
  type TextInLanguage,
} from './language-file.js';

const aFile = (
  texts: readonly TextInLanguage[],
  more: Partial<LanguageFile> = {},
): LanguageFile => ({
  language: 'pl',
  name: 'Polski',
  direction: 'ltr',
  standing: 'checked',
  translatedBy: 'A. Nowak',
  checkedBy: 'B. Kowalska',
  checkedOn: '2026-11-20',
  texts,
  ...more,
});
const CALL = 'Call <1>116 123</1> now, {name}.';
const wrongWith = (text: string): readonly string[] =>
  whatIsWrong(aFile([{ english: CALL, text, inEnglish: 'Call now.' }]), false);

describe('a language of the pages', () => {
  it('may be shown where each text has all that the English has', () => {
    expect(wrongWith('{name}, dzwoń: <1>116 123</1>')).toEqual([]);
  });

  it.each([
    ['another number', '{name}, dzwoń: <1>116 132</1>', 'leaves out 116 123'],
    ['no link', '{name}, dzwoń: 116 123', 'leaves out <1>'],
    ['no value', 'Dzwoń: <1>116 123</1>', 'leaves out {name}'],
    ['nothing', ' ', 'is empty'],
  ])('is refused with %s', (_, text, fault) => {
    expect(wrongWith(text).join()).toContain(fault);
  });

  it('is refused where nobody else has checked it, and where it is not put back into English', () => {
    const file = aFile([{ english: 'Yes', text: 'Tak' }], { checkedBy: 'A. Nowak' });

    expect(whatIsWrong(file, false)).toEqual([
      'must be checked by another person than translated it (checkedBy, translatedBy)',
      '“Yes” is not put back into English',
    ]);
  });

  it('is shown as an example to invented people alone', () => {
    const file = aFile([{ english: 'Yes', text: 'Tak' }], { standing: 'example' });

    expect(whatIsWrong(file, true)).toEqual([]);
    expect(whatIsWrong(file, false)).toHaveLength(1);
  });

  it('is refused with a text twice, and with forms that lack the last', () => {
    const days = { english: '{0} days', by: 0, forms: { few: '{0} dni' } };
    const yes = { english: 'Yes', text: 'Tak', inEnglish: 'Yes' };
    const file = aFile([yes, yes, { ...days, inEnglish: 'days' } as unknown as TextInLanguage]);

    expect(whatIsWrong(file, false)).toEqual([
      'has a text twice',
      '“{0} days” needs the form “other”',
    ]);
  });

  it('writes dates as its readers do, Easy Read as the language that it is of', () => {
    const easy = aFile([], { language: 'en-x-easyread' });

    expect([languageOf(aFile([])).locale, languageOf(easy).locale]).toEqual(['pl', 'en-GB']);
  });
});
