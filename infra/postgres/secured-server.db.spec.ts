import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Database, PlatformModule, readConfig, ServiceConfig } from '@waymark/platform';
import { startSecuredPostgres } from './secured-server.mjs';

@Module({})
class NothingBesides {}

let server: Awaited<ReturnType<typeof startSecuredPostgres>>;
beforeAll(async () => {
  server = await startSecuredPostgres();
}, 120_000);
afterAll(() => server.stop());

/** As a service in use would be told by its environment. */
const started = async (DATABASE_URL: string): Promise<INestApplication> => {
  const env = { PORT: '0', LOG_LEVEL: 'error', NODE_ENV: 'production', DATABASE_URL };
  const config = readConfig(ServiceConfig, env);
  const parts = { name: 'intake', module: NothingBesides, config } as const;
  const module = Test.createTestingModule({ imports: [PlatformModule.forService(parts)] });
  return (await module.compile()).createNestApplication({ logger: false }).init();
};
const otherwise = (change: (address: URL) => void): string => {
  const address = new URL(server.databaseUrl);
  change(address);
  return address.href;
};

describe('PostgreSQL over TLS', () => {
  it('is spoken to over it by every connection of a service, whichever of its pools it is from', async () => {
    const app = await started(server.databaseUrl);
    const database = app.get(Database);
    await database.query('SELECT 1');
    const own = `SELECT ssl, version FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
      WHERE application_name = 'waymark-intake' AND usename = current_user`;
    const connections = await database.queryAsService<{ ssl: boolean; version: string }>(own);
    await app.close();
    expect(connections.length).toBeGreaterThan(1);
    for (const { ssl, version } of connections) {
      expect({ ssl, version }).toEqual({ ssl: true, version: 'TLSv1.3' });
    }
  });

  it.each([
    [
      'somebody signed who is not trusted',
      () =>
        otherwise(({ searchParams }) => {
          searchParams.set('sslrootcert', server.otherCaFile);
        }),
      /not signed by those who are trusted.*sslrootcert in DATABASE_URL/,
    ],
    [
      'the certificate is for another name',
      () =>
        otherwise((address) => {
          address.hostname = '127.0.0.1';
        }),
      /another name than the host in DATABASE_URL/,
    ],
    [
      'nothing but Node says who is trusted',
      () =>
        otherwise(({ searchParams }) => {
          searchParams.delete('sslrootcert');
        }),
      /not signed by those who are trusted.*sslrootcert in DATABASE_URL/,
    ],
    [
      'it is spoken to in the clear, and lets nobody in so',
      () =>
        otherwise((address) => {
          address.search = '';
        }),
      /Say sslmode=verify-full in DATABASE_URL/,
    ],
  ])('keeps a service from starting, which says what to do, where %s', async (_, url, sentence) => {
    const since = Date.now();
    await expect(started(url())).rejects.toThrow(sentence);
    // It is not waited for: that does not pass by itself.
    expect(Date.now() - since).toBeLessThan(5_000);
  });
});
