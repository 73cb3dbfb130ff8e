import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aService, type AnswerOfSpec, type RunningService } from '@waymark/testing';
import {
  SignJWT,
  UnsecuredJWT,
  exportJWK,
  generateKeyPair,
  type CryptoKey,
  type JWTPayload,
} from 'jose';
import { readConfig } from '../read-config.js';
import { ServiceConfig } from '../service-config.js';
import { Allow } from './allow.js';
import { CallerOf, type Caller } from './caller.js';

@Controller()
class DoorController {
  @Allow({ anyone: true }) @Get('open') open(): object {
    return { open: true };
  }
  @Allow({ roles: ['hub-clinician', 'link-worker'], scopes: ['referrals:read'] })
  @Get('worklist')
  worklist(@CallerOf() caller: Caller): Caller {
    return caller;
  }
  @Allow({ roles: ['operator'] }) @Get('people-only') peopleOnly(): object {
    return {};
  }
}

@Module({ controllers: [DoorController] })
class DoorModule {}

interface Keys {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const now = (): number => Math.floor(Date.now() / 1000);
const published: Record<string, object[]> = { people: [], machines: [] };
const fetched = { people: 0 };
const provider = createServer((request, response) => {
  const who = request.url?.slice(1) ?? '';
  if (who === 'people') fetched.people += 1;
  if (who === 'broken') response.statusCode = 500;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ keys: published[who] ?? [] }));
});

let service: RunningService;
let base: string;
let people: Keys;
let machines: Keys;
let strangers: Keys;

beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  people = await generateKeyPair('ES256', { extractable: true });
  machines = await generateKeyPair('RS256', { extractable: true });
  strangers = await generateKeyPair('ES256', { extractable: true });
  published.people = [{ ...(await exportJWK(people.publicKey)), kid: 'p1' }];
  published.machines = [{ ...(await exportJWK(machines.publicKey)), kid: 'm1' }];
  const issuers = [
    { issuer: 'https://web', jwksUrl: `${base}/people`, kind: 'person' },
    { issuer: 'https://provider', jwksUrl: `${base}/machines`, kind: 'machine' },
    { issuer: 'https://broken', jwksUrl: `${base}/broken`, kind: 'person' },
  ];
  const env = { PORT: '0', LOG_LEVEL: 'error', TRUSTED_ISSUERS: JSON.stringify(issuers) };
  const config = readConfig(ServiceConfig, env);
  service = await aService({ name: 'routing', module: DoorModule, config });
});
afterAll(async () => {
  await service.close();
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});

let claims: JWTPayload;
beforeEach(() => {
  claims = {
    iss: 'https://web',
    sub: 'https://cis2|555',
    aud: 'waymark-routing',
    iat: now(),
    exp: now() + 300,
    organisation: 'cw-loss',
    roles: ['hub-clinician', 'wizard'],
    name: 'Sam Example',
    from: '192.0.2.7 session:abc',
  };
});

const signed = (payload: JWTPayload, keys = people, kid = 'p1', alg = 'ES256'): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(keys.privateKey);

const worklist = (token: string): Promise<AnswerOfSpec> =>
  service.call('GET', '/worklist', { token });

describe('a person’s token', () => {
  it('lets in whom the route names, as the caller the claims describe', async () => {
    const { status, body } = await worklist(await signed(claims));
    expect(status).toBe(200);
    expect(body).toEqual({
      kind: 'person',
      subject: 'https://cis2|555',
      organisation: 'cw-loss',
      roles: ['hub-clinician'],
      scopes: [],
      name: 'Sam Example',
      from: '192.0.2.7 session:abc',
    });
  });

  it('of another role is understood and refused', async () => {
    const answer = await worklist(await signed({ ...claims, roles: ['referrer'] }));
    expect(answer.status).toBe(403);
    expect(answer.headers.get('www-authenticate')).toBeNull();
  });

  it('with a scope instead of a role is refused', async () => {
    const token = await signed({ ...claims, roles: [], scope: 'referrals:read' });
    expect((await worklist(token)).status).toBe(403);
  });

  it('may differ from our time by 30 seconds', async () => {
    expect((await worklist(await signed({ ...claims, exp: now() - 20 }))).status).toBe(200);
    expect((await worklist(await signed({ ...claims, nbf: now() + 20 }))).status).toBe(200);
  });
});

describe('a token', () => {
  const wrong: [string, () => Promise<string> | string][] = [
    ['that has expired', () => signed({ ...claims, exp: now() - 60 })],
    ['that is not good yet', () => signed({ ...claims, nbf: now() + 60 })],
    ['without an expiry', () => signed({ ...claims, exp: undefined as unknown as number })],
    ['for another service', () => signed({ ...claims, aud: 'waymark-intake' })],
    ['for nobody in particular', () => signed({ ...claims, aud: undefined as unknown as string })],
    ['of an unknown issuer', () => signed({ ...claims, iss: 'https://web.example' })],
    ['of an issuer who is nearly ours', () => signed({ ...claims, iss: 'https://web/' })],
    ['of no issuer', () => signed({ ...claims, iss: undefined as unknown as string })],
    ['signed by a stranger', () => signed(claims, strangers)],
    ['signed by another issuer', () => signed(claims, machines, 'm1', 'RS256')],
    ['with a key nobody published', () => signed(claims, people, 'p9')],
    ['signed by nobody', () => new UnsecuredJWT(claims).encode()],
    [
      'signed with the public key as a secret',
      () =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'p1' })
          .sign(new TextEncoder().encode(JSON.stringify(published.people?.[0]).padEnd(64))),
    ],
    ['without a subject', () => signed({ ...claims, sub: undefined as unknown as string })],
    ['without an organisation', () => signed({ ...claims, organisation: undefined })],
    [
      'changed after signing',
      async () => {
        const [header, , signature] = (await signed(claims)).split('.');
        const changed = Buffer.from(JSON.stringify({ ...claims, organisation: 'other' }));
        return `${header ?? ''}.${changed.toString('base64url')}.${signature ?? ''}`;
      },
    ],
    ['that is no token', () => 'abc'],
    ['that is three dots', () => '..'],
  ];

  it.each(wrong)('%s is not believed', async (_what, make) => {
    const answer = await worklist(await make());
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(answer.body).toMatchObject({ code: 'not-signed-in' });
  });

  it('that is not there is asked for', async () => {
    const answer = await service.call('GET', '/worklist');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(['Basic dTpw', 'Bearer', 'Bearer a b', 'Bearer a,b'])(
    'sent as %p is not believed',
    async (authorization) => {
      const answer = await service.call('GET', '/worklist', { headers: { authorization } });
      expect(answer.status).toBe(401);
    },
  );

  it('is not needed where anyone may call, and a bad one does no harm there', async () => {
    expect((await service.call('GET', '/open')).status).toBe(200);
    expect((await service.call('GET', '/open', { token: 'abc' })).status).toBe(200);
  });

  it('whose issuer’s keys cannot be had may be good, so the caller is told to come again', async () => {
    const answer = await worklist(await signed({ ...claims, iss: 'https://broken' }));
    expect(answer.status).toBe(503);
  });
});

describe('a machine’s token', () => {
  const machine = (more: JWTPayload): Promise<string> => {
    const { aud, iat, exp, organisation } = claims;
    const whole = {
      iss: 'https://provider',
      aud,
      iat,
      exp,
      organisation,
      client_id: 'waymark-web',
    };
    return signed({ ...whole, ...more } as JWTPayload, machines, 'm1', 'RS256');
  };

  it('lets in whoever has the scope', async () => {
    const { body } = await worklist(await machine({ scope: 'referrals:read openid' }));
    expect(body).toEqual({
      kind: 'machine',
      subject: 'https://provider|waymark-web',
      organisation: 'cw-loss',
      roles: [],
      scopes: ['referrals:read'],
      from: '127.0.0.1',
    });
  });

  it('without the scope is told which one is missing', async () => {
    const answer = await worklist(await machine({ scope: 'referrals:write' }));
    expect(answer.status).toBe(403);
    expect(answer.headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_scope", scope="referrals:read"',
    );
  });

  it('cannot have a role', async () => {
    const token = await machine({ scope: 'referrals:read', roles: ['operator'] });
    expect((await service.call('GET', '/people-only', { token })).status).toBe(403);
  });

  it('without a client is not believed', async () => {
    expect((await worklist(await machine({ client_id: undefined }))).status).toBe(401);
  });
});

describe('the keys of an issuer', () => {
  it('are not fetched again for each token with an unknown key', async () => {
    const before = fetched.people;
    for (const kid of ['a', 'b', 'c', 'd']) await worklist(await signed(claims, people, kid));
    expect(fetched.people - before).toBeLessThanOrEqual(1);
  });
});
