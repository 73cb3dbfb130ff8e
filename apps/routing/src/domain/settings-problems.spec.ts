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
  {
    wrong: 'a target that is looser than any may be',
    said: { targets: [{ step: 'acknowledge', workingDays: 6, from: TODAY }] },
    at: 'targets[0].workingDays',
    rule: 'within-bounds',
  },
  {
    wrong: 'a target that nobody can keep to',
    said: { targets: [{ step: 'review-care', workingDays: 4, from: TODAY }] },
    at: 'targets[0].workingDays',
    rule: 'within-bounds',
  },
  {
    wrong: 'a target that began before it was said',
    said: { targets: [{ step: 'decide', workingDays: 5, from: '2026-11-22' }] },
    at: 'targets[0].from',
    rule: 'today-or-later',
  },
  {
    wrong: 'a target whose last day is before the first',
    said: { targets: [{ step: 'decide', workingDays: 5, from: '2026-12-02', to: '2026-12-01' }] },
    at: 'targets[0].to',
    rule: 'not-before-from',
  },
  {
    wrong: 'a target over another of the same step',
    said: {
      targets: [
        { step: 'decide', workingDays: 5, from: '2026-12-01', to: '2026-12-20' },
        { step: 'acknowledge', workingDays: 1, from: '2026-12-01' },
        { step: 'decide', workingDays: 6, from: '2026-12-20' },
      ],
    },
    at: 'targets[2].from',
    rule: 'after-the-one-before',
  },
  {
    wrong: 'a target far away',
    said: { targets: [{ step: 'decide', workingDays: 5, from: '2028-11-24' }] },
    at: 'targets[0].from',
    rule: 'within-two-years',
  },
];

const STANDING = [{ step: 'decide', workingDays: 8, from: '2026-11-02' }] as const;

describe('settings of a service', () => {
  it.each(cases)('with $wrong are refused at $at: $rule', ({ said, at, rule }) => {
    const problems = settingsProblems({ ...NOTHING_SAID, ...said }, TODAY);

    expect(problems.map((problem) => [problem.field, problem.rule])).toEqual([[at, rule]]);
  });

  it.each([
    { how: 'stays', target: { workingDays: 8, from: '2026-11-02' }, is: [] },
    { how: 'gets a last day', target: { workingDays: 8, from: '2026-11-02', to: TODAY }, is: [] },
    {
      how: 'is rewritten',
      target: { workingDays: 3, from: '2026-11-02' },
      is: [['targets[0].workingDays', 'counts-already']],
    },
    {
      how: 'is moved back',
      target: { workingDays: 8, from: '2026-11-01' },
      is: [['targets[0].from', 'today-or-later']],
    },
  ])('know a target that counts already: it $how', ({ target, is }) => {
    const targets = [{ step: 'decide' as const, ...target }];
    const problems = settingsProblems({ ...NOTHING_SAID, targets }, TODAY, STANDING);

    expect(problems.map(({ field, rule }) => [field, rule])).toEqual(is);
  });

  it('do not know a target again that is over', () => {
    const over = [{ ...STANDING[0], to: '2026-11-20' }];
    const targets = [...STANDING];

    expect(settingsProblems({ ...NOTHING_SAID, targets }, TODAY, over)).toMatchObject([
      { field: 'targets[0].from', rule: 'today-or-later' },
    ]);
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
