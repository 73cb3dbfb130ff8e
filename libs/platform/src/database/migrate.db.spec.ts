import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, APPLICATION, type TestDatabase } from '@waymark/testing';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource } from './data-source.js';
import { migrate } from './migrate.js';

class Worklist1732300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE worklist (id int)');
    // Long enough for every other instance to come in between, if it could.
    await runner.query('SELECT pg_sleep(0.3)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE worklist');
  }
}
class Hub1732300000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE worklist ADD COLUMN hub text');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE worklist DROP COLUMN hub');
  }
}
class Broken1732300000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    await runner.query('CREATE TABLE half (id int)');
  }
  async down(): Promise<void> {
    return Promise.resolve();
  }
}
class Urgency1732300000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE worklist ADD COLUMN urgent boolean');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE worklist DROP COLUMN urgent');
  }
}

let place: TestDatabase;
beforeAll(async () => {
  place = await aDatabase('migrate');
});
afterAll(() => place.drop());

const settings = () => ({ url: place.ownerUrl, name: 'spec', application: APPLICATION });
const migrations = [Hub1732300000002, Worklist1732300000001];

describe('bringing the database up to date', () => {
  it('is done by one of several instances while the others wait, in the order of time', async () => {
    const instance = (): Promise<readonly string[]> => migrate({ ...settings(), migrations });
    const applied = await Promise.all([instance(), instance(), instance()]);
    expect(applied.filter((names) => names.length > 0)).toEqual([
      ['Worklist1732300000001', 'Hub1732300000002'],
    ]);
  });

  it('leaves nothing half done when a step fails, and may be tried again', async () => {
    const broken = { ...settings(), migrations: [...migrations, Broken1732300000003] };
    await expect(migrate(broken)).rejects.toThrow('already exists');
    await expect(migrate({ ...settings(), migrations })).resolves.toEqual([]);

    const source = await createDataSource(settings()).initialize();
    expect(await source.query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
    await source.destroy();
  });

  describe('while a backup holds what a step has to change', () => {
    let backup: pg.Client;
    let service: pg.Client;
    const withUrgency = [...migrations, Urgency1732300000004];
    const patience = { lockMs: 100, betweenMs: 100, attempts: 200 };

    beforeEach(async () => {
      [backup, service] = [place.ownerUrl, place.url].map(
        (connectionString) => new pg.Client({ connectionString, statement_timeout: 10_000 }),
      ) as [pg.Client, pg.Client];
      await Promise.all([backup.connect(), service.connect()]);
      await backup.query('BEGIN; LOCK TABLE worklist IN ACCESS SHARE MODE');
    });
    afterEach(() => Promise.all([backup.end(), service.end()]));

    const aStepWaits = async (): Promise<void> => {
      const waiting = `SELECT FROM pg_locks WHERE relation = 'worklist'::regclass AND NOT granted`;
      while ((await service.query(waiting)).rows.length === 0);
    };

    it('gives up after a while, says why, and has changed nothing', async () => {
      const soon = { ...patience, attempts: 2 };
      await expect(
        migrate({ ...settings(), migrations: withUrgency, patience: soon }),
      ).rejects.toThrow(/held by somebody else, such as a backup.*run the same again/);
      expect(
        (await service.query('SELECT * FROM worklist')).fields.map(({ name }) => name),
      ).toEqual(['id', 'hub']);
    });

    it('lets the service go on meanwhile, and is done once it is let', async () => {
      const done = migrate({ ...settings(), migrations: withUrgency, patience });
      await aStepWaits();
      expect(await service.query('INSERT INTO worklist (id) VALUES (1)')).toMatchObject({
        rowCount: 1,
      });
      await backup.query('COMMIT');

      expect(await done).toEqual(['Urgency1732300000004']);
    });
  });
});
