import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import type { Browser, Page } from 'puppeteer-core';
import { aBrowser, pageOf } from '../../../testing/a-browser.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { aPlacement, aWorklist } from '../../../testing/placing-examples.fixture.js';
import { REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

const MINUTE = 60_000;
const NEXT = '0b8f6f0e-0000-4000-8000-000000000003';
const MOST_TABS = 60;
const ROWS = '[...document.querySelectorAll("tbody tr")].map((row) => row.textContent)';
const STATUS = 'document.querySelector("[role=status]").textContent';
const SHOW = 'document.querySelector("[role=status] a").getAttribute("href")';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([
    aSite('web-worklist-browser', new StoppedClock('2026-11-22T10:42:00.000Z')),
    aBrowser(),
  ]);
  for (const name of ['priya', 'joe']) await site.account(name, ['hub-clinician', 'cw-loss']);
}, 2 * MINUTE);
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(() => {
  site.services.reset();
});

async function at(name: string, path: string): Promise<Page> {
  const visitor = await site.signedIn(name);
  const page = await pageOf(browser, site.service.url, visitor);
  await page.goto(`${site.service.url}${path}`);
  return page;
}
const press = async (page: Page, words: string) => {
  const [answer] = await Promise.all([
    page.waitForNavigation(),
    page.click(`main button ::-p-text(${words})`),
  ]);
  return answer?.status();
};
const textOf = (page: Page): Promise<string> =>
  page.$eval('main', (main) => (main as unknown as { innerText: string }).innerText);
const pathOf = (page: Page): string => page.url().slice(site.service.url.length);
/** The words of what has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.textContent.trim()') as Promise<string>;

async function tabTo(page: Page, words: string): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === words) return;
  }
  throw new Error(`nothing that says “${words}” was reached`);
}

describe('two colleagues at one referral', () => {
  it(
    'the second sees that it is open, may still decide, and then hears what the first has decided',
    async () => {
      const first = await at('priya', `/worklist/${R}?list=`);
      const second = await at('joe', `/worklist/${R}?list=`);
      expect(await textOf(second)).toContain('Demo priya has it open since 10:42am');
      expect(await press(first, 'Accept, and review next')).toBe(200);

      const decided = {
        at: '2026-11-22T10:43:00.000Z',
        what: 'accept',
        by: 'Demo priya, cw-loss',
        because: 'Accepted by the team.',
      };
      const body = problem(409, 'move-not-allowed', { detail: 'Demo priya has accepted it.' });
      site.services.answer('routing', `POST /placements/${R}`, { status: 409, body });
      site.services.answer('routing', `GET /placements/${R}`, {
        status: 200,
        body: { ...aPlacement, state: 'accepted', history: [...aPlacement.history, decided] },
      });
      expect(await press(second, 'Accept, and review next')).toBe(409);
      const said = await textOf(second);
      expect(said).toContain('Demo priya has accepted it.');
      expect(said).toContain('Accepted by the team.');
      expect(said).toContain('What you entered was not saved');
    },
    MINUTE,
  );
});

describe('by keyboard alone', () => {
  it(
    'from the list to a referral, on to the next one, and after the last back to the list',
    async () => {
      site.services.answer('routing', 'POST /worklist/next', {
        status: 200,
        body: { referralId: NEXT },
      });
      site.services.answer('routing', `GET /placements/${NEXT}`, {
        status: 200,
        body: { ...aPlacement, referralId: NEXT, reference: 'WM-7QQ2-0C4M' },
      });
      site.services.answer('routing', `POST /placements/${NEXT}`, {
        status: 200,
        body: aPlacement,
      });
      const page = await at('priya', '/worklist?stage=offered');
      await tabTo(page, 'WM-4K7Q-2N8D');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(pathOf(page)).toBe(`/worklist/${R}?list=stage%3Doffered`);

      await tabTo(page, 'Accept, and review next');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(pathOf(page)).toBe(`/worklist/${NEXT}?list=stage%3Doffered`);

      site.services.answer('routing', 'POST /worklist/next', { status: 200, body: {} });
      await tabTo(page, 'Skip, and review next');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(pathOf(page)).toBe('/worklist?stage=offered&said=end');
    },
    MINUTE,
  );
});

describe('20 referrals in a row', () => {
  const ids = Array.from(
    { length: 20 },
    (_, at) => `0b8f6f0e-0000-4000-8000-${String(at + 100).padStart(12, '0')}`,
  );
  const referenceOf = (id: string): string => `WM-7QQ2-0${id.slice(-3)}`;
  const isAccepted = (at: number): boolean => at % 2 === 0;

  function waiting(): void {
    const items = ids.map((referralId) => ({
      ...aPlacement,
      referralId,
      reference: referenceOf(referralId),
    }));
    const body = { ...aWorklist, total: items.length, items };
    site.services.answer('routing', 'POST /worklist/search', { status: 200, body });
    for (const item of items) {
      site.services.answer('routing', `GET /placements/${item.referralId}`, {
        status: 200,
        body: item,
      });
      site.services.answer('routing', `POST /placements/${item.referralId}`, {
        status: 200,
        body: item,
      });
    }
  }
  const decided = (): readonly string[] =>
    site.services.asked
      .filter(({ method, path }) => method === 'POST' && path.startsWith('/placements/'))
      .map(({ path }) => path.slice('/placements/'.length));

  it(
    'are accepted or skipped by keyboard alone, each on its own page and once, and then there are none',
    async () => {
      waiting();
      const page = await at('priya', '/worklist?stage=offered');
      const enter = async (words: string) => {
        await tabTo(page, words);
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      };
      await enter(referenceOf(ids[0] ?? ''));
      for (const [at, id] of ids.entries()) {
        expect(pathOf(page)).toBe(`/worklist/${id}?list=stage%3Doffered`);
        expect(await textOf(page)).toContain(referenceOf(id));
        const next = ids[at + 1];
        const body = next === undefined ? {} : { referralId: next };
        site.services.answer('routing', 'POST /worklist/next', { status: 200, body });
        await enter(isAccepted(at) ? 'Accept, and review next' : 'Skip, and review next');
      }
      expect(pathOf(page)).toBe('/worklist?stage=offered&said=end');
      expect(decided()).toEqual(
        ids.filter((_, at) => isAccepted(at)).map((id) => `${id}/acceptance`),
      );
    },
    2 * MINUTE,
  );
});

describe('new referrals', () => {
  it(
    'are counted in words that are read out, and no row moves until somebody asks for it',
    async () => {
      const page = await at('priya', '/worklist?why=new');
      const rows = () => page.evaluate(ROWS);
      const before = await rows();
      site.services.answer('routing', 'GET /worklist/arrivals', {
        status: 200,
        body: { count: 3 },
      });
      await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
      await page.waitForFunction(`${STATUS} !== ''`);
      expect(await page.evaluate(STATUS)).toBe('3 new referrals since 10:42. Show them');
      expect(await page.evaluate(SHOW)).toBe('/worklist?why=new');
      expect(await rows()).toEqual(before);
      expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    },
    MINUTE,
  );
});
