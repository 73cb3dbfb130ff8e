import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { partsOf, TELLING } from './content-check.js';
import { render, TEMPLATES, type Template, type TemplateName } from './templates.js';

/** What each part of the deny list is there for, and no other finds. */
const TELLS: Readonly<Record<string, string>> = {
  mental: 'the mental health team',
  perinatal: 'the perinatal team',
  matern: 'the maternity ward',
  trauma: 'help after trauma',
  loss: 'after a loss',
  birth: 'since the birth',
  baby: 'you and the baby',
  pregnan: 'in pregnancy',
  abuse: 'about abuse',
  suicid: 'thoughts of suicide',
  hub: 'the hub has it',
  midwi: 'what the midwife sent',
  therap: 'about therapy',
  psych: 'the psychology team',
  depress: 'about depression',
  anxi: 'about anxiety',
  bereave: 'in bereavement',
  reproduc: 'reproductive health',
  obstet: 'the obstetric ward',
  mother: 'for mothers',
  mums: 'for mums',
  'WM-': 'about WM-7K',
  '\\d{3}': 'call 111',
  lotus: 'Lotus has it',
  maple: 'Maple has it',
  ocean: 'Ocean has it',
  thrive: 'Thrive has it',
  helix: 'Helix has it',
  tulip: 'Tulip has it',
  bluebell: 'Bluebell has it',
  'by your side': 'By Your Side has it',
  'home-start': 'Home-Start has it',
  'light peer': 'Light Peer Support has it',
  'silver birch': 'Silver Birch has it',
  'm-?tlc': 'M-TLC has it',
  'p-tlc': 'P-TLC has it',
  pltt: 'PLTT has it',
  'ptl[ts]': 'PTLS has it',
  '\\bmalt\\b': 'MaLT has it',
  mmhs: 'the MMHS has it',
  landing: 'the landing team has it',
};
const PARTS = TELLING.source.split('|');

const inDirectory = (file: string): { readonly name: string }[] =>
  Object.values(
    JSON.parse(
      readFileSync(new URL(`../../../../../infra/directory/${file}`, import.meta.url), 'utf8'),
    ) as Record<string, unknown>,
  ).flatMap((part) => (Array.isArray(part) ? (part as { readonly name: string }[]) : []));
/** As the directory names them. */
const SERVICES = inDirectory('services.json').map(({ name }) => name);
const LANDING = inDirectory('landing-teams.json').map(({ name }) => name);
/** Of their names; whoever adds a service whose name has another word adds that to the deny list. */
const ORDINARY =
  'Birch By Care Community Dorset England Gloucestershire Health Hertfordshire Keynes Light Link MH MK Milton Mind NHS Outreach Pathway Peer Service Side Silver Specialist Support Talking Team West Work Yorkshire Young Your';

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

  it.each(Object.keys(TELLS))('the deny list can fail: %s', (part) => {
    const others = PARTS.filter((other) => other !== part).join('|');

    expect(TELLS[part]).toMatch(TELLING);
    expect(TELLS[part]).not.toMatch(new RegExp(others, 'i'));
  });

  it('every part of the deny list is tried', () => {
    expect(PARTS.toSorted()).toEqual(Object.keys(TELLS).toSorted());
  });
});

describe('names of services', () => {
  it.each([...SERVICES, ...LANDING])('%s is looked for', (name) => {
    expect(name).toMatch(TELLING);
  });

  it('by what they go by as well: only ordinary words and places are not', () => {
    const words = new Set(SERVICES.flatMap((name) => name.split(/[^A-Za-z-]+/)));
    const left = [...words].filter((word) => /[A-Z]/.test(word) && !TELLING.test(word));

    expect(left.toSorted().join(' ')).toBe(ORDINARY);
  });
});
