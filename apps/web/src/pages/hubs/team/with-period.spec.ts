import { describe, expect, it } from '@jest/globals';
import type { OpeningPeriod } from '@waymark/contracts';
import { withoutPeriod, withPeriod } from './with-period.js';

const TODAY = '2026-11-22';
const open = (from: string, to?: string): OpeningPeriod => ({
  opening: 'open',
  from,
  ...(to !== undefined && { to }),
});
const paused = (from: string, to?: string): OpeningPeriod => ({
  ...open(from, to),
  opening: 'paused',
});
const inShort = (openings: readonly OpeningPeriod[]) =>
  openings.map(({ opening, from, to = '…' }) => `${opening} ${from} ${to}`);

const cases: readonly {
  readonly name: string;
  readonly now: readonly OpeningPeriod[];
  readonly laid: OpeningPeriod;
  readonly is: readonly string[];
}[] = [
  {
    name: 'over nothing',
    now: [],
    laid: paused('2026-12-01'),
    is: ['paused 2026-12-01 …'],
  },
  {
    name: 'from a day on: the one before ends the day before',
    now: [open('2026-01-01')],
    laid: paused('2026-12-01'),
    is: ['open 2026-01-01 2026-11-30', 'paused 2026-12-01 …'],
  },
  {
    name: 'for some days: the one before goes on afterwards',
    now: [open('2026-01-01')],
    laid: paused('2026-12-21', '2027-01-03'),
    is: ['open 2026-01-01 2026-12-20', 'paused 2026-12-21 2027-01-03', 'open 2027-01-04 …'],
  },
  {
    name: 'over one that it covers whole',
    now: [open('2026-12-22', '2026-12-24'), open('2027-02-01')],
    laid: paused('2026-12-21', '2027-01-03'),
    is: ['paused 2026-12-21 2027-01-03', 'open 2027-02-01 …'],
  },
  {
    name: 'from the same day: in its place',
    now: [open('2026-12-01', '2026-12-10')],
    laid: paused('2026-12-01', '2026-12-05'),
    is: ['paused 2026-12-01 2026-12-05', 'open 2026-12-06 2026-12-10'],
  },
  {
    name: 'without an end: what was announced later goes',
    now: [open('2026-01-01', '2026-12-20'), paused('2026-12-21')],
    laid: { ...open('2026-11-22'), opening: 'limited' },
    is: ['open 2026-01-01 2026-11-21', 'limited 2026-11-22 …'],
  },
];

describe('an opening laid over others', () => {
  it.each(cases)('$name', ({ now, laid, is }) => {
    const over = inShort(withPeriod(now, laid, '2026-01-01'));

    expect(over).toEqual(is);
  });

  it('leaves out what is over', () => {
    expect(inShort(withPeriod([open('2026-01-01')], paused(TODAY), TODAY))).toEqual([
      `paused ${TODAY} …`,
    ]);
  });

  it('can be taken away again by its first day', () => {
    expect(
      withoutPeriod([open('2026-01-01', '2026-12-20'), paused('2026-12-21')], '2026-12-21'),
    ).toEqual([open('2026-01-01', '2026-12-20')]);
  });
});
