import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { REFERRAL_ID as R } from './testing/referral-examples.fixture.js';
import { aSite, type TestSite } from './testing/a-site.fixture.js';

const ORIGIN = 'https://waymark.example';
let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-https', new StoppedClock('2026-11-22T12:00:00.000Z'), { origin: ORIGIN });
  await site.account('olu', ['operator', 'desk']);
}, 60_000);
afterAll(() => site.close());

/** As the proxy asks that ends TLS before the site. */
const ask = (path: string): Promise<Response> =>
  fetch(`${site.service.url}${path}`, {
    redirect: 'manual',
    headers: {
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '192.0.2.17',
      origin: 'https://elsewhere.example',
    },
  });

describe('a site with an https address', () => {
  it('gives a cookie that goes over https alone, to this host alone, and not to scripts', async () => {
    const [line = ''] = (await ask('/sign-in')).headers.getSetCookie();

    expect(line).toMatch(
      /^__Host-sid=[^;]+; Path=\/; Expires=[^;]*; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(line).not.toMatch(/Domain=/i);
    // 24 random bytes, and a signature.
    expect(decodeURIComponent(line)).toMatch(/^__Host-sid=s:[\w-]{32}\.[^;]{43};/);
  });

  it('gives none where the proxy does not say that it was https', async () => {
    const plain = await fetch(`${site.service.url}/sign-in`, { redirect: 'manual' });

    expect(plain.headers.getSetCookie()).toEqual([]);
  });

  it.each([
    ['a page', '/signed-out', 200],
    ['a page that is not there', '/nowhere', 404],
    ['a way to elsewhere', '/worklist', 303],
    ['a file', '/assets/favicon.svg', 200],
    ['what a script asks', '/session/left', 200],
    ['the keys', '/.well-known/jwks.json', 200],
  ])(
    'is asked over https alone for a year, framed by nobody and named to nobody: %s',
    async (_what, path, status) => {
      const answer = await ask(path);
      const { headers } = answer;

      expect(answer.status).toBe(status);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'.*upgrade-insecure-requests/,
      );
      expect(headers.get('x-powered-by')).toBeNull();
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );

  it('keeps what was typed under a cookie that is as strict', async () => {
    const visitor = site.visitor({ 'x-forwarded-proto': 'https', origin: ORIGIN });
    await site.signsIn(visitor, 'olu');
    await visitor.get('/operations');
    const fields = { csrf: visitor.token, reason: 'Asked for by the team.' };
    await site.service.query(`UPDATE session SET expire = now() - interval '1 second'`);
    const refused = await visitor.postAs(`/operations/referrals/${R}/shown`, fields);

    expect(refused.headers.getSetCookie()[0]).toMatch(
      /^__Host-kept=[\w-]{43}; Max-Age=1800; Path=\/; Expires=[^;]*; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('takes its cookies back when somebody signs out', async () => {
    const visitor = site.visitor({ 'x-forwarded-proto': 'https', origin: ORIGIN });
    await site.signsIn(visitor, 'olu');
    await visitor.get('/operations');
    expect(visitor.cookie('__Host-sid')).not.toBeUndefined();
    const left = await visitor.post('/sign-out');

    expect(left.location).toBe('/signed-out');
    expect(left.headers.getSetCookie()[0]).toMatch(
      /^__Host-sid=; Path=\/; Expires=Thu, 01 Jan 1970[^;]*; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"');
  });
});
