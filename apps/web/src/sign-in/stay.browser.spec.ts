import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { aBrowser, pageOf } from '../testing/a-browser.fixture.js';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import { REFERRAL_ID as R } from '../testing/referral-examples.fixture.js';
import { styled } from '../testing/styles.fixture.js';

const MINUTE = 60_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MESSAGE = '.waymark-signed-in';

/** What lies on top, in the middle of the button and of the time. */
const SEEN = `(() => {
  const isSeen = (selector) => {
    const element = document.querySelector('${MESSAGE} ' + selector);
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  return { button: isSeen('button'), time: isSeen('[data-at]') };
})()`;

let site: TestSite;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([
    aSite('stay-in-a-browser', new StoppedClock('2026-11-22T12:00:00.000Z')),
    aBrowser(),
  ]);
  await site.account('ana', ['hub-clinician', 'cw-loss']);
}, 2 * MINUTE);
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  await site.service.query('DELETE FROM session');
  const visitor = await site.signedIn('ana');
  page = await pageOf(browser, site.service.url, visitor);
  await styled(page);
  await page.evaluateOnNewDocument(
    'globalThis.passed = 0; const now = Date.now; Date.now = () => now() + passed;',
  );
  await page.goto(`${site.service.url}/worklist/${R}/decline`);
});

/** So much time passes here and at the site, and somebody looks at the page. */
async function minutesPass(minutes: number): Promise<void> {
  await site.service.query(`UPDATE session SET expire = expire - $1 * interval '1 minute'`, [
    minutes,
  ]);
  await page.evaluate(
    `passed += ${String(minutes * MINUTE)}; document.dispatchEvent(new Event('visibilitychange'))`,
  );
}
const saysNow = (words: string): Promise<unknown> =>
  page.waitForFunction(
    `document.querySelector('${MESSAGE}').textContent.replace(/\\s+/g, ' ').includes('${words}')`,
    { timeout: 5_000 },
  );
const isSilent = (): Promise<unknown> =>
  page.waitForFunction(`document.querySelector('${MESSAGE}').childElementCount === 0`, {
    timeout: 5_000,
  });

describe('the warning before the end of a session', () => {
  it('comes five minutes before, takes no focus, and goes when somebody stays', async () => {
    await page.focus('textarea');
    await minutesPass(20);
    await isSilent();
    await minutesPass(6);
    await saysNow('You will be signed out at');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    expect(await page.$(`${MESSAGE}[role="status"]`)).not.toBeNull();

    await page.focus(`${MESSAGE} button`);
    await page.keyboard.press('Enter');
    await isSilent();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    const [row] = await site.service.query<{ stays: boolean }>(
      `SELECT expire > now() + interval '29 minutes' AS stays FROM session`,
    );
    expect(row).toEqual({ stays: true });
  }, 60_000);

  it('says the time in London, whatever clock the browser goes by', async () => {
    await page.emulateTimezone('America/New_York');
    await minutesPass(26);
    await saysNow('You will be signed out at');
    const said = await page.evaluate(`document.querySelector('${MESSAGE} [data-at]').textContent`);
    const inLondon = { timeZone: 'Europe/London', timeStyle: 'short' } as const;
    const ends = await page.evaluate('Date.now() + 4 * 60_000');
    const around = [0, 1, 2].map((minutes) =>
      new Date(Number(ends) + (minutes - 1) * MINUTE).toLocaleTimeString('en-GB', inLondon),
    );

    expect(around).toContain(said);
  }, 60_000);

  it('is silent where the same person goes on in another window', async () => {
    await minutesPass(26);
    await saysNow('You will be signed out at');
    await site.service.query(`UPDATE session SET expire = now() + interval '28 minutes'`);
    await page.evaluate(`passed += 61000; document.dispatchEvent(new Event('visibilitychange'))`);

    await isSilent();
  }, 60_000);

  it('says at the end that what was typed is kept, and so it is', async () => {
    await page.type('textarea', 'She asked for another team.');
    await minutesPass(31);
    await saysNow('You are signed out.');
    await page.click('input[value="no-capacity"]');
    await Promise.all([page.waitForNavigation(), page.click('main form button.nhsuk-button')]);

    expect(await page.content()).toContain('What you typed is kept for 30 minutes');
  }, 60_000);

  it.each([
    [1280, 900],
    [320, 900],
    [320, 256],
  ])(
    'has no barrier and covers little at %i by %i',
    async (width, height) => {
      await page.setViewport({ width, height });
      await minutesPass(26);
      await saysNow('You will be signed out at');
      await page.evaluate(AXE);
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
      const share = (await page.evaluate(
        `document.querySelector('${MESSAGE}').getBoundingClientRect().height / innerHeight`,
      )) as number;

      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(share).toBeLessThan(0.5);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await page.evaluate(SEEN)).toEqual({ button: true, time: true });
    },
    60_000,
  );

  it('leaves styles and script within 50 KB', async () => {
    const sizes = await page.evaluate(`Promise.all(
      [...document.querySelectorAll('link[rel=stylesheet], script')].map(async (it) =>
        (await fetch(it.href ?? it.src)).text()))`);

    expect(gzipSync((sizes as string[]).join('')).length).toBeLessThan(50 * 1024);
  });
});
