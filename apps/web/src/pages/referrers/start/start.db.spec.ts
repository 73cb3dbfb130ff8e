import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-start', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
});
afterAll(() => site.close());

it('the start leads to what is covered, to what is closed now, and to help', async () => {
  const { text } = await referrer.get('/refer');
  const links = [...text.matchAll(/href="(\/services[^"]*)"/g)].map(([, href]) => href);
  expect(links).toEqual(expect.arrayContaining(['/services', '/services?now=not-taking']));
  for (const href of links) expect((await referrer.get(href ?? '')).status).toBe(200);
  expect(text).toContain('href="#help"');
  expect(text).toMatch(/id="help"[\s\S]*In an emergency call 999/);
});
