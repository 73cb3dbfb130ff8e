import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, StoppedClock } from '@waymark/testing';
import { fillForm } from '../../../testing/a-filled-form.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Page, Visitor } from '../../../testing/a-visitor.fixture.js';

const LIMIT = 10;

let site: TestSite;
let one: Visitor;
let checks: Visitor;
let elsewhere: Visitor;

beforeAll(async () => {
  const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
  site = await aSite('web-organisation-limit', clock, { referralsPerMinute: LIMIT });
  await site.account('one', ['referrer', 'wensum-maternity']);
  await site.account('checks', ['referrer', 'yare-maternity']);
  await site.account('elsewhere', ['referrer', 'orwell-maternity']);
  one = await site.signedIn('one');
  checks = await site.signedIn('checks');
  elsewhere = await site.signedIn('elsewhere');
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  site.services.reset();
  await site.service.query('DELETE FROM request_count');
});

const askedOf = (call: string): number =>
  site.services.asked.filter(({ method, path }) => `${method} ${path}` === call).length;

/** As if so many had been sent, or checked, in a minute that is over soon. */
const counted = (what: 'sent' | 'checked', organisation: string): Promise<unknown> =>
  site.service.query(
    `INSERT INTO request_count (key, points, expire)
     VALUES ('organisation-${what}:${organisation}', ${String(LIMIT)}, (extract(epoch FROM now()) * 1000)::bigint + 3000)`,
  );

const isRefused = (page: Page): void => {
  expect(page.status).toBe(429);
  const wait = Number(page.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(page.text).toContain('Your organisation is sending too much at once');
  expect(page.text).toContain('everything you answered is saved');
};

describe('an organisation that sends more than people do', () => {
  it('is counted by what was checked and sent, whoever of it did', async () => {
    const draft = await fillForm(one);
    await one.get(`${draft}/check-answers`);
    await one.post(`${draft}/check-answers`);
    const rows = await site.service.query<{ readonly key: string; readonly points: number }>(
      `SELECT key, points FROM request_count WHERE key LIKE 'organisation-%' ORDER BY key`,
    );
    // Read over once, and judged once more before it is sent.
    expect(rows).toEqual([
      { key: 'organisation-checked:wensum-maternity', points: 2 },
      { key: 'organisation-sent:wensum-maternity', points: 1 },
    ]);
  });

  it('has to wait, loses nothing, and stands in nobody’s way', async () => {
    const [draft, other] = [await fillForm(one), await fillForm(elsewhere)];
    await counted('sent', 'wensum-maternity');
    await one.get(`${draft}/check-answers`);
    const refused = await one.post(`${draft}/check-answers`);
    isRefused(refused);
    expect(refused.text).toContain(`href="${draft}/check-answers"`);
    expect(askedOf('POST /referrals')).toBe(0);

    await elsewhere.get(`${other}/check-answers`);
    expect((await elsewhere.post(`${other}/check-answers`)).location).toBe(`${other}/sent`);

    const again = await one.get(`${draft}/check-answers`);
    expect(again.text).toContain('Send referral</button>');
    await eventually('it is sent once the minute is over', async () => {
      const { location } = await one.post(`${draft}/check-answers`);
      return location === `${draft}/sent`;
    });
    expect(askedOf('POST /referrals')).toBe(2);
  });

  it('has to wait for what the criteria say', async () => {
    const [draft, other] = [await fillForm(checks), await fillForm(elsewhere)];
    await counted('checked', 'yare-maternity');
    isRefused(await checks.get(`${draft}/criteria`));
    expect(askedOf('POST /pre-checks')).toBe(0);
    expect((await elsewhere.get(`${other}/criteria`)).status).toBe(200);
  });
});
