import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../testing/a-site.fixture.js';
import { hiddenField, type Visitor } from '../../testing/a-visitor.fixture.js';
import { silent } from '../../testing/page-case.fixture.js';
import { aPlacement } from '../../testing/placing-examples.fixture.js';
import { REFERRAL_ID as R, samePerson } from '../../testing/referral-examples.fixture.js';
import { problem } from '../../testing/stand-in-services.fixture.js';

let site: TestSite;
let hub: Visitor;

beforeAll(async () => {
  site = await aSite('web-hubs', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('hub-clinician', ['hub-clinician', 'cw-loss']);
  hub = await site.signedIn('hub-clinician');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

describe('deciding at a hub', () => {
  it('sends the version that was read, who did it, and one key for one form', async () => {
    const page = await hub.get(`/worklist/${R}`);
    const fields = {
      version: hiddenField(page, 'version'),
      idempotencyKey: hiddenField(page, 'idempotencyKey'),
    };
    const answer = await hub.post(`/worklist/${R}/acceptance`, fields);
    const move = site.services.asked.find(({ method }) => method === 'POST');

    expect(answer).toMatchObject({ status: 303, location: `/worklist/${R}` });
    expect(move).toMatchObject({
      path: `/placements/${R}/acceptance`,
      body: { version: 3, byName: 'Demo hub-clinician' },
    });
    expect(move?.headers['idempotency-key']).toBe(fields.idempotencyKey);
  });

  it('tells that somebody was faster, and what has happened', async () => {
    const body = problem(409, 'move-not-allowed', {
      detail: 'A colleague has accepted it meanwhile.',
    });
    site.services.answer('routing', `POST /placements/${R}`, { status: 409, body });
    await hub.get(`/worklist/${R}`);
    const page = await hub.post(`/worklist/${R}/acceptance`, { version: '2' });

    expect(page.status).toBe(409);
    expect(page.text).toMatch(/A colleague has accepted it meanwhile\.[\s\S]*Joe Adeyemi/);
  });

  it('changes nothing without a version', async () => {
    await hub.get(`/worklist/${R}`);
    const page = await hub.post(`/worklist/${R}/acceptance`);

    expect(page.status).toBe(422);
    expect(site.services.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it.each([
    { intake: 'answers', value: 'read', shows: 'Safe: telephone' },
    { intake: 'is silent', value: 'not-shown', shows: 'nothing is known to be safe' },
  ])('a try is recorded once safe contact was read: intake $intake', async ({ value, shows }) => {
    const body = { ...aPlacement, moves: ['record-contact'] };
    site.services.answer('routing', `GET /placements/${R}`, { status: 200, body });
    if (value === 'not-shown') {
      site.services.answer('intake', `GET /referrals/${R}`, silent);
    }
    const page = await hub.get(`/worklist/${R}/contact`);
    const [before, form] = page.text.split('<form method="post" novalidate');
    expect(before).toContain(shows);
    expect(form).toContain(`value="${value}"`);

    const answers = { way: 'telephone', reached: 'no', version: '3' };
    const refused = await hub.post(`/worklist/${R}/contact`, answers);
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/<title>Error: [\s\S]*href="#safeContact"[\s\S]*Tick that you/);
    expect(refused.text).toMatch(/value="telephone" checked/);
    expect(
      (await hub.post(`/worklist/${R}/contact`, { ...answers, safeContact: value })).status,
    ).toBe(303);
    expect(site.services.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      way: 'telephone',
      reached: false,
      safeContact: value,
    });
  });

  it('shows what is sent and what comes next before it is decided, and works where nobody can say', async () => {
    const { text } = await hub.get(`/worklist/${R}`);
    expect(text).toMatch(/Accept: what comes next, and what is sent/);
    expect(text).toContain('owed by Perinatal Loss Pathway by 20 December 2026');
    expect(text).toContain('Waymark: an update on something you sent');
    const declining = await hub.get(`/worklist/${R}/decline`);
    expect(declining.text).toMatch(/Lotus[\s\S]*To the next service, where one is found/);
    expect((await hub.post(`/worklist/${R}/decline`, { version: '3' })).text).toContain(
      'What is sent, word for word',
    );

    site.services.answer('notification', 'GET /templates/', silent);
    site.services.answer('notification', 'GET /templates/referrer-update', silent);
    site.services.answer('routing', `GET /placements/${R}/moves`, silent);
    const page = await hub.get(`/worklist/${R}/decline`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('The words cannot be shown just now');
    expect(page.text).toContain('What comes next cannot be worked out just now');
    const fields = { version: '3', reason: 'no-capacity' };
    expect((await hub.post(`/worklist/${R}/decline`, fields)).status).toBe(303);
  });

  it('shows what was sent and how it stands, to the team that holds the person alone', async () => {
    const asked = () => site.services.asked.some(({ path }) => path === `/referrals/${R}/messages`);
    const { text } = await hub.get(`/worklist/${R}`);
    expect(text).toMatch(/An update on your request[\s\S]*no safe way to write to them is known/);
    expect(text).toMatch(/The team that sent it[\s\S]*Email[\s\S]*Delivered/);
    expect(text).toMatch(/Not at all[\s\S]*Not known yet[\s\S]*Not sent yet/);

    site.services.answer('notification', `GET /referrals/${R}/messages`, silent);
    expect((await hub.get(`/worklist/${R}`)).text).toContain('What was sent cannot be shown');
    for (const status of [403, 404]) {
      const body = problem(status, status === 403 ? 'restricted' : 'not-found');
      site.services.answer('notification', `GET /referrals/${R}/messages`, { status, body });
      const page = await hub.get(`/worklist/${R}`);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('id="messages"');
    }

    site.services.reset();
    const holder = { organisation: 'another-hub', kind: 'mmhs-hub', name: 'Another' };
    site.services.answer('routing', `GET /placements/${R}`, {
      status: 200,
      body: { ...aPlacement, holder },
    });
    expect((await hub.get(`/worklist/${R}`)).text).not.toContain('id="messages"');
    expect(asked()).toBe(false);
  });

  it('passes on knowing what is shared, what was agreed, and which services come first', async () => {
    const body = { ...aPlacement, moves: ['pass-on'] };
    site.services.answer('routing', `GET /placements/${R}`, { status: 200, body });
    const { text } = await hub.get(`/worklist/${R}/onward`);
    expect(text).toMatch(/What is shared[\s\S]*What the person has agreed to/);
    expect(text).toMatch(/<optgroup label="Elsewhere">[\s\S]*<optgroup label="Outside Waymark">/);

    const answers = { place: 'norfolk-waveney-lotus', version: '3' };
    const refused = await hub.post(`/worklist/${R}/onward`, answers);
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/<option value="norfolk-waveney-lotus" selected>/);
    expect((await hub.post(`/worklist/${R}/onward`, { version: '3' })).text).toMatch(
      /href="#place"[\s\S]*<select[^>]*id="place"[^>]*aria-describedby="place-hint place-error"/,
    );
  });

  it('shows how it stands even where the details cannot be had', async () => {
    site.services.answer('intake', `GET /referrals/${R}`, {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    site.services.answer('eligibility', 'GET /referrals', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    const page = await hub.get(`/worklist/${R}`);

    expect(page.status).toBe(200);
    expect(page.text).toContain('The details of this referral cannot be shown just now');
    expect(page.text).toContain('Held by');
  });

  it('says that details are not shared with a team that has let go, and neither to try again nor to print', async () => {
    const notFound = { status: 404, body: problem(404, 'not-found') };
    site.services.answer('intake', `GET /referrals/${R}`, notFound);
    site.services.answer('eligibility', `GET /referrals/${R}/assessments`, notFound);
    const step = { what: 'acknowledge', owner: 'lotus', ownerName: 'Lotus' };
    const body = { ...aPlacement, nextStep: { ...aPlacement.nextStep, ...step } };
    site.services.answer('routing', `GET /placements/${R}`, { status: 200, body });
    const page = await hub.get(`/worklist/${R}`);

    expect(page.status).toBe(200);
    expect(page.text).toContain('Perinatal Loss Pathway, until somebody at Lotus has taken over');
    expect(page.text).toContain('with yours not any more, or not yet');
    expect(page.text).toContain('Do not contact them.');
    expect(page.text).toContain('shown to the teams that work with them');
    expect(page.text).not.toMatch(/load the page again|not judged yet/i);
    expect(page.text).not.toMatch(/\/print"|\/restricted\//);
  });

  it('lets nobody see what they may not', async () => {
    site.services.answer('routing', `GET /placements/${R}`, {
      status: 404,
      body: problem(404, 'not-found'),
    });

    expect((await hub.get(`/worklist/${R}`)).status).toBe(404);
  });
});

describe('another referral of the same person', () => {
  const asked = () =>
    site.services.asked
      .filter(({ method }) => method === 'POST')
      .map(({ path, body }) => ({ path, body }));

  it('is named on the page, with what the team has to decide, and only to who may', async () => {
    const { text } = await hub.get(`/worklist/${R}`);
    expect(text).toContain('1 linked, 1 alike, to be decided by your team');

    await site.account('asker', ['referrer', 'wensum-maternity']);
    const referrer = await site.signedIn('asker');
    site.services.reset();
    await referrer.get(`/worklist/${R}`);
    expect(site.services.asked.some(({ path }) => path.includes('same-person'))).toBe(false);
    expect((await referrer.get(`/worklist/${R}/same-person`)).status).toBe(403);
  });

  it.each([
    { decision: 'same-person', path: `/referrals/${R}/links`, body: {} },
    {
      decision: 'twin-or-sister',
      path: `/referrals/${R}/links/removal`,
      body: { reason: 'twin-or-sister', comment: 'Rang both.' },
    },
  ])('is decided: $decision', async ({ decision, path, body }) => {
    const page = await hub.get(`/worklist/${R}/same-person`);
    const other = samePerson.near[0]?.referralId ?? '';
    const idempotencyKey = hiddenField(page, 'idempotencyKey');
    const fields = { other, decision, comment: 'Rang both.', idempotencyKey };
    expect((await hub.post(`/worklist/${R}/same-person`, fields)).location).toBe(
      `/worklist/${R}/same-person`,
    );
    expect(asked()).toEqual([{ path, body: { otherReferralId: other, ...body } }]);
  });

  it('is not decided by half an answer', async () => {
    await hub.get(`/worklist/${R}/same-person`);
    const { status, text } = await hub.post(`/worklist/${R}/same-person`, {
      decision: 'same-person',
    });
    expect(status).toBe(422);
    expect(text).toContain('Select which other referral you mean');
    expect(asked()).toEqual([]);
  });
});
