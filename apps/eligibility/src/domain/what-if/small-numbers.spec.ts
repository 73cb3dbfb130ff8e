import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hiddenColumns, hide } from './small-numbers.js';
import { COLUMNS, type Counts } from './tally.js';

type Row = readonly [judged: number, added: number, removed: number];
type Rows = readonly Row[];

const countsOf = ([judged, added, removed]: Row): Counts => [judged, added, 0, 0, 0, removed];
const totalOf = (rows: Rows): Counts =>
  COLUMNS.map((_, at) => rows.reduce((sum, row) => sum + (countsOf(row)[at] ?? 0), 0));
const nameOf = (at: number): string => `group ${String(at)}`;
const tableOf = (rows: Rows) => new Map(rows.map((row, at) => [nameOf(at), countsOf(row)]));

type Mask = (row: number, column: number) => boolean;

/** Row -1 is the total. */
function maskOf(rows: Rows): Mask {
  const total = totalOf(rows);
  const columns = hiddenColumns(total);
  const { isHidden } = hide(tableOf(rows), total);
  return (row, column) => (row < 0 ? columns.has(column) : isHidden(nameOf(row), column));
}

/** What can be seen of a table through a mask. */
const seen = (rows: Rows, mask: Mask, how = (count: number) => count): string =>
  JSON.stringify(
    [totalOf(rows), ...rows.map(countsOf)].map((counts, at) =>
      counts.map((count, column) => (mask(at - 1, column) ? '?' : how(count))),
    ),
  );

/** Counts under five that are the same in all tables that look alike. */
function alikeInAll(tables: readonly Rows[], looks: string): readonly string[] {
  const [first = []] = tables;
  return first.flatMap((row, at) =>
    row.flatMap((count, column) => {
      const isSmall = count > 0 && count < 5;
      const same = isSmall && tables.every((table) => table[at]?.[column] === count);
      return same ? [`${looks}: ${nameOf(at)}, column ${String(column)}: ${String(count)}`] : [];
    }),
  );
}

/** Nobody is hidden only where nothing else of the group, or of the movement, is told. */
function cannotBeNobody(rows: Rows, mask: Mask): readonly (readonly [number, number])[] {
  const columns = COLUMNS.map((_, column) => column);
  return rows.flatMap((_, row) =>
    columns
      .filter((column) => mask(row, column))
      .filter(() => columns.some((other) => !mask(row, other)))
      .filter((column) => rows.some((__, other) => !mask(other, column)))
      .map((column) => [row, column] as const),
  );
}

/** Tries every table there can be behind what is told, given the exact numbers that are published only rounded. */
function foundBySubtraction(all: readonly Rows[]): readonly string[] {
  const byMask = Map.groupBy(all, (rows) => seen(rows, maskOf(rows), () => 0));
  return [...byMask.values()].flatMap((hiddenAlike) => {
    const [one = []] = hiddenAlike;
    const mask = maskOf(one);
    const somebody = cannotBeNobody(one, mask);
    const possible = all.filter(
      (rows) =>
        totalOf(rows).every((count, column) => !mask(-1, column) || count > 0) &&
        somebody.every(([row, column]) => (countsOf(rows[row] ?? [0, 0, 0])[column] ?? 0) > 0),
    );
    const looking = Map.groupBy(possible, (rows) => seen(rows, mask));
    const told = new Set(hiddenAlike.map((rows) => seen(rows, mask)));
    return [...told].flatMap((looks) => alikeInAll(looking.get(looks) ?? [], looks));
  });
}

const published = (count: number): number =>
  count === 0 ? 0 : Math.max(5, Math.round(count / 5) * 5);

/** Knows besides how numbers are chosen to be hidden, and keeps only tables that would be published in the same way. */
function foundByKnowingHow(all: readonly Rows[], most: number): readonly string[] {
  const byTelling = Map.groupBy(all, (rows) => seen(rows, maskOf(rows), published));
  return [...byTelling].flatMap(([looks, tables]) => {
    // Of the largest not every table that looks the same was made.
    const whole = tables.every((rows) => (totalOf(rows)[0] ?? 0) + 5 <= most);
    return whole ? alikeInAll(tables, looks) : [];
  });
}

const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, at) => at);
const rowsOf = (most: number, both: boolean): readonly Row[] =>
  upTo(most).flatMap((judged) =>
    upTo(judged).flatMap((added) =>
      upTo(both ? judged - added : 0).map((removed): Row => [judged, added, removed]),
    ),
  );
/** Every table of so many groups and at most so many people; `both`: in two movements, else in one. */
const tablesOf = (groups: number, most: number, both: boolean): readonly Rows[] =>
  upTo(groups - 1).reduce<readonly Rows[]>(
    (tables) =>
      tables.flatMap((before) => {
        const left = most - (totalOf(before)[0] ?? 0);
        return rowsOf(left, both).map((row) => [...before, row]);
      }),
    [[]],
  );

describe('who tries every table there can be', () => {
  it.each([
    { groups: 1, most: 16, both: true },
    { groups: 2, most: 11, both: true },
    { groups: 3, most: 6, both: true },
    { groups: 3, most: 10, both: false },
    { groups: 4, most: 7, both: false },
  ])('finds no count under five: $groups groups, $most people', ({ groups, most, both }) => {
    const all = tablesOf(groups, most, both);
    expect(all.length).toBeGreaterThan(100);
    expect(foundBySubtraction(all)).toEqual([]);
  });

  it.each([
    { groups: 1, most: 20, both: true },
    { groups: 2, most: 14, both: true },
    { groups: 3, most: 13, both: false },
    { groups: 4, most: 10, both: false },
  ])(
    'nor by knowing how they are hidden: $groups groups, $most people',
    ({ groups, most, both }) => {
      expect(foundByKnowingHow(tablesOf(groups, most, both), most)).toEqual([]);
    },
  );

  it('would find one if only what is under five were hidden', () => {
    const underFive =
      (rows: Rows): Mask =>
      (row, column) => {
        const counts = row < 0 ? totalOf(rows) : countsOf(rows[row] ?? [0, 0, 0]);
        const count = counts[column] ?? 0;
        return count > 0 && count < 5;
      };
    const all = tablesOf(2, 13, false);
    const mask = underFive([
      [6, 6, 0],
      [7, 2, 0],
    ]);
    const looks = seen(
      [
        [6, 6, 0],
        [7, 2, 0],
      ],
      mask,
    );
    const possible = all.filter((rows) => seen(rows, mask) === looks);
    expect(alikeInAll(possible, looks)).toHaveLength(1);
  });
});

describe('what is hidden', () => {
  it.each<{ what: string; rows: Rows; is: readonly (readonly (number | '?')[])[] }>([
    {
      what: 'nothing where nothing is small',
      rows: [
        [20, 5, 9],
        [30, 0, 8],
      ],
      is: [
        [20, 5, 9],
        [30, 0, 8],
      ],
    },
    {
      what: 'a small count and the smallest beside it',
      rows: [
        [40, 2, 0],
        [40, 7, 0],
        [40, 30, 0],
      ],
      is: [
        [40, '?', 0],
        [40, '?', 0],
        [40, 30, 0],
      ],
    },
    {
      what: 'two small counts that leave each other too little room, and a third',
      rows: [
        [40, 2, 0],
        [40, 3, 0],
        [40, 30, 0],
        [40, 0, 0],
      ],
      is: [
        [40, '?', 0],
        [40, '?', 0],
        [40, '?', 0],
        [40, 0, 0],
      ],
    },
    {
      what: 'that nobody is, where otherwise too few could be it',
      rows: [
        [40, 2, 0],
        [40, 3, 0],
        [40, 0, 0],
      ],
      is: [
        [40, '?', 0],
        [40, '?', 0],
        [40, '?', 0],
      ],
    },
    {
      what: 'the whole group where few of it are judged',
      rows: [
        [3, 0, 0],
        [6, 6, 0],
        [40, 10, 0],
      ],
      is: [
        ['?', '?', '?'],
        ['?', '?', '?'],
        [40, 10, 0],
      ],
    },
    {
      what: 'another movement where it leaves one who was judged',
      rows: [
        [6, 5, 1],
        [60, 20, 30],
      ],
      is: [
        [6, '?', '?'],
        [60, '?', '?'],
      ],
    },
    {
      what: 'all of a table in which everybody moves and some counts are small',
      rows: [
        [5, 1, 4],
        [6, 4, 2],
      ],
      is: [
        ['?', '?', '?'],
        ['?', '?', '?'],
      ],
    },
    {
      // Where nobody stays, 45 judged and 40 removed would say 5 added, and so 2 in the second group.
      what: 'all of a table in which everybody moves, however many',
      rows: [
        [60, 20, 40],
        [42, 2, 40],
        [45, 5, 40],
      ],
      is: [
        ['?', '?', '?'],
        ['?', '?', '?'],
        ['?', '?', '?'],
      ],
    },
  ])('$what', ({ rows, is }) => {
    const { isHidden } = hide(tableOf(rows), totalOf(rows));
    const shown = rows.map((row, at) =>
      [0, 1, 5].map((column, nth) => (isHidden(nameOf(at), column) ? '?' : row[nth])),
    );
    expect(shown).toEqual(is);
  });

  it('is everything where in all fewer than five are judged', () => {
    expect([...hiddenColumns(totalOf([[4, 2, 0]]))].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('is never one count of a movement alone, and nothing under five is told, however many groups', () => {
    const row = fc
      .tuple(fc.nat(60), fc.nat(60), fc.nat(200))
      .map(([added, removed, stay]): Row => [added + removed + stay, added, removed]);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const mask = maskOf(rows);
        for (const column of [0, 1, 5]) {
          const counts = rows.map((one, at) => ({
            count: countsOf(one)[column] ?? 0,
            hidden: mask(at, column),
          }));
          const hidden = counts.filter(({ hidden: is }) => is);
          if (!mask(-1, column) && rows.length > 1) expect(hidden.length).not.toBe(1);
          for (const { count, hidden: is } of counts)
            if (!is) expect(count > 0 && count < 5).toBe(false);
        }
      }),
    );
  });
});
