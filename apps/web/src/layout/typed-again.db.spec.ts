import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import type { Page, Visitor } from '../testing/a-visitor.fixture.js';
import { REFERRAL_ID as R } from '../testing/referral-examples.fixture.js';
import { problem } from '../testing/stand-in-services.fixture.js';

const PAGE = `/worklist/${R}/decline`;
const TYPED = 'The team in Northmoor knows <her>,\nand sees her this week.';
const SHOWN = 'The team in Northmoor knows &lt;her&gt;,\nand sees her this week.';
const form = { version: '3', reason: 'no-capacity', comment: TYPED };

let site: TestSite;
let hub: Visitor;
beforeAll(async () => {
  site = await aSite('web-typed-again', new StoppedClock('2026-11-22T12:00:00.000Z'), {
    requestsPerMinute: 40,
  });
  await site.account('hub', ['hub-clinician', 'cw-loss']);
  await site.account('operator', ['operator', 'desk']);
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  site.services.reset();
  await site.service.query('DELETE FROM request_count');
  hub = await site.signedIn('hub');
});

const refuses = (status: number): void => {
  site.services.answer('routing', `POST /placements/${R}`, {
    status,
    body: problem(status, 'refused', { detail: 'A colleague has accepted it meanwhile.' }),
  });
};
const declined = async (): Promise<Page> => {
  await hub.get(PAGE);
  return hub.post(PAGE, form);
};

describe('what somebody wrote into a form that was not taken', () => {
  it.each([403, 404, 409, 503])('is on the page that says so: %i', async (status) => {
    refuses(status);
    const page = await declined();
    expect(page.status).toBe(status);
    expect(page.text).toContain('What you wrote</h2>');
    expect(page.text.split(SHOWN)).toHaveLength(2);
    expect(page.text).not.toContain('no-capacity');
  });

  it('is there where the settings of a team were changed meanwhile', async () => {
    const path = '/team/capacity';
    await hub.get(path);
    const words = 'About six weeks, longer over Christmas.';
    const page = await hub.post(path, { version: '1', state: 'limited', words });
    expect(page.status).toBe(409);
    expect(page.text).toContain('What you wrote is below.');
    expect(page.text).toContain(words);
  });

  it('is there where an operator is told that it was not done', async () => {
    const operator = await site.signedIn('operator');
    const path = `/operations/stuck/${R}/nudge`;
    site.services.answer('routing', `POST /placements/${R}/nudge`, {
      status: 409,
      body: problem(409, 'moved-meanwhile', { detail: 'It has moved.' }),
    });
    await operator.get(path);
    const words = 'It has waited for nine days.';
    const page = await operator.post(path, { reason: 'nothing-recorded', words });
    expect(page.status).toBe(409);
    expect(page.text).toContain(words);
  });

  it('stands once where the form itself is shown again', async () => {
    await hub.get(PAGE);
    const page = await hub.post(PAGE, { ...form, reason: 'of no list' });
    expect(page.status).toBe(422);
    expect(page.text).not.toContain('What you wrote');
    expect(page.text.split(SHOWN)).toHaveLength(2);
  });

  it('is not spoken of where nothing was written', async () => {
    refuses(409);
    await hub.get(PAGE);
    const page = await hub.post(`/worklist/${R}/acceptance`, { version: '3' });
    expect(page.status).toBe(409);
    expect(page.text).not.toContain('What you wrote');
  });

  it('is not said on a page of ours when another site has sent it, whatever is refused first', async () => {
    await hub.get(PAGE);
    const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
    const stranger = await hub.postAs(PAGE, form, elsewhere);
    expect(stranger.status).toBe(403);
    for (let times = 0; times < 45; times += 1) await hub.get('/session/left');
    const throttled = await hub.postAs(PAGE, form);
    expect(throttled.status).toBe(429);
    for (const page of [stranger, throttled]) expect(page.text).not.toContain('Northmoor');
    const own = await hub.post(PAGE, form);
    expect(own.status).toBe(429);
    expect(own.text).toContain(SHOWN);
  }, 30_000);
});
