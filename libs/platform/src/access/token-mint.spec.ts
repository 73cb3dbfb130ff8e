import { describe, expect, it } from '@jest/globals';
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
} from 'jose';
import { TokenMint, type PersonToken } from './token-mint.js';

const who: PersonToken = {
  subject: 'https://cis2|555',
  organisation: 'cw-loss',
  roles: ['hub-clinician'],
  name: 'Sam Example',
  audience: 'routing',
};

describe('the mint of the web site', () => {
  it('makes tokens for one service and five minutes that its published keys verify', async () => {
    const mint = await TokenMint.create('http://localhost:3000');
    const { payload, protectedHeader } = await jwtVerify(
      await mint.mint(who),
      createLocalJWKSet(mint.jwks),
      { issuer: 'http://localhost:3000', audience: 'waymark-routing' },
    );
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(payload).toMatchObject({
      sub: who.subject,
      organisation: who.organisation,
      roles: who.roles,
      name: who.name,
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it('publishes nothing secret', async () => {
    const { jwks } = await TokenMint.create('http://localhost:3000');
    expect(Object.keys(jwks.keys[0] ?? {}).sort()).toEqual([
      'alg',
      'crv',
      'kid',
      'kty',
      'use',
      'x',
      'y',
    ]);
  });

  it('hands out the same token for the same question, and another for any other', async () => {
    const mint = await TokenMint.create('http://localhost:3000');
    const token = await mint.mint(who);
    expect(await mint.mint({ ...who })).toBe(token);
    const others: PersonToken[] = [
      { ...who, audience: 'intake' },
      { ...who, organisation: 'km-thrive' },
      { ...who, roles: ['hub-clinician', 'operator'] },
      { ...who, subject: 'https://cis2|556' },
      { ...who, name: 'Alex Example' },
      { ...who, from: '192.0.2.8 session:abc' },
    ];
    for (const other of others) expect(await mint.mint(other)).not.toBe(token);
  });

  it('signs with the key it is given, so that several instances and a restart agree', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const key = await exportJWK(privateKey);
    const [one, two] = [
      await TokenMint.create('http://a', key),
      await TokenMint.create('http://a', key),
    ];
    await expect(
      jwtVerify(await one.mint(who), createLocalJWKSet(two.jwks)),
    ).resolves.toBeDefined();
    expect(decodeProtectedHeader(await one.mint(who)).kid).toBe(two.jwks.keys[0]?.kid);
  });

  it('goes on publishing an earlier key beside the new one', async () => {
    const earlier = await TokenMint.create('http://a');
    const now = await TokenMint.create('http://a', undefined, earlier.jwks.keys);
    const token = await earlier.mint(who);
    await expect(jwtVerify(token, createLocalJWKSet(now.jwks))).resolves.toBeDefined();
  });
});
