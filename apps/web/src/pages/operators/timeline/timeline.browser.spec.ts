import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import type { Browser, Page } from 'puppeteer-core';
import { aBrowser, pageOf } from '../../../testing/a-browser.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { REFERRAL_ID } from '../../../testing/referral-examples.fixture.js';
import { styled } from '../../../testing/styles.fixture.js';
import { eighteenWeeks } from '../../../testing/timeline-examples.fixture.js';

const MINUTE = 60_000;
const GAPS = '.waymark-timeline__gap summary';
const WORDS = `[...document.querySelectorAll('${GAPS}')].map((one) => one.innerText.trim())`;
/** What is seen of the first gap once it is open; empty while it is folded. */
const SEEN = `(() => {
  const text = document.querySelector('.waymark-timeline__gap .nhsuk-details__text');
  return text.checkVisibility({ contentVisibilityAuto: true }) ? text.innerText.trim() : '';
})()`;
const FOCUSED = 'document.activeElement.innerText.trim()';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([
    aSite('web-timeline-browser', new StoppedClock('2026-11-27T10:00:00.000Z')),
    aBrowser(),
  ]);
  await site.account('olu', ['operator', 'operations']);
  const call = `GET /referrals/${REFERRAL_ID}/timeline`;
  site.services.answer('operations', call, { status: 200, body: eighteenWeeks });
}, 2 * MINUTE);
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function timeline(withScripts: boolean): Promise<Page> {
  const visitor = await site.signedIn('olu');
  const page = await pageOf(browser, site.service.url, visitor);
  await page.setJavaScriptEnabled(withScripts);
  await styled(page);
  await page.goto(`${site.service.url}/operations/referrals/${REFERRAL_ID}`);
  return page;
}

async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(FOCUSED)) === words) return;
  }
  throw new Error(`"${words}" is reached by no key`);
}

describe('eighteen weeks of a timeline', () => {
  it.each([
    { scripts: 'with scripts', withScripts: true },
    { scripts: 'without scripts', withScripts: false },
  ])(
    'have their silences folded, with the length in words, and open by keyboard $scripts',
    async ({ withScripts }) => {
      const page = await timeline(withScripts);

      expect(await page.evaluate(WORDS)).toEqual([
        '5 weeks, 2 days with nothing',
        '1 day, 3 hours with nothing',
        '6 days, 20 hours with nothing',
        '3 weeks with nothing',
        '8 weeks, 6 days with nothing',
        '4 hours with nothing',
      ]);
      expect(await page.evaluate(SEEN)).toBe('');

      await tabTo(page, '5 weeks, 2 days with nothing');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(SEEN)).toBe(
        'From 20 July 2026 at 10:14am, after referral.held, to 27 August 2026 at 12:00am, before referral.released, nothing was heard of this referral.',
      );
      await page.keyboard.press('Enter');
      expect(await page.evaluate(SEEN)).toBe('');
      await page.browserContext().close();
    },
    MINUTE,
  );
});
