import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contrast } from '../../../layout/branding/colour.js';
import { STYLES } from '../../../testing/styles.fixture.js';

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const OF_TEXT = 4.5;
const OF_SHAPES = 3;

/** Whoever has chosen colours of their own sees those, and a spec in a browser looks at that. */
const IN_OWN_COLOURS = /@media[^{]*forced-colors[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;

interface Rule {
  readonly selectors: readonly string[];
  readonly said: ReadonlyMap<string, string>;
}

const rules: readonly Rule[] = [
  ...STYLES.replaceAll(IN_OWN_COLOURS, '').matchAll(/([^{}]+)\{([^{}]*)\}/g),
].map(([, selectors = '', body = '']) => ({
  selectors: selectors.split(',').map((one) => one.trim()),
  said: new Map(
    body.split(';').flatMap((line): [string, string][] => {
      const [name, ...value] = line.split(':');
      return name === undefined ? [] : [[name.trim(), value.join(':').trim()]];
    }),
  ),
}));
const picture = rules.filter(({ selectors }) =>
  selectors.some((one) => one.includes('.waymark-stages')),
);

/** What the stylesheet says last of something, for exactly this selector. */
function saidOf(selector: string, name: string): string | undefined {
  return rules
    .filter(({ selectors }) => selectors.includes(selector))
    .findLast(({ said }) => said.has(name))
    ?.said.get(name);
}

const sixDigits = (colour: string): string =>
  /^#[0-9a-f]{3}$/.test(colour) ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour;

const NAMES = ['--box', '--line', '--ink', '--link'] as const;
type Palette = Readonly<Record<(typeof NAMES)[number], string>>;

/** The colours of the picture where these selectors hold, the last of them first. */
const paletteOf = (...selectors: readonly string[]): Palette =>
  Object.fromEntries(
    NAMES.map((name) => {
      const found = selectors.map((one) => saidOf(one, name)).findLast((one) => one !== undefined);
      return [name, sixDigits(found ?? '')];
    }),
  ) as Palette;

const PLAIN = '.waymark-stages';
const OLD = '.waymark-stages--old';
const FOCUS = '.waymark-stages__link:focus';
const page = sixDigits(saidOf('body', 'background-color') ?? '');

describe('the colours of the flow picture', () => {
  it('are those four, in the stylesheet and in the template', () => {
    const painted = picture.flatMap(({ said }) =>
      ['fill', 'stroke', 'color'].flatMap((name) => said.get(name) ?? []),
    );
    expect(new Set(painted)).toEqual(
      new Set(['var(--box)', 'var(--line)', 'var(--ink)', 'var(--link)', 'none']),
    );
    const template = readFileSync(new URL('flow.page.njk', import.meta.url), 'utf8');
    expect(template).not.toMatch(/\b(fill|stroke|color|style)=/);
  });

  describe.each([
    ['as it is', paletteOf(PLAIN)],
    ['with a box in focus', paletteOf(PLAIN, FOCUS)],
    ['where it is old', paletteOf(PLAIN, OLD)],
    ['where it is old, with a box in focus', paletteOf(PLAIN, OLD, FOCUS)],
  ])('%s', (_, colours) => {
    it.each([
      ['figures in their box', colours['--ink'], colours['--box'], OF_TEXT],
      ['the name in its box', colours['--link'], colours['--box'], OF_TEXT],
      ['figures in the table', colours['--ink'], page, OF_TEXT],
      ['the line of a box, inside', colours['--line'], colours['--box'], OF_SHAPES],
      ['the line of a box, and arrows, on the page', colours['--line'], page, OF_SHAPES],
    ])('tells %s: %s on %s', (_what, one, other, least) => {
      expect([one, other]).toEqual([
        expect.stringMatching(/^#[0-9a-f]{6}$/),
        expect.stringMatching(/^#[0-9a-f]{6}$/),
      ]);
      expect(contrast(one, other)).toBeGreaterThanOrEqual(least);
    });
  });

  it('are in focus for whoever sees no colours too: the line is thicker', () => {
    const widthOf = (selector: string): number => Number(saidOf(selector, 'stroke-width'));
    expect(widthOf(`${FOCUS} rect`)).toBeGreaterThan(widthOf('.waymark-stages__stage rect'));
  });
});
