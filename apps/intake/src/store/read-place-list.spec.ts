import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readPlaceList } from './read-place-list.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'places-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const reading = (text: string) => () => {
  writeFileSync(join(folder, 'places.json'), text);
  return readPlaceList(folder);
};
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
    const list = readPlaceList(join(import.meta.dirname, '../../../../infra/criteria'));
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
    expect(() => readPlaceList(folder)).toThrow(/CRITERIA_DIR: .*places\.json cannot be read/);
  });
});
