import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '@waymark/platform';
import {
  aDatabase,
  StoppedClock,
  unitOfWorkOn,
  type TestDatabase,
  type TestUnitOfWork,
} from '@waymark/testing';
import { DIRECTORY_DIR } from '../a-routing.fixture.js';
import { DirectoryFolder } from '../gateways/directory-folder.js';
import { RoutingConfig } from '../routing.config.js';
import { DirectoryStore } from '../store/directory.store.js';
import { routingMigrations } from '../store/migrations/routing-migrations.js';
import { DirectoryInForce } from './directory-in-force.js';
import { LoadDirectory } from './load-directory.js';

let database: TestDatabase;
let work: TestUnitOfWork;
let folder: string;
beforeAll(async () => {
  database = await aDatabase('load-directory');
  work = await unitOfWorkOn(database.url, {
    service: 'routing',
    migrations: routingMigrations,
  });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'directory-'));
  cpSync(DIRECTORY_DIR, folder, { recursive: true });
});
afterAll(async () => {
  await work.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

function aLoading() {
  const config = readConfig(RoutingConfig, {
    PORT: '0',
    DIRECTORY_DIR: folder,
    DEMONSTRATION: 'true',
  });
  const store = new DirectoryStore();
  const inForce = new DirectoryInForce(store);
  const clock = new StoppedClock('2026-11-23');
  const load = new LoadDirectory(
    work.unitOfWork,
    clock,
    new DirectoryFolder(config),
    store,
    inForce,
  );
  return { load, inForce };
}

interface Content {
  services: Record<string, unknown>[];
  teams: Record<string, unknown>[];
}

function change(name: string, how: (content: Content) => void): void {
  const file = join(folder, name);
  const content = JSON.parse(readFileSync(file, 'utf8')) as Content;
  how(content);
  writeFileSync(file, JSON.stringify(content));
}

const revision = async (): Promise<number | undefined> =>
  (await work.query<{ revision: number }>('SELECT revision FROM directory_state'))[0]?.revision;

describe('the directory', () => {
  it('is put in force whole, once for the same files, and anew when they change', async () => {
    const { load, inForce } = aLoading();
    expect(inForce.isEmpty()).toBe(true);
    await load.execute();
    expect(inForce.latest.services.size).toBe(66);
    expect(inForce.latest.landingTeams.size).toBe(49);
    expect(inForce.latest.services.get('cw-loss')).toMatchObject({ opening: 'open', joined: true });
    await load.execute();
    expect(await revision()).toBe(1);

    change('services.json', ({ services }) => {
      Object.assign(services.find(({ id }) => id === 'cw-loss') ?? {}, { opening: 'paused' });
    });
    await load.execute();
    expect(await revision()).toBe(2);
    expect(inForce.latest.services.get('cw-loss')?.opening).toBe('paused');
  });

  it.each<{ wrong: string; file: string; how: (content: Content) => void; says: string }>([
    {
      wrong: 'an opening nobody knows',
      file: 'services.json',
      how: ({ services }) => Object.assign(services[3] ?? {}, { opening: 'ajar' }),
      says: 'services.json: services[3].opening',
    },
    {
      wrong: 'a field nobody knows',
      file: 'services.json',
      how: ({ services }) => Object.assign(services[0] ?? {}, { telephone: '0' }),
      says: 'services[0].telephone',
    },
    {
      wrong: 'the same service twice',
      file: 'services.json',
      how: ({ services }) => services.push({ ...services[0] }),
      says: 'names nwl-mtlc twice',
    },
    {
      wrong: 'a service that has joined without a mailbox',
      file: 'services.json',
      how: ({ services }) => delete services[0]?.mailbox,
      says: 'services.nwl-mtlc.mailbox is missing',
    },
    {
      wrong: 'no national desk',
      file: 'landing-teams.json',
      how: ({ teams }) => teams.pop(),
      says: 'lacks landing-national',
    },
    {
      wrong: 'a board that ended and hands over to nobody',
      file: 'landing-teams.json',
      how: ({ teams }) => delete teams.find(({ to }) => to !== undefined)?.handsOverTo,
      says: 'names no team of this file that is in force afterwards',
    },
  ])(
    'with $wrong is refused by file, field and reason, and the last good one stays',
    async ({ file, how, says }) => {
      const { load, inForce } = aLoading();
      const before = await revision();
      change(file, how);
      await expect(load.execute()).rejects.toThrow(says);
      expect(await revision()).toBe(before);
      await load.useStored();
      expect(inForce.isEmpty()).toBe(before === undefined);
    },
  );

  it('that is no JSON is refused by name', async () => {
    writeFileSync(join(folder, 'fallbacks.json'), '{ "marked": ');
    await expect(aLoading().load.execute()).rejects.toThrow('fallbacks.json is not JSON');
  });
});
