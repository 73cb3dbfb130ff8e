import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../testing/a-site.fixture.js';
import type { Visitor } from '../../testing/a-visitor.fixture.js';
import { NOTICE_ID } from '../../testing/notice-examples.fixture.js';
import { problem } from '../../testing/stand-in-services.fixture.js';

const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
let site: TestSite;
let midwife: Visitor;
let hub: Visitor;
beforeAll(async () => {
  site = await aSite('web-notices', clock);
  await site.account('midwife', ['referrer', 'a-team']);
  await site.account('hub', ['hub-clinician', 'cw-loss']);
  await site.account('kit', ['operator', 'desk']);
  midwife = await site.signedIn('midwife');
  hub = await site.signedIn('hub');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
  clock.advance({ minutes: 1 });
});

const sent = (call: string) =>
  site.services.asked.filter(({ method, path }) => `${method} ${path}` === call);

describe('notices', () => {
  it('are for each side in its own words, and lead to the referral', async () => {
    const { text } = await midwife.get('/notices');
    expect(text).toContain('There is news of your referral');
    expect(text).toMatch(/href="\/referrals\/[0-9a-f-]{36}"/);
    const ofHub = (await hub.get('/notices')).text;
    expect(ofHub).toContain('read it before you get in touch with anybody');
    expect(ofHub).toMatch(/href="\/worklist\/[0-9a-f-]{36}"/);
  });

  it('are marked as read, and only what is a number of a notice is sent on', async () => {
    await midwife.get('/notices');
    const done = await midwife.post('/notices/read', { notice: [NOTICE_ID, 'x'] });
    expect(done).toMatchObject({ status: 303, location: '/notices' });
    expect(sent('POST /notices/reads')[0]?.body).toEqual({ noticeIds: [NOTICE_ID] });
    await midwife.post('/notices/read', { notice: 'nothing' });
    expect(sent('POST /notices/reads')).toHaveLength(1);
  });

  it('are counted at the head of every page, and asked for at most twice a minute', async () => {
    const count = 'Notices (1 unread)';
    for (const _ of [1, 2]) expect((await hub.get('/worklist')).text).toContain(count);
    expect(sent('GET /notices/unread')).toHaveLength(1);
    clock.advance({ minutes: 1 });
    await hub.get('/worklist');
    expect(sent('GET /notices/unread')).toHaveLength(2);
  });

  it('are counted anew once some are read', async () => {
    await hub.get('/worklist');
    await hub.post('/notices/read', { notice: NOTICE_ID });
    site.services.answer('notification', 'GET /notices/unread', {
      status: 200,
      body: { unread: 0 },
    });
    expect((await hub.get('/worklist')).text).not.toContain('unread)');
  });

  it('keep no page where notification is silent', async () => {
    site.services.answer('notification', 'GET /notices/unread', {
      status: 200,
      body: { unread: 3 },
      afterMs: 2_000,
    });
    const began = performance.now();
    const page = await hub.get('/worklist');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('unread)');
    expect(performance.now() - began).toBeLessThan(1_900);
  });

  it('are not there for operators', async () => {
    const kit = await site.signedIn('kit');
    expect((await kit.get('/notices')).status).toBe(403);
    expect((await kit.get('/operations')).text).not.toContain('href="/notices"');
  });
});

describe('what comes by email as well', () => {
  it('is chosen by who refers: what is left unticked is found here alone', async () => {
    const { text } = await midwife.get('/notices/settings');
    expect(text).toContain('about somebody’s safety');
    const done = await midwife.post('/notices/settings', { emailFor: 'received' });
    expect(done).toMatchObject({ status: 303, location: '/notices' });
    await midwife.post('/notices/settings', {});
    expect(sent('POST /notices/preferences').map(({ body }) => body)).toEqual([
      { emailFor: ['received'] },
      { emailFor: [] },
    ]);
  });

  it('is none of what is not on the list', async () => {
    await midwife.get('/notices/settings');
    const page = await midwife.post('/notices/settings', { emailFor: ['received', 'action'] });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Select what is on the list');
    expect(sent('POST /notices/preferences')).toEqual([]);
  });

  it('is not chosen by teams, whose mailbox gets all', async () => {
    expect((await hub.get('/notices/settings')).status).toBe(403);
    expect((await hub.get('/notices')).text).toContain('go to your team’s mailbox as well');
  });

  it('is not lost where notification does not answer', async () => {
    await midwife.get('/notices/settings');
    site.services.answer('notification', 'POST /notices/preferences', {
      status: 503,
      body: problem(503, 'unavailable'),
    });
    const page = await midwife.post('/notices/settings', { emailFor: 'received' });
    expect(page.status).toBe(503);
  });
});
