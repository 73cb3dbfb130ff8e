import { join } from 'node:path';
import { checkout } from '../start/places.mjs';
import { Trouble } from '../start/trouble.mjs';

/**
 * Refuses an address of PostgreSQL that a service in use would refuse (decision 0103), before anything is sent there. The
 * sources must be built: it is the services' own rule.
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} [settings] that hold an address; one that is not told is another's business
 */
export async function refuseUnsafeAddresses(env, settings = ['DATABASE_URL']) {
  const { whyNotSafeForACommand } = await import(
    join(checkout, 'dist', 'libs', 'platform', 'src', 'database', 'database-address.js')
  );
  for (const setting of settings) {
    const address = env[setting];
    const why = address ? whyNotSafeForACommand(setting, address, env) : undefined;
    if (why !== undefined) throw new Trouble(`${why}.`);
  }
}
