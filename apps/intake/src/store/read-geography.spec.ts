import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readGeography } from './read-geography.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'places-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const reading = (text: string) => () => {
  writeFileSync(join(folder, 'places.json'), text);
  writeFileSync(join(folder, 'boards.json'), '{"boards":[]}');
  writeFileSync(join(folder, 'areas.json'), '{"areas":[]}');
  return readGeography(folder, folder).list;
};
const infra = join(import.meta.dirname, '../../../../infra');
const geographyDir = join(infra, 'geography');
const place = (key: string, more: object = {}) => ({
  key,
  name: key,
  kind: 'area',
  within: [],
  code: null,
  source: null,
  icb: null,
  ...more,
});
const file = (...places: object[]): string => JSON.stringify({ readOn: '2026-11-22', places });

describe('places.json', () => {
  it('is read as the area knows it, with what is unknown left out', () => {
    const list = reading(file(place('moor'), place('eastham', { within: ['moor'] })))();
    expect(list.withAllAround(['eastham'])).toEqual(['eastham', 'moor']);
    expect(list.boardsOn('2026-11-22', ['eastham'])).toEqual([]);
  });

  it('of the repository is a list of places, all of which lie somewhere', () => {
    const { list } = readGeography(join(infra, 'criteria'), geographyDir);
    expect(list.choices.length).toBeGreaterThan(50);
    expect(list.boardsOn('2026-03-31', ['barnet'])).toEqual(['QMJ']);
    expect(list.boardsOn('2026-04-01', ['barnet'])).toEqual(['Z9B2Z']);
  });

  it.each([
    { what: 'broken', text: '{', is: 'cannot be read as JSON' },
    { what: 'a number', text: '7', is: 'must hold an object' },
    { what: 'a file of something else', text: '{"services":[]}', is: 'is not a list of places' },
    {
      what: 'a kind nobody knows',
      text: file(place('a', { kind: 'planet' })),
      is: 'is not a list',
    },
    { what: 'a place in nowhere', text: file(place('a', { within: ['b'] })), is: 'puts a into no' },
    { what: 'one place twice', text: file(place('a'), place('a')), is: 'names a place twice' },
  ])('stops the start when it is $what', ({ text, is }) => {
    expect(reading(text)).toThrow(is);
  });

  it('stops the start when it is missing', () => {
    expect(() => readGeography(folder, folder)).toThrow(
      /CRITERIA_DIR: .*places\.json cannot be read/,
    );
  });

  it('has a revision that a new name changes, and a new source does not', () => {
    const revision = (name: string, source: string | null) =>
      reading(file(place('moor', { name, source })))().revision;
    expect(revision('Moor', null)).toMatch(/^[0-9a-f]{12}$/);
    expect(revision('Moor', 'somewhere')).toBe(revision('Moor', null));
    expect(revision('The Moor', null)).not.toBe(revision('Moor', null));
  });
});

describe('boards.json and areas.json', () => {
  const board = (ods: string, more: object = {}) => ({
    ods,
    gss: [],
    name: ods,
    from: '2022-07-01',
    successors: [],
    ...more,
  });
  const area = (place: string, ...codes: object[]) => ({ place, codes });
  it.each([
    {
      what: 'one code twice',
      boards: [board('QN1', { gss: ['E54000901'] }), board('QN2', { gss: ['E54000901'] })],
      is: 'boards.json names a code twice',
    },
    {
      what: 'a successor that nobody knows',
      boards: [board('QN1', { successors: [{ ods: 'QN9' }] })],
      is: 'boards.json names no board QN9',
    },
    { what: 'no day', boards: [board('QN1', { from: 'soon' })], is: 'boards.json is not a list' },
    {
      what: 'codes of a place that is not in the list',
      areas: [area('atlantis', { district: 'E07000901' })],
      is: 'gives codes to atlantis, which is no area',
    },
    {
      what: 'a board alone as a place',
      areas: [area('moor', { board: 'QN1' })],
      is: 'gives moor a code without a district or county',
    },
    {
      what: 'a board that is in no list',
      areas: [area('moor', { district: 'E07000901', board: 'QN9' })],
      is: 'names the board QN9',
    },
    {
      what: 'a code that is none',
      areas: [area('moor', { district: 'Moor' })],
      is: 'areas.json is not a list',
    },
  ])('with $what stop the start', ({ boards = [board('QN1')], areas = [], is }) => {
    writeFileSync(join(folder, 'places.json'), file(place('moor')));
    writeFileSync(join(folder, 'boards.json'), JSON.stringify({ boards }));
    writeFileSync(join(folder, 'areas.json'), JSON.stringify({ areas }));
    expect(() => readGeography(folder, folder)).toThrow(is);
    expect(() => readGeography(folder, folder)).toThrow('GEOGRAPHY_DIR: ');
  });
});
