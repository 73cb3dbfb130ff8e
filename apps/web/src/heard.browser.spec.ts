import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import type { Browser, Page } from 'puppeteer-core';
import { aBrowser, pageOf } from './testing/a-browser.fixture.js';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { heard } from './testing/heard.fixture.js';
import { REFERRAL_ID } from './testing/referral-examples.fixture.js';

// What a person with a screen reader would try, by what the browser gives to one; nobody has listened to it.
const MINUTE = 60_000;

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([
    aSite('web-heard', new StoppedClock('2026-11-22T12:00:00.000Z')),
    aBrowser(),
  ]);
  await site.account('priya', ['hub-clinician', 'cw-loss']);
  await site.account('olu', ['operator', 'waymark']);
}, 2 * MINUTE);
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function at(name: string, path: string): Promise<Page> {
  const visitor = await site.signedIn(name);
  const page = await pageOf(browser, site.service.url, visitor);
  await page.goto(`${site.service.url}${path}`);
  return page;
}
const lines = async (page: Page): Promise<readonly string[]> =>
  (await heard(page)).map((line) => line.trim());

const after = (said: readonly string[], line: string | RegExp, most: number): readonly string[] => {
  const at = said.findIndex((one) => (typeof line === 'string' ? one === line : line.test(one)));
  return at < 0 ? [] : said.slice(at, at + most);
};
const columns = (said: readonly string[]): readonly string[] =>
  said.filter((line) => line.startsWith('columnheader')).map((line) => line.replace(/^\w+ /, ''));

describe('with a screen reader', () => {
  it(
    'a worklist is a table with a name, and each row says its clock and why it is there',
    async () => {
      const table = after(await lines(await at('priya', '/worklist')), 'table “Overdue (1)”', 40);
      expect(columns(table)).toEqual([
        '“Referral”',
        '“For”',
        '“Next step and clock”',
        '“Why it is here”',
        '“Who”',
      ]);
      const cells = table.filter((line) => line.startsWith('cell')).join('\n');
      expect(cells).toMatch(/Safe contact: not known, find out first/);
      expect(cells).toMatch(/Acknowledge 1 day over the 2-working-day target/);
      expect(cells).toMatch(/cell “New A sign was seen/);
    },
    MINUTE,
  );

  it(
    'a list is filtered and put in order, and says so',
    async () => {
      const page = await at('priya', '/worklist');
      expect(await lines(page)).toContain('DisclosureTriangle “Filter and order”');
      await page.click('main summary');
      const form = await lines(page);
      for (const name of ['Stage', 'Pathway', 'Why it is here', 'Assigned to', 'Order'])
        expect(form).toContain(`combobox “${name}”`);
      await page.select('main select[name=sort]', 'newest');
      await page.select('main select[name=stage]', 'offered');
      await Promise.all([
        page.waitForNavigation(),
        page.click('main button ::-p-text(Update results)'),
      ]);
      const said = await lines(page);
      expect(said).toContain('heading “Filters in use” level=2');
      expect(said.join('\n')).toMatch(/link “Remove the filter +Stage: Offered, not yet ack/);
      expect(said.join('\n')).toMatch(/to do\. Newest first\./);
    },
    MINUTE,
  );

  it(
    'the flow is read by its table',
    async () => {
      const name = 'table “Referrals by stage, from intake to outcome”';
      const table = after(await lines(await at('olu', '/operations')), name, 70);
      expect(columns(table).slice(0, 5)).toEqual([
        '“Stage”',
        '“Now”',
        '“In, last hour”',
        '“Out, last hour”',
        '“Oldest there for”',
      ]);
      expect(table).toContain('cell “Criteria: to be judged against the criteria”');
    },
    MINUTE,
  );

  it(
    'what is wrong with an answer is said at the top and at its field',
    async () => {
      const page = await at('priya', `/worklist/${REFERRAL_ID}/decline`);
      await Promise.all([
        page.waitForNavigation(),
        page.click('main form button.nhsuk-button:not([name])'),
      ]);
      const said = await lines(page);
      expect(said[0]).toMatch(/^RootWebArea “Error: /);
      const sentence = 'Select why this service cannot help';
      expect(after(said, 'heading “There is a problem” level=2', 6)).toContain(
        `link “${sentence}”`,
      );
      expect(said).toContain(
        `group “Why can this service not help?” description=Error: ${sentence}`,
      );
    },
    MINUTE,
  );
});
