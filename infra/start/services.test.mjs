import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figuresPort, figuresPorts, portsFrom, programs } from './services.mjs';

const names = ['intake', 'eligibility', 'routing', 'notification', 'operations', 'web'];
const databaseUrls = Object.fromEntries(
  names.map((name) => [name, `postgres://waymark_${name}@db/waymark_${name}`]),
);
const { services, surroundings } = programs({
  databaseUrls,
  kafkaBrokers: 'broker:9092',
  ports: portsFrom(4000),
  stateFolder: '/state',
});

describe('what each service is told', () => {
  it('all six are in the table', () => {
    assert.deepEqual(
      services.map(({ name }) => name),
      names,
    );
  });

  for (const { name, env, readyUrl } of services) {
    it(`${name}: its own database, Kafka, whom to believe, and no port of another`, () => {
      assert.equal(env['DATABASE_URL'], databaseUrls[name]);
      assert.equal(env['KAFKA_BROKERS'], 'broker:9092');
      assert.deepEqual(
        JSON.parse(env['TRUSTED_ISSUERS'] ?? '').map(
          (/** @type {{ issuer: string }} */ one) => one.issuer,
        ),
        ['http://localhost:4000', 'http://localhost:4010'],
      );
      assert.equal(readyUrl, `http://localhost:${env['PORT']}/health/ready`);
    });
  }

  it('the ports of all their figures are known before they start', () => {
    const ports = portsFrom(4000);
    assert.deepEqual(
      Object.values(figuresPorts(ports)).toSorted(),
      services.map(({ env }) => figuresPort(Number(env['PORT']))).toSorted(),
    );
  });

  it('no two programs listen on one port', () => {
    const ports = [...services, ...surroundings].flatMap(({ env }) =>
      [env['PORT'], env['SMTP_PORT']].filter(Boolean),
    );
    assert.equal(new Set(ports).size, ports.length);
  });
});
