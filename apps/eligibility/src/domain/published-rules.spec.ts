import { describe, expect, it } from '@jest/globals';
import type { Day, Judgement, Pathway } from '@waymark/contracts';
import { assess } from './assess.js';
import type { CriteriaFile, LeafRule, PublishedRule } from './criteria-parts.js';
import { livesIn, theFacts, type Different } from './facts.fixture.js';
import { compiled, criteriaFileNames, publishedFile } from './published-criteria.fixture.js';
import { atCharitiesAndTalkingTherapies } from './published-rules-charities.fixture.js';
import { inTheEast } from './published-rules-east.fixture.js';
import { inLondon } from './published-rules-london.fixture.js';
import { inTheMidlands } from './published-rules-midlands.fixture.js';
import { inTheNorth } from './published-rules-north.fixture.js';
import { atPerinatalTeams } from './published-rules-perinatal-teams.fixture.js';
import { inTheSouthEast } from './published-rules-south-east.fixture.js';
import { inTheSouthWest } from './published-rules-south-west.fixture.js';
import type { Row, ServiceTables } from './published-rules.fixture.js';
import { lost, state, told } from './told.fixture.js';

const ON: Day = '2026-11-22';
const TABLES: ServiceTables = {
  ...inLondon,
  ...inTheSouthEast,
  ...inTheSouthWest,
  ...inTheMidlands,
  ...inTheEast,
  ...inTheNorth,
  ...atPerinatalTeams,
  ...atCharitiesAndTalkingTherapies,
};
const tables = Object.entries(TABLES).flatMap(([serviceId, own]) =>
  own.map((table) => ({ serviceId, ...table })),
);
const rows = tables.flatMap(({ serviceId, pathway, meets, is: usual = 'eligible', rows: own }) =>
  own.map(([rule, inside, outside, is = 'not-eligible']) => ({
    ...{ serviceId, pathway, meets, usual, rule, inside },
    ...(outside !== undefined && { outside, is }),
  })),
);

type MayBe = Judgement | undefined;

/** undefined: nothing points to the service at all. */
function judge(serviceId: string, pathway: Pathway, different: Different, on = ON): MayBe {
  const need = { ...different.need, pathways: [pathway] };
  const facts = theFacts({ ...different, need });
  const when = { judgedOn: on, firstReferredOn: on };
  const { judgements } = assess(facts, when, [compiled(publishedFile(serviceId))]);
  return judgements.find((one) => one.pathway === pathway);
}

const saidOf = (judgement: MayBe): string => {
  if (judgement === undefined) return 'no candidate';
  const { outcome, until } = judgement;
  return outcome === 'not-yet' ? `${outcome} ${until ?? ''}` : outcome;
};
const linesOf = (judgement: MayBe, rule: string) =>
  (judgement?.lines ?? [])
    .filter(({ criterion }) => criterion === rule)
    .map(({ outcome }) => outcome);

describe('each published rule, by somebody just inside and somebody just outside', () => {
  it.each(tables)(
    '$serviceId, $pathway: somebody meets every rule',
    ({ serviceId, pathway, meets, is = 'eligible' }) => {
      const judgement = judge(serviceId, pathway, meets);
      expect([saidOf(judgement), judgement?.missing]).toEqual([is, []]);
    },
  );

  it.each(rows)(
    '$serviceId, $pathway: $rule',
    ({ serviceId, pathway, meets, usual, rule, inside, outside, is }) => {
      const within = judge(serviceId, pathway, told(meets, inside));
      expect(saidOf(within)).toBe(usual);
      // Whether people may refer themselves is asked of nobody else.
      const isAsked = rule !== 'self-referral' || outside === undefined;
      if (usual === 'eligible' && isAsked) expect(linesOf(within, rule)).toContain('met');
      if (outside === undefined) return;
      const beyond = judge(serviceId, pathway, told(meets, outside));
      expect(saidOf(beyond)).toBe(is);
      if (beyond === undefined) return;
      expect(linesOf(beyond, rule).some((outcome) => outcome !== 'met')).toBe(true);
    },
  );
});

const leavesOf = (rule: PublishedRule): readonly LeafRule[] =>
  'group' in rule ? rule.rules.flatMap(leavesOf) : [rule];
const codesOf = (list: readonly PublishedRule[]): readonly string[] =>
  list.flatMap(leavesOf).map(({ criterion }) => criterion);

/** Every rule that a file states, by what must be shown of it: rules for everyone once, a pathway's for each pathway. */
function statedIn(file: CriteriaFile): readonly string[] {
  const { partners, referrers, selfReferral, pathways } = file;
  const everyone = [
    ...codesOf([...file.basis, ...file.criteria, ...file.exclusions]),
    ...(partners === undefined ? [] : codesOf([partners])),
    ...(referrers?.exhaustive === true ? ['referrer-role'] : []),
    ...(referrers?.currentlyInvolvedRequired === true ? ['referrer-involved'] : []),
    ...(selfReferral.allowed === null ? [] : ['self-referral']),
  ];
  return [
    ...new Set(everyone),
    ...pathways
      .filter(({ offered }) => offered === true)
      .flatMap(({ pathway, rules }) => codesOf(rules).map((code) => `${pathway} ${code}`)),
  ];
}

const DATED = ['time-since-event', 'perinatal-window', 'youngest-child-age', 'gestation-now'];
const datesIn = (different: Different): readonly number[] =>
  (JSON.stringify(different).match(/\d{4}-\d{2}-\d{2}/g) ?? []).map((day) => Date.parse(day));
const DAY_MS = 86_400_000;

describe('the tables', () => {
  const files = criteriaFileNames.map((name) => publishedFile(name.replace(/\.json$/, '')));

  it.each(files)('leave out no rule of $serviceId', (file) => {
    const shown = (TABLES[file.serviceId] ?? []).flatMap(({ pathway, rows: own }) =>
      own.flatMap(([rule]) => [rule, `${pathway} ${rule}`]),
    );
    const offered = file.pathways.filter((one) => one.offered === true);
    const stated = offered.length === 0 ? [] : statedIn(file);
    expect(stated.filter((rule) => !shown.includes(rule))).toEqual([]);
    expect((TABLES[file.serviceId] ?? []).map(({ pathway }) => pathway)).toEqual(
      offered.map(({ pathway }) => pathway),
    );
  });

  it('go by the day: the last inside and the first outside lie one day apart', () => {
    const wide = tables.flatMap(({ serviceId, rows: own }) =>
      own
        .filter(([rule, inside, outside]: Row) => {
          if (outside === undefined || !DATED.includes(rule)) return false;
          const [one, other] = [datesIn(inside), datesIn(outside)];
          const apart = one.map((day, at) => Math.abs(day - (other[at] ?? 0)) / DAY_MS);
          return one.length > 0 && apart.reduce((sum, days) => sum + days, 0) !== 1;
        })
        .map(([rule]) => `${serviceId} ${rule}`),
    );
    expect(wide).toEqual([]);
  });

  it('say what no service takes', () => {
    for (const { serviceId, pathways } of files) {
      for (const { pathway } of pathways.filter((one) => one.offered === false)) {
        const meets = TABLES[serviceId]?.[0]?.meets ?? {};
        expect([serviceId, pathway, saidOf(judge(serviceId, pathway, meets))]).toEqual([
          serviceId,
          pathway,
          'not-eligible',
        ]);
      }
    }
  });
});

describe('services that opened on a day, and areas that joined on one', () => {
  const after = (place: string, on: Day) =>
    told({ places: { residence: livesIn(place) } }, lost('stillbirth', on, { gestationWeeks: 30 }));

  it.each<{ serviceId: string; place: string; on: Day; is: string }>([
    { serviceId: 'candp-ptls', place: 'cambridge', on: '2024-11-03', is: 'not-yet 2024-11-04' },
    { serviceId: 'candp-ptls', place: 'cambridge', on: '2024-11-04', is: 'eligible' },
    { serviceId: 'candp-ptls', place: 'fenland', on: '2025-04-22', is: 'not-yet 2025-04-23' },
    { serviceId: 'candp-ptls', place: 'fenland', on: '2025-04-23', is: 'eligible' },
    { serviceId: 'lsc-rts', place: 'lancashire', on: '2022-03-27', is: 'not-yet 2022-03-28' },
    { serviceId: 'lsc-rts', place: 'lancashire', on: '2022-03-28', is: 'eligible' },
    { serviceId: 'mk-mtlc', place: 'milton-keynes', on: '2022-09-28', is: 'not-yet 2022-09-29' },
    { serviceId: 'mk-mtlc', place: 'milton-keynes', on: '2022-09-29', is: 'eligible' },
  ])('$serviceId, $place, on $on: $is', ({ serviceId, place, on, is }) => {
    const practice = { places: { gpPractice: livesIn(place) } };
    const told_ = told(after(place, on), practice, state('not-pregnant'));
    expect(saidOf(judge(serviceId, 'perinatal-loss', told_, on))).toBe(is);
  });
});
