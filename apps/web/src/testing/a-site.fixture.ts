import { fileURLToPath } from 'node:url';
import type { Role } from '@waymark/contracts';
import { Logger, type Clock } from '@waymark/platform';
import { aDatabase, aService, type RunningService } from '@waymark/testing';
import { Languages } from '../language/languages.js';
import { ENGLISH, type Language } from '../language/say.js';
import { UPLOADS } from '../layout/files/uploads.js';
import { migrations } from '../migrations.js';
import { prepareWeb } from '../prepare-web.js';
import { IdentityProviders } from '../sign-in/identity-providers.js';
import type { Identity } from '../sign-in/identity.js';
import type { SigningIn } from '../sign-in/session-data.js';
import { SessionCallerReader } from '../sign-in/session-caller-reader.js';
import { AccountsStore } from '../store/accounts.store.js';
import { webConfigFrom, type WebConfig } from '../web.config.js';
import { WebModule } from '../web.module.js';
import { RequestCounts } from '../sign-in/request-counts.js';
import { Visitor, type Page } from './a-visitor.fixture.js';
import { refuseWhatIsNamed } from './limits.fixture.js';
import { startStandIns, type StandIns } from './stand-in-services.fixture.js';

/** Areas that have confirmed numbers of their own. */
const DIRECTORY = fileURLToPath(new URL('directory', import.meta.url));
const ISSUER = 'http://localhost:3010';
/** More than any spec asks for. */
const MANY = 100_000;

type Offered = Pick<Languages, 'forThePerson' | 'everywhere'>;

/** The site, running on a database of its own, with stand-ins for the services and the identity provider. */
export interface TestSite {
  readonly service: RunningService;
  readonly services: StandIns;
  /** As the site's own role signs in. */
  readonly databaseUrl: string;
  /** Somebody with these roles in these organisations, who has not come yet. */
  account(subject: string, ...roles: readonly (readonly [Role, string])[]): Promise<void>;
  visitor(headers?: Readonly<Record<string, string>>): Visitor;
  /** Somebody who has signed in; with several roles they have still to choose. */
  signedIn(subject: string, email?: string): Promise<Visitor>;
  /** Somebody signs in at this browser; gives where they are led. */
  signsIn(visitor: Visitor, subject: string, email?: string): Promise<Page>;
  /** The same, or somebody who has not signed in. */
  somebody(subject: string): Promise<Visitor>;
  close(): Promise<void>;
}

export interface SiteOptions {
  readonly origin?: string;
  readonly requestsPerMinute?: number;
  readonly referralsPerMinute?: number;
  /** `ORGANISATION_NAME`, `ORGANISATION_LOGO`, `BRAND_COLOUR`. */
  readonly brand?: Readonly<Record<string, string>>;
  /** Besides English, on every page. */
  readonly languages?: readonly Language[] | Offered;
}

/** Believes whoever says who they are; asks for the same state and verifier as the real one. */
class BelievingProvider {
  next = '';
  /** Where the site is. */
  site = 'http://localhost';
  /** That it says is verified. */
  email: string | undefined;
  readonly choices = [{ code: 'believing', name: 'Believing provider' }];

  begin(
    _code: string | undefined,
    to: string,
  ): Promise<{ readonly url: URL; readonly signingIn: SigningIn }> {
    const signingIn = {
      provider: 'believing',
      state: 'state',
      nonce: 'nonce',
      verifier: 'verifier',
      to,
    };
    return Promise.resolve({
      url: new URL('/sign-in/callback?code=1', this.site),
      signingIn,
    });
  }

  finish(): Promise<Identity | undefined> {
    const { next: subject, email } = this;
    const identity = { issuer: ISSUER, subject, ...(email !== undefined && { email }) };
    return Promise.resolve(subject === '' ? undefined : identity);
  }
}

export async function aSite(
  name: string,
  clock: Clock,
  options: SiteOptions = {},
): Promise<TestSite> {
  const [database, services] = await Promise.all([aDatabase(name), startStandIns()]);
  const config = configFor(database.url, services.urls, options);
  const provider = new BelievingProvider();
  const service = await aService(
    {
      name: 'web',
      module: WebModule,
      config,
      migrations,
      bodies: 'form',
      uploads: UPLOADS,
      callers: SessionCallerReader,
      clock,
      prepare: prepareWeb,
    },
    [
      { for: IdentityProviders, use: provider },
      { for: Logger, use: new Silence('web', 'error') },
      ...(options.languages === undefined
        ? []
        : [{ for: Languages, use: offering(options.languages) }]),
    ],
  );
  provider.site = service.url;
  refuseWhatIsNamed(service.app.get(RequestCounts), services.tooManyOf);
  const accounts = service.app.get(AccountsStore);
  const visitor: TestSite['visitor'] = (headers) => new Visitor(service.url, headers);
  const signsIn = async (person: Visitor, subject: string, email?: string): Promise<Page> => {
    provider.next = subject;
    provider.email = email;
    await person.get('/sign-in');
    return person.get('/sign-in/callback?code=1');
  };
  const signedIn = async (subject: string, email?: string): Promise<Visitor> => {
    const person = visitor();
    await person.open((await signsIn(person, subject, email)).location);
    return person;
  };
  return {
    service,
    services,
    databaseUrl: database.url,
    visitor,
    signsIn,
    signedIn,
    somebody: async (subject) => (subject === 'nobody' ? visitor() : signedIn(subject)),
    account: (subject, ...roles) =>
      accounts.keep({
        issuer: ISSUER,
        subject,
        name: `Demo ${subject}`,
        email: `${subject}@people.example`,
        memberships: roles.map(([role, organisation]) => ({
          organisation,
          organisationName: `Team ${organisation}`,
          role,
          ...(role === 'referrer' && { referrerRole: 'midwife' as const }),
        })),
      }),
    close: async () => {
      await service.close();
      await Promise.all([services.close(), database.drop()]);
    },
  };
}

const configFor = (
  databaseUrl: string,
  urls: StandIns['urls'],
  { origin, requestsPerMinute = MANY, referralsPerMinute = MANY, brand = {} }: SiteOptions,
): WebConfig =>
  webConfigFrom({
    DATABASE_URL: databaseUrl,
    WEB_ORIGIN: origin ?? 'http://localhost:3000',
    OIDC_ISSUER: ISSUER,
    INTAKE_URL: urls.intake,
    ELIGIBILITY_URL: urls.eligibility,
    ROUTING_URL: urls.routing,
    NOTIFICATION_URL: urls.notification,
    OPERATIONS_URL: urls.operations,
    WEB_REQUESTS_PER_MINUTE: String(requestsPerMinute),
    WEB_ORGANISATION_REFERRALS_PER_MINUTE: String(referralsPerMinute),
    LOG_LEVEL: 'error',
    DEMONSTRATION: 'false',
    DIRECTORY_DIR: DIRECTORY,
    ...brand,
    WEB_SEALING_KEYS: `spec:${Buffer.alloc(32, 3).toString('base64')}`,
  });

const offering = (languages: readonly Language[] | Offered): Offered =>
  'everywhere' in languages
    ? languages
    : { forThePerson: [ENGLISH, ...languages], everywhere: [ENGLISH, ...languages] };

/** Failures that a spec provokes are not news. */
class Silence extends Logger {
  override warn(): void {
    // nothing
  }

  override error(): void {
    // nothing
  }
}
