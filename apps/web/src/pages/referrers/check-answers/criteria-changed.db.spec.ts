import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { fillForm } from '../../../testing/a-filled-form.fixture.js';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import type { Visitor } from '../../../testing/a-visitor.fixture.js';
import { aPreCheck, everyNo } from '../../../testing/judging-examples.fixture.js';
import { contradicted, silent } from '../../../testing/page-case.fixture.js';

let site: TestSite;
let referrer: Visitor;

beforeAll(async () => {
  site = await aSite('web-criteria-changed', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  referrer = await site.signedIn('referrer');
});
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const judging = (answer: Parameters<TestSite['services']['answer']>[2]): void => {
  site.services.answer('eligibility', 'POST /pre-checks', answer);
};
const sendings = (): number =>
  site.services.asked.filter(({ method, path }) => method === 'POST' && path === '/referrals')
    .length;
/** A form whose criteria were seen. */
const seen = async (): Promise<string> => {
  const draft = await fillForm(referrer);
  await referrer.get(`${draft}/criteria`);
  return draft;
};
const CHANGED = 'What the local criteria say has changed';
const SEND = 'Send referral</button>';

describe('what the criteria say when it is read over', () => {
  it('is not spoken of where it is what was seen', async () => {
    const page = await referrer.get(`${await seen()}/check-answers`);
    expect(page.text).not.toContain(CHANGED);
    expect(page.text).not.toMatch(/not seen yet|could not be looked at/);
    expect(page.text).toContain(SEND);
  });

  it('is told where it has changed, and nothing is sent before it was seen', async () => {
    const draft = await seen();
    judging({ status: 200, body: everyNo });
    const page = await referrer.get(`${draft}/check-answers`);
    expect(page.text).toContain(CHANGED);
    expect(page.text).toContain('Criteria not met. Before: Meets the criteria.');
    expect(page.text).toContain(`href="${draft}/criteria"`);
    expect(page.text).not.toContain(SEND);
    const refused = await referrer.post(`${draft}/check-answers`);
    expect({ status: refused.status, sent: sendings() }).toEqual({ status: 409, sent: 0 });
    expect(refused.text).toContain(CHANGED);

    await referrer.get(`${draft}/criteria`);
    expect((await referrer.get(`${draft}/check-answers`)).text).toContain(SEND);
    expect((await referrer.post(`${draft}/check-answers`)).location).toBe(`${draft}/sent`);
    expect(sendings()).toBe(1);
  });

  it('is told where only the version is another', async () => {
    const draft = await seen();
    const judgements = aPreCheck.judgements.map((one) => ({ ...one, revision: 2 }));
    judging({ status: 200, body: { ...aPreCheck, judgements } });
    expect((await referrer.get(`${draft}/check-answers`)).text).toContain(
      'as before; what it publishes is another version.',
    );
  });

  it('is said not to be known where nobody answers, and it is sent all the same', async () => {
    const draft = await seen();
    judging(silent);
    expect((await referrer.get(`${draft}/check-answers`)).text).toContain(
      'The local criteria could not be looked at just now. You can send all the same',
    );
    expect((await referrer.post(`${draft}/check-answers`)).location).toBe(`${draft}/sent`);
  });

  it('is offered where it was never seen, and stops nobody', async () => {
    const draft = await fillForm(referrer);
    expect((await referrer.get(`${draft}/check-answers`)).text).toContain(
      'You have not seen yet what the local criteria say',
    );
    expect((await referrer.post(`${draft}/check-answers`)).location).toBe(`${draft}/sent`);
  });

  it('stops nobody whose answers contradict each other: that is said when it is sent', async () => {
    const draft = await seen();
    judging(contradicted);
    expect((await referrer.get(`${draft}/check-answers`)).text).toContain(SEND);
  });
});
