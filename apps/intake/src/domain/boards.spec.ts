import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Boards } from './boards.js';
import type { Board, BoardFile } from './geography-files.js';

const file = join(import.meta.dirname, '../../../../infra/geography/boards.json');
const { boards: list } = JSON.parse(readFileSync(file, 'utf8')) as BoardFile;
const boards = new Boards(list);
const LAST = '2026-03-31';
const FIRST = '2026-04-01';
const inForceOn = (day: string): readonly Board[] =>
  list.filter(({ from, to }) => from <= day && (to === undefined || day <= to));

describe('the boards of England', () => {
  it('are 42 until 31 March 2026 and 36 from the day after', () => {
    expect(inForceOn(LAST)).toHaveLength(42);
    expect(inForceOn(FIRST)).toHaveLength(36);
  });

  it('each have codes of their own, and successors that exist', () => {
    const codes = list.flatMap(({ ods, gss }) => [ods, ...gss]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { successors } of list) {
      for (const { ods } of successors) expect(boards.knows(ods)).toBe(true);
    }
  });

  it('say for each of the three that were split where each part went', () => {
    const split = list.filter(({ successors }) => successors.length > 1);
    expect(split.map(({ ods }) => ods).sort()).toEqual(['QJG', 'QM7', 'QNQ']);
    for (const { successors } of split) {
      for (const { where = [] } of successors) expect(where).not.toHaveLength(0);
    }
  });
});

describe('the board of an area', () => {
  it.each([
    { what: 'went on', board: 'E54000061', on: LAST, is: 'QF7' },
    { what: 'went on', board: 'E54000061', on: FIRST, is: 'QF7' },
    { what: 'is known by its ODS code', board: 'QMM', on: LAST, is: 'QMM' },
    { what: 'was merged', board: 'E54000022', on: LAST, is: 'QMM' },
    { what: 'was merged', board: 'E54000022', on: FIRST, is: 'T6Y0W' },
    { what: 'was merged, by its ODS code', board: 'QMM', on: FIRST, is: 'T6Y0W' },
    { what: 'is new', board: 'E54000071', on: FIRST, is: 'Z9B2Z' },
    { what: 'is new, and two came before', board: 'E54000071', on: LAST, is: undefined },
    { what: 'is in no list', board: 'E54000999', on: FIRST, is: undefined },
    { what: 'is not given', board: undefined, on: FIRST, is: undefined },
  ])('that $what, $board on $on: $is', ({ board, on, is }) => {
    expect(boards.on(on, { ...(board !== undefined && { board }) })).toBe(is);
  });

  const SLOUGH = { district: 'E06000039' };
  const SURREY_HEATH = { district: 'E07000214', county: 'E10000030' };
  const RUSHMOOR = { district: 'E07000092', county: 'E10000014' };
  const WELWYN = { district: 'E07000241', county: 'E10000015' };
  const HARLOW = { district: 'E07000073', county: 'E10000012' };
  const IPSWICH = { district: 'E07000202', county: 'E10000029' };
  const TENDRING = { district: 'E07000076', county: 'E10000012' };
  const NORWICH = { district: 'E07000148', county: 'E10000020' };
  it.each([
    { split: 'Frimley', board: 'E54000034', where: SLOUGH, is: 'S0E4D' },
    { split: 'Frimley', board: 'E54000034', where: SURREY_HEATH, is: 'S9B9J' },
    { split: 'Frimley', board: 'E54000034', where: RUSHMOOR, is: 'QRL' },
    { split: 'Hertfordshire and West Essex', board: 'E54000025', where: WELWYN, is: 'S1Y5D' },
    { split: 'Hertfordshire and West Essex', board: 'E54000025', where: HARLOW, is: 'D7T5G' },
    { split: 'Suffolk and North East Essex', board: 'E54000023', where: IPSWICH, is: 'T6Y0W' },
    { split: 'Suffolk and North East Essex', board: 'E54000023', where: TENDRING, is: 'D7T5G' },
  ])('that was split ($split), in $where.district, is $is', ({ board, where, is }) => {
    const before = boards.on(LAST, { board, ...where });
    expect(before).toBe(boards.odsOf(board));
    expect(boards.on(FIRST, { board, ...where })).toBe(is);
    // From the old code alone, or with a district that it never had, it cannot be told.
    expect(boards.on(FIRST, { board })).toBeUndefined();
    expect(boards.on(FIRST, { board, ...NORWICH })).toBeUndefined();
  });

  it.each([
    {
      what: 'only one came before',
      board: 'E54000066',
      where: { district: 'E07000070' },
      is: 'QH8',
    },
    { what: 'part came from a split', board: 'E54000066', where: HARLOW, is: undefined },
    { what: 'it grew by a part', board: 'E54000067', where: RUSHMOOR, is: undefined },
    { what: 'the code is of before it grew', board: 'E54000042', where: RUSHMOOR, is: 'QRL' },
    { what: 'it grew elsewhere', board: 'E54000067', where: { district: 'E06000046' }, is: 'QRL' },
  ])(
    'on the last day of March 2026 by a later edition, where $what: $is',
    ({ board, where, is }) => {
      expect(boards.on(LAST, { board, ...where })).toBe(is);
    },
  );

  it('is the one of several that the place itself dates, unless a split was among them', () => {
    const west = { board: 'E54000071', district: 'E09000003' };
    expect(boards.on(LAST, west, ['QMJ'])).toBe('QMJ');
    expect(boards.on(LAST, west, ['QMJ', 'QRV'])).toBeUndefined();
    expect(boards.on(LAST, west, ['QMM'])).toBeUndefined();
    expect(boards.on(LAST, { board: 'E54000066', ...HARLOW }, ['QH8'])).toBeUndefined();
  });
});
