import { describe, expect, it } from '@jest/globals';
import type { BookEntry } from '@waymark/contracts';
import { COMPARISONS, type Comparison } from './comparisons.js';
import { differencesOf, differingRanges, withoutConsequences } from './differences.js';

const her = '0b8f6f0e-0000-4000-8000-000000000001';

function comparison(book: string, at: string): Comparison {
  const found = COMPARISONS.find(
    (one) => one.of === 'intake' && one.book === book && one.at === at,
  );
  if (found === undefined) throw new Error(`${book} of intake is not compared at ${at}`);
  return found;
}
const line = comparison('said', 'routing');
const kept = comparison('referrals', 'routing');
const facts = comparison('facts', 'eligibility');

type Kept = readonly [value: number, due?: number] | undefined;
const entries = (kept: Kept): readonly BookEntry[] =>
  kept === undefined ? [] : [{ subject: her, value: kept[0], due: kept[1] ?? kept[0] }];

describe('what two services keep of the same referral', () => {
  it.each<[string, Comparison, { ours: Kept; theirs: Kept }, string]>([
    ['the same', kept, { ours: [1], theirs: [1] }, 'nothing'],
    ['no placement of it', kept, { ours: [1], theirs: undefined }, 'missing'],
    ['no placement yet, and it is young', kept, { ours: [1, 0], theirs: undefined }, 'on its way'],
    ['a placement of nobody', kept, { ours: undefined, theirs: [1] }, 'unknown'],
    ['two of what is to be one', kept, { ours: [1], theirs: [2] }, 'doubled'],
    ['two of what is to be one, however young', kept, { ours: [1, 0], theirs: [2] }, 'doubled'],
    ['all events heard', line, { ours: [7], theirs: [7] }, 'nothing'],
    ['an old event not heard', line, { ours: [7], theirs: [5] }, 'stuck'],
    ['a young event not heard', line, { ours: [7, 6], theirs: [6] }, 'on its way'],
    ['an old event not heard, and younger ones', line, { ours: [7, 6], theirs: [5] }, 'stuck'],
    ['nothing heard at all', line, { ours: [7], theirs: undefined }, 'stuck'],
    ['more heard than was said', line, { ours: [7], theirs: [8] }, 'ahead'],
    ['heard of somebody who was never spoken of', line, { ours: undefined, theirs: [1] }, 'ahead'],
    ['facts that were never judged', facts, { ours: [2], theirs: [1] }, 'missing'],
    ['facts judged twice', facts, { ours: [2], theirs: [3] }, 'doubled'],
    ['facts of what was withdrawn', facts, { ours: undefined, theirs: [1] }, 'nothing'],
  ])('%s', (_, of, { ours, theirs }, is) => {
    const { found, onTheirWay } = differencesOf(of, {
      ours: entries(ours),
      theirs: entries(theirs),
    });
    expect(found.map(({ kind }) => kind)).toEqual(
      is === 'nothing' || is === 'on its way' ? [] : [is],
    );
    expect(onTheirWay).toBe(is === 'on its way' ? 1 : 0);
  });

  it('says where what is stuck waits: what has not left can be waiting nowhere else', () => {
    const [ours, theirs] = [entries([7]), entries([5])];
    const parked = theirs.map((one) => ({ ...one, waits: 'parked' as const }));
    const unpublished = ours.map((one) => ({ ...one, waits: 'unpublished' as const }));
    expect(differencesOf(line, { ours, theirs: parked }).found).toMatchObject([
      { waits: 'parked' },
    ]);
    expect(differencesOf(line, { ours: unpublished, theirs: parked }).found).toMatchObject([
      { waits: 'unpublished' },
    ]);
  });

  it('is told once: what was not heard cannot be kept', () => {
    const both = [
      ...differencesOf(line, { ours: entries([7]), theirs: [] }).found,
      ...differencesOf(kept, { ours: entries([1]), theirs: [] }).found,
    ];
    const there = differencesOf(comparison('referrals', 'notification'), {
      ours: entries([1]),
      theirs: [],
    }).found;
    expect(
      withoutConsequences([...both, ...there]).map(({ kind, comparison: { at } }) => [kind, at]),
    ).toEqual([
      ['stuck', 'routing'],
      ['missing', 'notification'],
    ]);
  });
});

describe('ranges', () => {
  const range = (prefix: string, count: number, checksum = `${count}`) => ({
    ...{ prefix, count, checksum },
  });

  it('that are the same are left alone; those that differ say how many there are at most', () => {
    const ours = [range('00', 3), range('01', 2), range('02', 2, 'x'), range('04', 1)];
    const theirs = [range('00', 3), range('02', 2, 'y'), range('03', 1), range('04', 5)];
    expect(differingRanges(ours, theirs)).toEqual([
      { prefix: '01', most: 2 },
      { prefix: '02', most: 2 },
      { prefix: '03', most: 1 },
      { prefix: '04', most: 5 },
    ]);
  });
});
