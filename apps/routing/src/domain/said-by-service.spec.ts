import { describe, expect, it } from '@jest/globals';
import type { OpeningPeriod } from '@waymark/contracts';
import { isOpenOn, periodOn, serviceOn } from '@waymark/routing-order';
import {
  announcedAfter,
  nextChangeAfter,
  NOTHING_SAID,
  notOver,
  partsChanged,
  type SaidByService,
} from './said-by-service.js';
import { LOTUS } from './routing-case.fixture.js';
import { theDirectory } from './situation.fixture.js';

const openings: readonly OpeningPeriod[] = [
  { opening: 'limited', from: '2026-11-01', to: '2026-12-20' },
  { opening: 'paused', from: '2026-12-21', to: '2027-01-03', wording: 'Closed over the break.' },
  { opening: 'open', from: '2027-02-01' },
];
const said: SaidByService = { ...NOTHING_SAID, version: 1, openings };

describe('what a service has said for a day', () => {
  it.each([
    { on: '2026-10-31', is: undefined, next: '2026-11-01' },
    { on: '2026-11-01', is: 'limited', next: '2026-12-21' },
    { on: '2026-12-20', is: 'limited', next: '2026-12-21' },
    { on: '2026-12-21', is: 'paused', next: '2027-01-04' },
    { on: '2027-01-03', is: 'paused', next: '2027-01-04' },
    { on: '2027-01-04', is: undefined, next: '2027-02-01' },
    { on: '2027-02-01', is: 'open', next: undefined },
    { on: '2028-02-29', is: 'open', next: undefined },
  ])('on $on: $is, until $next', ({ on, is, next }) => {
    expect(periodOn(said, on)?.opening).toBe(is);
    expect(nextChangeAfter(said, on)).toBe(next);
  });

  it('announces what begins later, and drops what is over', () => {
    expect(announcedAfter(said, '2026-12-20').map(({ opening }) => opening)).toEqual([
      'paused',
      'open',
    ]);
    expect(notOver(openings, '2026-12-20')).toHaveLength(3);
    expect(notOver(openings, '2026-12-21')).toHaveLength(2);
  });
});

describe('a service on a day', () => {
  const directory = { ...theDirectory(), said: new Map([[LOTUS, said]]) };

  it.each([
    { on: '2026-10-31', opening: 'open', taking: true },
    { on: '2026-12-20', opening: 'limited', taking: true },
    { on: '2026-12-21', opening: 'paused', taking: false },
    { on: '2027-01-04', opening: 'open', taking: true },
  ])('on $on is $opening, taking people: $taking', ({ on, opening, taking }) => {
    const service = serviceOn(directory, LOTUS, on);

    expect(service?.opening).toBe(opening);
    expect(isOpenOn(service, on)).toBe(taking);
  });

  it('that has ended by the directory stays ended, whatever it says', () => {
    const ended = {
      ...theDirectory({ [LOTUS]: { closedOn: '2026-11-15' } }),
      said: directory.said,
    };

    expect(isOpenOn(serviceOn(ended, LOTUS, '2026-11-15'), '2026-11-15')).toBe(true);
    expect(isOpenOn(serviceOn(ended, LOTUS, '2026-11-16'), '2026-11-16')).toBe(false);
  });

  it('that was never confirmed open is open once it says so itself', () => {
    const id = 'wyorks-mmhs';
    const own = new Map([[id, said]]);

    expect(isOpenOn(serviceOn(theDirectory(), id, '2026-11-23'), '2026-11-23')).toBe(false);
    expect(
      isOpenOn(serviceOn({ ...theDirectory(), said: own }, id, '2026-11-23'), '2026-11-23'),
    ).toBe(true);
  });

  it('publishes its own wait in place of what was read of it', () => {
    const read = theDirectory({
      [LOTUS]: { waits: [{ what: 'assessment', target: '12 weeks', days: 84, source: 'page' }] },
    });
    const waits = [{ stage: 'assessed', days: 21, asOf: '2026-11-20' }] as const;
    const own = { ...read, said: new Map([[LOTUS, { ...NOTHING_SAID, waits }]]) };

    expect(serviceOn(read, LOTUS, '2026-11-23')?.waits.map(({ days }) => days)).toEqual([84]);
    expect(serviceOn(own, LOTUS, '2026-11-23')?.waits.map(({ days }) => days)).toEqual([21]);
  });
});

describe('what was saved', () => {
  const on = '2027-01-10';

  it.each([
    { after: said, changed: [] },
    { after: { ...said, openings: openings.slice(1) }, changed: [] },
    { after: { ...said, openings: [] }, changed: ['openings'] },
    { after: { ...said, capacity: { placesFree: 2, asOf: on } }, changed: ['capacity'] },
    {
      after: {
        ...said,
        waits: [{ stage: 'assessed' as const, days: 30, asOf: on }],
        targets: [{ step: 'decide' as const, workingDays: 5, from: on }],
      },
      changed: ['waits', 'targets'],
    },
  ])('is $changed, and not that a period has run out', ({ after, changed }) => {
    expect(partsChanged(said, after, on)).toEqual(changed);
  });
});
