import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HealthIndicators, Logger, readConfig } from '@waymark/platform';
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
import { DirectoryInForce } from '../use-cases/directory-in-force.js';
import { LoadDirectory } from '../use-cases/load-directory.js';
import { DirectoryLoading } from './directory-loading.js';

let database: TestDatabase;
let work: TestUnitOfWork;
const empty = mkdtempSync(join(tmpdir(), 'no-directory-'));
const clock = new StoppedClock('2026-11-23');
const quiet = new Logger('routing', 'error', { write: () => undefined });
beforeAll(async () => {
  database = await aDatabase('directory-loading');
  const migrations = routingMigrations;
  work = await unitOfWorkOn(database.url, { service: 'routing', migrations });
});
afterAll(async () => {
  await work.close();
  await database.drop();
  rmSync(empty, { recursive: true });
});

function aLoadingFrom(folder: string): DirectoryLoading {
  const store = new DirectoryStore();
  const inForce = new DirectoryInForce(store);
  const files = new DirectoryFolder(
    readConfig(RoutingConfig, { PORT: '0', DIRECTORY_DIR: folder, DEMONSTRATION: 'true' }),
  );
  const load = new LoadDirectory(work.unitOfWork, clock, files, store, inForce);
  return new DirectoryLoading(load, inForce, clock, quiet, new HealthIndicators());
}

describe('the start', () => {
  it('fails where there is no directory at all, rather than quarantine everybody', async () => {
    await expect(aLoadingFrom(empty).onModuleInit()).rejects.toThrow('no directory to route by');
  });

  it('goes on with the last good directory, and says what was refused', async () => {
    await aLoadingFrom(DIRECTORY_DIR).onModuleInit();
    const loading = aLoadingFrom(empty);
    await loading.onModuleInit();
    const { ok, detail } = await loading.ready();
    expect(ok).toBe(true);
    expect(detail).toContain('services.json');
    expect(detail).toContain('The last good one stays in force.');
  });
});
