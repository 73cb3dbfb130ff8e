import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, APPLICATION, Beside, type TestDatabase } from '@waymark/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Logger } from '../logger.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';

class Book1732300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE book (line text);
      CREATE FUNCTION is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
      CREATE TRIGGER book_is_append_only BEFORE UPDATE OR DELETE ON book
        FOR EACH ROW EXECUTE FUNCTION is_append_only()`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE book');
  }
}
const migrations = [Book1732300000001];
const logger = new Logger('routing', 'error');

let place: TestDatabase;
let beside: Beside;
const upToDate = () =>
  migrate({ url: place.ownerUrl, name: 'spec', application: APPLICATION, migrations });
const open = async (url: string): Promise<void> => {
  await (await openDatabase({ url, name: 'spec', migrations }, logger)).destroy();
};

beforeAll(async () => {
  place = await aDatabase('open database');
  beside = new Beside(place.url);
});
afterAll(async () => {
  await beside.close();
  await place.drop();
});

describe('a service that comes to its database', () => {
  it('waits for whoever brings it up to date, and never does it itself', async () => {
    const opened = open(place.url);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await beside.query(`SELECT to_regclass('book') AS book`)).toEqual([{ book: null }]);
    await upToDate();
    await expect(opened).resolves.toBeUndefined();
  });

  it('does not start as the owner or as a superuser', async () => {
    await expect(open(place.adminUrl)).rejects.toThrow('is a superuser');
    await expect(open(place.ownerUrl)).rejects.toThrow('owns the database');
  });

  it.each([
    ['may empty the table book', `GRANT TRUNCATE ON book TO ${APPLICATION}`],
    ['may put triggers on the table book', `GRANT TRIGGER ON book TO ${APPLICATION}`],
    ['append-only table book', `GRANT UPDATE ON book TO ${APPLICATION}`],
    ['append-only table book', `GRANT DELETE ON book TO ${APPLICATION}`],
    ['may make tables', `GRANT CREATE ON SCHEMA public TO ${APPLICATION}`],
  ])('does not start where its role %s', async (what, given) => {
    await beside.query(given);
    await expect(open(place.url)).rejects.toThrow(what);
    await beside.query(given.replace('GRANT', 'REVOKE').replace(' TO ', ' FROM '));
    await expect(open(place.url)).resolves.toBeUndefined();
  });

  it('has rights that were given by hand taken away by the next migration', async () => {
    await beside.query(`GRANT ALL ON book TO ${APPLICATION}`);
    await upToDate();
    await expect(open(place.url)).resolves.toBeUndefined();
  });
});
