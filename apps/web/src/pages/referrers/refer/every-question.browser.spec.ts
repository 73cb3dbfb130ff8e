import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import type { Browser } from 'puppeteer-core';
import { aBrowser, Person } from '../../../testing/a-browser.fixture.js';
import { fieldsOf } from '../../../testing/a-filled-form.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { RUNS, walk, type Walker } from '../../../testing/every-question.fixture.js';

const MINUTE = 60_000;
let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
}, MINUTE);
afterAll(() => browser.close());
// What can be looked up is kept for a while, and differs between the runs.
beforeEach(async () => {
  site = await aSite('every-question-in-a-browser', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
}, 2 * MINUTE);
afterEach(() => site.close());

/** With mouse and keyboard, on what is to be seen: what is hidden cannot be answered. */
const inABrowser = (person: Person): Walker => ({
  begin: async () => {
    await person.goTo('/refer/before-you-start');
    await person.press();
    return person.path;
  },
  open: async () => ({ text: await person.html() }),
  goOn: async (link) => {
    await person.press(`main a.nhsuk-button[href="${link}"]`);
    return person.path;
  },
  send: async (_location, given) => {
    await person.fill(fieldsOf(given));
    await person.press('main form[method="post"]:not([action]) button.nhsuk-button');
    if ((await person.words()).includes('There is a problem'))
      throw new Error(`${person.path} refused: ${await person.words()}`);
    return person.path;
  },
});

describe('a whole referral in a browser without JavaScript', () => {
  it.each(RUNS)(
    'is filled in with mouse and keyboard, and sent, for somebody $who',
    async (run) => {
      await site.signedIn('referrer');
      run.meets(site.services);
      const person = await Person.at(browser, site.service.url);
      await person.goTo('/sign-in');
      const { asked, answered } = await walk(inABrowser(person), run);

      expect(answered.size).toBeGreaterThan(40);
      expect(asked.size).toBeGreaterThan(answered.size);
      expect(await person.heading()).toBe('Referral sent');
      const sent = site.services.asked.filter(
        ({ method, path }) => method === 'POST' && path === '/referrals',
      );
      expect(sent).toHaveLength(1);
    },
    2 * MINUTE,
  );
});
