import { administratorUrls, servicesWithDatabase } from '../postgres/addresses.mjs';
import { say } from '../start/progress.mjs';
import { Trouble } from '../start/trouble.mjs';
import { continueNumbers } from './continue-numbers.mjs';

const usage =
  'npm run restore:numbers takes no options: give the administrator’s address of PostgreSQL in DATABASE_URL, or, where services have servers of their own, one each in INTAKE_DATABASE_URL and so on.';

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [print]
 */
export async function numbersCommand(args, env, print = say) {
  const urls = databaseUrlsIn(env);
  if (args.length > 0 || urls === undefined) throw new Trouble(usage);
  for (const [service, lines] of Object.entries(await continueNumbers(urls)))
    print(
      lines === 0
        ? `${service}: nobody has heard more than it knows to have said`
        : `${service}: ${lines.toLocaleString('en-GB')} lines go on after what was heard of them`,
    );
}

/** @param {NodeJS.ProcessEnv} env */
export function databaseUrlsIn(env) {
  const own = servicesWithDatabase.map((service) => [
    service,
    env[`${service.toUpperCase()}_DATABASE_URL`],
  ]);
  const given = Object.fromEntries(own.filter(([, url]) => url));
  if (!env.DATABASE_URL) return Object.keys(given).length > 0 ? given : undefined;
  return { ...administratorUrls(env.DATABASE_URL), ...given };
}
