import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { titleOf, type Page } from './testing/a-visitor.fixture.js';
import { plain } from './testing/form-fields.fixture.js';
import type { PageCase } from './testing/page-case.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';
import { answerTo } from './testing/refused.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-titles', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const SERVICE = 'Waymark';
/** By the first part of the address: the sections that its pages say they are in. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  accounts: ['Administration', 'Accounts'],
  barriers: ['What gets in the way'],
  'for-you': ['Ask for help'],
  messages: ['Messages'],
  notices: ['Notices'],
  openings: ['Administration'],
  operations: ['Operations', 'Failed events', 'Groups of failed events', 'Replays'],
  refer: ['Make a referral'],
  // A team reads on the worklist what another team has sent.
  referrals: ['My referrals', 'Worklist'],
  restricted: ['My referrals', 'Worklist'],
  'safety-concerns': ['Worklist'],
  services: ['Services'],
  team: ['Team settings'],
  webhooks: ['Administration', 'Webhooks'],
  worklist: ['Worklist', 'Link-work plan'],
};
/** Before there is a section: who somebody is, and as whom. */
const OF_NO_SECTION = ['choose-role', 'nothing-here-yet', 'sign-in', 'signed-out'];

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Of which page: the same for every referral, draft and state. */
const pageAt = (address: string): string =>
  (address.split('?', 1)[0] ?? '')
    .replaceAll(UUID, ':id')
    .replace(ONE_FORM, '')
    .replace(ONE_SHEET, '/print');
/** What no title has in it: nothing, an object, an id, a name of the code, a tag of a template. */
const RAW = /undefined|null|NaN|\[object|[{}<>_]|[0-9a-f]{8}-[0-9a-f]{4}-|[a-z][A-Z]|^\W/;
/** An address of somebody else's program is its name. */
const ADDRESS = /https:\S+/;
/** Adding what happened and changing it is one form, at two addresses. */
const ONE_FORM = /\/(add\/[a-z-]+|items\/\d+)$/;
/** A referral on paper is the same sheet from its own page and from the list. */
const ONE_SHEET = /\/:id\/print$/;

/** The heading, without what stands above it and the tags beside it. */
const headingOf = ({ text }: Page): string =>
  plain(
    (/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? '')
      .replaceAll(/<(span|strong) class="nhsuk-(caption|tag)[^>]*>[\s\S]*?<\/\1>/g, '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );

/** The titles that a page of that heading may have. The first page of a section is called as the section is. */
function titlesFor(address: string, heading: string, status: number): readonly string[] {
  const [, folder = ''] = address.split(/[/?]/, 2);
  const sections = SECTIONS[folder] ?? [];
  const isWithout =
    OF_NO_SECTION.includes(folder) ||
    sections[0] === heading.replace(/, page \d+( of \d+)?$/, '') ||
    isInsteadOfAPage(status);
  const inFront = status === 422 ? 'Error: ' : '';
  return [
    ...sections.map((section) => `${inFront}${heading} – ${section} – ${SERVICE}`),
    ...(isWithout ? [`${inFront}${heading} – ${SERVICE}`] : []),
  ];
}

/** What is shown instead of a page says by its heading what went wrong, and may be wherever a page is. */
const isInsteadOfAPage = (status: number): boolean => status !== 200 && status !== 422;

const opened = async ({ as, path, sent }: PageCase) => {
  site.services.reset();
  await site.service.query('DELETE FROM request_count');
  const visitor = await site.somebody(as);
  const address = await path(visitor, site.services);
  const page = await visitor.get(address);
  return sent === undefined || page.status !== 200
    ? { address, page }
    : { address, page: await answerTo(page, { visitor, address, asShown: sent === true }) };
};

describe('the title of a page', () => {
  const pages = new Map<string, Set<string>>();
  let refused = 0;

  it.each(pageCases.map((pageCase, number) => ({ ...pageCase, number })))(
    '$number. $route, $state: is its heading, its section and the service',
    async (pageCase) => {
      const { address, page } = await opened(pageCase);
      const { status } = page;
      const title = plain(titleOf(page));

      // One that leads elsewhere would be looked at under another's name.
      expect(page.location).toBe('');
      expect(titlesFor(address, headingOf(page), status)).toContain(title);
      expect(title.replace(ADDRESS, 'An address')).not.toMatch(RAW);

      if (status === 422) refused += 1;
      if (isInsteadOfAPage(status)) return;
      const titled = `${pageCase.as}: ${title.replace('Error: ', '')}`;
      pages.set(titled, (pages.get(titled) ?? new Set()).add(pageAt(address)));
    },
  );

  it('is that of no other page of the same role, in any of its states', () => {
    const shared = [...pages].flatMap(([title, of]) => (of.size > 1 ? [[title, ...of]] : []));

    expect(pages.size).toBeGreaterThan(130);
    expect(refused).toBeGreaterThan(100);
    expect(shared).toEqual([]);
  });
});
