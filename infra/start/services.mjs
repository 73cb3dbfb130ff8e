import { join } from 'node:path';
import { entryOf } from './build.mjs';
import { checkout } from './places.mjs';

/**
 * @typedef {object} Line what the services are told about each other
 * @property {Readonly<Record<string, string>>} databaseUrls service → its own database, as its own role
 * @property {string} kafkaBrokers
 * @property {Ports} ports
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

/** @param {number} port */
const at = (port) => `http://localhost:${port}`;

/**
 * Everything that runs besides PostgreSQL and Kafka, and what each is told: the one table to change.
 * @param {Line} line
 * @returns {{ surroundings: readonly Program[], services: readonly Program[] }}
 */
export function programs({ databaseUrls, kafkaBrokers, ports }) {
  const issuer = at(ports.identity);
  const webIssuer = at(ports.web);
  const trusted = JSON.stringify([
    { issuer: webIssuer, jwksUrl: `${webIssuer}/keys`, kind: 'person' },
    { issuer, jwksUrl: `${issuer}/jwks`, kind: 'machine' },
  ]);
  /** @param {keyof Ports} name @param {NodeJS.ProcessEnv} [own] @returns {Program} */
  const service = (name, own = {}) => ({
    name,
    file: entryOf(name),
    readyUrl: `${at(ports[name])}/health/ready`,
    env: {
      PORT: String(ports[name]),
      DATABASE_URL: databaseUrls[name],
      KAFKA_BROKERS: kafkaBrokers,
      TRUSTED_ISSUERS: trusted,
      ...own,
    },
  });
  return {
    surroundings: [
      {
        name: 'identity',
        file: join(checkout, 'infra', 'identity', 'identity-provider.mjs'),
        readyUrl: `${issuer}/.well-known/openid-configuration`,
        env: { PORT: String(ports.identity), ISSUER: issuer, WEB_URL: webIssuer },
      },
      {
        name: 'mail',
        file: join(checkout, 'infra', 'mail', 'mail-server.mjs'),
        readyUrl: at(ports.outbox),
        env: { SMTP_PORT: String(ports.mail), PORT: String(ports.outbox) },
      },
    ],
    services: [
      service('intake'),
      service('eligibility', { ROUTING_URL: at(ports.routing) }),
      service('routing'),
      service('notification', {
        INTAKE_URL: at(ports.intake),
        ROUTING_URL: at(ports.routing),
        SMTP_URL: `smtp://localhost:${ports.mail}`,
      }),
      service('operations'),
      service('web', { ISSUER: issuer }),
    ],
  };
}
