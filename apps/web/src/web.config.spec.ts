import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { webConfigFrom } from './web.config.js';

const GOOD = {
  DATABASE_URL: 'postgres://web:secret@localhost/waymark_web',
  WEB_ORIGIN: 'http://localhost:3000',
  OIDC_ISSUER: 'http://localhost:3010',
  INTAKE_URL: 'http://localhost:3001',
  ELIGIBILITY_URL: 'http://localhost:3002',
  ROUTING_URL: 'http://localhost:3003',
  NOTIFICATION_URL: 'http://localhost:3004',
  OPERATIONS_URL: 'http://localhost:3005',
  WEB_SEALING_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
};

describe('the configuration of the web site', () => {
  it('has defaults for what may be left out', () => {
    expect(webConfigFrom(GOOD)).toMatchObject({
      PORT: 3000,
      OIDC_CLIENT_ID: 'waymark-web',
      DEMONSTRATION: 'false',
    });
  });

  it.each([
    'https://waymark.example',
    'http://127.0.0.1:3000',
    'http://localhost',
    'http://[::1]:3000',
  ])('takes %s as the public address', (WEB_ORIGIN) => {
    expect(webConfigFrom({ ...GOOD, WEB_ORIGIN }).WEB_ORIGIN).toBe(WEB_ORIGIN);
  });

  it.each([
    'http://waymark.example',
    'http://10.0.0.7:3000',
    'http://localhost.example',
    'https://waymark.example/path',
    'https://user:password@waymark.example',
    'ftp://localhost',
    'localhost:3000',
  ])('does not start at %s, where passwords could be read on the way', (WEB_ORIGIN) => {
    expect(() => webConfigFrom({ ...GOOD, WEB_ORIGIN })).toThrow(/WEB_ORIGIN must be https/);
  });

  it.each(Object.keys(GOOD))('does not start without %s', (name) => {
    expect(() => webConfigFrom({ ...GOOD, [name]: undefined })).toThrow(name);
  });
});

describe('whose site it looks like', () => {
  it('is nobody’s in particular, in the usual blue, unless it is said', () => {
    const config = webConfigFrom(GOOD);
    expect(config.ORGANISATION_NAME).toBeUndefined();
    expect(config.BRAND_COLOUR).toBe('#005eb8');
  });

  it.each(['#ffcc00', '#767676ff', 'blue', '#7a7a7a'])(
    'is not in %s, on which white letters cannot be read',
    (BRAND_COLOUR) => {
      expect(() => webConfigFrom({ ...GOOD, BRAND_COLOUR })).toThrow(
        /BRAND_COLOUR must be #rrggbb, and dark enough/,
      );
    },
  );

  it('is said in words as well where there is a logo', () => {
    expect(() => webConfigFrom({ ...GOOD, ORGANISATION_LOGO: '/logo.svg' })).toThrow(
      /ORGANISATION_NAME/,
    );
  });
});

describe('several identity providers', () => {
  const fileWith = (content: string): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'providers-')), 'providers.json');
    writeFileSync(file, content);
    return file;
  };
  const one = { code: 'one', name: 'One', issuer: 'https://one.example', clientId: 'web' };
  const given = (content: unknown) =>
    webConfigFrom({
      ...GOOD,
      OIDC_ISSUER: undefined,
      OIDC_PROVIDERS_FILE: fileWith(JSON.stringify(content)),
    });

  it('are read from a file', () => {
    const other = {
      ...{ ...one, code: 'two', issuer: 'https://two.example' },
      ...{ clientProof: 'private_key_jwt', acceptedAcr: ['AAL3'] },
    };

    expect(given([one, other]).providers).toMatchObject([
      { code: 'one', clientProof: 'none', scope: 'openid profile email' },
      { code: 'two', clientProof: 'private_key_jwt', acceptedAcr: ['AAL3'] },
    ]);
  });

  it.each([
    [[]],
    [[one, one]],
    [[one, { ...one, code: 'two' }]],
    [[one, { ...one, issuer: 'https://two.example' }]],
    [{}],
    [[{ ...one, issuer: 'one' }]],
    [[{ ...one, code: 'A B' }]],
  ])('do not start the site as %j', (content) => {
    expect(() => given(content).providers).toThrow(/The configuration is wrong/);
  });
});
