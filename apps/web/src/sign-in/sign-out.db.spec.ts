import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import type { Visitor } from '../testing/a-visitor.fixture.js';

const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
const PAGE = '/worklist';

let site: TestSite;
let browser: Visitor;
/** Of a page that Ana has left open on the computer of the ward. */
let earlier: string;
beforeAll(async () => {
  site = await aSite('web-sign-out', clock);
  await site.account('ana', ['hub-clinician', 'cw-loss']);
  await site.account('bo', ['hub-clinician', 'cw-loss']);
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  browser = await site.signedIn('ana');
  await browser.get(PAGE);
  earlier = browser.token;
  await site.service.query(`UPDATE session SET expire = expire - interval '31 minutes'`);
});

const signOut = (csrf: string, headers = {}) => browser.postAs('/sign-out', { csrf }, headers);
const isSignedIn = async (): Promise<boolean> => (await browser.get(PAGE)).status === 200;
const kept = () => site.service.query('SELECT FROM kept_form');

describe('whoever signs out from a page that was left open', () => {
  it.each(['ana', 'bo'])('is signed out, although %s has signed in meanwhile', async (who) => {
    await site.signsIn(browser, who);
    expect(await isSignedIn()).toBe(true);
    expect(await signOut(earlier)).toMatchObject({ status: 303, location: '/signed-out' });

    expect(await isSignedIn()).toBe(false);
    expect(await kept()).toEqual([]);
  });

  it('is told so where nobody is signed in any more, and nothing is kept of it', async () => {
    for (const token of [earlier, 'f'.repeat(64)])
      expect(await signOut(token)).toMatchObject({ status: 303, location: '/signed-out' });

    expect(await kept()).toEqual([]);
  });

  it('has not come from another site, or made the page themselves', async () => {
    await site.signsIn(browser, 'bo');
    expect((await signOut(earlier, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await signOut('f'.repeat(64))).status).toBe(403);

    expect(await isSignedIn()).toBe(true);
  });
});

describe('whoever signs in where another has left without signing out', () => {
  it.each(['bo', 'stranger'])('is not taken for them: %s', async (who) => {
    await site.signsIn(browser, 'ana');
    await browser.get(PAGE);
    const ofAna = browser.cookie('sid') ?? '';
    await site.signsIn(browser, who);

    expect(await isSignedIn()).toBe(who === 'bo');
    browser.setCookie('sid', ofAna);
    expect(await isSignedIn()).toBe(false);
  });
});

describe('whoever signs out', () => {
  it('is signed out here, although what would end the session there cannot be opened any more', async () => {
    await site.signsIn(browser, 'bo');
    await browser.get(PAGE);
    await site.service.query(
      `UPDATE session SET sess = jsonb_set(sess::jsonb, '{person,idToken}', '"gone.c2VhbGVk"')`,
    );
    expect((await signOut(browser.token)).location).toBe('/signed-out');

    expect(await isSignedIn()).toBe(false);
  });
});
