import { describe, expect, it } from '@jest/globals';
import { somePlaces } from '../criteria/judged.fixture.js';
import { publishable } from './publishable.js';
import { Tally, type Movement } from './tally.js';
import { valueNames } from './value-names.js';

const names = valueNames(somePlaces);

function tallied(
  rows: readonly (readonly [value: string, how: Movement | 'stays', n: number])[],
): Tally {
  // Keys of 0 round up.
  const tally = new Tally();
  for (const [value, how, n] of rows) {
    for (let nth = 0; nth < n; nth += 1) {
      const sentTo = how === 'elsewhere' ? ([['sent-to', 'link-work']] as const) : [];
      tally.count([['language', value], ...sentTo], how === 'stays' ? undefined : how);
    }
  }
  return tally;
}
const tableBy = (tally: Tally, by: string) =>
  publishable(tally, names).tables.find((table) => table.by === by)?.rows;

describe('what of a what-if may be told', () => {
  it('is a multiple of five; nobody is 0, and somebody never becomes nobody', () => {
    const tally = tallied([
      ['en', 'stays', 61],
      ['en', 'removed', 7],
      ['pl', 'removed', 8],
      ['pl', 'stays', 22],
    ]);
    expect(publishable(tally, names).total).toEqual({
      judged: 100,
      added: 0,
      held: 0,
      asked: 0,
      elsewhere: 0,
      removed: 15,
    });
    expect(tableBy(tally, 'language')).toMatchObject([
      { value: 'en', name: 'English', counts: { judged: 70, removed: 10 } },
      { value: 'pl', name: 'Polish', counts: { judged: 30, removed: 10 } },
    ]);
  });

  it('is nothing where fewer than five are judged in all', () => {
    const result = publishable(tallied([['en', 'removed', 4]]), names);
    expect(result.total).toEqual({});
    expect(result.tables.flatMap(({ rows }) => rows.map(({ counts }) => counts))).toEqual([{}]);
  });

  it('tells of those sent elsewhere only where they went, and not when they are few', () => {
    const many = tallied([
      ['en', 'stays', 60],
      ['en', 'elsewhere', 12],
    ]);
    expect(tableBy(many, 'sent-to')).toEqual([
      { value: 'link-work', name: 'Link work or peer support', counts: { elsewhere: 15 } },
    ]);
    const few = tallied([
      ['en', 'stays', 60],
      ['en', 'elsewhere', 3],
    ]);
    expect(tableBy(few, 'sent-to')?.map(({ counts }) => counts)).toEqual([{}]);
  });

  it('has every table, also where there is nobody', () => {
    const { tables } = publishable(new Tally(), names);
    expect(tables.map(({ by, rows }) => [by, rows.length])).toEqual([
      ['pathway', 0],
      ['area', 0],
      ['age-band', 0],
      ['ethnic-category', 0],
      ['deprivation-decile', 0],
      ['language', 0],
      ['sent-to', 0],
    ]);
  });
});

it.each([
  ['pathway', 'perinatal-loss', 'Loss in pregnancy or of a baby'],
  ['area', 'eastham', 'Eastham'],
  ['area', 'outside-england', 'Outside England'],
  ['age-band', 'under-18', 'Under 18'],
  ['age-band', '45-and-over', '45 and over'],
  ['ethnic-category', 'J', 'Asian: Pakistani'],
  ['ethnic-category', 'Z', 'Asked, not stated'],
  ['deprivation-decile', '1', '1 (most deprived)'],
  ['language', 'ur', 'Urdu'],
  ['language', 'bsl', 'British Sign Language'],
  ['language', 'not-stated', 'Asked, not stated'],
  ['sent-to', 'mmhs-hub', 'Another maternal mental health service'],
] as const)('%s %s is called %s', (dimension, value, name) => {
  expect(names(dimension, value)).toBe(name);
});
