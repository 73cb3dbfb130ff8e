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
