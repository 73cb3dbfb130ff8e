import { describe, expect, it } from '@jest/globals';
import type { KeptWait, ServiceOpening } from '@waymark/contracts';
import { effectOf } from './settings-effect.js';
import { LOTUS } from './routing-case.fixture.js';
import { aSituation, theDirectory, type AsTold } from './situation.fixture.js';

const both: AsTold = {
  asked: ['preference.services'],
  judged: [
    ['gm-mmhs', 'birth-trauma', 'eligible'],
    ['lsc-rts', 'birth-trauma', 'eligible'],
  ],
};
const LONG_ON_ITS_PAGE = {
  waits: [{ what: 'first seen', target: '12 weeks', days: 84, source: 'page' }],
};
const onlyLotus: AsTold = { judged: [[LOTUS, 'birth-trauma', 'eligible']] };
const many = (count: number, told: AsTold) => Array.from({ length: count }, () => aSituation(told));
const effect = (
  past: ReturnType<typeof many>,
  service: string,
  before: ServiceOpening,
  after: ServiceOpening,
) => effectOf(past, service, { before: { opening: before }, after: { opening: after } });

const NONE = { supportedNow: 0, wouldBeSupported: 0, tooLateNow: 0, wouldBeTooLate: 0 };

describe('the effect of an opening on recent referrals', () => {
  it('of a pause: all that come here go elsewhere, and where to is counted', () => {
    expect(effect([...many(6, both), ...many(3, onlyLotus)], 'gm-mmhs', 'open', 'paused')).toEqual({
      comeNow: 6,
      wouldGoElsewhere: 6,
      elsewhere: [{ place: 'Reproductive Trauma Service', referrals: 6 }],
      wouldComeToo: 0,
      ...NONE,
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
      ...NONE,
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

describe('the effect of waits on recent referrals', () => {
  const days = (wait: number): readonly KeptWait[] => [
    { stage: 'assessed', days: wait, asOf: '2026-11-23' },
  ];
  const waits = (past: ReturnType<typeof many>, service: string, before: number, after: number) =>
    effectOf(past, service, {
      before: { opening: 'open', waits: days(before) },
      after: { opening: 'open', waits: days(after) },
    });
  const withLinkWork: AsTold = {
    judged: [
      ['syb', 'birth-trauma', 'eligible'],
      ['sheffield-light', 'peer-support', 'eligible'],
    ],
  };
  const fearOfBirth: AsTold = {
    need: { pathways: ['tokophobia'] },
    current: { state: 'pregnant', dueOn: '2027-02-28' },
    judged: [['syb', 'tokophobia', 'eligible']],
  };

  it('longer than at another place that fits as well: those who could go there go there', () => {
    // A wait that nobody has published counts as 42 days.
    expect(waits(many(6, both), 'gm-mmhs', 14, 60)).toEqual({
      comeNow: 6,
      wouldGoElsewhere: 6,
      elsewhere: [{ place: 'Reproductive Trauma Service', referrals: 6 }],
      wouldComeToo: 0,
      ...NONE,
    });
    expect(waits(many(6, both), 'gm-mmhs', 60, 14)).toMatchObject({ comeNow: 0, wouldComeToo: 6 });
  });

  it.each([
    { before: 41, after: 42, is: { supportedNow: 0, wouldBeSupported: 5 } },
    { before: 42, after: 41, is: { supportedNow: 5, wouldBeSupported: 0 } },
  ])('from $before to $after days: link work meanwhile', ({ before, after, is }) => {
    expect(waits(many(5, withLinkWork), 'syb', before, after)).toMatchObject({ comeNow: 5, ...is });
  });

  it('beyond a clinical date: how often somebody looks for help that comes sooner', () => {
    expect(waits(many(5, fearOfBirth), 'syb', 20, 80)).toMatchObject({
      wouldGoElsewhere: 0,
      tooLateNow: 0,
      wouldBeTooLate: 5,
    });
  });

  it('taken back: what was read of the public page holds again', () => {
    const past = many(5, { ...withLinkWork, directory: theDirectory({ syb: LONG_ON_ITS_PAGE }) });
    const effect = effectOf(past, 'syb', {
      before: { opening: 'open', waits: days(7) },
      after: { opening: 'open', waits: [] },
    });

    expect(effect).toMatchObject({ supportedNow: 0, wouldBeSupported: 5 });
  });
});
