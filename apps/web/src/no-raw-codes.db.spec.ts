import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as contracts from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';
import { answerTo } from './testing/refused.fixture.js';

/** Codes that are words of the language as well. */
const ENGLISH = ['link-work', 'step-up', 'step-down', 'follow-up', 'non-binary'];

/** Every code with a hyphen of every closed list of the contracts. */
const CODES = new Set(
  Object.values(contracts as unknown as Readonly<Record<string, unknown>>)
    .filter((value) => Array.isArray(value))
    .flat()
    .filter((value): value is string => typeof value === 'string')
    .filter((code) => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(code) && !ENGLISH.includes(code)),
);

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-no-raw-codes', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of contracts.ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

/** What can be read on the page itself: no attributes, no scripts, nothing of who is signed in. */
const readable = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
    .replaceAll(/<(script|style|title)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    // The people of the specs are called after their roles.
    .replaceAll(/Demo [a-z-]+/g, ' ')
    .replaceAll(/\s+/g, ' ');

const codesIn = (html: string): readonly string[] =>
  [...new Set(readable(html).match(/\b[a-z0-9]+(-[a-z0-9]+)+\b/g) ?? [])].filter((word) =>
    CODES.has(word),
  );

describe('a page', () => {
  it('knows the codes that nobody may read', () => {
    expect(CODES.size).toBeGreaterThan(150);
    expect(codesIn('<p class="not-known">She is (no-safe-contact) here</p>')).toEqual([
      'no-safe-contact',
    ]);
  });

  // Operators look for events by their types; administrators see people as these specs name them.
  const apart = new Set(['operator', 'senior-operator', 'administrator']);
  const cases = pageCases.filter(({ as }) => !apart.has(as));

  it.each(cases.map((pageCase, number) => ({ ...pageCase, number })))(
    '$number. $route, $state: says nothing in codes',
    async ({ as, path, sent }) => {
      site.services.reset();
      const visitor = await site.somebody(as);
      const address = await path(visitor, site.services);
      const shown = await visitor.get(address);
      expect(codesIn(shown.text)).toEqual([]);
      if (sent === undefined || shown.status !== 200) return;
      const answer = await answerTo(shown, { visitor, address, asShown: sent === true });
      expect(codesIn(answer.text)).toEqual([]);
    },
  );
});
