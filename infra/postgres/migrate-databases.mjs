// Brings the services' databases up to date, as their owners: the one step that may change tables. Told DATABASE_URL
// (an administrator's) where it is run as a program.
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { checkout } from '../start/places.mjs';
import { sentenceFor, Trouble } from '../start/trouble.mjs';
import { databaseOf, ownerUrl, servicesWithDatabase } from './addresses.mjs';
import { refuseUnsafeAddresses } from './safe-addresses.mjs';

/**
 * The databases must be there, and the sources built.
 * @param {string} adminUrl
 * @param {readonly string[]} [services]
 */
export async function migrateDatabases(adminUrl, services = servicesWithDatabase) {
  const { migrate } = await built('libs/platform/src/index.js');
  for (const service of services) {
    const { migrations } = await built(`apps/${service}/src/migrations.js`);
    try {
      await migrate({
        url: ownerUrl(adminUrl, service),
        name: `waymark-${service}-migrations`,
        application: databaseOf(service),
        migrations,
      });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Trouble(
        `The database of ${service} could not be brought up to date (${why}). Nothing of that step was kept. Where its data are a demonstration, npm start -- --fresh starts over.`,
        { cause },
      );
    }
  }
}

/** @param {string} path */
const built = (path) => import(join(checkout, 'dist', path));

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await refuseUnsafeAddresses(process.env);
    await migrateDatabases(process.env['DATABASE_URL'] ?? '');
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`);
    process.exitCode = 1;
  }
}
