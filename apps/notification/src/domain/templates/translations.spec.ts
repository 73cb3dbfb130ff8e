import { describe, expect, it } from '@jest/globals';
import { partsOf } from './content-check.js';
import { theExample } from './the-translations.fixture.js';
import type { TranslatedMessage, TranslationFile } from './translation-file.js';
import { Translations, whatIsWrong } from './translations.js';
import { Words } from './words.js';

const changed = (more: Partial<TranslatedMessage>): TranslationFile => {
  const file = theExample();
  const [first, ...others] = file.messages as [TranslatedMessage, ...TranslatedMessage[]];
  return { ...file, messages: [{ ...first, ...more }, ...others] };
};
const wrong = (more: Partial<TranslatedMessage>): readonly string[] =>
  whatIsWrong(changed(more), true);

describe('messages in another language', () => {
  it('the example may be sent to invented people, and to nobody else', () => {
    expect(whatIsWrong(theExample(), true)).toEqual([]);
    expect(whatIsWrong(theExample(), false)).toEqual([
      'is an example that nobody who speaks it has checked, and is sent to invented people only',
    ]);
    expect(whatIsWrong({ ...theExample(), standing: 'checked' }, false)).toEqual([]);
  });

  it('are checked by another person than translated them', () => {
    const file = { ...theExample(), checkedBy: 'A', translatedBy: 'A' };
    expect(whatIsWrong(file, true)).toEqual([
      'must be checked by another person than translated it (checkedBy, translatedBy)',
    ]);
  });

  it.each(['https://waymark.example', 'www.waymark.example', 'a@b.example', '{link}', '٣', '11'])(
    'have no %s in them',
    (away) => {
      expect(wrong({ text: `Mamy ${away}` })).toEqual([
        'woman-received has a number, a link, an address or a gap to fill, and must have none',
      ]);
    },
  );

  it('say nothing that tells why, in their own words or put back into English', () => {
    const telling = 'woman-received says why somebody is written to, and must not';
    expect(wrong({ inEnglish: 'The perinatal team has your request.' })).toEqual([telling]);
    expect(wrong({ sms: 'Zespół perinatalny' })).toEqual([telling]);
  });

  it('are read in Easy Read too', () => {
    const easyRead = {
      ...{ subject: 'Mamy', text: 'Mamy.', inEnglish: 'We have.' },
      sms: 'x'.repeat(170) + 'ą'.repeat(20),
    };
    expect(wrong({ easyRead })).toEqual([
      'woman-received in Easy Read is 4 parts as a text message, 3 at most',
    ]);
  });

  it('name each message once', () => {
    const file = theExample();
    expect(whatIsWrong({ ...file, messages: [...file.messages, ...file.messages] }, true)).toEqual([
      'has a message twice',
    ]);
  });

  it('that are older than the English are not sent', () => {
    const old = new Words('https://w.example', new Translations([changed({ version: 1 })]));
    const her = { language: 'pl' };
    expect(old.of('woman-received', her).subject).toBe('We have your request');
    expect(old.of('woman-update', her).subject).toBe('Wiadomość o Twojej prośbie');
  });
});

describe('parts of a text message', () => {
  it.each([
    ['128 letters with the name before them', 'a'.repeat(128), 1],
    ['one more', 'a'.repeat(129), 2],
    ['a letter that takes two', `${'a'.repeat(127)}€`, 2],
    ['38 letters of another alphabet', 'ą'.repeat(38), 1],
    ['39 of them', 'ą'.repeat(39), 2],
    ['one among others', `${'a'.repeat(38)}ą`, 2],
    ['as many as three parts hold', 'ش'.repeat(169), 3],
  ])('%s', (_what, sms, parts) => {
    expect(partsOf(sms)).toBe(parts);
  });
});
