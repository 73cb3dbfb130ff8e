import { describe, expect, it } from '@jest/globals';
import { readConfig } from './read-config.js';
import { ServiceConfig } from './service-config.js';

class HubConfig extends ServiceConfig {
  override readonly PORT: number = 3099;
}

const read = (env: Record<string, string>): HubConfig => readConfig(HubConfig, env);
const people = {
  issuer: 'http://localhost:3000',
  jwksUrl: 'http://localhost:3000/k',
  kind: 'person',
};

describe('what every service is told', () => {
  it('has defaults that run on one machine', () => {
    expect(JSON.parse(JSON.stringify(read({})))).toEqual({
      PORT: 3099,
      DATABASE_POOL_SIZE: 10,
      DATABASE_STATEMENT_TIMEOUT_MS: 15_000,
      LOG_LEVEL: 'info',
      MACHINE_REQUESTS_PER_MINUTE: 6_000,
      OTEL_TRACES_SAMPLER_ARG: 1,
      TRUSTED_ISSUERS: [],
    });
  });

  it('reads the issuers whose tokens are believed', () => {
    expect(read({ TRUSTED_ISSUERS: JSON.stringify([people]) }).TRUSTED_ISSUERS).toEqual([people]);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'eighty'],
    ['DATABASE_URL', 'mysql://somebody:pa55word@host/db'],
    ['DATABASE_POOL_SIZE', '0'],
    ['MACHINE_REQUESTS_PER_MINUTE', '5'],
    ['KAFKA_BROKERS', 'kafka'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
    ['OTEL_TRACES_SAMPLER_ARG', '2'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_ISSUERS', 'not json'],
    ['TRUSTED_ISSUERS', '{"issuer":"http://a"}'],
    ['TRUSTED_ISSUERS', '["http://a"]'],
    ['TRUSTED_ISSUERS', '[{"issuer":"http://a","jwksUrl":"http://a/jwks","kind":"both"}]'],
    ['TRUSTED_ISSUERS', '[{"issuer":"a","jwksUrl":"file:///etc/passwd","kind":"person"}]'],
    ['TRUSTED_ISSUERS', 'null'],
  ])('names %s when it is %p', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(`- ${name}`);
    expect(() => read({ [name]: value })).not.toThrow(/pa55word|passwd/);
  });

  it('accepts a database with a password and several brokers', () => {
    const DATABASE_URL = 'postgres://waymark_hub:p%40ss@localhost:5432/waymark_hub';
    const KAFKA_BROKERS = 'kafka-1:9092,kafka-2:9092';
    expect(read({ DATABASE_URL, KAFKA_BROKERS })).toMatchObject({ DATABASE_URL, KAFKA_BROKERS });
  });
});
