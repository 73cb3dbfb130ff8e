import { describe, expect, it } from '@jest/globals';
import { render, TEMPLATES, type Template, type TemplateName } from './templates.js';

const names = Object.keys(TEMPLATES) as TemplateName[];
const CLINICAL =
  /mental|perinatal|matern|trauma|loss|birth|baby|pregnan|abuse|suicid|hub|midwi|therap|psych|depress|WM-|\d{3}/i;

describe('what messages say', () => {
  it.each(names)('%s holds no clinical word, number or reference', (name) => {
    const { subject, text } = render(name, 'https://waymark.example');

    expect(`${subject}\n${text}`).not.toMatch(CLINICAL);
  });

  const texted = names.filter((name) => (TEMPLATES[name] as Template).sms !== undefined);

  it('whatever goes to the woman can go as a text message', () => {
    expect(texted).toEqual(names.filter((name) => name.startsWith('woman-')));
  });

  it.each(texted)(
    '%s is one part as a text message, in letters that every telephone has',
    (name) => {
      const { text } = render(name, 'https://waymark.example', 'sms');

      // Notify puts the name of the service before it: 30 characters at most, and “: ”.
      expect(text.length + 32).toBeLessThanOrEqual(160);
      expect(text).toMatch(/^[A-Za-z0-9 .,?!'-]+$/);
      expect(text).not.toMatch(CLINICAL);
      expect(text).not.toMatch(/https?:|reply|call|phone/i);
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
    expect('Your referral to the perinatal team').toMatch(CLINICAL);
  });
});
