import { describe, expect, it } from '@jest/globals';
import type { ServiceOpening } from '@waymark/contracts';
import { effectOf } from './opening-effect.js';
import { LOTUS } from './routing-case.fixture.js';
import { aSituation, type AsTold } from './situation.fixture.js';

const both: AsTold = {
  asked: ['preference.services'],
  judged: [
    ['gm-mmhs', 'birth-trauma', 'eligible'],
    ['lsc-rts', 'birth-trauma', 'eligible'],
  ],
};
const onlyLotus: AsTold = { judged: [[LOTUS, 'birth-trauma', 'eligible']] };
const many = (count: number, told: AsTold) => Array.from({ length: count }, () => aSituation(told));
const effect = (
  past: ReturnType<typeof many>,
  service: string,
  before: ServiceOpening,
  after: ServiceOpening,
) => effectOf(past, service, { before, after });

describe('the effect of an opening on recent referrals', () => {
  it('of a pause: all that come here go elsewhere, and where to is counted', () => {
    expect(effect([...many(6, both), ...many(3, onlyLotus)], 'gm-mmhs', 'open', 'paused')).toEqual({
      comeNow: 6,
      wouldGoElsewhere: 6,
      elsewhere: [{ place: 'Reproductive Trauma Service', referrals: 6 }],
      wouldComeToo: 0,
    });
  });

  it('hides where fewer than five go', () => {
    const { wouldGoElsewhere, elsewhere } = effect(many(4, onlyLotus), LOTUS, 'open', 'closed');

    expect(wouldGoElsewhere).toBe(4);
    expect(elsewhere).toEqual([{ place: 'A coordinator finds a place' }]);
  });

  it('of a waiting list only: those who could go to another as well go there', () => {
    const past = [
      ...many(5, both),
      ...many(5, { judged: [['gm-mmhs', 'birth-trauma', 'eligible']] }),
    ];

    expect(effect(past, 'gm-mmhs', 'open', 'waiting-list-only')).toMatchObject({
      comeNow: 10,
      wouldGoElsewhere: 5,
    });
  });

  it.each([
    { count: 4, is: undefined },
    { count: 5, is: 5 },
  ])('of opening again counts who would come: $count', ({ count, is }) => {
    expect(effect(many(count, onlyLotus), LOTUS, 'paused', 'open')).toEqual({
      comeNow: 0,
      wouldGoElsewhere: 0,
      elsewhere: [],
      wouldComeToo: is,
    });
  });

  it('counts link work offered alongside', () => {
    const alongside: AsTold = {
      preference: { sector: 'voluntary-sector' },
      judged: [
        [LOTUS, 'birth-trauma', 'eligible'],
        ['sheffield-light', 'peer-support', 'eligible'],
      ],
    };

    expect(effect(many(5, alongside), 'sheffield-light', 'open', 'paused')).toMatchObject({
      comeNow: 5,
      wouldGoElsewhere: 5,
      elsewhere: [{ place: 'Nobody alongside', referrals: 5 }],
    });
  });

  it('of the same opening is nothing', () => {
    expect(effect(many(5, both), 'gm-mmhs', 'open', 'open')).toMatchObject({
      comeNow: 5,
      wouldGoElsewhere: 0,
      wouldComeToo: 0,
    });
  });
});
