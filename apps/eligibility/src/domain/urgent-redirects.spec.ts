import { describe, expect, it } from '@jest/globals';
import type { Judgement, SafetyFacts } from '@waymark/contracts';
import { assess } from './assess.js';
import { theFacts } from './facts.fixture.js';
import { compiled, criteriaFileNames, publishedFile } from './published-criteria.fixture.js';

const ON = '2026-11-22';
const redirecting = criteriaFileNames
  .map((name) => publishedFile(name.replace(/\.json$/, '')))
  .filter(({ criteria }) =>
    criteria.some((rule) => 'criterion' in rule && rule.criterion === 'safety-redirect'),
  );
const urgent = redirecting.flatMap(({ serviceId }) =>
  (['call-now', 'within-48-hours'] as const).map((urgency) => ({ serviceId, urgency })),
);

function redirectsIn(serviceId: string, safety: Partial<SafetyFacts>): readonly string[] {
  const when = { judgedOn: ON, firstReferredOn: ON } as const;
  const file = publishedFile(serviceId);
  const facts = theFacts({ safety, need: { pathways: file.pathways.map((one) => one.pathway) } });
  const { judgements } = assess(facts, when, [compiled(file)], [serviceId]);
  const lines = judgements.flatMap((one: Judgement) => one.lines);
  return lines
    .filter(({ criterion }) => criterion === 'safety-redirect')
    .map(({ because }) => because);
}

describe('services whose page sends urgent need elsewhere first', () => {
  it('are these', () => {
    expect(redirecting.map(({ serviceId }) => serviceId)).toEqual([
      'bnssg-malt',
      'cw-loss',
      'essex-by-your-side',
      'km-thrive',
      'sts-mmhs',
    ]);
  });

  it.each(urgent)('$serviceId, said to be $urgency: the call is named', (one) => {
    const said = redirectsIn(one.serviceId, { urgency: one.urgency });
    expect(said.some((because) => because.includes('Telephone '))).toBe(true);
  });

  it.each(urgent)(
    '$serviceId, said to be $urgency: no line says that nothing was urgent',
    (one) => {
      const said = redirectsIn(one.serviceId, { urgency: one.urgency });
      expect(said.filter((because) => because.includes('Nothing urgent'))).toEqual([]);
    },
  );
});
