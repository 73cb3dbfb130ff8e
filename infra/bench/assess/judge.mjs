// A process of its own: how many referrals a second one core judges, with every reason, over a realistic mix.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { checkout } from '../../start/places.mjs';
import { referrals } from '../load/referrals.mjs';

const [, , seed, today = '', seconds] = process.argv;
const differentReferrals = 2_000;
const criteriaFolder = join(checkout, 'infra', 'criteria');
const json = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(join(criteriaFolder, name), 'utf8'));
const built = (/** @type {string} */ path) => import(join(checkout, 'dist', 'apps', path));

const { assess } = await built('eligibility/src/domain/assess.js');
const services = await compiledServices();
const facts = await factsOf(referrals({ seed: Number(seed), today }).many(differentReferrals));
const when = { judgedOn: today, firstReferredOn: today };

round(2_000);
process.stdout.write(
  JSON.stringify({ services: services.length, ...round(Number(seconds) * 1000) }),
);

/** @param {number} ms */
function round(ms) {
  const before = process.cpuUsage();
  const end = performance.now() + ms;
  let judged = 0;
  let judgements = 0;
  let lines = 0;
  while (performance.now() < end) {
    for (const one of facts) {
      const assessment = assess(one, when, services);
      for (const judgement of assessment.judgements) lines += judgement.lines.length;
      judgements += assessment.judgements.length;
    }
    judged += facts.length;
  }
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  return {
    referralsPerSecond: judged / cpuSeconds,
    judgementsPerSecond: judgements / cpuSeconds,
    linesPerSecond: lines / cpuSeconds,
    judgementsPerReferral: judgements / judged,
    linesPerReferral: lines / judged,
  };
}

async function compiledServices() {
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

/** As intake makes them of forms. @param {readonly import('../load/referrals.mjs').ReferralToSend[]} sent */
async function factsOf(sent) {
  const { readPlaceList } = await built('intake/src/store/read-place-list.js');
  const { resolvePlaces } = await built('intake/src/domain/resolve-places.js');
  const { factsFromForm } = await built('intake/src/domain/facts-from-form.js');
  const list = readPlaceList(criteriaFolder);
  return sent.map(({ body }) => {
    const form = JSON.parse(body);
    return factsFromForm(form, today, resolvePlaces(form.where, today, list).places);
  });
}
