import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { checkout } from '../../start/places.mjs';

// What the measures judge, made by the built services as intake and eligibility make it.

const criteriaFolder = join(checkout, 'infra', 'criteria');
const json = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(join(criteriaFolder, name), 'utf8'));

/** A module of the built services. @param {string} path below `dist/apps` */
export const built = (path) => import(join(checkout, 'dist', 'apps', path));

/** Every published service, compiled as `npm start` compiles them. */
export async function compiledServices() {
  const { readCriteriaFile } = await built('eligibility/src/domain/criteria-file.js');
  const { compileService } = await built('eligibility/src/domain/compile-service.js');
  const { readPlaces } = await built('eligibility/src/domain/read-places.js');
  const places = readPlaces(json('places.json'), 'places.json');
  return readdirSync(criteriaFolder)
    .filter((name) => name.endsWith('.json') && name !== 'places.json')
    .map((name) =>
      compileService(readCriteriaFile(json(name), name, places), {
        revision: 1,
        standing: 'demonstration',
        places,
      }),
    );
}

/**
 * The facts of referrals, as intake makes them of forms.
 * @param {readonly import('../load/referrals.mjs').ReferralToSend[]} sent
 * @param {string} today
 */
export async function factsOf(sent, today) {
  const { readGeography } = await built('intake/src/store/read-geography.js');
  const { resolvePlaces } = await built('intake/src/domain/resolve-places.js');
  const { factsFromForm } = await built('intake/src/domain/facts-from-form.js');
  const geography = readGeography(criteriaFolder, join(checkout, 'infra', 'geography'));
  return sent.map(({ body }) => {
    const form = JSON.parse(body);
    return factsFromForm(form, today, resolvePlaces(form.where, today, geography).places);
  });
}
