import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { plain } from './testing/form-fields.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';
import { aReferral } from './testing/referral-examples.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-given-away', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

/** Posted because a body is in no log of addresses: nothing is changed by any of it. */
const READ = [
  ...[/^intake POST \/(places|referrals\/cues|referrals\/duplicates)$/],
  ...[/^eligibility POST \/pre-checks$/, /^routing POST \/(worklist|nudges)\/search$/],
  ...[/^routing POST \/services\/[\w-]+\/(closure\/preview|settings\/effect)$/],
  /^\w+ POST \/messaging\/quarantine\/[0-9a-f-]{36}\/(copy\/)?dry-run$/,
  // That a sign was marked is told by the site itself, whenever it can.
  /^intake POST \/safety-concerns$/,
];
const { person } = aReferral.sent;
/** Of the people of the examples. */
const WHO = [
  ...[person.fullName, person.nhsNumber, person.postcode, person.contact.phone],
  ...['Rosa Demo', '07700 900123', 'rosa@people.example', 'Lantern'],
].filter((each) => each !== undefined);

/** Without an account: nobody is shown as signed in there. */
const PUBLIC = /^\/(signed-out|sign-in\/ways)$/;

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, link = '']) =>
    decodeURIComponent(plain(link).replaceAll('+', ' ')),
  );
const saysWho = (address: string): boolean => WHO.some((each) => address.includes(each));

const cases = pageCases.map((pageCase, number) => ({ ...pageCase, number }));

describe('a page that is opened', () => {
  let links = 0;

  it.each(cases)(
    '$number. $route, $state: changes nothing, says in no address whom it is about, and lets people sign out',
    async ({ as, route, path, status = 200, sent }) => {
      site.services.reset();
      await site.service.query('DELETE FROM request_count');
      const visitor = await site.somebody(as);
      const address = await path(visitor, site.services);
      const before = site.services.asked.length;
      const page = await visitor.get(address);
      const asked = site.services.asked.slice(before);

      const changing = asked
        .filter(({ method }) => method !== 'GET')
        .map(({ service, method, path: at }) => `${service} ${method} ${at}`);
      expect(changing.filter((call) => !READ.some((read) => read.test(call)))).toEqual([]);
      const addresses = [address, ...linksIn(page.text), ...asked.map((one) => one.path)];
      links += addresses.length;
      expect(addresses.filter(saysWho)).toEqual([]);
      expect(page.text).not.toContain(visitor.cookie('sid') ?? 'no session');
      expect(page.text).not.toMatch(/\beyJ[\w-]{10,}\./);
      if (as === 'nobody' || sent !== undefined || status !== 200 || PUBLIC.test(route)) return;
      expect(page.text).toMatch(/<form[^>]* action="\/sign-out"/);
    },
  );

  it('has many addresses', () => {
    expect(links).toBeGreaterThan(3000);
  });
});
