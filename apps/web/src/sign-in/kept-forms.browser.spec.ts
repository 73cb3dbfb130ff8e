import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import type { Browser, Page } from 'puppeteer-core';
import { aBrowser, pageOf } from '../testing/a-browser.fixture.js';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import { REFERRAL_ID as R } from '../testing/referral-examples.fixture.js';

const MINUTE = 60_000;
const PAGE = `/worklist/${R}/decline`;
const TYPED = 'She asked for the team in Northmoor,\nwhich knows her.';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([
    aSite('kept-in-a-browser', new StoppedClock('2026-11-22T12:00:00.000Z')),
    aBrowser(),
  ]);
  await site.account('ana', ['hub-clinician', 'cw-loss']);
}, 2 * MINUTE);
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(() => {
  site.services.reset();
});

const moved = () => site.services.asked.filter(({ path }) => path.endsWith('/decline'));
const wordsOf = async (page: Page, part: string) =>
  (await page.evaluate(`document.querySelector('${part}').textContent`)) as string;
const pressed = async (page: Page, button: string): Promise<unknown> =>
  Promise.all([page.waitForNavigation(), page.click(button)]);

describe.each([true, false])('somebody who is called away, with scripts: %s', (scripts) => {
  it(
    'finds what they typed when they are back, and sends it themselves',
    async () => {
      const visitor = await site.signedIn('ana');
      const page = await pageOf(browser, site.service.url, visitor);
      const context = page.browserContext();
      await page.setJavaScriptEnabled(scripts);
      await page.goto(`${site.service.url}${PAGE}`);
      await page.click('input[name="reason"][value="no-capacity"]');
      await page.type('textarea', TYPED);

      await site.service.query(`UPDATE session SET expire = now() - interval '2 hours'`);
      await context.deleteMatchingCookies({ name: 'sid' });
      await pressed(page, 'main button.nhsuk-button');
      expect(await wordsOf(page, 'main')).toContain('What you typed is kept for 30 minutes');
      await pressed(page, 'main a.nhsuk-button');

      expect(new URL(page.url()).pathname).toBe(PAGE);
      expect(await wordsOf(page, '.nhsuk-notification-banner')).toMatch(
        /You were signed out, or changed your role, while this page was open[\s\S]*Nothing has been sent/,
      );
      expect(await page.evaluate(`document.querySelector('textarea').value`)).toBe(TYPED);
      expect(await page.$('input[value="no-capacity"]:checked')).not.toBeNull();
      expect(moved()).toEqual([]);

      await pressed(page, 'main button.nhsuk-button');
      expect(new URL(page.url()).pathname).toBe(`/worklist/${R}`);
      expect(moved()).toMatchObject([{ body: { reason: 'no-capacity', comment: TYPED } }]);
      await context.close();
    },
    MINUTE,
  );
});
