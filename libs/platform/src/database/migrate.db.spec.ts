import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, APPLICATION, type TestDatabase } from '@waymark/testing';
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
});
