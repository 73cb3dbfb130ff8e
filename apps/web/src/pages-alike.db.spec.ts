import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-pages-alike', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none';style-src 'self';script-src 'self';img-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
};
/** What a page has in it once, wherever it is and whatever went wrong. */
const ONCE = [/<h1\b/g, /<html lang="en">/g, /href="#maincontent"/g, /\bid="maincontent"/g];
const FROM_ELSEWHERE = /<(script|link|img|iframe)[^>]*(src|href)="(https?:)?\/\//;
const INLINE = /<style|<script(?![^>]*src=)| style="| on[a-z]+="/;
/** Boxes of one line, which a browser offers to the next person with what was typed before, unless the page says otherwise. */
const LINES = /<input(?![^>]*\btype="(?:hidden|radio|checkbox|file|submit)")[^>]*>/g;
const LEAVE = 'href="/for-you/leave" rel="nofollow noreferrer"';

describe('every page, in every state', () => {
  let own = 0;

  it.each(pageCases.map((pageCase, number) => ({ ...pageCase, number })))(
    '$number. $route, $state: a language, a way past the menu, a heading, and nothing from elsewhere',
    async ({ as, path, route }) => {
      site.services.reset();
      await site.service.query('DELETE FROM request_count');
      const visitor = await site.somebody(as);
      const { headers, text } = await visitor.get(await path(visitor, site.services));

      expect(ONCE.map((each) => [each.source, text.match(each)?.length])).toEqual(
        ONCE.map((each) => [each.source, 1]),
      );
      expect(Object.keys(HEADERS).map((name) => [name, headers.get(name)])).toEqual(
        Object.entries(HEADERS),
      );
      expect(text).not.toMatch(FROM_ELSEWHERE);
      expect(text).not.toMatch(INLINE);
      for (const [line] of text.matchAll(LINES)) expect(line).toMatch(/ autocomplete="[a-z]+"/);
      if (!route.startsWith('/for-you')) return;
      own += 1;
      expect(text).toContain(LEAVE);
      expect(text).toContain('does not clear the list of pages');
    },
  );

  it('are many, and so are those of whoever refers themselves', () => {
    expect(pageCases.length).toBeGreaterThan(300);
    expect(own).toBeGreaterThan(10);
  });
});
