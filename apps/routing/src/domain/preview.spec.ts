import { describe, expect, it } from '@jest/globals';
import { preview } from './preview.js';
import { aSituation, theDirectory } from './situation.fixture.js';

const lookedAt = (current: object, pathways: readonly string[]) => {
  const { facts, candidates, judgements, on } = aSituation({
    current: current as never,
    need: { pathways: pathways as never },
    judged: [['norfolk-waveney-lotus', pathways[0] as 'tokophobia', 'eligible']],
  });
  return preview({ facts, candidates, judgements, on }, theDirectory());
};
const pregnant = { state: 'pregnant', dueOn: '2027-03-22', dueCertainty: 'exact' };

describe('what routing would do, before it is sent', () => {
  it.each([
    {
      who: 'pregnant, a fear of birth',
      current: pregnant,
      pathways: ['tokophobia'],
      planBy: '2027-02-08',
    },
    {
      who: 'pregnant, something else',
      current: pregnant,
      pathways: ['birth-trauma'],
      planBy: undefined,
    },
    {
      who: 'no due date',
      current: { state: 'pregnant' },
      pathways: ['tokophobia'],
      planBy: undefined,
    },
    {
      who: 'not pregnant',
      current: { state: 'not-pregnant' },
      pathways: ['tokophobia'],
      planBy: undefined,
    },
  ])('$who: a plan for the birth by $planBy', ({ current, pathways, planBy }) => {
    expect(lookedAt(current, pathways).planBy).toBe(planBy);
  });
});
