import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { someIssuers, type TestIssuers } from '@waymark/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { TokenVerifier } from './token-verifier.js';

let issuers: TestIssuers;
beforeAll(async () => {
  issuers = await someIssuers();
});
afterAll(() => issuers.close());

describe('a token that was believed once', () => {
  it('is believed again without looking', async () => {
    const tokens = new TokenVerifier('intake', issuers.trusted);
    const token = await issuers.person({ roles: ['operator'], audience: 'intake' });
    const first = await tokens.verify(token);
    expect(await tokens.verify(token)).toBe(first);
  });

  it('is not believed by another service', async () => {
    const token = await issuers.person({ roles: ['operator'], audience: 'intake' });
    expect(await new TokenVerifier('routing', issuers.trusted).verify(token)).toBeUndefined();
  });

  it('is not believed where nobody is trusted', async () => {
    const token = await issuers.machine({ scopes: ['referrals:read'], audience: 'intake' });
    expect(await new TokenVerifier('intake', []).verify(token)).toBeUndefined();
  });
});

describe('a token that lives for long', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is not believed for more than a few minutes once its issuer has withdrawn the key', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'one' }];
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const trusted = [{ issuer, jwksUrl: `${issuer}/jwks`, kind: 'machine' as const }];
    const token = await new SignJWT({ client_id: 'c', organisation: 'o', scope: 'referrals:read' })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience('waymark-intake')
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(privateKey);

    jest.useFakeTimers({ now: Date.now(), advanceTimers: true });
    const tokens = new TokenVerifier('intake', trusted);
    expect(await tokens.verify(token)).toMatchObject({ organisation: 'o' });
    keys.length = 0;
    jest.setSystemTime(Date.now() + 11 * 60_000);
    expect(await tokens.verify(token)).toBeUndefined();
    server.closeAllConnections();
    server.close();
  });
});
