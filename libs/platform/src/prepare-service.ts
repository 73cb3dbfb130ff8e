import type { IncomingMessage } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { keepOrigins } from './access/origin.js';
import { SERVICE_KEEPS_MS } from './http/keep-alive.js';
import { isJson, onlyKnownBodies } from './http/only-known-bodies.js';
import { logRequests } from './http/log-requests.js';
import { notToBeKept } from './http/not-to-be-kept.js';
import { refuseBrokenHttp } from './http/refuse-broken-http.js';
import { Logger } from './logger.js';
import { Metrics } from './metrics/metrics.js';
import type { ServiceParts } from './service-parts.js';
import { traceRequests } from './trace-requests.js';

const BODY_LIMIT_BYTES = 262_144;
/** A file of 10 MB in base64, and what is said of it. */
const LARGE_BODY_LIMIT_BYTES = 14_100_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** How each service treats HTTP before its routes see a request. */
export async function prepareService(
  app: NestExpressApplication,
  { config, bodies = 'json', largeBodies, uploads, prepare }: ServiceParts,
): Promise<void> {
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(traceRequests);
  app.set('trust proxy', config.TRUSTED_PROXIES ?? 0);
  app.use(keepOrigins);
  app.use(logRequests(app.get(Logger), app.get(Metrics)));
  // The web site says for each page and file whether it may be kept.
  if (bodies === 'json') app.use(notToBeKept);
  app.use(onlyKnownBodies(bodies, uploads));
  if (largeBodies !== undefined) {
    const type = (request: IncomingMessage): boolean =>
      isJson(request) && largeBodies.test(request.url ?? '');
    app.useBodyParser('json', { limit: LARGE_BODY_LIMIT_BYTES, type });
  }
  app.useBodyParser('json', { limit: BODY_LIMIT_BYTES, type: isJson });
  if (bodies === 'form') {
    app.useBodyParser('urlencoded', { limit: BODY_LIMIT_BYTES, extended: false });
  }
  const server = app.getHttpServer();
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = SERVICE_KEEPS_MS;
  server.on('clientError', refuseBrokenHttp);
  await prepare?.(app);
}
