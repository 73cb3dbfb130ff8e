import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { CriteriaStanding, ReferralFacts } from '@waymark/contracts';
import { isOpenOn, route } from '@waymark/routing-order';
import { assess } from '../../apps/eligibility/src/domain/assess.js';
import { compileService } from '../../apps/eligibility/src/domain/compile-service.js';
import { readCriteriaFile } from '../../apps/eligibility/src/domain/criteria-file.js';
import { readPlaces } from '../../apps/eligibility/src/domain/read-places.js';
import { knownPlaces } from '../../apps/eligibility/src/domain/what-if/known-places.js';
import { otherPlace } from '../../apps/eligibility/src/domain/what-if/other-place.js';
import { summaryOf } from '../../apps/eligibility/src/use-cases/assess-referral.js';
import { factsFromForm } from '../../apps/intake/src/domain/facts-from-form.js';
import { resolvePlaces } from '../../apps/intake/src/domain/resolve-places.js';
import { readGeography } from '../../apps/intake/src/store/read-geography.js';
import { type Directory } from '../../apps/routing/src/domain/directory.js';
import { theDirectory } from '../../apps/routing/src/domain/situation.fixture.js';
import { referrals } from '../bench/load/referrals.mjs';

const TODAY = '2026-11-22';
const folder = (path: string): string => fileURLToPath(new URL(`../${path}/`, import.meta.url));
const json = (name: string): unknown =>
  JSON.parse(readFileSync(`${folder('criteria')}${name}`, 'utf8'));

const places = readPlaces(json('places.json'), 'places.json');
const files = readdirSync(folder('criteria'))
  .filter((name) => name.endsWith('.json') && name !== 'places.json')
  .map((name) => readCriteriaFile(json(name), name, places));
const servicesAs = (standing: CriteriaStanding) =>
  files.map((file) => compileService(file, { revision: 1, standing, places }));

const geography = readGeography(folder('criteria'), folder('geography'));
const everybody = referrals({ seed: 7, today: TODAY })
  .many(1_500)
  .map(({ body }): ReferralFacts => {
    const form = JSON.parse(body) as Parameters<typeof factsFromForm>[0];
    return factsFromForm(form, TODAY, resolvePlaces(form.where, TODAY, geography).places);
  });

/** Where Talking Therapies are known, each with something for which a person is asked first. */
const nearTalkingTherapies = everybody.slice(0, 200).flatMap((facts) =>
  ['gloucestershire', 'milton-keynes'].flatMap((home): readonly ReferralFacts[] => {
    const residence = { known: 'known' as const, places: [home] };
    const mild = {
      ...facts,
      places: { ...facts.places, residence, gpPractice: residence },
      need: { ...facts.need, level: 'mild' as const, conditions: [] },
    };
    return [
      mild,
      { ...mild, ageYears: 15 },
      { ...mild, primaryCarer: 'no' },
      { ...mild, person: 'partner' },
      { ...mild, referrer: { ...facts.referrer, role: 'self' } },
      { ...mild, need: { ...mild.need, pathways: ['custody-loss'] } },
    ];
  }),
);

/** What each rule of routing's order means for somebody whom the service no longer takes. */
const PLACE_OF_RULE: Readonly<Record<string, string>> = {
  'urgent-safety': 'never: whoever needed a call has been called',
  'urgency-to-be-said': 'never: it was asked',
  'perinatal-team-needs-her-agreement': 'a person',
  'specialist-perinatal-first': 'specialist-perinatal',
  'hub-needs-her-agreement': 'a person',
  'choose-between-areas': 'mmhs-hub',
  'hub-pathway-met': 'mmhs-hub',
  'hub-triage-decides': 'mmhs-hub',
  'answer-missing': 'mmhs-hub',
  'held-until-a-date': 'mmhs-hub',
  'link-work-needs-her-agreement': 'a person',
  'link-work': 'link-work',
  'published-alternative': 'talking-therapies',
  'a-person-finds-a-place': 'a person',
};

type Services = ReturnType<typeof servicesAs>;

/** Where a what-if says she goes, and where routing would really place her. */
function both(facts: ReferralFacts, services: Services, directory: Directory) {
  const when = { judgedOn: TODAY, firstReferredOn: TODAY };
  const { candidates, judgements } = assess(facts, when, services);
  const open = [...directory.services]
    .filter(([, service]) => isOpenOn(service, TODAY))
    .map(([serviceId]) => serviceId);
  const goingOn = [...directory.fallbacks].map(([reason, ordered]) => ({ reason, ordered }));
  const known = knownPlaces(services, { open, goingOn });
  const { rule } = route({
    facts,
    candidates,
    judgements: judgements.map(summaryOf),
    directory,
    on: TODAY,
    home: { organisation: 'a-team', kind: 'sending-team', name: 'A team' },
    landing: { organisation: 'landing', kind: 'landing-team', name: 'Landing' },
    selfReferral: facts.referrer.role === 'self',
    declinedBy: [],
    asked: ['safety.urgency'],
    callRecorded: true,
  });
  const judged = { facts, on: TODAY, candidates, judgements, directory: known };
  const says = otherPlace(judged) ?? 'a person';
  return { says, places: PLACE_OF_RULE[rule] };
}

/** A draft that takes nobody stands in for the hub that each of them has. */
const refusingAll = (services: Services): Services =>
  services.map((service) =>
    service.kind === 'mmhs'
      ? compileService(
          {
            ...service.file,
            pathways: service.file.pathways.map((rules) => ({ ...rules, offered: false as const })),
          },
          { revision: 2, standing: 'demonstration', places },
        )
      : service,
  );
const halfRefusing = (services: Services): Services => {
  const refusing = refusingAll(services);
  return services.map((service, nth) => (nth % 2 === 0 ? (refusing[nth] ?? service) : service));
};
const closing = (kind: string): Directory =>
  theDirectory(
    Object.fromEntries(
      files
        .filter((file) => file.kind === kind)
        .map(({ serviceId }) => [serviceId, { opening: 'closed' as const }]),
    ),
  );
const demonstration = servicesAs('demonstration');

describe('where a what-if says somebody goes is where routing places them', () => {
  it.each([
    { by: 'the criteria as they are', services: demonstration, directory: theDirectory() },
    { by: 'unconfirmed', services: servicesAs('unconfirmed'), directory: theDirectory() },
    {
      by: 'half the hubs refuse',
      services: halfRefusing(demonstration),
      directory: theDirectory(),
    },
    { by: 'every hub refuses', services: refusingAll(demonstration), directory: theDirectory() },
    { by: 'every hub is closed', services: demonstration, directory: closing('mmhs') },
    {
      by: 'no hub takes anybody, and link work is closed',
      services: refusingAll(demonstration),
      directory: closing('vcse-link-work'),
    },
  ])('$by, 1,500 referrals of every area', ({ services, directory }) => {
    const differing = everybody
      .map((facts) => ({ ...both(facts, services, directory), facts }))
      .filter(({ says, places: placed }) => says !== placed);
    expect(differing.slice(0, 3)).toEqual([]);
    expect(differing).toHaveLength(0);
  });

  it('near Talking Therapies, where some are for a person first', () => {
    const placed = [demonstration, refusingAll(demonstration)].flatMap((services) =>
      nearTalkingTherapies.map((facts) => both(facts, services, theDirectory())),
    );
    expect(placed.filter(({ says, places: really }) => says !== really)).toEqual([]);
    expect(new Set(placed.map(({ says }) => says))).toContain('talking-therapies');
  });

  it('and all of these places occur among them', () => {
    const seen = new Set(
      [demonstration, halfRefusing(demonstration), refusingAll(demonstration)].flatMap((services) =>
        everybody.map((facts) => both(facts, services, theDirectory()).says),
      ),
    );
    expect([...seen].sort()).toEqual([
      'a person',
      'link-work',
      'mmhs-hub',
      'specialist-perinatal',
      'talking-therapies',
    ]);
  });
});
