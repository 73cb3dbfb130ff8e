import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { aTimeline, foundByConsumer } from '../../../testing/placing-examples.fixture.js';
import { REFERRAL_ID } from '../../../testing/referral-examples.fixture.js';

const TRACE = aTimeline.entries[0]?.traceparent.slice(3, 35) ?? '';
const [event] = foundByConsumer.events ?? [];

let site: TestSite;
let olu: Visitor;
beforeAll(async () => {
  site = await aSite('web-find', new StoppedClock('2026-11-22T10:42:07.000Z'));
  await site.account('olu', ['operator', 'operations']);
  olu = await site.signedIn('olu');
}, 60_000);
afterAll(() => site.close());

const answers = (body: object) => {
  site.services.answer('operations', 'GET /referrals?', { status: 200, body });
};

describe('finding a referral', () => {
  it('by its reference leads to its timeline', async () => {
    answers({ referralIds: [REFERRAL_ID] });
    const { status, headers } = await olu.get('/operations/find?reference=wm4k7q2n8d');
    expect({ status, location: headers.get('location') }).toEqual({
      ...{ status: 303, location: `/operations/referrals/${REFERRAL_ID}` },
    });
  });

  it('by the trace of an error page leads to where it stands on the timeline', async () => {
    answers({ referralIds: [REFERRAL_ID], events: [event] });
    const sought = encodeURIComponent(`urn:trace:${TRACE}`);
    const { headers } = await olu.get(`/operations/find?reference=${sought}`);
    const location = headers.get('location') ?? '';
    expect(location).toBe(`/operations/referrals/${REFERRAL_ID}?trace=${TRACE}#found`);

    const { text } = await olu.get(location.replace('#found', ''));
    expect(text.split('id="found"')).toHaveLength(2);
    expect(text.split('What you searched for')).toHaveLength(1 + aTimeline.entries.length);
  });

  it('by a consumer shows what failed there, and is what operations was asked for', async () => {
    answers(foundByConsumer);
    const { status, text } = await olu.get(
      '/operations/find?consumer=routing&on-day=20&on-month=11&on-year=2026&from=10:00&to=',
    );
    expect(status).toBe(200);
    expect(text).toContain(`?event=${event?.eventId ?? ''}#found`);
    expect(site.services.asked.at(-1)).toMatchObject({
      service: 'operations',
      path: '/referrals?consumer=routing&from=2026-11-20T10%3A00%3A00.000Z&to=2026-11-21T00%3A00%3A00.000Z',
    });
  });

  it('by what is nothing is refused with what can be typed, and asks nobody', async () => {
    const before = site.services.asked.length;
    const { status, text } = await olu.get('/operations/find?reference=Amara+Example&from=9');
    expect(status).toBe(422);
    expect(text).toContain('<title>Error: Find a referral');
    expect(text).toMatch(
      /href="#reference">\s*Enter a reference such as .* or a trace of 32 digits/,
    );
    expect(text).toContain('href="#from"');
    expect(text).toContain('value="Amara Example"');
    expect(text).toContain('<details class="nhsuk-details" open>');
    expect(site.services.asked).toHaveLength(before);
  });
});
