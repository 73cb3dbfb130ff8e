import type { NestExpressApplication } from '@nestjs/platform-express';
import { Database } from '@waymark/platform';
import type { NextFunction, Request, Response } from 'express';
import session from 'express-session';
import helmet from 'helmet';
import { randomBytes } from 'node:crypto';
import { chooseLanguage } from './language/choose-language.js';
import { Languages } from './language/languages.js';
import { readUploads } from './layout/files/uploads.js';
import { brandingOf } from './layout/branding/branding.js';
import { PageFilter } from './layout/page.filter.js';
import { prepareViews } from './layout/views.js';
import { isUnattended, markUnattended } from './sign-in/unattended.js';
import { sessionCookieOf } from './sign-in/session-cookie.js';
import { SecretsStore } from './store/secrets.store.js';
import { SessionsStore } from './store/sessions.store.js';
import { WebConfig } from './web.config.js';

const NOBODY = ["'none'"];
const OURSELVES = ["'self'"];
const YEAR_SECONDS = 31_536_000;

/** Headers, files, sessions and views, before the routes. */
export async function prepareWeb(app: NestExpressApplication): Promise<void> {
  const config = app.get(WebConfig);
  const { WEB_ORIGIN, TRUSTED_PROXIES, providers } = config;
  const isHttps = WEB_ORIGIN.startsWith('https:');
  // Behind a proxy that ends TLS, its word is needed for a Secure cookie to be set at all.
  if (isHttps) app.set('trust proxy', TRUSTED_PROXIES ?? 1);
  // The form that signs out leads to those where the session ends too: a browser checks that as well.
  const alsoThere = providers.flatMap((one) =>
    one.endsSessionThere ? [new URL(one.issuer).origin] : [],
  );
  app.use(chooseLanguage(app.get(Languages), isHttps));
  app.use(securityHeaders(isHttps, alsoThere));
  prepareViews(app, brandingOf(config));
  app.use(notStored);
  app.use(await sessions(app, WEB_ORIGIN));
  app.use(readUploads);
  app.use(markUnattended);
  app.useGlobalFilters(app.get(PageFilter));
}

const securityHeaders = (isHttps: boolean, alsoThere: readonly string[]) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NOBODY,
        styleSrc: OURSELVES,
        scriptSrc: OURSELVES,
        imgSrc: OURSELVES,
        connectSrc: OURSELVES,
        formAction: [...OURSELVES, ...alsoThere],
        frameAncestors: NOBODY,
        baseUri: NOBODY,
        ...(isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isHttps && { maxAge: YEAR_SECONDS, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });

function notStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

async function sessions(app: NestExpressApplication, origin: string) {
  const makeSecret = (): string => randomBytes(32).toString('base64url');
  const secret = await app.get(SecretsStore).get('session-cookie', makeSecret);
  return session({
    ...sessionCookieOf(origin),
    secret,
    store: new SessionsStore(app.get(Database), isUnattended),
    resave: false,
    rolling: true,
    saveUninitialized: false,
  });
}
