import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, Logger, ProblemError } from '@waymark/platform';
import { eventually, StoppedClock } from '@waymark/testing';
import { AccountsStore } from '../store/accounts.store.js';
import { SecretsStore } from '../store/secrets.store.js';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import { WebConfig } from '../web.config.js';
import { RequestCounts } from './request-counts.js';

const ISSUER = 'http://localhost:3010';

let site: TestSite;
beforeAll(async () => {
  const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
  site = await aSite('web-sign-in', clock, { requestsPerMinute: 40 });
  await site.account('busy', ['operator', 'desk']);
  await site.account('calm', ['operator', 'desk']);
  await site.account('leaving', ['operator', 'desk']);
}, 60_000);
afterAll(() => site.close());

describe('too much of it', () => {
  it('is refused to the person who asks too often, and to nobody else', async () => {
    const [busy, calm] = [await site.signedIn('busy'), await site.signedIn('calm')];
    const statuses: number[] = [];
    for (let times = 0; times < 45; times += 1)
      statuses.push((await busy.get('/operations')).status);
    const refused = await busy.get('/operations');

    // Two of the forty went into signing in.
    expect(statuses.indexOf(429)).toBe(38);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.text).toMatch(/Too many requests[\s\S]*Wait \d+ seconds/);
    expect((await calm.get('/operations')).status).toBe(200);
    expect((await site.service.call('GET', '/health/live')).status).toBe(200);
  });

  it('keeps nobody from signing out', async () => {
    const busy = await site.signedIn('busy');
    await busy.get('/operations');
    const { token: csrf } = busy;
    while ((await busy.get('/operations')).status !== 429);

    expect(await busy.postAs('/sign-out', { csrf })).toMatchObject({ location: '/signed-out' });
  });
});

describe('more instances than one', () => {
  it('refuse together what each of them would let through', async () => {
    const of = site.service.app;
    const [one, other] = [1, 2].map(
      () => new RequestCounts(of.get(Database), of.get(SecretsStore), of.get(WebConfig)),
    );
    for (let times = 0; times < 30; times += 1) await one?.request('both');
    let asked = 0;
    const refused = async () => {
      asked += 1;
      const answer: unknown = await other?.request('both').catch((error: unknown) => error);
      return answer instanceof ProblemError && answer.status === 429;
    };
    await eventually('the other one refuses, too', refused, { everyMs: 200 });
    // By itself it would let as many through.
    expect(asked).toBeLessThan(40);
  });
});

describe('a provider that ends sessions', () => {
  it('ends those of the person it names, at once, and of nobody else', async () => {
    const accounts = site.service.app.get(AccountsStore);
    const [leaving, calm] = [await site.signedIn('leaving'), await site.signedIn('calm')];
    expect((await leaving.get('/operations')).status).toBe(200);

    expect(
      await accounts.endSessionsOf({ issuer: 'https://other.example', subject: 'leaving' }),
    ).toBe(0);
    expect(await accounts.endSessionsOf({ issuer: ISSUER, subject: 'leaving' })).toBe(1);
    expect((await leaving.get('/operations')).location).toMatch(/^\/sign-in/);
    expect((await calm.get('/operations')).status).toBe(200);
  });

  it('ends the one that it names, and any of the person that it had given no name', async () => {
    const accounts = site.service.app.get(AccountsStore);
    const subject = 'leaving';
    const named = (sid: string) =>
      site.service.query(
        `UPDATE session SET sess = jsonb_set(sess::jsonb, '{person,identity,sid}', to_jsonb($1::text))
          WHERE sess #>> '{person,identity,subject}' = $2 AND sess #>> '{person,identity,sid}' IS NULL`,
        [sid, subject],
      );
    await site.signedIn(subject);
    await named('here');
    await site.signedIn(subject);
    expect(await accounts.endSessionsOf({ issuer: ISSUER, sid: 'there' })).toBe(0);
    expect(await accounts.endSessionsOf({ issuer: ISSUER, subject: 'x', sid: 'here' })).toBe(0);
    expect(await accounts.endSessionsOf({ issuer: ISSUER, subject, sid: 'there' })).toBe(1);
    expect(await accounts.endSessionsOf({ issuer: ISSUER, sid: 'here' })).toBe(1);
  });

  it('is not believed without a token, and needs no form of ours', async () => {
    const answer = await site.visitor().postAs('/sign-in/back-channel-logout', {});

    expect(answer.status).toBe(400);
  });
});

describe('somebody of another provider', () => {
  it('is nobody here, though they are called the same there', async () => {
    const accounts = site.service.app.get(AccountsStore);
    expect(await accounts.bySubject(ISSUER, 'calm')).toBeDefined();
    expect(await accounts.bySubject('https://other.example', 'calm')).toBeUndefined();
  });
});

describe('signing in, failing to and signing out', () => {
  it('are each told in the log, by account and reason, and by no name', async () => {
    const told: [string, object][] = [];
    site.service.app.get(Logger).info = (...line: [string, object?]) => {
      told.push([line[0], line[1] ?? {}]);
    };
    const calm = await site.signedIn('calm');
    await calm.get('/operations');
    await calm.post('/sign-out');
    await site.signedIn('stranger');
    await site.signsIn(site.visitor(), '');
    const [account] = await site.service.query<{ id: string }>(
      `SELECT id FROM account WHERE subject = 'calm'`,
    );

    expect(told.filter(([line]) => line.startsWith('somebody'))).toEqual([
      ['somebody signed in', { subject: account?.id }],
      ['somebody signed out', { subject: account?.id }],
      ['somebody could not sign in', { reason: 'unknown' }],
      ['somebody could not sign in', { reason: 'failed' }],
    ]);
    await site.service.query('DELETE FROM request_count');
  });
});

describe('failing to sign in', () => {
  it('is refused after ten times within five minutes from one address', async () => {
    for (let times = 0; times < 10; times += 1) await site.signedIn('stranger');
    const page = await site.visitor().get('/sign-in');

    expect(page.status).toBe(429);
    expect(page.text).toContain('Too many requests');
  });
});
