import { join } from 'node:path';
import { demoSecret } from '../identity/demo-clients.mjs';
import { entryOf } from './build.mjs';
import { checkout } from './places.mjs';

/**
 * @typedef {object} Line what the services are told about each other
 * @property {Readonly<Record<string, string>>} databaseUrls service → its own database, as its own role
 * @property {string} kafkaBrokers
 * @property {Ports} ports
 * @property {readonly object[]} [extraIssuers] whom else the services believe, for a test
 * @property {(name: keyof Ports) => number} [metricsPort] where each gives its figures; nowhere unless it is given
 * @property {string} stateFolder where the identity and the mail server keep what they keep
 *
 * @typedef {Readonly<Record<'web' | 'intake' | 'eligibility' | 'routing' | 'notification' | 'operations' | 'identity' | 'mail' | 'outbox', number>>} Ports
 *
 * @typedef {object} Program
 * @property {string} name
 * @property {string} file
 * @property {string} readyUrl answers 200 once it is ready
 * @property {NodeJS.ProcessEnv} env
 */

/** @param {number} base the web site's @returns {Ports} */
export function portsFrom(base) {
  return {
    web: base,
    intake: base + 1,
    eligibility: base + 2,
    routing: base + 3,
    notification: base + 4,
    operations: base + 5,
    identity: base + 10,
    mail: base + 25,
    outbox: base + 26,
  };
}

/** Of the services, not published where the services are. */
const FIGURES_BESIDE = 100;

/** Where a service gives its figures, given where it listens. @param {number} port */
export const figuresPort = (port) => port + FIGURES_BESIDE;

const withFigures = /** @type {const} */ ([
  'web',
  'intake',
  'eligibility',
  'routing',
  'notification',
  'operations',
]);

/** Where each service gives its figures, named. @param {Ports} ports */
export const figuresPorts = (ports) =>
  Object.fromEntries(
    withFigures.map((name) => [`the figures of ${name}`, figuresPort(ports[name])]),
  );

/** @param {number} port */
const at = (port) => `http://localhost:${port}`;

/**
 * Everything that runs besides PostgreSQL and Kafka, and what each is told: the one table to change.
 * @param {Line} line
 * @returns {{ surroundings: readonly Program[], services: readonly Program[] }}
 */
export function programs({
  databaseUrls,
  kafkaBrokers,
  ports,
  stateFolder,
  metricsPort,
  extraIssuers = [],
}) {
  const addresses = {
    INTAKE_URL: at(ports.intake),
    ELIGIBILITY_URL: at(ports.eligibility),
    ROUTING_URL: at(ports.routing),
    NOTIFICATION_URL: at(ports.notification),
    OPERATIONS_URL: at(ports.operations),
    WEB_ORIGIN: at(ports.web),
  };
  const issuer = at(ports.identity);
  const everyService = {
    ...addresses,
    KAFKA_BROKERS: kafkaBrokers,
    TRUSTED_ISSUERS: JSON.stringify([
      { kind: 'person', issuer: at(ports.web), jwksUrl: `${at(ports.web)}/.well-known/jwks.json` },
      { kind: 'machine', issuer, jwksUrl: `${issuer}/jwks` },
      ...extraIssuers,
    ]),
    DEMONSTRATION: 'true',
    CRITERIA_DIR: folder('criteria'),
    DIRECTORY_DIR: folder('directory'),
    LOG_LEVEL: process.env['LOG_LEVEL'],
    OTEL_EXPORTER_OTLP_ENDPOINT: process.env['OTEL_EXPORTER_OTLP_ENDPOINT'],
    OTEL_TRACES_SAMPLER_ARG: process.env['OTEL_TRACES_SAMPLER_ARG'],
    TOPIC_PREFIX: process.env['TOPIC_PREFIX'],
  };
  /** @param {keyof Ports} name @param {NodeJS.ProcessEnv} [own] @returns {Program} */
  const service = (name, own = {}) => ({
    name,
    file: entryOf(name),
    readyUrl: `${at(ports[name])}/health/ready`,
    env: {
      PORT: String(ports[name]),
      METRICS_PORT: metricsPort && String(metricsPort(name)),
      DATABASE_URL: databaseUrls[name],
      TOKEN_URL: `${issuer}/token`,
      CLIENT_ID: `waymark-${name}`,
      CLIENT_SECRET: demoSecret(`waymark-${name}`),
      ...everyService,
      ...own,
    },
  });
  return {
    surroundings: [identityProvider(ports, stateFolder), mailServer(ports, stateFolder)],
    services: [
      service('intake', { GEOGRAPHY_DIR: folder('geography') }),
      service('eligibility'),
      service('routing'),
      service('notification', {
        SMTP_URL: `smtp://localhost:${ports.mail}`,
        MAIL_FROM: 'waymark@people.example',
        MESSAGES_DIR: folder('messages'),
      }),
      service('operations', {
        RECONCILIATION_GRACE_SECONDS: process.env['RECONCILIATION_GRACE_SECONDS'],
      }),
      service('web', {
        OIDC_ISSUER: issuer,
        OIDC_PROVIDERS_FILE: process.env['OIDC_PROVIDERS_FILE'],
        LANGUAGES_DIR: folder('languages'),
        DEMO_PEOPLE: join(folder('identity'), 'demo-people.mjs'),
      }),
    ],
  };
}

/** @param {Ports} ports @param {string} stateFolder @returns {Program} */
function identityProvider(ports, stateFolder) {
  const issuer = at(ports.identity);
  return {
    name: 'identity',
    file: join(folder('identity'), 'identity-provider.mjs'),
    readyUrl: `${issuer}/health`,
    env: {
      PORT: String(ports.identity),
      ISSUER: issuer,
      WEB_ORIGIN: at(ports.web),
      STATE_DIR: join(stateFolder, 'identity'),
      WEB_BACK_CHANNEL_LOGOUT: '/sign-in/back-channel-logout',
    },
  };
}

/** @param {Ports} ports @param {string} stateFolder @returns {Program} */
function mailServer(ports, stateFolder) {
  return {
    name: 'mail',
    file: join(folder('mail'), 'mail-server.mjs'),
    readyUrl: at(ports.outbox),
    env: {
      SMTP_PORT: String(ports.mail),
      PORT: String(ports.outbox),
      STATE_DIR: join(stateFolder, 'mail'),
    },
  };
}

/** @param {string} name */
function folder(name) {
  return join(checkout, 'infra', name);
}
