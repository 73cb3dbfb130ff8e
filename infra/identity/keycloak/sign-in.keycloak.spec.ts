import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDatabase,
  aService,
  eventually,
  type RunningService,
  type TestDatabase,
} from '@waymark/testing';
import type { ServiceParts } from '@waymark/platform';
import type { Browser } from 'puppeteer-core';
import { migrations } from '../../../apps/web/src/migrations.js';
import { prepareWeb } from '../../../apps/web/src/prepare-web.js';
import { SessionCallerReader } from '../../../apps/web/src/sign-in/session-caller-reader.js';
import { AdministrationStore } from '../../../apps/web/src/store/administration.store.js';
import { aBrowser, Person } from '../../../apps/web/src/testing/a-browser.fixture.js';
import { webConfigFrom } from '../../../apps/web/src/web.config.js';
import { WebModule } from '../../../apps/web/src/web.module.js';
import { keycloakForSpecs } from './keycloak.mjs';

const MINUTES = 60_000;
const NOWHERE = 'http://127.0.0.1:9';
const PASSWORD = 'demonstration-only';
/** Of demonstration-people.json: Keycloak's own name for somebody. */
const SAM = '3b1f6a0e-52a5-4c0e-9d0c-6f6f6d1b7a01';
const NADIA = '3b1f6a0e-52a5-4c0e-9d0c-6f6f6d1b7a02';
const INVITING = { by: 'the specification', reason: 'Works here' };
const ADMINISTRATOR = {
  organisation: 'waymark-administration',
  organisationName: 'Waymark administration',
  role: 'administrator',
} as const;

const folder = mkdtempSync(join(tmpdir(), 'waymark-keycloak-'));

let keycloak: Awaited<ReturnType<typeof keycloakForSpecs>>;
let database: TestDatabase;
let site: RunningService;
let browser: Browser;

beforeAll(async () => {
  [keycloak, database, browser] = await Promise.all([
    keycloakForSpecs(),
    aDatabase('web-keycloak'),
    aBrowser(),
  ]);
  site = await theSite();
  await invited({ name: 'Sam Whitlock', subject: SAM });
  await invited({ name: 'Nadia Rahim', email: 'nadia.rahim@people.example' });
  await invited({ name: 'Owen Price', email: 'owen.price@people.example' });
}, 10 * MINUTES);
afterAll(async () => {
  await browser.close();
  await site.close();
  await Promise.all([database.drop(), keycloak.stop()]);
  rmSync(folder, { recursive: true });
}, MINUTES);

/** As it runs, at the address that Keycloak was told. */
function theSite(): Promise<RunningService> {
  const providers = join(folder, 'providers.json');
  const { issuer } = keycloak;
  const one = { code: 'keycloak', name: 'Keycloak', clientId: 'waymark-web', issuer };
  writeFileSync(providers, JSON.stringify([{ ...one, endsSessionThere: true }]));
  const config = webConfigFrom({
    DATABASE_URL: database.url,
    WEB_ORIGIN: `http://127.0.0.1:${String(keycloak.webPort)}`,
    OIDC_PROVIDERS_FILE: providers,
    INTAKE_URL: NOWHERE,
    ELIGIBILITY_URL: NOWHERE,
    ROUTING_URL: NOWHERE,
    NOTIFICATION_URL: NOWHERE,
    OPERATIONS_URL: NOWHERE,
    LOG_LEVEL: 'error',
    WEB_SEALING_KEYS: `spec:${Buffer.alloc(32, 3).toString('base64')}`,
  });
  const parts: ServiceParts = {
    ...{ name: 'web', module: WebModule, config, migrations, prepare: prepareWeb },
    ...{ bodies: 'form' as const, callers: SessionCallerReader },
  };
  return aService(parts, [], keycloak.webPort);
}

const invited = async (person: { name: string; subject?: string; email?: string }) =>
  site.app
    .get(AdministrationStore)
    .invite({ issuer: keycloak.issuer, role: ADMINISTRATOR, ...person }, INVITING);

const somebody = () => Person.at(browser, site.url);

async function signsIn(who: Person, name: string): Promise<void> {
  await who.goTo('/sign-in?to=/accounts');
  await who.type('username', name);
  await who.type('password', PASSWORD);
  await who.press('[name="login"]');
}

const subjectOf = async (name: string): Promise<string | undefined> => {
  const [row] = await site.query<{ readonly subject: string | null }>(
    'SELECT subject FROM account WHERE name = $1',
    [name],
  );
  return row?.subject ?? undefined;
};

describe('signing in with Keycloak', () => {
  it(
    'is asked for with PKCE, and refused by the realm without it or to another address',
    async () => {
      const asked = {
        ...{ client_id: 'waymark-web', response_type: 'code', scope: 'openid' },
        redirect_uri: `${site.url}/sign-in/callback`,
      };
      const refused = await authorization(asked);
      const plain = await authorization({
        ...asked,
        ...{ code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' },
      });
      const elsewhere = await authorization({ ...asked, redirect_uri: `${site.url}/elsewhere` });

      expect(refused.headers.get('location')).toContain('error=invalid_request');
      expect(plain.headers.get('location')).toContain('error=invalid_request');
      expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null]);
    },
    MINUTES,
  );

  it(
    'leads to the account that was invited by its subject',
    async () => {
      const sam = await somebody();
      await signsIn(sam, 'sam.whitlock');

      expect([sam.path, await sam.heading()]).toEqual(['/accounts', 'Accounts']);
    },
    MINUTES,
  );

  it(
    'makes an invitation to a verified address theirs for good',
    async () => {
      const nadia = await somebody();
      await signsIn(nadia, 'nadia.rahim');

      expect(nadia.path).toBe('/accounts');
      expect(await subjectOf('Nadia Rahim')).toBe(NADIA);
    },
    MINUTES,
  );

  it(
    'opens nothing with an address that Keycloak has not verified',
    async () => {
      const owen = await somebody();
      await signsIn(owen, 'owen.price');

      expect(await owen.heading()).toBe('You have no account here');
      expect(await subjectOf('Owen Price')).toBeUndefined();
      // Nor is the computer left to them.
      await signsIn(owen, 'sam.whitlock');
      expect(owen.path).toBe('/accounts');
    },
    MINUTES,
  );
});

describe('signing out', () => {
  it(
    'here ends the session at once, and the next person at that computer signs in as themselves',
    async () => {
      const computer = await somebody();
      await signsIn(computer, 'sam.whitlock');
      await computer.press('form[action="/sign-out"] button');
      expect(await computer.heading()).toBe('You are signed out');

      await computer.goTo('/accounts');
      expect(await computer.words()).not.toContain('Sign out');
      await signsIn(computer, 'nadia.rahim');
      expect(await computer.words()).toContain('Nadia Rahim');
    },
    MINUTES,
  );

  it(
    'at Keycloak ends the session here, and nobody else’s',
    async () => {
      const [sam, nadia] = [await somebody(), await somebody()];
      await signsIn(sam, 'sam.whitlock');
      await signsIn(nadia, 'nadia.rahim');
      await sam.goTo(`${keycloak.issuer}/protocol/openid-connect/logout`);
      await sam.press('[name="confirmLogout"]');

      await eventually('the session here has ended too', async () => {
        await sam.goTo('/accounts');
        return sam.path !== '/accounts';
      });
      await nadia.goTo('/accounts');
      expect(nadia.path).toBe('/accounts');
    },
    MINUTES,
  );
});

const authorization = (asked: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${keycloak.issuer}/protocol/openid-connect/auth?${String(new URLSearchParams(asked))}`, {
    redirect: 'manual',
  });
