import { describe, expect, it } from '@jest/globals';
import { partsOf, TELLING } from './content-check.js';
import { render, TEMPLATES, type Template, type TemplateName } from './templates.js';

const names = Object.keys(TEMPLATES) as TemplateName[];
describe('what messages say', () => {
  it.each(names)('%s holds no clinical word, number or reference', (name) => {
    const { subject, text } = render(name, 'https://waymark.example');

    expect(`${subject}\n${text}`).not.toMatch(TELLING);
  });

  const texted = names.filter((name) => (TEMPLATES[name] as Template).sms !== undefined);

  it('whatever goes to the woman can go as a text message', () => {
    expect(texted).toEqual(names.filter((name) => name.startsWith('woman-')));
  });

  it.each(texted)(
    '%s is one part as a text message, in letters that every telephone has',
    (name) => {
      const { text } = render(name, 'https://waymark.example', { channel: 'sms' });

      expect(partsOf(text)).toBe(1);
      expect(text).toMatch(/^[A-Za-z0-9 .,?!'-]+$/);
      expect(text).not.toMatch(TELLING);
      expect(text).not.toMatch(/https?:|reply|call|phone/i);
    },
  );

  const hers = names.filter((name) => name.startsWith('woman-'));
  const easy = { reading: 'easy-read' } as const;

  it.each(hers)('%s in Easy Read has short sentences, one a line, and no other news', (name) => {
    const { text } = render(name, 'https://waymark.example', easy);
    const usual = render(name, 'https://waymark.example').text;

    expect(text).not.toBe(usual);
    expect(text).not.toMatch(TELLING);
    for (const line of text.split('\n\n')) {
      for (const sentence of line.split(/[.?!] ?/)) {
        expect(sentence.split(' ').length).toBeLessThanOrEqual(10);
      }
      expect(line.match(/[.?!]/g)?.length).toBeLessThanOrEqual(2);
      expect(line).not.toMatch(/,|;| which | that | although | because /);
    }
  });

  it.each(hers)('%s in Easy Read is one part as a text message as well', (name) => {
    const { text } = render(name, 'https://waymark.example', { channel: 'sms', ...easy });

    expect(partsOf(text)).toBe(1);
    expect(text).toMatch(/^[A-Za-z0-9 .,?!'-]+$/);
    expect(text).not.toMatch(TELLING);
    expect(text).not.toMatch(/https?:|reply|call|phone/i);
  });

  it.each(names.filter((name) => !name.startsWith('woman-')))(
    '%s is the same for whoever works here',
    (name) => {
      expect(render(name, 'https://w.example', easy)).toEqual(render(name, 'https://w.example'));
    },
  );

  it.each(names)('%s leaves no gap unfilled', (name) => {
    const { subject, text } = render(name, 'https://waymark.example');

    expect(`${subject}${text}`).not.toMatch(/[{}]/);
  });

  it('the woman gets no link, so that her phone shows none', () => {
    const links = names
      .filter((name) => name.startsWith('woman-'))
      .map((name) => (TEMPLATES[name] as Template).page);

    expect(links).toEqual([undefined, undefined]);
  });

  it('the deny list can fail', () => {
    expect('Your referral to the perinatal team').toMatch(TELLING);
  });
});
