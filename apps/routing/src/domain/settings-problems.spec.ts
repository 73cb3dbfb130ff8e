import { describe, expect, it } from '@jest/globals';
import { NOTHING_SAID, type SaidByService } from './said-by-service.js';
import { settingsProblems } from './settings-problems.js';

const TODAY = '2026-11-23';

const cases: readonly {
  readonly wrong: string;
  readonly said: Partial<SaidByService>;
  readonly at: string;
  readonly rule: string;
}[] = [
  {
    wrong: 'a last day before the first',
    said: { openings: [{ opening: 'open', from: '2026-12-02', to: '2026-12-01' }] },
    at: 'openings[0].to',
    rule: 'not-before-from',
  },
  {
    wrong: 'an opening over another by a day',
    said: {
      openings: [
        { opening: 'open', from: '2026-12-01', to: '2026-12-20' },
        { opening: 'limited', from: '2026-12-20' },
      ],
    },
    at: 'openings[1].from',
    rule: 'after-the-one-before',
  },
  {
    wrong: 'an opening after one without an end',
    said: {
      openings: [
        { opening: 'open', from: '2026-12-01' },
        { opening: 'limited', from: '2027-01-01' },
      ],
    },
    at: 'openings[1].from',
    rule: 'after-the-one-before',
  },
  {
    wrong: 'a day far away',
    said: { openings: [{ opening: 'open', from: '2028-11-24' }] },
    at: 'openings[0].from',
    rule: 'within-two-years',
  },
  {
    wrong: 'a pause without a word to the public',
    said: { openings: [{ opening: 'paused', from: TODAY }] },
    at: 'openings[0].wording',
    rule: 'said-why',
  },
  {
    wrong: 'closed without a word to the public',
    said: { openings: [{ opening: 'closed', from: TODAY }] },
    at: 'openings[0].wording',
    rule: 'said-why',
  },
  {
    wrong: 'a capacity of tomorrow',
    said: { capacity: { placesFree: 1, asOf: '2026-11-24' } },
    at: 'capacity.asOf',
    rule: 'not-after-today',
  },
  {
    wrong: 'a wait of tomorrow',
    said: { waits: [{ stage: 'assessed', days: 3, asOf: '2026-11-24' }] },
    at: 'waits[0].asOf',
    rule: 'not-after-today',
  },
  {
    wrong: 'a wait said twice',
    said: {
      waits: [
        { stage: 'assessed', days: 3, asOf: TODAY },
        { stage: 'assessed', days: 4, asOf: TODAY },
      ],
    },
    at: 'waits[1].stage',
    rule: 'once',
  },
  {
    wrong: 'an offer said twice',
    said: { offers: [{ offer: 'training' }, { offer: 'training' }] },
    at: 'offers[1].offer',
    rule: 'once',
  },
];

describe('settings of a service', () => {
  it.each(cases)('with $wrong are refused at $at: $rule', ({ said, at, rule }) => {
    const problems = settingsProblems({ ...NOTHING_SAID, ...said }, TODAY);

    expect(problems.map((problem) => [problem.field, problem.rule])).toEqual([[at, rule]]);
  });

  it('can be used where one opening follows another, gaps and all', () => {
    const openings = [
      { opening: 'open', from: '2026-11-01', to: '2026-12-20' },
      { opening: 'paused', from: '2026-12-21', to: '2027-01-03', wording: 'Winter break.' },
      { opening: 'limited', from: '2027-02-01' },
    ] as const;

    expect(settingsProblems({ ...NOTHING_SAID, openings }, TODAY)).toEqual([]);
  });
});
