import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { brandingOf } from './branding.js';
import { contrast, shaded } from './colour.js';

const folder = mkdtempSync(join(tmpdir(), 'branding-'));
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const branded = (settings: object) =>
  brandingOf({ BRAND_COLOUR: '#005eb8', ORGANISATION_NAME: 'Eastham', ...settings });

describe('colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#005eb8', '#ffffff', 6.41],
  ])('%s and %s are %d to 1 apart', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1);
    expect(contrast(other, one)).toBeCloseTo(ratio, 1);
  });

  it('are a fifth darker where nhsuk-frontend has them so', () => {
    expect(shaded('#005eb8')).toBe('#004b93');
  });
});

describe('what the site looks like', () => {
  it('lays nothing over the stylesheet where the colour is the usual one', () => {
    expect(branded({ BRAND_COLOUR: '#005EB8' })).toEqual({
      colour: '#005eb8',
      organisation: 'Eastham',
    });
  });

  it('has the colour in a file whose address changes with it', () => {
    const [one, other] = ['#7c2855', '#00401e'].map(
      (BRAND_COLOUR) => branded({ BRAND_COLOUR }).style,
    );
    expect(one?.content.toString()).toContain('background-color:#7c2855');
    expect(one?.address).not.toBe(other?.address);
  });

  it.each([
    ['logo.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['really-a.svg', Buffer.from('89504e470d0a1a0a00', 'hex'), 'image/png'],
  ])('takes %s by its content', (name, content, type) => {
    expect(branded({ ORGANISATION_LOGO: file(name, content) }).logo).toMatchObject({ type });
  });

  it.each([
    ['a text', () => file('text.svg', 'Eastham'), /PNG or SVG image by its content/],
    ['what is too heavy', () => file('big.svg', `<svg>${' '.repeat(100_000)}`), /at most 100 KB/],
    ['what is not there', () => join(folder, 'no.svg'), /no file that can be read at .*no\.svg/],
  ])('does not start with %s as the logo', (_what, path, words) => {
    expect(() => branded({ ORGANISATION_LOGO: path() })).toThrow(words);
  });
});
