import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import { chosenIn } from './testing/form-fields.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-nothing-chosen', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

interface Allowed {
  readonly because: string;
  /** Of `route state field`. */
  readonly on: readonly RegExp[];
}

/** What is chosen on a page that nobody has filled in yet, and why that harms nobody. */
const ALLOWED: readonly Allowed[] = [
  {
    because: 'somebody has answered it so, on this form or when it was sent',
    on: [
      /^\/refer\/:id\/:topic default \w/,
      /^\/refer\/:id\/what-happened\/items\/:index \w+ \w/,
      /^\/(referrals|worklist)\/:id\/(contact-details|moved) \w+ \w/,
      /^\/referrals\/:id\/information\/:part \w+ \w/,
      /^\/referrals\/:id\/questions\/:questionId \w+ \w/,
    ],
  },
  {
    because: 'it is so now, and stays so unless it is changed',
    on: [
      /^\/notices\/settings \w+ emailFor$/,
      /^\/team\/offers \w+ offers$/,
      /^\/operations\/failed\/:service\/groups\/:group\/assignment \w+ who$/,
      /^\/worklist\/:id\/plan\/:change \w+ (category|state)$/,
    ],
  },
  {
    because: 'what the account says of whoever is writing',
    on: [/^\/refer\/:id\/:topic error role$/],
  },
  {
    because: '“not asked” leaves what was said before, and one that was asked has to be answered',
    on: [/^\/referrals\/:id\/agreement \w+ (hub|gp|otherNhs)$/],
  },
  {
    because: 'narrows or orders what is listed, as the address asks, and changes nothing',
    on: [
      /^\/operations\/(deliveries|find) (filtered|error) \w/,
      /^\/services filtered now$/,
      /^\/barriers \w+ (from|to)$/,
      /^\/worklist filtered \w/,
      /^\/worklist \w+ sort$/,
      /^\/refer\/:id\/call-now filtered area$/,
    ],
  },
  {
    because: 'what was chosen for all of them on the page before',
    on: [/^\/team\/closing\/preview \w+ to-:id$/],
  },
  { because: 'there is no other way of signing in', on: [/^\/accounts\/invite \w+ issuer$/] },
];

/** A field of a page, the same for every referral and every one of a list. */
const fieldOn = (page: string, name: string): string =>
  `${page} ${name.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/\d+/g, '0')}`;

const isAllowed = (field: string): boolean =>
  ALLOWED.some(({ on }) => on.some((each) => each.test(field)));

const opened = pageCases.filter(({ state, status = 200 }) => state !== 'long' && status === 200);
const found = new Set<string>();

describe('a page that is opened', () => {
  it.each(opened.map((pageCase, number) => ({ ...pageCase, number })))(
    '$number. $route, $state: has nothing chosen that nobody has chosen, or it is said why',
    async ({ as, path, route, state }) => {
      site.services.reset();
      await site.service.query('DELETE FROM request_count');
      const visitor = await site.somebody(as);
      const page = await visitor.get(await path(visitor, site.services));
      const chosen = chosenIn(page).map((name) => fieldOn(`${route} ${state}`, name));
      for (const field of chosen) found.add(field);

      expect(chosen.filter((field) => !isAllowed(field))).toEqual([]);
    },
  );

  it('has each of what is allowed', () => {
    const unused = ALLOWED.flatMap(({ on }) => on).filter(
      (each) => ![...found].some((field) => each.test(field)),
    );

    expect(unused).toEqual([]);
  });
});
