import { describe, expect, it } from '@jest/globals';
import type { ReferralFacts } from '@waymark/contracts';
import { aService, offers, rule } from '../a-service.fixture.js';
import type { CompiledService } from '../compile-service.js';
import { aBirth, aLoss, livesIn, theFacts, type Different } from '../facts.fixture.js';
import { PastJudge } from './past-judge.js';
import { COLUMNS, Tally } from './tally.js';

const since = (settings: object) => rule('time-since-event', { event: 'loss', ...settings });
const losses = (...criteria: readonly object[]) =>
  aService({ pathways: [offers('perinatal-loss', ...criteria)] });
const other = (kind: string, pathway: 'perinatal-loss' | 'link-work' | 'perinatal-illness') =>
  aService({ serviceId: `other-${kind}`, name: 'Other', kind, pathways: [offers(pathway)] });

const hub = losses(since({ atMostYears: 1 }));
const inEastham = { residence: livesIn('eastham') };
/** Lost a baby ten months ago. */
const woman = (different: Different = {}): ReferralFacts =>
  theFacts({
    places: inEastham,
    occurrences: [aLoss('stillbirth', '2026-01-22')],
    need: { pathways: ['perinatal-loss'] },
    ...different,
  });

/** Talking Therapies come first where a window has passed, as in the demonstration. */
const GOING_ON = [{ reason: 'window-passed', ordered: ['talking-therapies' as const] }];
const NOBODY_OPEN = { open: [], goingOn: [] };

interface Case {
  readonly what: string;
  readonly facts?: ReferralFacts;
  readonly before?: CompiledService;
  readonly after: CompiledService;
  readonly others?: readonly CompiledService[];
  /** A service that takes nobody just now. */
  readonly closed?: string;
  readonly is: string;
}

function movement({ facts = woman(), before = hub, after, others = [], closed }: Case): string {
  const tally = new Tally();
  const past = { facts, judgedOn: '2026-11-22', firstReferredOn: '2026-11-22' };
  const nobody = {
    ageBand: null,
    ethnicCategory: null,
    language: null,
    deprivationDecile: null,
    key: 0,
  };
  const open = others.map(({ serviceId }) => serviceId).filter((id) => id !== closed);
  const today = { open, goingOn: GOING_ON };
  new PastJudge([before, ...others], after, today).count({ ...past, ...nobody }, tally);
  const counted = COLUMNS.filter((_, at) => (tally.people.total[at] ?? 0) > 0);
  const to = [...(tally.people.tables.get('sent-to')?.keys() ?? [])];
  return [...counted, ...to].join(' ');
}

const halfAYear = losses(since({ atMostMonths: 6 }));
const cases: readonly Case[] = [
  { what: 'the same criteria', after: losses(since({ atMostYears: 1 })), is: 'judged' },
  { what: 'a wider window, not needed', after: losses(since({ atMostYears: 2 })), is: 'judged' },
  {
    what: 'a wider window, needed',
    before: halfAYear,
    after: losses(since({ atMostYears: 1 })),
    is: 'judged added',
  },
  {
    what: 'a floor not yet reached',
    after: losses(since({ atLeastMonths: 11, atMostYears: 1 })),
    is: 'judged held',
  },
  {
    what: 'a measure that was not taken',
    after: losses(rule('score', { measure: 'CORE-10', required: true })),
    is: 'judged asked',
  },
  { what: 'too long ago, nobody else', after: halfAYear, is: 'judged removed' },
  {
    what: 'too long ago, another hub',
    after: halfAYear,
    others: [other('mmhs', 'perinatal-loss')],
    is: 'judged elsewhere mmhs-hub',
  },
  {
    what: 'too long ago, another hub that takes nobody just now, link work',
    after: halfAYear,
    others: [other('mmhs', 'perinatal-loss'), other('vcse-link-work', 'link-work')],
    closed: 'other-mmhs',
    is: 'judged elsewhere link-work',
  },
  {
    what: 'too long ago, link work that the person has not agreed to',
    facts: woman({ consent: { vcse: 'not-asked' } }),
    after: halfAYear,
    others: [other('vcse-link-work', 'link-work')],
    is: 'judged removed',
  },
  {
    what: 'too long ago, link work',
    after: halfAYear,
    others: [other('vcse-link-work', 'link-work')],
    is: 'judged elsewhere link-work',
  },
  {
    what: 'too long ago, link work, and a risk that it never holds',
    facts: woman({ safety: { riskToSelf: 'significant' } }),
    after: halfAYear,
    others: [other('vcse-link-work', 'link-work')],
    is: 'judged removed',
  },
  {
    what: 'too long ago, another hub, under 16 and nobody has seen whether they can agree',
    facts: woman({ ageYears: 15, consent: { under16: 'not-assessed' } }),
    after: halfAYear,
    others: [other('mmhs', 'perinatal-loss')],
    is: 'judged removed',
  },
  {
    what: 'too long ago, severe, and Talking Therapies',
    facts: woman({ need: { pathways: ['perinatal-loss'], level: 'severe' } }),
    after: halfAYear,
    others: [other('talking-therapies', 'perinatal-illness')],
    is: 'judged removed',
  },
  {
    what: 'too long ago, psychosis: the perinatal team before another hub',
    facts: woman({ need: { pathways: ['perinatal-loss'], conditions: ['psychosis'] } }),
    after: halfAYear,
    others: [other('mmhs', 'perinatal-loss'), other('specialist-perinatal', 'perinatal-illness')],
    is: 'judged elsewhere specialist-perinatal',
  },
  {
    what: 'a footprint that no longer holds her',
    after: aService({
      basis: [rule('residence-in', { places: ['westham'] })],
      footprint: [{ place: 'westham' }],
      pathways: [offers('perinatal-loss')],
    }),
    is: 'judged removed',
  },
  {
    what: 'somebody of another area',
    facts: woman({ places: { residence: livesIn('farshire') } }),
    after: halfAYear,
    is: '',
  },
  {
    what: 'nothing that the service judges',
    facts: woman({ occurrences: [aBirth('2026-05-01')], need: { pathways: [] } }),
    after: halfAYear,
    is: '',
  },
];

describe('what becomes of a past referral under a draft', () => {
  it.each(cases)('$what: $is', (one) => {
    expect(movement(one)).toBe(one.is);
  });

  it('is by its best answer, counted on that pathway, and by who was referred', () => {
    const tally = new Tally();
    const both = aService({
      pathways: [offers('perinatal-loss', since({ atMostMonths: 6 })), offers('birth-trauma')],
    });
    new PastJudge([hub], both, NOBODY_OPEN).count(
      {
        facts: woman({ need: { pathways: ['perinatal-loss', 'birth-trauma'] } }),
        judgedOn: '2026-11-22',
        firstReferredOn: '2026-11-22',
        ageBand: '30-34',
        ethnicCategory: 'J',
        language: 'ur',
        deprivationDecile: 2,
        key: 0,
      },
      tally,
    );
    expect([...tally.people.tables].map(([by, table]) => [by, [...table.keys()]])).toEqual([
      ['pathway', ['birth-trauma']],
      ['area', ['eastham']],
      ['age-band', ['30-34']],
      ['ethnic-category', ['J']],
      ['deprivation-decile', ['2']],
      ['language', ['ur']],
    ]);
  });

  it('is judged on its own days: a delay of ours counts for nobody', () => {
    const tally = new Tally();
    const past = { facts: woman(), judgedOn: '2027-03-01', firstReferredOn: '2026-11-22' };
    const nobody = {
      ageBand: null,
      ethnicCategory: null,
      language: null,
      deprivationDecile: null,
      key: 0,
    };
    new PastJudge([halfAYear], hub, NOBODY_OPEN).count({ ...past, ...nobody }, tally);
    expect(tally.people.total).toEqual([1, 1, 0, 0, 0, 0]);
  });
});

it('tallies add up', () => {
  const [one, two] = [new Tally(), new Tally()];
  one.count([['area', 'eastham']], 'added');
  two.count([['area', 'eastham']], undefined);
  two.count([['area', 'westham']], 'removed');
  one.add(two);
  expect(one.people.total).toEqual([3, 1, 0, 0, 0, 1]);
  expect(one.people.tables.get('area')?.get('eastham')).toEqual([2, 1, 0, 0, 0, 0]);
});
