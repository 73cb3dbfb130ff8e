import { describe, expect, it } from '@jest/globals';
import { aService, offers, rule } from './a-service.fixture.js';
import { assess } from './assess.js';
import {
  aBirth,
  aLoss,
  aSeparation,
  livesIn,
  placeNotKnown,
  theFacts,
  type Different,
} from './facts.fixture.js';

const today = { judgedOn: '2026-11-22', firstReferredOn: '2026-11-22' };
const byHome = aService();
const byPractice = aService({
  serviceId: 'quay',
  name: 'Quay',
  basis: [rule('gp-registered-in', { places: ['eastham'] })],
});
const byUnit = aService({
  serviceId: 'ward',
  name: 'Ward',
  kind: 'alternative',
  basis: [rule('booked-unit-in', { units: ['st-annes'] })],
  footprint: [],
});
const open = aService({ serviceId: 'lighthouse', name: 'Lighthouse', basis: [] });
const all = [byHome, byPractice, byUnit, open];

const candidates = (places: NonNullable<Different['places']>, services = all) =>
  assess(theFacts({ places, need: { pathways: ['perinatal-loss'] } }), today, services).candidates;

describe('which services may be hers', () => {
  it('finds them by home, by practice, by unit and by an open basis, each with why', () => {
    const found = candidates({
      residence: livesIn('eastham'),
      gpPractice: livesIn('eastham'),
      bookedUnit: livesIn('st-annes'),
    });
    expect(found.map(({ serviceId, bases, basisOpen }) => [serviceId, bases, basisOpen])).toEqual([
      ['harbour', ['residence'], false],
      ['quay', ['gp-practice'], false],
      ['ward', ['booked-unit'], false],
      ['lighthouse', ['footprint'], true],
    ]);
    expect(found.map(({ why }) => why)).toEqual([
      'Harbour (Eastham): home is in Eastham.',
      'Quay (Eastham): the GP practice is in Eastham.',
      "Ward (Eastham): booked at St Anne's Hospital.",
      'Lighthouse (Eastham): Home is in Eastham. The page does not say whether home or the GP practice decides.',
    ]);
  });

  it('shows a near miss with its reason: home in the area, which goes by practice', () => {
    const places = { residence: livesIn('eastham'), gpPractice: livesIn('farshire') };
    expect(candidates(places, [byPractice])).toEqual([
      {
        serviceId: 'quay',
        kind: 'mmhs',
        bases: ['footprint'],
        why: 'Quay (Eastham): The GP practice is in Farshire. Taken: a GP practice in Eastham.',
        basisOpen: false,
      },
    ]);
    const facts = theFacts({ places, need: { pathways: ['perinatal-loss'] } });
    expect(assess(facts, today, [byPractice]).judgements[0]?.outcome).toBe('not-eligible');
  });

  it('asks which part where only a wider place is known', () => {
    const facts = theFacts({
      places: { residence: livesIn('northshire') },
      need: { pathways: ['perinatal-loss'] },
    });
    const { candidates: found, missing } = assess(facts, today, [byHome]);
    expect(found.map(({ serviceId }) => serviceId)).toEqual(['harbour']);
    expect(missing).toEqual([{ fact: 'places.residence', question: 'Which area is home in?' }]);
  });

  it('finds none elsewhere, and asks where nothing is known', () => {
    expect(candidates({ residence: livesIn('farshire') })).toEqual([]);
    const nowhere = assess(theFacts(), today, all);
    expect(nowhere.candidates).toEqual([]);
    expect(nowhere.missing.map(({ fact }) => fact)).toEqual([
      'places.residence',
      'places.gpPractice',
    ]);
  });

  it('asks for no home where there is none, but for the practice', () => {
    const places = { residence: { known: 'none' as const, places: [] }, gpPractice: placeNotKnown };
    const facts = theFacts({ places });
    expect(assess(facts, today, all).missing.map(({ fact }) => fact)).toEqual([
      'places.gpPractice',
    ]);
  });

  it('follows a footprint that grows', () => {
    const footprint = [{ place: 'westham' }, { place: 'eastham', validFrom: '2025-04-23' }];
    const growing = [aService({ basis: [], footprint })];
    const facts = theFacts({
      places: { residence: livesIn('eastham') },
      need: { pathways: ['perinatal-loss'] },
    });
    const on = (day: string) => {
      const { judgements } = assess(facts, { judgedOn: day, firstReferredOn: day }, growing);
      return judgements.map(({ outcome, until, because }) => [outcome, until, because]);
    };
    expect(on('2025-04-22')).toEqual([
      ['not-yet', '2025-04-23', 'Harbour takes people of this place from 23 April 2025.'],
    ]);
    expect(on('2025-04-23')[0]?.[0]).toBe('eligible');
  });
});

describe('named services', () => {
  it('are judged whatever the geography, and alone', () => {
    const facts = theFacts({
      places: { residence: livesIn('farshire') },
      need: { pathways: ['perinatal-loss'] },
    });
    const { candidates: found, judgements } = assess(facts, today, all, ['harbour']);
    expect(found).toEqual([
      {
        serviceId: 'harbour',
        kind: 'mmhs',
        bases: ['named'],
        why: 'Harbour (Eastham) was named, and is judged as if the person belonged to its area.',
        basisOpen: false,
      },
    ]);
    expect(judgements.map(({ outcome }) => outcome)).toEqual(['eligible']);
  });

  it('keep why they would be hers anyway', () => {
    const facts = theFacts({ places: { residence: livesIn('eastham') } });
    expect(assess(facts, today, all, ['harbour']).candidates[0]?.bases).toEqual([
      'residence',
      'named',
    ]);
  });
});

describe('what is judged', () => {
  const hub = aService({
    pathways: [
      offers('perinatal-loss'),
      offers('custody-loss'),
      offers('birth-trauma'),
      offers('tokophobia'),
    ],
  });
  const judgedFor = (different: Different) =>
    assess(theFacts({ places: { residence: livesIn('eastham') }, ...different }), today, [hub])
      .judgements.map(({ pathway }) => pathway)
      .sort();

  it.each<{ what: string; with: Different; judged: string[] }>([
    { what: 'nothing asked, nothing happened', with: {}, judged: [] },
    { what: 'a birth alone', with: { occurrences: [aBirth('2026-05-01')] }, judged: [] },
    { what: 'what is asked for', with: { need: { pathways: ['fgm'] } }, judged: ['fgm'] },
    {
      what: 'a loss',
      with: { occurrences: [aLoss('ectopic', '2026-05-01')] },
      judged: ['perinatal-loss'],
    },
    {
      what: 'a separation',
      with: { occurrences: [aSeparation('safeguarding', 'birth', '2026-05-01')] },
      judged: ['custody-loss'],
    },
    { what: 'a trauma', with: { need: { traumaKinds: ['birth'] } }, judged: ['birth-trauma'] },
    {
      what: 'post-traumatic stress after a birth',
      with: { occurrences: [aBirth('2026-05-01')], need: { conditions: ['ptsd'] } },
      judged: ['birth-trauma'],
    },
    {
      what: 'post-traumatic stress after a miscarriage',
      with: { occurrences: [aLoss('miscarriage', '2026-05-01')], need: { conditions: ['ptsd'] } },
      judged: ['perinatal-loss'],
    },
    {
      what: 'a fear of birth',
      with: { need: { tokophobiaKind: 'primary' } },
      judged: ['tokophobia'],
    },
    {
      what: 'a hub is not judged on link work',
      with: { need: { pathways: ['link-work', 'tokophobia'] } },
      judged: ['tokophobia'],
    },
  ])('$what: $judged', ({ with: different, judged }) => {
    expect(judgedFor(different)).toEqual(judged);
  });

  it('judges link work and right places on their own pathway, asked for or not', () => {
    const link = aService({
      serviceId: 'link',
      kind: 'vcse-link-work',
      pathways: [offers('link-work')],
    });
    const team = aService({
      serviceId: 'team',
      kind: 'specialist-perinatal',
      pathways: [offers('perinatal-illness')],
    });
    const facts = theFacts({ places: { residence: livesIn('eastham') } });
    expect(assess(facts, today, [link, team]).judgements.map(({ pathway }) => pathway)).toEqual([
      'link-work',
      'perinatal-illness',
    ]);
  });
});

describe('the order of pathways', () => {
  const both = [offers('link-work'), offers('peer-support')];
  const judgedBy = (different: object) =>
    assess(theFacts({ places: { residence: livesIn('eastham') } }), today, [
      aService({ kind: 'vcse-link-work', pathways: both, ...different }),
    ]).judgements.map(({ pathway }) => pathway);

  it('is the one that the service gives, else that of its file', () => {
    expect(judgedBy({})).toEqual(['link-work', 'peer-support']);
    expect(judgedBy({ order: ['peer-support'] })).toEqual(['peer-support', 'link-work']);
  });
});

it('gives the same answer, byte for byte, however often and in whatever order of keys', () => {
  const facts = theFacts({
    places: { residence: livesIn('eastham', 'northshire') },
    occurrences: [aLoss('stillbirth', '2026-03-01')],
  });
  const stored = JSON.stringify(assess(facts, today, all));
  const again = JSON.parse(JSON.stringify(facts)) as typeof facts;
  const turned = Object.fromEntries(Object.entries(again).reverse()) as unknown as typeof facts;
  expect(JSON.stringify(assess(turned, today, [aService(), byPractice, byUnit, open]))).toBe(
    stored,
  );
});

describe('a mother and baby unit', () => {
  const unit = aService({
    serviceId: 'unit',
    name: 'Unit',
    kind: 'mother-and-baby-unit',
    basis: [],
  });
  const isTold = (different: Different, named?: readonly string[]) =>
    assess(
      theFacts({ places: { residence: livesIn('eastham') }, ...different }),
      today,
      [unit],
      named,
    ).candidates.length > 0;
  const ill = { need: { conditions: ['psychosis' as const] } };

  it.each<{ who: string; different: Different; is: boolean }>([
    {
      who: 'ill, with a baby',
      different: { ...ill, occurrences: [aBirth('2026-09-01')] },
      is: true,
    },
    {
      who: 'mania suspected, pregnant',
      different: {
        safety: { signs: ['mania-suspected'] },
        current: { state: 'pregnant', dueOn: '2026-12-20', dueCertainty: 'exact' },
      },
      is: true,
    },
    { who: 'a hard birth', different: { occurrences: [aBirth('2026-09-01')] }, is: false },
    {
      who: 'ill, and the baby has died',
      different: { ...ill, occurrences: [aLoss('stillbirth', '2026-09-01')] },
      is: false,
    },
    {
      who: 'ill, and the baby is in care',
      different: { ...ill, primaryCarer: 'no', occurrences: [aBirth('2026-09-01')] },
      is: false,
    },
  ])('is thought of: $who: $is', ({ different, is }) => {
    expect(isTold(different)).toBe(is);
  });

  it('is judged for anybody where it is named', () => {
    expect(isTold({}, ['unit'])).toBe(true);
  });
});
