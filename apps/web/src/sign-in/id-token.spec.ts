import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '@waymark/platform';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { IdentityProvider } from './identity-provider.js';
import type { Identity } from './identity.js';
import { ProviderSettings } from './provider-settings.js';
import type { SigningIn } from './session-data.js';

const CLIENT = 'waymark-web';
const HOUR = 3600;
const SURE = 'urn:example:two-factors';

let server: Server;
let issuer: string;
let key: CryptoKey;
let stranger: CryptoKey;
/** What the provider answers when the code is brought to it. */
let idToken: string | undefined;
/** The address at which it fails. */
let failsAt: string | undefined;

beforeAll(async () => {
  const own = await generateKeyPair('RS256');
  key = own.privateKey;
  stranger = (await generateKeyPair('RS256')).privateKey;
  const keys = [{ ...(await exportJWK(own.publicKey)), alg: 'RS256', kid: 'one', use: 'sig' }];
  const answers: Readonly<Record<string, () => object>> = {
    '/jwks': () => ({ keys }),
    '/token': () => ({
      access_token: 'x',
      token_type: 'Bearer',
      ...(idToken !== undefined && { id_token: idToken }),
    }),
  };
  server = createServer(({ url = '' }, response) => {
    const about = {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      id_token_signing_alg_values_supported: ['RS256', 'none'],
    };
    response
      .writeHead(url === failsAt ? 502 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answers[url]?.() ?? about));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Token {
  readonly claims?: JWTPayload;
  readonly by?: CryptoKey;
  readonly from?: string;
  readonly to?: string | string[];
  /** Seconds. */
  readonly age?: number;
  readonly isEndless?: true;
}

function signed(
  nonce: string,
  { claims = {}, by = key, from = issuer, to = CLIENT, age = 0, isEndless }: Token,
): Promise<string> {
  const at = Math.floor(Date.now() / 1000) - age;
  const exp = isEndless ? undefined : at + HOUR;
  return new SignJWT({ sub: 'midwife', nonce, ...(exp !== undefined && { exp }), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(from)
    .setAudience(to)
    .setIssuedAt(at)
    .sign(by);
}

const withoutSignature = (token: string): string => {
  const [, payload = ''] = token.split('.');
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
};

/** Somebody has left for the provider and comes back with a code, for which it gives this token. */
async function comesBackWith(
  make: (signingIn: SigningIn) => Promise<string> | undefined,
  settings: object = {},
  state?: string,
): Promise<Identity | undefined> {
  const given = { code: 'one', name: 'One', issuer, clientId: CLIENT, clientProof: 'none' };
  const provider = new IdentityProvider(
    readConfig(ProviderSettings, { ...given, ...settings }),
    'http://localhost:3000',
  );
  const { signingIn } = await provider.begin('/');
  idToken = await make(signingIn);
  return provider.finish(`/sign-in/callback?code=c&state=${state ?? signingIn.state}`, signingIn);
}

describe('who has come back from the identity provider', () => {
  beforeEach(() => {
    idToken = undefined;
    failsAt = undefined;
  });

  it.each(['/token', '/jwks'])('is not known while the provider fails: %s', async (address) => {
    failsAt = address;
    const back = comesBackWith(({ nonce }) => signed(nonce, {}));

    await expect(back).rejects.toMatchObject({ status: 503, code: 'identity-provider-silent' });
  });

  it('is whom a good token names', async () => {
    const back = await comesBackWith(({ nonce }) => signed(nonce, {}));

    expect(back).toEqual({ issuer, subject: 'midwife' });
  });

  it('is whom a token for several names, that was given to us', async () => {
    const to = [CLIENT, 'records'];

    expect(
      await comesBackWith(({ nonce }) => signed(nonce, { to, claims: { azp: CLIENT } })),
    ).toEqual({ issuer, subject: 'midwife' });
  });

  it.each<[string, Token | (() => Token)]>([
    ['from another issuer', { from: 'https://elsewhere.example' }],
    ['for another client', { to: 'somebody-else' }],
    ['for several, that was given to nobody', { to: [CLIENT, 'records'] }],
    ['for several, that was given to another', { to: [CLIENT, 'x'], claims: { azp: 'x' } }],
    ['for us, that was given to another', { claims: { azp: 'somebody-else' } }],
    ['answering another question', { claims: { nonce: 'another' } }],
    ['answering no question', { claims: { nonce: undefined } as unknown as JWTPayload }],
    ['signed with another key', () => ({ by: stranger })],
    ['that has expired', { age: 2 * HOUR }],
    ['without an end', { isEndless: true }],
    ['about nobody', { claims: { sub: undefined } as unknown as JWTPayload }],
  ])('is nobody with a token %s', async (_what, token) => {
    const wrong = typeof token === 'function' ? token() : token;

    expect(await comesBackWith(({ nonce }) => signed(nonce, wrong))).toBeUndefined();
  });

  it('is nobody with a token that nobody has signed, or that was changed', async () => {
    const unsigned = async ({ nonce }: SigningIn) => withoutSignature(await signed(nonce, {}));
    const changed = async ({ nonce }: SigningIn) => {
      const [head, , signature] = (await signed(nonce, {})).split('.');
      const [, other] = (await signed(nonce, { claims: { sub: 'another' } })).split('.');
      return [head, other, signature].join('.');
    };

    expect(await comesBackWith(unsigned)).toBeUndefined();
    expect(await comesBackWith(changed)).toBeUndefined();
  });

  it('is nobody without a token, or in answer to another request', async () => {
    expect(await comesBackWith(() => undefined)).toBeUndefined();
    expect(
      await comesBackWith(({ nonce }) => signed(nonce, {}), {}, 'another-state'),
    ).toBeUndefined();
  });

  it.each([
    ['as sure as it has to be', SURE, { issuer: expect.any(String), subject: 'midwife' }],
    ['less sure', 'urn:example:password', undefined],
    ['of no known sureness', undefined, undefined],
  ])('is looked at for how sure the provider is: %s', async (_what, acr, expected) => {
    const back = await comesBackWith(({ nonce }) => signed(nonce, { claims: { acr } }), {
      acceptedAcr: [SURE],
    });

    expect(back).toEqual(expected);
  });
});
