import { setTimeout as pause } from 'node:timers/promises';
import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, aService, type RunningService, type TestDatabase } from '@waymark/testing';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { readConfig } from '../read-config.js';
import { ServiceConfig } from '../service-config.js';
import { Database } from './database.js';

class Notes1732300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (text text)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE note');
  }
}

const said: string[] = [];

@Injectable()
class Relay implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await pause(20);
    await this.database.query('INSERT INTO note VALUES ($1)', ['last words']);
    said.push('last words');
  }
}

@Global()
@Module({ providers: [Relay] })
class MessagingLikeModule {}

@Module({ imports: [MessagingLikeModule] })
class HubModule {}

let place: TestDatabase;
let service: RunningService;

beforeEach(async () => {
  place = await aDatabase('database module');
  const env = { PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: place.url };
  const config = readConfig(ServiceConfig, env);
  const migrations = [Notes1732300000001];
  service = await aService({ name: 'routing', module: HubModule, config, migrations });
});
afterEach(async () => {
  await service.close();
  await place.drop();
});

describe('a service with a database', () => {
  it('finds its tables there', async () => {
    expect(await service.app.get(Database).query('SELECT * FROM note')).toEqual([]);
  });

  it('is ready while PostgreSQL answers, and not when it has gone', async () => {
    const ready = await service.call('GET', '/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({
      ok: true,
      checks: [{ name: 'database', ok: true, detail: 'The database answers.' }],
    });

    await place.drop();
    const gone = await service.call('GET', '/health/ready');
    expect(gone.status).toBe(503);
    expect(gone.body).toMatchObject({ checks: [{ name: 'database', ok: false }] });
    expect((await service.call('GET', '/health/live')).status).toBe(200);
  });

  it('keeps its pool until everybody else has finished', async () => {
    said.length = 0;
    const source = service.app.get(DataSource);
    await service.close();
    expect(said).toEqual(['last words']);
    expect(source.isInitialized).toBe(false);
  });
});
