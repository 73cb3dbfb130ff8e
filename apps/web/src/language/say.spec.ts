import { describe, expect, it } from '@jest/globals';
import {
  count,
  either,
  ENGLISH,
  inLanguage,
  inSentence,
  say,
  speaking,
  type Language,
  type Text,
} from './say.js';

const POLISH: Language = {
  code: 'pl',
  name: 'Polski',
  direction: 'ltr',
  locale: 'pl',
  texts: new Map<string, Text>([
    ['{0}, page {1}', 'strona {1}: {0}'],
    [
      '{0} days',
      { by: 0, forms: { one: '{0} dzień', few: '{0} dni', many: '{0} dni', other: '{0} dnia' } },
    ],
    [
      '{0} of {1} letters',
      { by: 1, forms: { few: '{0} z {1} liter', many: '{0} spośród {1} liter', other: '{0}/{1}' } },
    ],
    ['Yes', 'Tak'],
  ]),
};

describe('a text', () => {
  it('is said in English where nobody has chosen a language', () => {
    expect(say`${'Worklist'}, page ${2}`).toBe('Worklist, page 2');
    expect([count(1, 'day'), count(2, 'day'), count(2, 'reply', 'replies')]).toEqual([
      '1 day',
      '2 days',
      '2 replies',
    ]);
  });

  it('is said in the language that is spoken, with its values where that language has them', () => {
    expect(speaking(POLISH, () => say`${'Lista'}, page ${2}`)).toBe('strona 2: Lista');
  });

  it('has the form that the number asks for', () => {
    expect(speaking(POLISH, () => [2, 5].map((many) => count(many, 'day')))).toEqual([
      '2 dni',
      '5 dni',
    ]);
    expect(speaking(POLISH, () => [2, 5].map((all) => say`${1} of ${all} letters`))).toEqual([
      '1 z 2 liter',
      '1 spośród 5 liter',
    ]);
  });

  it('that is not translated is said in English, whole', () => {
    expect(speaking(POLISH, () => say`No ${'way'}`)).toBe('No way');
  });

  it('never takes a value for a place of its own', () => {
    expect(speaking(POLISH, () => say`${'{1}'}, page ${2}`)).toBe('strona 2: {1}');
  });
});

describe('a table of texts', () => {
  const words = inLanguage(() => ({ yes: say`Yes`, no: say`No` }));
  const options = inLanguage(() => [say`Yes`]);
  const known = inLanguage(() => new Map([['yes', say`Yes`]]));

  it('is read in the language that is spoken, whenever it was made', () => {
    const read = () => [words.yes, ...Object.values(words), ...options, known.get('yes')];

    expect(read()).toEqual(['Yes', 'Yes', 'No', 'Yes', 'Yes']);
    expect(speaking(POLISH, read)).toEqual(['Tak', 'Tak', 'No', 'Tak', 'Tak']);
    expect(speaking(ENGLISH, read)).toEqual(['Yes', 'Yes', 'No', 'Yes', 'Yes']);
  });
});

describe('a text in a sentence', () => {
  it('begins small in English, names in capitals apart, and stays as it is elsewhere', () => {
    expect([inSentence('By telephone'), inSentence('NHS letter')]).toEqual([
      'by telephone',
      'NHS letter',
    ]);
    expect(speaking(POLISH, () => inSentence('Telefonicznie'))).toBe('Telefonicznie');
  });

  it('names one of several in the words of the language', () => {
    expect(either(['this', 'that'])).toBe('this or that');
    expect(speaking(POLISH, () => either(['to', 'tamto']))).toBe('to lub tamto');
  });
});
