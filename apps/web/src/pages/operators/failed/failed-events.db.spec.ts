import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import { problemLinks, titleOf, type Visitor } from '../../../testing/a-visitor.fixture.js';
import {
  aDryRun,
  aGroup,
  aGroupAgain,
  anArchivedGroup,
  anInspectedEvent,
  aRun,
  FAILED_ID,
  GROUP,
  RUN_ID,
} from '../../../testing/failed-examples.fixture.js';
import { REFERRAL_ID } from '../../../testing/referral-examples.fixture.js';
import { silent } from '../../../testing/page-case.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

const ENTRY = `/operations/failed/routing/events/${FAILED_ID}`;
const GROUP_AT = `/operations/failed/routing/groups/${GROUP}`;
const RUN_AT = `/operations/runs/routing/${RUN_ID}`;
const QUARANTINE = '/messaging/quarantine';

let site: TestSite;
let operator: Visitor;
let senior: Visitor;
beforeAll(async () => {
  site = await aSite('web-failed', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('operator', ['operator', 'desk']);
  await site.account('senior', ['senior-operator', 'desk']);
  operator = await site.signedIn('operator');
  senior = await site.signedIn('senior');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

/** What routing was asked to do. */
const posted = (path: string) =>
  site.services.asked.filter(
    (one) => one.service === 'routing' && one.method === 'POST' && one.path === path,
  );
const settled = (more: object) => {
  const body = { ...anInspectedEvent, waitingBehind: 0, ...more };
  site.services.answer('routing', `GET ${QUARANTINE}/${FAILED_ID}`, { status: 200, body });
};

describe('the groups of failed events', () => {
  it('are of all services, with how many, about whom and since when', async () => {
    const { text } = await operator.get('/operations/failed');

    expect(text).toContain('40 events in 1 group.');
    expect(text).toContain('message.failed.v1 from notification');
    expect(text).toContain('22 November 2026 at 9:00am');
  });

  it('are shown of those that answer, and who is silent is said', async () => {
    site.services.answer('intake', `GET ${QUARANTINE}`, silent);
    const page = await operator.get('/operations/failed');

    expect(page.status).toBe(200);
    expect(page.text).toContain('No answer from intake');
    expect(page.text).toContain('message.failed.v1 from notification');
  });
});

describe('a group of failed events', () => {
  const groups = (...waiting: readonly object[]) => {
    const body = { groups: waiting };
    site.services.answer('routing', `GET ${QUARANTINE}/groups`, { status: 200, body });
  };

  it('that was settled and is there again says so, with who looks after it', async () => {
    groups({ ...aGroupAgain, assignee: 'http://localhost:3010|senior' });
    const { text } = await operator.get('/operations/failed');
    expect(text).toMatch(/Came again<\/strong>[\s\S]*Looked after by <\/span><span>Demo senior/);
    expect(text).not.toContain('>New<');

    groups({ ...aGroupAgain, group: GROUP });
    expect((await operator.get(GROUP_AT)).text).toMatch(
      /Settled before[\s\S]*10 November 2026 at 9:00am: the same trouble has come again/,
    );
  });

  it('that is archived stands apart, until it grows', async () => {
    groups(anArchivedGroup);
    const aside = await operator.get('/operations/failed');
    expect(aside.text).not.toContain('>New<');
    expect(aside.text).toMatch(/Nothing but what is archived waits[\s\S]*Archived until they grow/);

    groups({ ...anArchivedGroup, newest: '2026-11-22T11:50:00.000Z' });
    const grown = await operator.get('/operations/failed');
    expect(grown.text).toContain('Grown since it was archived');
    expect(grown.text).not.toContain('Archived until they grow');
  });

  it('is looked after by somebody of the desk, or by nobody', async () => {
    groups(aGroup);
    const at = `${QUARANTINE}/groups/${GROUP}/assignment`;
    await operator.get(`${GROUP_AT}/assignment`);
    const stranger = await operator.post(`${GROUP_AT}/assignment`, { who: 'https://x|stranger' });
    expect([stranger.status, problemLinks(stranger)]).toEqual([422, ['#who']]);
    await operator.post(`${GROUP_AT}/assignment`, { who: 'http://localhost:3010|senior' });
    const done = await operator.post(`${GROUP_AT}/assignment`, { who: 'nobody' });

    expect(done).toMatchObject({ status: 303, location: GROUP_AT });
    expect(posted(at).map(({ body }) => body)).toEqual([
      { assignee: 'http://localhost:3010|senior' },
      {},
    ]);
  });

  it.each(['archive', 'return'])(
    'is put aside and brought back with a reason: %s',
    async (turn) => {
      groups(aGroup);
      const at = `${QUARANTINE}/groups/${GROUP}/${turn}`;
      await operator.get(`${GROUP_AT}/${turn}`);
      expect((await operator.post(`${GROUP_AT}/${turn}`, { reason: '' })).status).toBe(422);
      expect(posted(at)).toEqual([]);
      const done = await operator.post(`${GROUP_AT}/${turn}`, { reason: 'Waits for a release.' });

      expect(done).toMatchObject({ status: 303, location: GROUP_AT });
      expect(posted(at)).toMatchObject([{ body: { reason: 'Waits for a release.' } }]);
    },
  );
});

describe('one failed event', () => {
  it('shows its fields against the contract, and what a replay would do', async () => {
    const { text } = await operator.get(ENTRY);

    expect(text).toMatch(
      /attempts<\/span>[\s\S]{0,600}Wrong<\/strong> must be a whole number \(isInt\)/,
    );
    expect(text).toMatch(/messageId<\/span>[\s\S]{0,600}Right/);
    expect(text).toContain('It would succeed');
    expect(text).toContain('2 later events');
    expect(text).toContain('(text of 24)');
  });

  it('is replayed with a reason alone, and its page says what became of it', async () => {
    await operator.get(`${ENTRY}/replay`);
    const refused = await operator.post(`${ENTRY}/replay`, { reason: ' ' });
    expect(refused.status).toBe(422);
    expect(titleOf(refused)).toMatch(/^Error: /);
    expect(problemLinks(refused)).toEqual(['#reason']);
    expect(posted(`${QUARANTINE}/${FAILED_ID}/replay`)).toEqual([]);

    const done = await operator.post(`${ENTRY}/replay`, { reason: 'The hearer is mended.' });
    expect(done).toMatchObject({ status: 303, location: ENTRY });
    expect(posted(`${QUARANTINE}/${FAILED_ID}/replay`)).toMatchObject([
      { body: { reason: 'The hearer is mended.' } },
    ]);

    settled({
      ...{ state: 'replayed', settledAt: '2026-11-22T11:59:00.000Z' },
      ...{ settledBy: 'http://localhost:3010|operator', settledReason: 'The hearer is mended.' },
    });
    const { text } = await operator.get(ENTRY);
    expect(text).toContain(
      'Replayed on 22 November 2026 at 11:59am by Demo operator. Why: The hearer is mended.',
    );
    expect(text).not.toContain('Replay it');
  });

  it('that somebody else has dealt with says so, and that nothing was changed', async () => {
    site.services.answer('routing', `POST ${QUARANTINE}/${FAILED_ID}/discard`, {
      status: 409,
      body: problem(409, 'already-settled', { detail: 'Somebody has dealt with it already.' }),
    });
    expect((await operator.get(`${ENTRY}/discard`)).text).toContain(
      'nhsuk-button--warning" type="submit">Discard this event',
    );
    expect((await operator.get(`${ENTRY}/replay`)).text).not.toContain('nhsuk-button--warning');
    const page = await operator.post(`${ENTRY}/discard`, { reason: 'Not needed.' });

    expect(page.status).toBe(409);
    expect(page.text).toContain('Somebody has dealt with it already.');
    expect(page.text).toContain('Nothing was changed by this.');
  });

  it('that begins a referral is discarded only by a senior operator who says that intake has none', async () => {
    settled({ type: 'referral.received.v1', producer: 'intake' });
    const { text } = await operator.get(`${ENTRY}/discard`);
    expect(text).toContain('A senior operator discards it');
    expect(text).not.toContain('Discard this event</button>');
    await senior.get(`${ENTRY}/discard`);
    await senior.post(`${ENTRY}/discard`, { reason: 'Sent by a test.', noSuchReferral: 'true' });

    expect(posted(`${QUARANTINE}/${FAILED_ID}/discard`)).toMatchObject([
      { body: { reason: 'Sent by a test.', noSuchReferral: true } },
    ]);
  });
});

describe('whom a referral is about', () => {
  const SHOWN = `/operations/referrals/${REFERRAL_ID}/shown`;
  const asked = () =>
    site.services.asked.filter(({ path }) => path === `/referrals/${REFERRAL_ID}/shown-identity`);

  it('is shown once intake has written down who asks and why, and not before', async () => {
    await operator.get(SHOWN);
    expect((await operator.post(SHOWN)).status).toBe(422);
    expect(asked()).toEqual([]);

    const reason = 'The team has to be told which of two.';
    const page = await operator.post(SHOWN, { reason });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Amara Example');
    expect(page.text).toContain('28 February 1994');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(asked()).toMatchObject([{ method: 'POST', body: { reason } }]);
  });

  it('is not shown where intake does not answer', async () => {
    site.services.answer('intake', `POST /referrals/${REFERRAL_ID}`, silent);
    await operator.get(SHOWN);
    const page = await operator.post(SHOWN, { reason: 'To telephone.' });

    expect(page.status).toBe(503);
    expect(page.text).not.toContain('Amara');
  });
});

describe('a mended copy', () => {
  const check = `${ENTRY}/copy/check?data%3Aattempts=as-number`;

  it('is for a senior operator alone, who is offered it', async () => {
    expect((await operator.get(`${ENTRY}/copy`)).status).toBe(403);
    await operator.get(ENTRY);
    expect((await operator.post(check, { reason: 'x y' })).status).toBe(403);
    expect((await operator.get(ENTRY)).text).not.toContain('Apply a mended copy');
    expect((await senior.get(ENTRY)).text).toContain('Apply a mended copy');
    expect(posted(`${QUARANTINE}/${FAILED_ID}/copy`)).toEqual([]);
  });

  it('is chosen by how fields are written, shown with what differs, and applied with a reason', async () => {
    await senior.get(`${ENTRY}/copy`);
    expect((await senior.post(`${ENTRY}/copy`)).status).toBe(422);
    const chosen = await senior.post(`${ENTRY}/copy`, { 'data:attempts': 'as-number' });
    expect(chosen).toMatchObject({ status: 303, location: check });

    const shown = await senior.get(check);
    expect(shown.text).toMatch(/<del>&quot;3&quot;<\/del>[\s\S]*<ins>3<\/ins>/);
    expect((await senior.post(check, {})).status).toBe(422);
    expect(posted(`${QUARANTINE}/${FAILED_ID}/copy`)).toEqual([]);

    const done = await senior.post(check, { reason: 'Written as text.' });
    expect(done).toMatchObject({ status: 303, location: ENTRY });
    const corrections = [{ in: 'data', field: 'attempts', as: 'as-number' }];
    expect(posted(`${QUARANTINE}/${FAILED_ID}/copy`)).toMatchObject([
      { body: { corrections, reason: 'Written as text.' } },
    ]);
  });

  it('that its contract still refuses is not applied, and says why', async () => {
    const detail = 'reason (isIn) is wrong still.';
    site.services.answer('routing', `POST ${QUARANTINE}/${FAILED_ID}/copy/dry-run`, {
      status: 200,
      body: { wouldSucceed: false, code: 'still-broken', detail, differences: [] },
    });
    const page = await senior.get(check);

    expect(page.text).toContain('It would fail: reason (isIn) is wrong still.');
    expect(page.text).not.toContain('<button class="nhsuk-button"');
  });
});

describe('a replay of a whole group', () => {
  const runs = (...all: readonly object[]) => {
    const body = { runs: all };
    site.services.answer('routing', `GET ${QUARANTINE}/runs`, { status: 200, body });
  };

  it('is tried first', async () => {
    runs();
    const page = await operator.get(`${GROUP_AT}/replay`);
    expect(page.text).toContain('Try 40 events');
    await operator.post(`${GROUP_AT}/replay`, { dry: 'true', perSecond: '10', reason: 'Mended.' });

    const body = { group: GROUP, perSecond: 10, dry: true, reason: 'Mended.' };
    expect(posted(`${QUARANTINE}/runs`)).toMatchObject([{ body }]);
  });

  it('is done once it was tried within the hour, at a rate that was asked for', async () => {
    const page = await operator.get(`${GROUP_AT}/replay`);
    expect(page.text).toContain('Replay 40 events');
    expect(page.text).toContain('39 of 40 would succeed, 1 would fail again');
    const fields = { dry: 'false', reason: 'Mended.' };
    const refused = await operator.post(`${GROUP_AT}/replay`, { ...fields, perSecond: '51' });
    expect(problemLinks(refused)).toEqual(['#perSecond']);

    const begun = await operator.post(`${GROUP_AT}/replay`, { ...fields, perSecond: '50' });
    expect(begun).toMatchObject({ status: 303, location: RUN_AT });
    expect(posted(`${QUARANTINE}/runs`)).toMatchObject([{ body: { dry: false, perSecond: 50 } }]);
  });

  it('is not begun while another is under way', async () => {
    runs(aRun, aDryRun);
    const { text } = await operator.get(`${GROUP_AT}/replay`);

    expect(text).toContain('12 of 40 done, 1 failed again, 27 not tried yet');
    expect(text).not.toContain('<button class="nhsuk-button"');
  });

  it('says how far it is, and is cancelled with a reason', async () => {
    const shown = await operator.get(RUN_AT);
    expect(shown.text).toContain('13 of 40 were tried');
    expect(shown.text).toContain('by Demo operator');

    await operator.get(`${RUN_AT}/cancel`);
    expect((await operator.post(`${RUN_AT}/cancel`)).status).toBe(422);
    const done = await operator.post(`${RUN_AT}/cancel`, { reason: 'Too many fail.' });
    expect(done).toMatchObject({ status: 303, location: RUN_AT });
    expect(posted(`${QUARANTINE}/runs/${RUN_ID}/cancel`)).toMatchObject([
      { body: { reason: 'Too many fail.' } },
    ]);
  });

  it('has no other turns than it says', async () => {
    expect((await operator.get(`${RUN_AT}/resume`)).text).toContain('cannot be done any more');
    expect((await operator.get(`${RUN_AT}/explode`)).status).toBe(404);
    expect((await operator.get(`/operations/failed/nowhere/groups/${GROUP}`)).status).toBe(404);
  });
});
