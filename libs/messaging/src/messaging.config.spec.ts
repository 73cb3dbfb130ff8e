import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { messagingConfig } from './messaging.config.js';

const caFile = join(mkdtempSync(join(tmpdir(), 'ca-')), 'ca.pem');
writeFileSync(caFile, 'certificates');
const security = (env: Readonly<Record<string, string>>) => messagingConfig(env).kafkaSecurity;

describe('how Kafka is spoken to', () => {
  it('is in the clear and as nobody unless it is said', () => {
    expect(security({})).toBeUndefined();
  });

  it('is over TLS, verified by what Node knows or by what is given', () => {
    expect(security({ KAFKA_TLS: 'true' })).toEqual({ tls: {} });
    expect(security({ KAFKA_TLS: 'true', KAFKA_CA_FILE: caFile })).toEqual({
      tls: { ca: ['certificates'] },
    });
  });

  it('is as a user of the service’s own', () => {
    const user = { KAFKA_USERNAME: 'intake', KAFKA_PASSWORD: 'secret' };
    expect(security({ KAFKA_TLS: 'true', ...user })).toEqual({
      tls: {},
      user: { username: 'intake', password: 'secret' },
    });
  });

  it.each([
    [
      'with a password in the clear',
      { KAFKA_USERNAME: 'intake', KAFKA_PASSWORD: 'secret' },
      /KAFKA_TLS must be true/,
    ],
    ['with certificates and no TLS', { KAFKA_CA_FILE: caFile }, /KAFKA_TLS must be true/],
    [
      'as a user without a password',
      { KAFKA_TLS: 'true', KAFKA_USERNAME: 'intake' },
      /must be given together/,
    ],
    [
      'with a password of nobody',
      { KAFKA_TLS: 'true', KAFKA_PASSWORD: 'secret' },
      /must be given together/,
    ],
    [
      'with certificates that are not there',
      { KAFKA_TLS: 'true', KAFKA_CA_FILE: '/no/such.pem' },
      /KAFKA_CA_FILE: there is no file/,
    ],
    ['with anything else than true or false', { KAFKA_TLS: 'yes' }, /KAFKA_TLS/],
  ] as const)('%s is no way to start', (_what, env, words) => {
    expect(() => security(env)).toThrow(words);
  });
});
