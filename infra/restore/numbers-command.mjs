import { administratorUrls, servicesWithDatabase } from '../postgres/addresses.mjs';
import { refuseUnsafeAddresses } from '../postgres/safe-addresses.mjs';
import { build } from '../start/build.mjs';
import { say } from '../start/progress.mjs';
import { Trouble } from '../start/trouble.mjs';
import { continueNumbers } from './continue-numbers.mjs';

/** @typedef {(typeof servicesWithDatabase)[number]} Service */

/** @param {Service} service */
const ownSetting = (service) => `${service.toUpperCase()}_DATABASE_URL`;
const settings = ['DATABASE_URL', ...servicesWithDatabase.map(ownSetting)];
/** It says nothing that others hear, and hears nothing. */
const withoutNumbers = 'web';
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
  await build();
  await refuseUnsafeAddresses(env, settings);
  for (const line of wordsOf(await continueNumbers(urls))) print(line);
}

/** @param {Readonly<Record<string, readonly string[]>>} raised @returns {readonly string[]} */
export const wordsOf = (raised) =>
  Object.entries(raised).flatMap(([service, subjects]) =>
    subjects.length === 0
      ? [`${service}: nobody has heard more than it knows to have said`]
      : [
          `${service}: ${subjects.length.toLocaleString('en-GB')} lines go on after what was heard of them. Something that it said or did about each of these is not in its database any more:`,
          ...subjects.map((subject) => `    ${subject}`),
        ],
  );

/**
 * Whoever is not asked may have heard the highest number, so either all are told or none.
 * @param {NodeJS.ProcessEnv} env
 */
export function databaseUrlsIn(env) {
  const own = servicesWithDatabase.map((service) => [service, env[ownSetting(service)]]);
  const given = Object.fromEntries(own.filter(([, url]) => url));
  if (env.DATABASE_URL) return { ...administratorUrls(env.DATABASE_URL), ...given };
  if (Object.keys(given).length === 0) return undefined;
  const missing = servicesWithDatabase.filter(
    (service) => service !== withoutNumbers && given[service] === undefined,
  );
  if (missing.length === 0) return given;
  throw new Trouble(
    `Nothing was changed: what ${missing.join(', ')} heard is not known without ${missing.map(ownSetting).join(', ')}. ${usage}`,
  );
}
