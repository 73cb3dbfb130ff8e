import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MEASURE_CODES, ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import type { Page, Visitor } from '../testing/a-visitor.fixture.js';
import { controlsOf } from '../testing/form-fields.fixture.js';
import type { PageCase } from '../testing/page-case.fixture.js';
import { pageCases } from '../testing/page-cases.fixture.js';
import { sendsEmpty } from '../testing/refused.fixture.js';
import { MARKED, unmarked, unsaid } from './marked.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-languages', new StoppedClock('2026-11-22T12:00:00.000Z'), {
    languages: [MARKED],
  });
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const textsIn = (path: string): readonly string[] =>
  [...readFileSync(new URL(path, import.meta.url), 'utf8').matchAll(/["']([^"']*)["']/g)].map(
    ([, text = '']) => text,
  );
/** Names, and what is set up or kept elsewhere: no texts of the pages. */
const NAMES: readonly string[] = [
  'Waymark',
  'Believing provider',
  'Sign in',
  'http://localhost:3010',
  'example.nhs.uk',
  ...MEASURE_CODES,
  ...ROLES.flatMap((role) => [`Demo ${role}`, `Team team-of-${role}`, `team-of-${role}`]),
  ...ROLES.map((role) => `${role}@people.example`),
  ...textsIn('../testing/directory/urgent-contacts.json'),
  // What a clinical safety officer answers for is said in the same words by every service.
  ...textsIn('../../../../libs/contracts/src/safety-advice.ts'),
  'Telephone Southham crisis team: 01632 960012 (day and night). Confirmed by Southham hub on 1 November 2026.',
  'Southham',
  'Northham and the Northern Villages',
  'note',
  'administrator',
];
async function unsaidBy({ text }: Page, { typed }: Visitor): Promise<readonly string[]> {
  const accounts = await site.service.query<{ name: string; organisation: string }>(
    'SELECT a.name, m.organisation_name AS organisation FROM account a JOIN membership m ON m.account_id = a.id',
  );
  const people = accounts.flatMap(({ name, organisation }) => [name, organisation]);
  return unsaid(text, [...NAMES, ...people, ...site.services.given, ...typed]);
}

const opened = async ({ as, path }: PageCase) => {
  site.services.reset();
  await site.service.query('DELETE FROM request_count');
  const visitor = await site.somebody(as);
  return { visitor, address: await path(visitor, site.services) };
};

describe('a page in another language', () => {
  it.each(pageCases.map((pageCase, number) => ({ ...pageCase, number })))(
    '$number. $route, $state: says all of it in that language, and does the same',
    async (pageCase) => {
      const { visitor, address } = await opened(pageCase);
      const english = await visitor.get(address);
      visitor.setCookie('language', MARKED.code);
      const marked = await visitor.get(address);

      expect(await unsaidBy(marked, visitor)).toEqual([]);
      expect(marked.status).toBe(english.status);
      expect(unmarked(marked.text).split('>')).toEqual(unmarked(english.text).split('>'));
    },
  );

  const refused = pageCases.filter(({ sent }) => sent !== undefined);
  it.each(refused.map((pageCase, number) => ({ ...pageCase, number })))(
    '$number. $route says in that language what is wrong with a form',
    async (pageCase) => {
      const { visitor, address } = await opened(pageCase);
      visitor.setCookie('language', MARKED.code);
      const page = await visitor.get(address);
      const controls = controlsOf(page) ?? [];
      const answer = await visitor.post(address, sendsEmpty({ controls }, pageCase.sent === true));

      expect(await unsaidBy(answer, visitor)).toEqual([]);
    },
  );

  it('is looked at in many states', () => {
    expect(pageCases.length).toBeGreaterThan(400);
    expect(refused.length).toBeGreaterThan(60);
  });
});
