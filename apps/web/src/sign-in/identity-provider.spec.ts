import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemError, readConfig } from '@waymark/platform';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { IdentityProvider } from './identity-provider.js';
import { ProviderSettings } from './provider-settings.js';

const LOGOUT = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const CLIENT = 'waymark-web';

let server: Server;
let issuer: string;
let key: CryptoKey;
let stranger: CryptoKey;
let provider: IdentityProvider;
/** Answers 503 for its keys, and nothing else. */
let isFailing = false;

beforeAll(async () => {
  const own = await generateKeyPair('RS256');
  key = own.privateKey;
  stranger = (await generateKeyPair('RS256')).privateKey;
  const keys = [{ ...(await exportJWK(own.publicKey)), alg: 'RS256', kid: 'one', use: 'sig' }];
  server = createServer(({ url }, response) => {
    const body =
      url === '/jwks'
        ? { keys }
        : { issuer, jwks_uri: `${issuer}/jwks`, authorization_endpoint: `${issuer}/auth` };
    const status = isFailing && url === '/jwks' ? 503 : 200;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  provider = aProvider();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const aProvider = (): IdentityProvider => {
  const settings = { code: 'one', name: 'One', issuer, clientId: CLIENT, clientProof: 'none' };
  return new IdentityProvider(readConfig(ProviderSettings, settings), 'http://localhost:3000');
};

interface Token {
  readonly claims?: JWTPayload;
  readonly by?: CryptoKey;
  readonly from?: string;
  readonly to?: string;
  readonly age?: number;
}

function logoutToken({ claims = {}, by = key, from = issuer, to = CLIENT, age = 0 }: Token = {}) {
  const at = Math.floor(Date.now() / 1000) - age;
  return new SignJWT({ jti: 'once', sub: 'midwife', events: LOGOUT, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(from)
    .setAudience(to)
    .setIssuedAt(at)
    .sign(by);
}

describe('what a provider says of somebody who has signed out there', () => {
  it('names all sessions of a person', async () => {
    expect(await provider.loggedOut(await logoutToken())).toEqual({ issuer, subject: 'midwife' });
  });

  it('names one session', async () => {
    const token = await logoutToken({ claims: { sid: 'here' } });

    expect(await provider.loggedOut(token)).toEqual({ issuer, subject: 'midwife', sid: 'here' });
  });

  it.each([-20, 140])(
    'is believed although its clock is not quite ours: %s seconds old',
    async (age) => {
      expect(await provider.loggedOut(await logoutToken({ age }))).toBeDefined();
    },
  );

  it('is to be said again where its keys cannot be had: it may be good', async () => {
    isFailing = true;
    const answer: unknown = await aProvider()
      .loggedOut(await logoutToken())
      .catch((thrown: unknown) => thrown);
    isFailing = false;

    expect(answer).toBeInstanceOf(ProblemError);
    expect(answer).toMatchObject({ status: 503 });
  });

  it.each<[string, () => Token]>([
    ['signed by somebody else', () => ({ by: stranger })],
    ['from another issuer', () => ({ from: 'https://elsewhere.example' })],
    ['for another client', () => ({ to: 'somebody-else' })],
    ['older than two minutes', () => ({ age: 180 })],
    ['of a minute to come', () => ({ age: -60 })],
    ['that is no logout', () => ({ claims: { events: {} } })],
    ['with the nonce of an ID token', () => ({ claims: { nonce: 'n' } })],
    ['without an id', () => ({ claims: { jti: undefined } as unknown as JWTPayload })],
    ['about nobody', () => ({ claims: { sub: undefined } as unknown as JWTPayload })],
  ])('is not believed: a token %s', async (_what, token) => {
    expect(await provider.loggedOut(await logoutToken(token()))).toBeUndefined();
  });

  it('is not believed without a signature', async () => {
    const [, payload = ''] = (await logoutToken()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');

    expect(await provider.loggedOut(`${none}.${payload}.`)).toBeUndefined();
    expect(await provider.loggedOut('nonsense')).toBeUndefined();
  });
});
