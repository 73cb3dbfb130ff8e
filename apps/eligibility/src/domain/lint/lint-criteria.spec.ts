import { describe, expect, it } from '@jest/globals';
import { aCriteriaFile, allOf, anyOf, offers, refuses, rule } from '../a-service.fixture.js';
import { somePlaces } from '../criteria/judged.fixture.js';
import { criterionRegister } from '../criteria/register.js';
import { BOUNDARY_VALUES } from './boundary-values.js';
import { lintCriteria } from './lint-criteria.js';
import { LINT_KINDS, type LintKind } from './lint-finding.js';

type File = Readonly<Record<string, unknown>>;
interface Seeded {
  readonly what: string;
  readonly file: File;
  readonly is: LintKind;
  readonly at: string;
  readonly says: RegExp;
  /** What is said of the example woman. */
  readonly woman?: RegExp;
}

const found = (file: File) => lintCriteria(aCriteriaFile(file), somePlaces);
const since = (settings: object) => rule('time-since-event', { event: 'loss', ...settings });
const losses = (...criteria: readonly object[]): File => ({
  pathways: [offers('perinatal-loss', ...criteria)],
});
const uncited = (criterion: string, settings: object): object => ({ criterion, ...settings });

const leaflet = { source: 'a leaflet', published: 'Not for a crisis.', readOn: '2026-11-22' };

const seeded: readonly Seeded[] = [
  {
    what: 'too young for one rule whenever old enough for another',
    file: { criteria: [rule('minimum-age', { years: 18 }), rule('maximum-age', { years: 16 })] },
    is: 'contradiction',
    at: 'criteria.0',
    says: /Nobody can meet "aged 18 or over" together with "aged 16 or under"/,
    woman: /^aged \d\d;/,
  },
  {
    what: 'the window of everyone lies beyond the window of the pathway',
    file: { ...losses(since({ atMostMonths: 3 })), criteria: [since({ atLeastMonths: 6 })] },
    is: 'contradiction',
    at: 'pathways.0.criteria.0',
    says: /up to 3 months after the loss" together with "from 6 months/,
    woman: /stillbirth on/,
  },
  {
    what: 'three rules of which any two can be met',
    file: {
      pathways: [
        offers(
          'tokophobia',
          rule('pregnancy-state', { required: 'pregnant' }),
          rule('gestation-now', { atMostWeeks: 20 }),
          anyOf(
            rule('gestation-now', { atLeastWeeks: 24 }),
            rule('pregnancy-state', { required: 'not-pregnant' }),
          ),
        ),
      ],
    },
    is: 'contradiction',
    at: 'pathways.0.criteria.0',
    says: /Nobody can meet "pregnant now" together with .*up to 20 weeks/,
    woman: /pregnant, \d+ weeks/,
  },
  {
    what: 'a window that closes before it opens',
    file: losses(since({ atLeastWeeks: 60, atMostMonths: 12 })),
    is: 'contradiction',
    at: 'pathways.0.criteria.0.atLeastWeeks',
    says: /closes before it opens/,
    woman: /stillbirth on/,
  },
  {
    what: 'an end before the beginning',
    file: { effectiveTo: '2020-01-01' },
    is: 'contradiction',
    at: 'effectiveTo',
    says: /lies before effectiveFrom/,
    woman: /home in Eastham/,
  },
  {
    what: 'closed before it was opened',
    file: { opening: { status: 'closed', openedOn: '2024-05-01', closedOn: '2024-04-30' } },
    is: 'contradiction',
    at: 'opening.closedOn',
    says: /lies before opening.openedOn/,
  },
  {
    what: 'a loss that happened to nobody of this pathway',
    file: { pathways: [offers('custody-loss', rule('loss-kind', { accepts: ['stillbirth'] }))] },
    is: 'nobody-can-meet',
    at: 'pathways.0.criteria.0',
    says: /Nobody can meet "stillbirth"/,
    woman: /aged 30; home in Eastham/,
  },
  {
    what: 'a service for no place',
    file: { basis: [], footprint: [] },
    is: 'nobody-can-meet',
    at: 'pathways.0',
    says: /Home and GP practice are elsewhere/,
    woman: /home in Somewhere Else/,
  },
  {
    what: 'a way in that nobody can meet, beside one that can be met',
    file: losses(
      anyOf(
        since({ atMostYears: 2 }),
        allOf(
          rule('pregnancy-state', { required: 'pregnant' }),
          rule('pregnancy-state', { required: 'not-pregnant' }),
        ),
      ),
    ),
    is: 'nobody-can-meet',
    at: 'pathways.0.criteria.0.anyOf.1',
    says: /is a way in that nobody can meet/,
    woman: /stillbirth on/,
  },
  {
    what: 'two windows that leave half a year between them',
    file: losses(anyOf(since({ atMostMonths: 12 }), since({ atLeastMonths: 18 }))),
    is: 'gap',
    at: 'pathways.0.criteria.0',
    says: /Somebody in between is refused/,
    woman: /stillbirth on \d+ (November 2025|May 2025|June 2025)/,
  },
  {
    what: 'mild and severe need without moderate',
    file: { criteria: [rule('severity', { accepts: ['mild', 'severe'] })] },
    is: 'gap',
    at: 'criteria.0',
    says: /Taken: mild or severe need/,
    woman: /moderate need/,
  },
  {
    what: 'two pathways of link work for the same woman',
    file: { kind: 'vcse-link-work', pathways: [offers('link-work'), offers('peer-support')] },
    is: 'overlap',
    at: 'pathways.1',
    says: /link work and peer support both take the same woman, and "order" does not say/,
    woman: /aged 30; home in Eastham/,
  },
  {
    what: 'an age that a stricter one beside it makes idle',
    file: { criteria: [rule('minimum-age', { years: 18 }), rule('minimum-age', { years: 16 })] },
    is: 'unreachable',
    at: 'criteria.1',
    says: /"aged 16 or over" never decides: whoever fails it fails "aged 18 or over" too/,
    woman: /aged 15/,
  },
  {
    what: 'a way in that a wider one makes idle',
    file: losses(anyOf(since({ atMostMonths: 12 }), since({ atMostYears: 2 }))),
    is: 'unreachable',
    at: 'pathways.0.criteria.0.anyOf.0',
    says: /whoever meets it meets "up to 2 years after the loss" too/,
    woman: /stillbirth on/,
  },
  {
    what: 'a kind of loss that is never refused, beside one that is',
    file: losses(
      rule('loss-kind', { accepts: ['stillbirth'] }),
      rule('baby-age-at-death', { lessThanDays: 28, appliesTo: ['infant-death'] }),
    ),
    is: 'unreachable',
    at: 'pathways.0.criteria.1',
    says: /whoever fails it fails "stillbirth" too/,
    woman: /death of an infant on/,
  },
  {
    what: 'windows that leave nobody out',
    file: losses(anyOf(since({ atMostMonths: 12 }), since({ atLeastMonths: 12 }))),
    is: 'unreachable',
    at: 'pathways.0.criteria.0',
    says: /never decides: nobody fails it/,
    woman: /stillbirth on/,
  },
  {
    what: 'what is taken, and everything else excluded once more',
    file: {
      criteria: [rule('maximum-age', { years: 25 })],
      exclusions: [rule('maximum-age', { years: 25 })],
    },
    is: 'unreachable',
    at: 'exclusions.0',
    says: /whoever fails it fails "aged 25 or under" too/,
    woman: /aged (26|30)/,
  },
  {
    what: 'a rule of a pathway that is not offered',
    file: {
      pathways: [
        offers('perinatal-loss'),
        { ...refuses('tokophobia'), criteria: [rule('tokophobia-kind', { accepts: ['primary'] })] },
      ],
    },
    is: 'unreachable',
    at: 'pathways.1.criteria.0',
    says: /the pathway is not offered/,
    woman: /aged 30/,
  },
  {
    what: 'an age out of range',
    file: { criteria: [rule('minimum-age', { years: 4 })] },
    is: 'out-of-range',
    at: 'criteria.0.years',
    says: /must not be less than 8/,
    woman: /home in Eastham/,
  },
  {
    what: 'a score that the measure does not reach',
    file: { criteria: [rule('score', { measure: 'CORE-10', required: true, atLeast: 60 })] },
    is: 'contradiction',
    at: 'criteria.0.atLeast',
    says: /CORE-10 ends at 40/,
  },
  {
    what: 'a criterion that does not exist',
    file: { criteria: [rule('shoe-size', {})] },
    is: 'out-of-range',
    at: 'criteria.0.criterion',
    says: /shoe-size is no known criterion/,
    woman: /home in Eastham/,
  },
  {
    what: 'an order of a pathway that is not there',
    file: { order: ['tokophobia'] },
    is: 'out-of-range',
    at: 'order',
    says: /tokophobia is no pathway of this file/,
  },
  {
    what: 'a rule without a citation',
    file: { criteria: [uncited('minimum-age', { years: 18 })] },
    is: 'missing-citation',
    at: 'criteria.0.citation',
    says: /every rule says where it was read/,
    woman: /home in Eastham/,
  },
  {
    what: 'a citation that says nothing',
    file: losses({
      ...since({ atMostYears: 1 }),
      citation: { source: '', published: 'A year.', readOn: '2026-11-22' },
    }),
    is: 'missing-citation',
    at: 'pathways.0.criteria.0.citation.source',
    says: /source must match/,
    woman: /stillbirth on/,
  },
  {
    what: 'a place to go to that is not known',
    file: { redirects: [{ when: 'a crisis', to: 'the-moon', citation: leaflet }] },
    is: 'out-of-range',
    at: 'redirects.0.to',
    says: /to must be one of .*crisis/,
    woman: /home in Eastham/,
  },
  {
    what: 'an exception that nothing needs',
    file: {
      accepted: [
        { finding: 'gap', path: 'criteria.0', because: 'There was one, a long time ago.' },
      ],
    },
    is: 'needless-exception',
    at: 'accepted.0',
    says: /there is no gap at criteria.0/,
  },
];

describe('lint of criteria', () => {
  it.each(seeded)('$what: $is at $at', ({ file, is, at, says, woman = /^/ }) => {
    const hits = found(file).filter(({ kind, path }) => kind === is && path === at);
    expect(found(file).map(({ kind, path }) => `${kind} ${path}`)).toContain(`${is} ${at}`);
    expect(hits[0]?.words).toMatch(says);
    expect(hits[0]?.example?.words ?? '').toMatch(woman);
  });

  it('finds nothing else in a seeded file: each names one thing', () => {
    const more = seeded.filter(({ file }) => found(file).length > 1).map(({ what }) => what);
    expect(more).toEqual([]);
  });

  it('has a seeded offence for each kind', () => {
    expect(new Set(seeded.map(({ is }) => is))).toEqual(new Set(LINT_KINDS));
  });

  it.each<{ what: string; file: File }>([
    { what: 'no condition at all', file: {} },
    {
      what: 'windows that meet',
      file: losses(
        anyOf(since({ atMostMonths: 12 }), since({ atLeastMonths: 12, atMostYears: 2 })),
      ),
    },
    {
      what: 'a year, or longer ago and pregnant again and affected',
      file: losses(
        rule('loss-kind', { accepts: ['stillbirth', 'neonatal-death'] }),
        rule('baby-age-at-death', { lessThanDays: 28, appliesTo: ['neonatal-death'] }),
        anyOf(
          since({ atMostYears: 1 }),
          allOf(
            rule('pregnancy-state', { required: 'pregnant' }),
            rule('impact-of-earlier-loss', { accepts: ['moderate', 'severe'] }),
          ),
        ),
      ),
    },
    {
      what: 'any time ago, said in so many words',
      file: losses(rule('time-since-event', { event: 'any', noLimit: true })),
    },
    {
      what: 'link work and peer support, with an order',
      file: {
        kind: 'vcse-link-work',
        pathways: [offers('link-work'), offers('peer-support')],
        order: ['peer-support', 'link-work'],
      },
    },
    {
      what: 'loss and trauma: loss comes first without being asked',
      file: { pathways: [offers('perinatal-loss'), offers('birth-trauma')] },
    },
    {
      what: 'a finding that stands, with a reason',
      file: {
        criteria: [rule('severity', { accepts: ['mild', 'severe'] })],
        accepted: [
          {
            finding: 'gap',
            path: 'criteria.0',
            because: 'Moderate need is another team’s, as its page says.',
          },
        ],
      },
    },
  ])('$what: nothing found', ({ file }) => {
    expect(found(file)).toEqual([]);
  });

  it('knows the values that matter to every criterion', () => {
    expect(Object.keys(BOUNDARY_VALUES).sort()).toEqual([...criterionRegister.keys()].sort());
  });
});
