import { describe, expect, it } from '@jest/globals';
import { checksOf } from './content-check.js';
import { theExample } from './the-translations.fixture.js';
import { TEMPLATES, type TemplateName } from './templates.js';
import { Translations } from './translations.js';
import { Words } from './words.js';

const words = new Words('https://waymark.example', new Translations([theExample()]));
const all = words.all();
const found = (name: TemplateName) => {
  const template = all.find((one) => one.template === name);
  if (template === undefined) throw new Error(`${name} is not listed`);
  return template;
};

describe('what people are told, previewed', () => {
  it('is every message there is, with its version and when it is sent', () => {
    expect(all.map(({ template }) => template)).toEqual(Object.keys(TEMPLATES));
    for (const { template, version, usedWhen } of all) {
      expect(version).toBe(TEMPLATES[template as TemplateName].version);
      expect(usedWhen).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it('shows every way in which the person is told, and staff one', () => {
    const ways = (name: TemplateName) =>
      found(name).variants.map(({ channel, reading, language }) =>
        [channel, reading, language].join(' '),
      );
    expect(ways('service-new')).toEqual(['email usual en']);
    expect(ways('woman-update')).toEqual(
      ['en', 'pl'].flatMap((language) =>
        ['usual', 'easy-read'].flatMap((reading) =>
          ['email', 'sms'].map((channel) => `${channel} ${reading} ${language}`),
        ),
      ),
    );
  });

  it.each(all.flatMap(({ template, previews }) => previews.map((one) => ({ template, ...one }))))(
    '$template by $channel, $reading, $language, is what is sent, and passes its checks',
    ({ template, channel, reading, language, ...preview }) => {
      const sent = words.of(template as TemplateName, {
        ...{ reading, language },
        channel: channel === 'sms' ? 'sms' : 'email',
      });
      expect(preview.text).toBe(sent.text);
      expect(preview.subject).toBe(channel === 'email' ? sent.subject : undefined);
      expect(preview.characters).toBe([...sent.text].length);
      expect(preview.parts === undefined).toBe(channel !== 'sms');
      expect(preview.checks.filter(({ holds }) => !holds)).toEqual([]);
    },
  );

  it('has room for a link and for nothing of the person or the referral, in any words', () => {
    const written = JSON.stringify([TEMPLATES, theExample()]);
    const gaps = written.match(/\{\w+\}|\(\(.*?\)\)|\$\{|<%|%s/g) ?? [];
    expect([...new Set(gaps)]).toEqual(['{link}']);
    for (const { previews } of all)
      for (const { subject = '', text } of previews)
        expect(`${subject}\n${text}`).not.toMatch(
          /WM-|\d{3}|\d{4}-\d\d|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/,
        );
  });

  it('says who has read words of another language, and what they say in English', () => {
    const polish = found('woman-received').previews.filter(({ language }) => language === 'pl');
    expect(polish.map(({ standing }) => standing)).toEqual(Array(4).fill('example'));
    expect(polish.every(({ inEnglish }) => (inEnglish ?? '').length > 20)).toBe(true);
  });

  it.each([
    { words: 'Your midwife has news', fails: 'tells-nothing' },
    { words: 'Hello {name}', fails: 'no-gap' },
    { words: 'Hello ((name))', fails: 'no-gap' },
    { words: 'About WM-4K7Q-2N8D', fails: 'tells-nothing' },
    { words: 'About 999 000 1074', fails: 'tells-nothing' },
    { words: 'Read it at https://waymark.example/x', fails: 'leads-nowhere' },
    { words: 'Write to us at a@b.example', fails: 'leads-nowhere' },
    { words: 'a '.repeat(80), fails: 'few-parts' },
    {
      words: 'This is a sentence that goes on and on and does not end',
      fails: 'short-sentences',
    },
  ])('$words: $fails does not hold', ({ words: text, fails }) => {
    const isText = fails === 'few-parts';
    const is = { isHers: true, isText, isEasy: true, isEnglish: true };
    const failed = checksOf({ subject: 'News', text }, is).filter(({ holds }) => !holds);
    expect(failed.map(({ check }) => check)).toContain(fails);
  });
});
