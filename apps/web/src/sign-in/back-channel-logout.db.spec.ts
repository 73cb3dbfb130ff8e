import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import type { EndedIdentity } from './identity.js';
import { IdentityProviders } from './identity-providers.js';

const ISSUER = 'http://localhost:3010';
const MOST = 10;
let site: TestSite;
beforeAll(async () => {
  const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
  site = await aSite('web-back-channel', clock, { requestsPerMinute: MOST });
  await site.account('olu', ['operator', 'desk']);
}, 60_000);
afterAll(() => site.close());

/** What the provider says, believed or not. */
const said = async (ended: EndedIdentity | undefined): Promise<number> => {
  Object.assign(site.service.app.get(IdentityProviders), {
    loggedOut: () => Promise.resolve(ended),
  });
  return (await site.visitor().postAs('/sign-in/back-channel-logout', { logout_token: 'x' }))
    .status;
};

describe('a provider that says of many that they have gone', () => {
  it('is believed of each, however many there are in a minute from its one address', async () => {
    const olu = await site.signedIn('olu');
    const others: number[] = [];
    for (let times = 0; times < 2 * MOST; times += 1)
      others.push(await said({ issuer: ISSUER, subject: `other-${String(times)}` }));
    expect(others).toEqual(others.map(() => 200));

    expect((await olu.get('/operations')).status).toBe(200);
    expect(await said({ issuer: ISSUER, subject: 'olu' })).toBe(200);
    expect((await olu.get('/operations')).location).toMatch(/^\/sign-in/);
  });

  it('is counted as anybody where it is not believed', async () => {
    const refused: number[] = [];
    for (let times = 0; times < 2 * MOST; times += 1) refused.push(await said(undefined));

    expect(refused[0]).toBe(400);
    expect(refused.at(-1)).toBe(429);
  });
});
