import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import type { Browser, Page } from 'puppeteer-core';
import { aBrowser, pageOf } from '../../../testing/a-browser.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { movesWhile } from '../../../testing/heard.fixture.js';
import { silent } from '../../../testing/page-case.fixture.js';
import { styled } from '../../../testing/styles.fixture.js';
import { someStages } from '../../../testing/watching-examples.fixture.js';

const MINUTE = 60_000;
/** The hub in the picture, and its row in the table. */
const BOX = '[...document.querySelectorAll("svg a")][3].textContent.replace(/\\s+/g, " ").trim()';
const NOW_IN_TABLE = 'document.querySelector("td [data-figure=hub-now]").textContent';
const AS_OF = 'document.querySelector("p [data-figure=asOf]").textContent';
const SAID = 'document.querySelector(".waymark-stages [role=status]").innerText.trim()';
const LINE = 'getComputedStyle(document.querySelector("svg rect")).strokeDasharray';
const ASK = 'document.dispatchEvent(new Event("visibilitychange"))';
const later = (ms: number): string =>
  `(() => { const then = Date.now() + ${String(ms)}; Date.now = () => then; })()`;

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([
    aSite('web-flow-browser', new StoppedClock('2026-11-22T10:42:07.000Z')),
    aBrowser(),
  ]);
  await site.account('olu', ['operator', 'operations']);
}, 2 * MINUTE);
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(() => {
  site.services.reset();
});

async function flow(): Promise<Page> {
  const visitor = await site.signedIn('olu');
  const page = await pageOf(browser, site.service.url, visitor);
  await styled(page);
  await page.goto(`${site.service.url}/operations`);
  await page.evaluate('window.isStillThisPage = true');
  return page;
}

const asked = (): number =>
  site.services.asked.filter(({ path }) => path.startsWith('/flow/stages')).length;

function hubHolds(now: number): void {
  const stages = someStages.stages.map((one) => (one.stage === 'hub' ? { ...one, now } : one));
  const body = { asOf: '2026-11-22T10:42:22.000Z', stages };
  site.services.answer('operations', 'GET /flow/stages', { status: 200, body });
}

describe('the picture of the flow', () => {
  it(
    'changes where it stands, with its table, and without the page being loaded again',
    async () => {
      const page = await flow();
      expect(await page.evaluate(BOX)).toBe('Hub 12 now Last hour In: 4 Out: 3 Oldest: 4 days');

      hubHolds(13);
      const moves = await movesWhile(page, async () => {
        await page.evaluate(ASK);
        await page.waitForFunction(`${NOW_IN_TABLE} === '13'`);
      });
      expect(moves).toEqual([]);
      expect(await page.evaluate(BOX)).toBe('Hub 13 now Last hour In: 4 Out: 3 Oldest: 4 days');
      expect(await page.evaluate(AS_OF)).toBe('10:42:22');
      expect(await page.evaluate(SAID)).toBe('');
      expect(await page.evaluate('window.isStillThisPage')).toBe(true);
      await page.browserContext().close();
    },
    MINUTE,
  );

  it(
    'says that it is old, in words and in broken lines, once it could not ask for more than a minute',
    async () => {
      const page = await flow();
      site.services.answer('operations', 'GET /flow/stages', silent);
      const before = asked();
      await page.evaluate(ASK);
      await page.waitForNetworkIdle();
      expect(asked()).toBeGreaterThan(before);
      expect(await page.evaluate(SAID)).toBe('');

      const moves = await movesWhile(page, async () => {
        await page.evaluate(later(MINUTE + 1));
        await page.evaluate(ASK);
        await page.waitForFunction(`${SAID} !== ''`);
      });
      expect(moves).toEqual([]);
      expect(await page.evaluate(SAID)).toBe(
        'These figures are from 10:42:07; the page has not been able to ask again.',
      );
      expect(await page.evaluate(LINE)).not.toBe('none');

      hubHolds(14);
      await page.evaluate(ASK);
      await page.waitForFunction(`${NOW_IN_TABLE} === '14'`);
      expect(await page.evaluate(SAID)).toBe('');
      expect(await page.evaluate(LINE)).toBe('none');
      await page.browserContext().close();
    },
    MINUTE,
  );

  it(
    'asks nothing while nobody looks',
    async () => {
      const page = await flow();
      const before = asked();
      await page.evaluate(
        'Object.defineProperty(document, "visibilityState", { value: "hidden" }); ' + ASK,
      );
      await page.waitForNetworkIdle();
      expect(asked()).toBe(before);
      await page.browserContext().close();
    },
    MINUTE,
  );
});
