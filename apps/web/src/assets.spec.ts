import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { compile } from 'sass';

const MOST_KB = 50;
const read = (file: string): string =>
  readFileSync(new URL(`assets/${file}`, import.meta.url), 'utf8');
// As `npm run build:styles` makes them.
const styles = compile(new URL('assets/waymark.scss', import.meta.url).pathname, {
  loadPaths: ['node_modules'],
  style: 'compressed',
}).css;
const script = read('waymark.js');

describe('what every page loads', () => {
  it('is at most 50 KB on the way, styles and script together', () => {
    const kb = (gzipSync(styles).length + gzipSync(script).length) / 1024;
    expect(kb).toBeGreaterThan(1);
    expect(kb).toBeLessThanOrEqual(MOST_KB);
  });

  it('says every time as the clocks of London show it, wherever the browser is', () => {
    const times = script.match(/toLocale(Time|Date)?String\([^)]*\)/g) ?? [];
    expect(times.length).toBeGreaterThan(0);
    expect(times.filter((time) => !time.includes("timeZone: 'Europe/London'"))).toEqual([]);
  });

  it('has no font and no logo that need a licence, and asks no other host', () => {
    expect(styles).toContain('arial');
    expect(styles).not.toMatch(/frutiger|@font-face|@import/i);
    expect(`${styles}${script}${read('favicon.svg')}`.match(/https?:\/\/[^\s"')]+/g) ?? []).toEqual(
      ['http://www.w3.org/2000/svg'],
    );
    // How the NHS logo is drawn in nhsuk-frontend begins so.
    expect(readFileSync(new URL('layout/page.njk', import.meta.url), 'utf8')).not.toMatch(
      /nhsuk-header__logo|M200 0v80H0V0/,
    );
  });
});
