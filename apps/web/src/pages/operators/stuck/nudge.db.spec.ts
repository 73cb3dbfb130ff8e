import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { problemLinks, titleOf, type Visitor } from '../../../testing/a-visitor.fixture.js';
import { aLateTimeline } from '../../../testing/nudge-cases.fixture.js';
import { aLedger } from '../../../testing/placing-examples.fixture.js';
import { REFERRAL_ID as R } from '../../../testing/referral-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';
import { aNudge } from '../../../testing/watching-examples.fixture.js';

const AT = `/operations/stuck/${R}/nudge`;

let site: TestSite;
let operator: Visitor;
beforeAll(async () => {
  site = await aSite('web-nudge', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('operator', ['operator', 'desk']);
  operator = await site.signedIn('operator');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
  timeline(aLateTimeline);
});

function timeline(body: object): void {
  site.services.answer('operations', `GET /referrals/${R}/timeline`, { status: 200, body });
}
function nudged(...nudges: readonly object[]): void {
  site.services.answer('routing', 'POST /nudges/search', { status: 200, body: { nudges } });
}
/** The form as it stands on the page, with what is chosen and written. */
async function filled(fields: Readonly<Record<string, string>>) {
  const { text } = await operator.get(AT);
  return operator.post(AT, { ...hiddenIn(text), ...fields });
}
const hiddenIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['asked', 'idempotencyKey'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '',
    ]),
  );
const asked = () =>
  site.services.asked.filter(
    ({ service, path }) => service === 'routing' && path === `/placements/${R}/nudge`,
  );

describe('asking a team to look at a stuck referral', () => {
  it('says whom, what they owe and since when it is late; what is asked goes to routing with one key', async () => {
    const { text } = await operator.get(AT);
    expect(text).toContain('Perinatal Loss Pathway');
    expect(text).toContain('20 November 2026 at 5:00pm: 1 day over');

    const answers = { reason: 'nothing-recorded', words: 'Please say who has it.' };
    const sent = await filled(answers);
    expect(sent).toMatchObject({ status: 303, location: '/operations/stuck' });
    expect(asked()).toMatchObject([
      { body: { ...answers, asked: 'cw-loss', byName: 'Demo operator' } },
    ]);
    expect(asked()[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    [{}, 'reason', 'Select why you ask them'],
    [
      { reason: 'nothing-recorded', words: 'About 999 123 4567' },
      'words',
      'Leave out the NHS number',
    ],
    [{ reason: 'nothing-recorded', words: 'x'.repeat(201) }, 'words', '200 characters or fewer'],
  ])('keeps what was typed and says what to put right: %j', async (answers, field, words) => {
    const page = await filled(answers);
    expect(page.status).toBe(422);
    expect(titleOf(page)).toMatch(/^Error: /);
    expect(problemLinks(page)).toMatchObject([expect.stringContaining(field)]);
    expect(page.text).toContain(words);
    expect(asked()).toEqual([]);
  });

  it('offers no form to whoever comes second, and says who asked, when, and from when again', async () => {
    nudged(aNudge);
    const { text } = await operator.get(AT);
    expect(text).toContain('22 November 2026 at 9:00am by Sam Okoro');
    expect(text).toContain('they may be asked again from 23 November 2026 at 9:00am');
    expect(text).not.toContain('<button class="nhsuk-button" type="submit">Ask');
  });

  it('says the same where a colleague was faster', async () => {
    const fields = { reason: 'nothing-recorded' };
    site.services.answer('routing', `POST /placements/${R}/nudge`, {
      status: 409,
      body: problem(409, 'asked-already'),
    });
    const { text } = await operator.get(AT);
    nudged(aNudge);
    const page = await operator.post(AT, { ...hiddenIn(text), ...fields });
    expect(page.status).toBe(409);
    expect(page.text).toContain('22 November 2026 at 9:00am by Sam Okoro');
  });

  it('says why nobody is asked where it has moved meanwhile', async () => {
    const detail = 'The next step is owed by Another Hub now. Read the referral again.';
    site.services.answer('routing', `POST /placements/${R}/nudge`, {
      status: 409,
      body: { ...problem(409, 'moved-meanwhile'), detail },
    });
    const page = await filled({ reason: 'nothing-recorded' });
    expect(page.status).toBe(409);
    expect(page.text).toContain(detail);
  });

  it('asks nobody before routing has it: the page says who does what', async () => {
    const { nextStep: _, ...unheard } = aLateTimeline;
    timeline({ ...unheard, state: 'received' });
    const { text } = await operator.get(AT);
    expect(text).toContain('Routing has not spoken of it yet');
    expect(text).toContain('Operators find out why');
    expect(text).not.toContain('type="radio"');
  });

  it('stands on the list afterwards: when, by whom, why', async () => {
    nudged(aNudge);
    const { text } = await operator.get('/operations/stuck');
    expect(text).toContain(
      'Asked on 22 November 2026 at 9:00am by Sam Okoro, because nothing has been recorded since it came to the team.',
    );
    expect(text).not.toContain(AT);
  });

  it('is on the list by what operations heard where routing is silent', async () => {
    const stuck = aLedger.stuck.map((one) => ({ ...one, askedAt: '2026-11-22T09:00:00.000Z' }));
    site.services.answer('operations', 'GET /ledger', { status: 200, body: { ...aLedger, stuck } });
    site.services.answer('routing', 'POST /nudges/search', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    const { status, text } = await operator.get('/operations/stuck');
    expect(status).toBe(200);
    expect(text).toContain('A team was asked on 22 November 2026 at 9:00am.');
  });
});
