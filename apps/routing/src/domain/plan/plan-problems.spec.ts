import { describe, expect, it } from '@jest/globals';
import type { PlanLimit } from '@waymark/contracts';
import { aPlan, GOAL, OPENED } from './a-plan.fixture.js';
import { planProblems, type PlanRules } from './plan-problems.js';
import type { PlanRequest } from './plan-request.js';

const limit: PlanLimit = { endsBy: '2028-06-20', prepareFrom: '2028-05-09', from: 'birth' };
const rules = (more: Partial<PlanRules> = {}): PlanRules => ({
  plan: aPlan(),
  today: OPENED,
  limit,
  domains: ['domain-1', 'domain-2'],
  isService: (id) => id === 'sheffield-light',
  ...more,
});
const brokenBy = (request: PlanRequest, more: Partial<PlanRules> = {}) =>
  planProblems(request, rules(more)).map(({ field, rule }) => `${field} ${rule}`);
const review = (nextReviewOn: string): PlanRequest => ({
  what: 'record-review',
  on: '2026-11-23',
  nextReviewOn,
});
const score = (domain: string, value = 5) => ({ domain, score: value });

describe('the next review', () => {
  it.each([
    { today: '2026-11-23', on: '2026-11-23', is: ['nextReviewOn after-today'] },
    { today: '2026-11-23', on: '2026-11-24', is: [] },
    { today: '2026-11-23', on: '2027-05-25', is: [] },
    { today: '2026-11-23', on: '2027-05-26', is: ['nextReviewOn not-too-far'] },
    { today: '2028-04-01', on: '2028-05-09', is: [] },
    { today: '2028-04-01', on: '2028-05-10', is: ['nextReviewOn before-ending'] },
    { today: '2028-05-09', on: '2028-06-20', is: [] },
    { today: '2028-05-09', on: '2028-06-21', is: ['nextReviewOn before-birthday'] },
    { today: '2028-06-20', on: '2028-08-01', is: [] },
    { today: '2028-06-20', on: '2028-08-02', is: ['nextReviewOn not-too-far'] },
  ])('chosen on $today for $on: $is', ({ today, on, is }) => {
    expect(brokenBy(review(on), { today })).toEqual(is);
  });

  it('is up to half a year ahead where no birthday is known', () => {
    expect(brokenBy(review('2027-05-25'), { limit: undefined })).toEqual([]);
  });
});

const cases: readonly {
  readonly name: string;
  readonly request: PlanRequest;
  readonly is: string[];
}[] = [
  {
    name: 'a contact of tomorrow',
    request: {
      what: 'record-contact',
      on: '2026-11-24',
      channel: 'phone',
      reached: true,
      minutes: 1,
      asAgreed: true,
      safeContact: 'read',
    },
    is: ['on not-after-today'],
  },
  {
    name: 'a step towards another goal, by yesterday',
    request: { what: 'add-step', goalId: 'x', who: 'person', by: '2026-11-22', words: 'Go.' },
    is: ['goalId known', 'by within-a-year'],
  },
  {
    name: 'a step that is not there',
    request: { what: 'record-step', stepId: GOAL, state: 'done' },
    is: ['stepId known'],
  },
  {
    name: 'a score of an unknown domain, and one twice',
    request: {
      what: 'record-scores',
      on: OPENED,
      at: 'start',
      scores: [score('domain-1'), score('domain-9'), score('domain-1', 3)],
    },
    is: ['scores[1].domain known', 'scores[2].domain once'],
  },
  {
    name: 'a signpost to nowhere',
    request: { what: 'record-signpost', on: OPENED, category: 'groups' },
    is: ['words said-where'],
  },
  {
    name: 'a signpost to a service that is not in the directory',
    request: { what: 'record-signpost', on: OPENED, category: 'groups', serviceId: 'nowhere' },
    is: ['serviceId known'],
  },
  {
    name: 'a signpost to a service that is',
    request: {
      what: 'record-signpost',
      on: OPENED,
      category: 'groups',
      serviceId: 'sheffield-light',
    },
    is: [],
  },
  {
    name: 'a goal marked as not counting',
    request: { what: 'strike-entry', entryId: GOAL, reason: 'wrong-person' },
    is: ['entryId known'],
  },
  {
    name: 'an ending by the birthday a year too early',
    request: { what: 'end', on: OPENED, outcome: 'second-birthday' },
    is: ['outcome near-birthday'],
  },
  {
    name: 'an ending that only the line records',
    request: { what: 'end', on: OPENED, outcome: 'referral-ended' },
    is: ['outcome line-only'],
  },
  {
    name: 'not reached, and nobody named who reviewed the risk',
    request: { what: 'end', on: OPENED, outcome: 'could-not-be-reached-after-risk-review' },
    is: ['words said-who'],
  },
  {
    name: 'not reached, after a review',
    request: {
      what: 'end',
      on: OPENED,
      outcome: 'could-not-be-reached-after-risk-review',
      words: 'Reviewed by the lead on 20 November.',
    },
    is: [],
  },
];

describe('a change of a plan', () => {
  it.each(cases)('$name: $is', ({ request, is }) => {
    expect(brokenBy(request)).toEqual(is);
  });

  it('by the second birthday can be made from six weeks before', () => {
    const end: PlanRequest = { what: 'end', on: '2028-05-08', outcome: 'second-birthday' };

    expect(brokenBy(end, { today: '2028-05-08' })).toEqual(['outcome near-birthday']);
    expect(brokenBy(end, { today: '2028-05-09' })).toEqual([]);
    expect(brokenBy(end, { today: '2028-05-09', limit: undefined })).toHaveLength(1);
  });

  it('stops where a plan holds no more goals', () => {
    const [goal] = aPlan().goals;
    if (goal === undefined) throw new Error('there is one');
    const add: PlanRequest = { what: 'add-goal', category: 'groups', words: 'One more.' };
    const withGoals = (count: number) => ({
      plan: { ...aPlan(), goals: Array.from({ length: count }, () => goal) },
    });

    expect(brokenBy(add, withGoals(29))).toEqual([]);
    expect(brokenBy(add, withGoals(30))).toEqual([' full']);
  });
});
