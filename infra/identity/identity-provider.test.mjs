import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { demoClients, demoSecret } from './demo-clients.mjs';
import { demoPeople } from './demo-people.mjs';

const WEB = 'http://localhost:3000';
const FILE = fileURLToPath(new URL('identity-provider.mjs', import.meta.url));
const state = mkdtempSync(join(tmpdir(), 'waymark-identity-test-'));
let port;
let issuer;
let child;

before(async () => {
  port = await freePort();
  issuer = `http://localhost:${port}`;
  child = await started();
});
after(async () => {
  await stopped(child);
  rmSync(state, { recursive: true });
});

describe('a program asking for its own token', () => {
  it('gets one for a service, carrying its organisation and scopes', async () => {
    const { status, body } = await tokenFor('waymark-examples', {
      scope: 'referrals:write referrals:read',
      resource: 'urn:waymark:intake',
    });
    assert.equal(status, 200);
    assert.equal(body.expires_in, 300);
    const { payload } = await jwtVerify(
      body.access_token,
      createRemoteJWKSet(new URL(`${issuer}/jwks`)),
      { issuer, audience: 'waymark-intake', algorithms: ['ES256'], typ: 'at+jwt' },
    );
    assert.equal(payload.client_id, 'waymark-examples');
    assert.equal(payload.organisation, 'wensum-maternity');
    assert.equal(payload.scope, 'referrals:write referrals:read');
  });

  it('gets every scope that is its own, for every client there is', async () => {
    for (const { id, scopes } of demoClients) {
      const asked = { scope: scopes.join(' '), resource: 'urn:waymark:routing' };
      const { body } = await tokenFor(id, asked);
      assert.equal(body.scope, asked.scope, id);
    }
  });

  it('is refused a scope that is not its own', async () => {
    const asked = { scope: 'mailboxes:read', resource: 'urn:waymark:routing' };
    const { status, body } = await tokenFor('maternity-system', asked);
    assert.deepEqual([status, body.error], [400, 'invalid_scope']);
  });

  it('is refused with a wrong secret, and as somebody unknown', async () => {
    const asked = { scope: 'referrals:write', resource: 'urn:waymark:intake' };
    for (const [id, secret] of [
      ['maternity-system', 'wrong'],
      ['maternity-system', demoSecret('waymark-examples')],
      ['nobody', 'nothing'],
    ]) {
      const { status, body } = await tokenFor(id, asked, secret);
      assert.deepEqual([status, body.error], [401, 'invalid_client']);
    }
  });

  it('is refused without a service, and for one that is not ours', async () => {
    for (const resource of [undefined, 'urn:waymark:web', 'urn:other:intake', 'waymark-intake']) {
      const asked = { scope: 'referrals:write', ...(resource && { resource }) };
      const { status, body } = await tokenFor('waymark-examples', asked);
      assert.deepEqual([status, body.error], [400, 'invalid_target'], String(resource));
    }
  });
});

describe('a person signing in', () => {
  it('chooses who they are on a plain page and comes back with a code', async () => {
    const { response, browser } = await begun();
    const html = await response.text();
    for (const { subject, name } of demoPeople) {
      assert.ok(html.includes(`name="person" value="${subject}"`), subject);
      assert.ok(html.includes(name), name);
    }
    assert.match(html, /<html lang="en">/);
    assert.doesNotMatch(html, /<script/);
    assert.match(response.headers.get('content-security-policy'), /default-src 'none'/);

    const claims = await chosen(browser, response.url, 'midwife');
    assert.equal(claims.sub, 'midwife');
    assert.equal(claims.iss, issuer);
    assert.equal(claims.acr, 'AAL1_DEMONSTRATION');
  });

  it('has name, address and roles told on request, in the words of CIS2', async () => {
    const { response, browser } = await begun();
    const { tokens, configuration } = await cameBack(browser, response.url, 'hub-east');
    const told = await oidc.fetchUserInfo(configuration, tokens.access_token, 'hub-east');
    assert.equal(told.name, 'Helen Marlow');
    assert.equal(told.email, 'hub-east@people.example');
    assert.equal(told.nhsid_useruid, 'hub-east');
    assert.deepEqual(told.nhsid_nrbac_roles[0], {
      org_code: 'norfolk-waveney-lotus',
      role_name: 'hub-clinician',
      person_roleid: 'hub-east:norfolk-waveney-lotus:hub-clinician',
    });
  });

  it('may go back, or choose nobody who is there', async () => {
    const { response, browser } = await begun();
    const nobody = await browser.post(response.url, { person: 'stranger' });
    assert.equal(nobody.status, 422);
    const back = await browser.post(response.url, { cancel: 'yes' });
    const home = new URL(await browser.followUntil(back, WEB));
    assert.equal(home.searchParams.get('error'), 'access_denied');
    assert.equal(home.searchParams.get('code'), null);
  });

  it('signs out and is led back', async () => {
    const { response, browser } = await begun();
    const { tokens } = await cameBack(browser, response.url, 'operator');
    const query = new URLSearchParams({
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: `${WEB}/signed-out`,
    });
    const question = await browser.get(`${issuer}/session/end?${query}`);
    const html = await question.text();
    assert.match(html, /Yes, sign me out/);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)[1];
    const done = await browser.post(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
    assert.equal(await browser.followUntil(done, WEB), `${WEB}/signed-out`);
  });
});

describe('a sign-in that is not as it should be', () => {
  it('cannot go on in another browser', async () => {
    const { response } = await begun();
    const other = aBrowser();
    assert.equal((await other.get(response.url)).status, 400);
    assert.equal((await other.post(response.url, { person: 'midwife' })).status, 400);
  });

  it('is refused without PKCE, and to another address', async () => {
    const wanted = { client_id: 'waymark-web', response_type: 'code', scope: 'openid' };
    const back = { redirect_uri: `${WEB}/sign-in/callback` };
    const pkce = { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' };
    const withoutPkce = await auth({ ...wanted, ...back });
    assert.match(withoutPkce.headers.get('location'), /error=invalid_request/);
    const elsewhere = await auth({ ...wanted, ...pkce, redirect_uri: 'http://localhost:6666/' });
    assert.equal(elsewhere.status, 400);
    assert.match(await elsewhere.text(), /invalid_redirect_uri/);
  });

  it('cannot use a code twice, nor without the verifier it was asked with', async () => {
    const { response, browser, verifier } = await begun();
    const answer = await browser.post(response.url, { person: 'gp' });
    const code = new URL(await browser.followUntil(answer, WEB)).searchParams.get('code');
    const redeem = (code_verifier) =>
      fetch(`${issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: 'waymark-web',
          redirect_uri: `${WEB}/sign-in/callback`,
          code,
          code_verifier,
        }),
      });
    assert.equal((await redeem('x'.repeat(43))).status, 400);
    assert.equal((await redeem(verifier)).status, 200);
    assert.equal((await redeem(verifier)).status, 400);
  });
});

describe('the provider', () => {
  it('keeps keys and sessions when it is started again', async () => {
    const { response, browser } = await begun();
    await chosen(browser, response.url, 'commissioner');
    const before = await keys();

    await stopped(child);
    child = await started();

    assert.deepEqual(await keys(), before);
    const again = await begun(browser, {});
    const home = new URL(await browser.followUntil(again.response, WEB));
    assert.ok(home.searchParams.get('code'), 'the session is remembered, so nobody is asked');
  });

  it('publishes no private key', async () => {
    for (const key of await keys()) assert.equal('d' in key, false);
  });

  it('does not start in production, unless told that it is a demonstration', async () => {
    const refused = spawned({ NODE_ENV: 'production', PORT: String(await freePort()) });
    const [code] = await once(refused, 'exit');
    assert.equal(code, 1);
    assert.match(refused.said(), /does not start under NODE_ENV=production/);
    const allowed = await started({ NODE_ENV: 'production', DEMONSTRATION: 'true' });
    await stopped(allowed);
  });

  it('names what is wrong in its environment', async () => {
    for (const [name, value] of [
      ['PORT', 'eighty'],
      ['ISSUER', 'localhost'],
      ['WEB_ORIGIN', 'http://localhost:3000/path'],
    ]) {
      const refused = spawned({ [name]: value });
      assert.equal((await once(refused, 'exit'))[0], 1);
      assert.match(refused.said(), new RegExp(`^${name} must be`));
    }
  });

  it('says in one sentence that its port is in use', async () => {
    const second = spawned({ PORT: String(port) });
    assert.equal((await once(second, 'exit'))[0], 1);
    assert.match(second.said(), new RegExp(`Port ${port} is in use`));
  });

  it('takes secrets from its environment', async () => {
    const ownPort = await freePort();
    const own = await started({ MATERNITY_SYSTEM_SECRET: 'other', PORT: String(ownPort) });
    const ask = (secret) =>
      tokenFor(
        'maternity-system',
        { scope: 'referrals:write', resource: 'urn:waymark:intake' },
        secret,
        `http://localhost:${ownPort}`,
      );
    assert.equal((await ask('other')).status, 200);
    assert.equal((await ask(demoSecret('maternity-system'))).status, 401);
    await stopped(own);
  });
});

async function tokenFor(id, asked, secret = demoSecret(id), from = issuer) {
  const response = await fetch(`${from}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...asked }),
  });
  return { status: response.status, body: await response.json() };
}

const keys = async () => (await (await fetch(`${issuer}/jwks`)).json()).keys;

const auth = (query) =>
  fetch(`${issuer}/auth?${new URLSearchParams(query)}`, { redirect: 'manual' });

async function begun(browser = aBrowser(), more = { prompt: 'login' }) {
  const configuration = await oidc.discovery(
    new URL(issuer),
    'waymark-web',
    undefined,
    oidc.None(),
    {
      execute: [oidc.allowInsecureRequests],
    },
  );
  const verifier = oidc.randomPKCECodeVerifier();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: `${WEB}/sign-in/callback`,
    scope: 'openid profile email nationalrbacaccess associatedorgs',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    ...more,
  });
  Object.assign(browser, { configuration, verifier, nonce });
  const first = await browser.get(url.href);
  const response = more.prompt === undefined ? first : await browser.follow(first);
  return { response, browser, verifier };
}

async function cameBack(browser, url, person) {
  const { configuration, verifier, nonce } = browser;
  const answer = await browser.post(url, { person });
  const home = new URL(await browser.followUntil(answer, WEB));
  const tokens = await oidc.authorizationCodeGrant(configuration, home, {
    pkceCodeVerifier: verifier,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
  assert.equal(decodeProtectedHeader(tokens.id_token).alg, 'RS256');
  return { tokens, configuration };
}

const chosen = async (...args) => (await cameBack(...args)).tokens.claims();

/** Just enough of a browser: cookies, forms and redirects. */
function aBrowser() {
  const jar = new Map();
  const send = async (url, options = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...options,
      redirect: 'manual',
      headers: { ...options.headers, cookie },
    });
    for (const set of response.headers.getSetCookie()) {
      const [name, ...value] = set.split(';')[0].split('=');
      jar.set(name, value.join('='));
    }
    return response;
  };
  const leadsTo = (response) => new URL(response.headers.get('location'), response.url).href;
  return {
    get: (url) => send(url),
    post: (url, form) => send(url, { method: 'POST', body: new URLSearchParams(form) }),
    follow: (response) => send(leadsTo(response)),
    async followUntil(response, origin) {
      for (let current = response, step = 0; step < 10; step += 1) {
        const next = leadsTo(current);
        if (next.startsWith(origin)) return next;
        current = await send(next);
      }
      throw new Error(`it never led to ${origin}`);
    },
  };
}

function spawned(env) {
  let text = '';
  const one = spawn(process.execPath, [FILE], {
    env: { PATH: process.env.PATH, PORT: String(port), STATE_DIR: state, ...env },
  });
  for (const stream of [one.stdout, one.stderr]) stream.on('data', (chunk) => (text += chunk));
  return Object.assign(one, { said: () => text });
}

async function started(env = {}) {
  const ownPort = env.PORT ?? (env.NODE_ENV ? String(await freePort()) : String(port));
  const one = spawned({
    ISSUER: `http://localhost:${ownPort}`,
    WEB_ORIGIN: WEB,
    ...env,
    PORT: ownPort,
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://localhost:${ownPort}/health`).catch(() => undefined);
    if (answer?.ok) return one;
    if (one.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the provider does not start: ${one.said()}`);
}

async function stopped(one) {
  one.kill('SIGTERM');
  if (one.exitCode === null) await once(one, 'exit');
  assert.equal(one.exitCode, 0);
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  return free;
}
