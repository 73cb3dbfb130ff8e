import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Database, PlatformModule, readConfig, ServiceConfig } from '@waymark/platform';
import { aDatabase, Beside, type TestDatabase } from '@waymark/testing';
import { connectionsOfAProcess } from './connections-of-a-process.mjs';

@Module({})
class NothingBesides {}

let place: TestDatabase;
let app: INestApplication;
let beside: Beside;
beforeAll(async () => {
  place = await aDatabase('connections');
  const env = { PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: place.url };
  const config = readConfig(ServiceConfig, env);
  const parts = { name: 'intake', module: NothingBesides, config } as const;
  const module = Test.createTestingModule({ imports: [PlatformModule.forService(parts)] });
  app = (await module.compile()).createNestApplication({ logger: false });
  await app.init();
  beside = new Beside(place.url);
});
afterAll(async () => {
  await beside.close();
  await app.close();
  await place.drop();
});

describe('a process of a service, told nothing about it', () => {
  it('holds as many connections as the judge of the faults and docs/scale.md allow, however much it is asked', async () => {
    const database = app.get(Database);
    const more = Array.from({ length: 3 * connectionsOfAProcess });
    const asked = more.flatMap(() => [
      database.query('SELECT pg_sleep(0.3)'),
      database.queryAsService('SELECT pg_sleep(0.3)'),
    ]);
    const counts: number[] = [];
    const isOver = Promise.all(asked).then(() => true);
    const aMoment = () => new Promise<false>((resolve) => setTimeout(resolve, 50, false));
    do {
      const [row] = await beside.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'waymark-intake'`,
      );
      counts.push(row?.n ?? 0);
    } while (!(await Promise.race([isOver, aMoment()])));

    expect(Math.max(...counts)).toBe(connectionsOfAProcess);
  });
});
