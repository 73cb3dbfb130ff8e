import { describe, expect, it } from '@jest/globals';
import type { Judgement, Pathway } from '@waymark/contracts';
import { assess } from './assess.js';
import { theFacts, type Different } from './facts.fixture.js';
import { compiled, criteriaFileNames, publishedFile } from './published-criteria.fixture.js';
import { inTheEast } from './published-rules-east.fixture.js';
import { inLondon } from './published-rules-london.fixture.js';
import { inTheMidlands } from './published-rules-midlands.fixture.js';
import { inTheNorth } from './published-rules-north.fixture.js';
import { inTheSouthEast } from './published-rules-south-east.fixture.js';
import { inTheSouthWest } from './published-rules-south-west.fixture.js';
import { level, told } from './told.fixture.js';

const HUBS = {
  ...{ ...inLondon, ...inTheSouthEast, ...inTheSouthWest },
  ...{ ...inTheMidlands, ...inTheEast, ...inTheNorth },
};
const pathways = Object.entries(HUBS).flatMap(([serviceId, tables]) =>
  tables.map(({ pathway, meets }) => ({ serviceId, pathway, meets })),
);

function judge(serviceId: string, pathways: readonly Pathway[], different: Different) {
  const facts = theFacts(told(different, { need: { ...different.need, pathways } }));
  const when = { judgedOn: '2026-11-22', firstReferredOn: '2026-11-22' };
  return assess(facts, when, [compiled(publishedFile(serviceId))]).judgements;
}
const of = (judgements: readonly Judgement[], pathway: Pathway) =>
  judgements.find((one) => one.pathway === pathway)?.outcome;

/** From long before this pregnancy, and with consequences of many kinds. */
const longAgo: Different = {
  need: {
    level: 'complex',
    impact: 'marked',
    conditions: ['ptsd', 'personality-disorder', 'eating-disorder'],
  },
};

describe('complex trauma, and trauma of childhood, is a need', () => {
  it.each(pathways)(
    '$serviceId, $pathway: it shuts nobody out who belongs there',
    ({ serviceId, pathway, meets }) => {
      const kinds = meets.need?.traumaKinds ?? [];
      const needs = told(meets, longAgo, { need: { traumaKinds: [...kinds, 'witnessed'] } });
      expect(of(judge(serviceId, [pathway], needs), pathway)).toBe('eligible');
      expect(of(judge(serviceId, [pathway], told(meets, level('complex'))), pathway)).toBe(
        'eligible',
      );
    },
  );

  it('where a hub says nothing of other trauma, the hub is asked', () => {
    for (const { serviceId, pathway, meets } of pathways) {
      const { pathways: published } = publishedFile(serviceId);
      if (published.some((one) => one.pathway === 'other-trauma')) continue;
      const judged = judge(serviceId, [pathway, 'other-trauma'], told(meets, longAgo));
      expect([serviceId, of(judged, 'other-trauma')]).toEqual([serviceId, 'cannot-tell']);
    }
  });

  it('no hub’s file turns it away', () => {
    const files = criteriaFileNames.map((name) => publishedFile(name.replace(/\.json$/, '')));
    const refusing = files
      .filter(({ kind }) => kind === 'mmhs' || kind === 'alternative')
      .flatMap(({ serviceId, exclusions }) =>
        exclusions.flatMap((rule) =>
          'criterion' in rule && rule.settings.fact === 'condition' ? [serviceId] : [],
        ),
      );
    expect(refusing).toEqual([]);
  });
});
