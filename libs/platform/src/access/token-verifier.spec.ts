import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { someIssuers, type TestIssuers } from '@waymark/testing';
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
