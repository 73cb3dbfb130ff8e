import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { AreaCodes } from './area-codes.js';
import { englishDistricts } from './english-districts.fixture.js';
import { theGeography } from './the-geography.fixture.js';

const { codes, list } = theGeography();
const ON = '2026-11-22';

describe('the places of an area', () => {
  it.each<{ what: string; area: AreaCodes; is: readonly string[] }>([
    { what: 'a borough', area: { district: 'E09000003' }, is: ['barnet'] },
    {
      what: 'a district of a county',
      area: { district: 'E07000148', county: 'E10000020' },
      is: ['norfolk'],
    },
    {
      what: 'a district that is a place itself',
      area: { district: 'E07000010', county: 'E10000003' },
      is: ['fenland'],
    },
    {
      what: 'one that is no place itself',
      area: { district: 'E07000012', county: 'E10000003' },
      is: ['cambridgeshire'],
    },
    { what: 'one of two codes', area: { district: 'E08000019' }, is: ['sheffield'] },
    { what: 'one made of several', area: { district: 'E06000044' }, is: ['hampshire'] },
    {
      what: 'a former district, by its board',
      area: { district: 'E07000244', county: 'E10000029', board: 'E54000022' },
      is: ['waveney'],
    },
    {
      what: 'a former district, by the board’s part',
      area: {
        district: 'E07000244',
        county: 'E10000029',
        board: 'E54000068',
        subBoard: 'E38000239',
      },
      is: ['waveney'],
    },
    {
      what: 'the rest of that district',
      area: { district: 'E07000244', county: 'E10000029', board: 'E54000023' },
      is: ['suffolk'],
    },
    {
      what: 'a part under another board',
      area: { district: 'E06000065', board: 'E54000054' },
      is: ['north-yorkshire', 'craven'],
    },
    {
      what: 'a county that ended',
      area: { district: 'E07000999', county: 'E10000027' },
      is: ['somerset'],
    },
    { what: 'one in no place of the list', area: { district: 'E06000021' }, is: ['england'] },
    { what: 'outside England', area: { district: 'W06000015', outside: 'wales' }, is: [] },
    { what: 'not said', area: { board: 'E54000022' }, is: [] },
  ])('$what: $is', ({ area, is }) => {
    expect([...codes.placesOf(area, ON)].sort()).toEqual([...is].sort());
  });

  it('of each English district are places of the list', () => {
    const found = englishDistricts.map(({ district, county }) => ({
      district,
      places: codes.placesOf({ district, ...(county !== undefined && { county }) }, ON),
    }));
    for (const { places } of found) {
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(list.kindOf(place)).toBe('area');
    }
    const elsewhere = found.filter(({ places }) => places[0] === 'england');
    // Stoke; Cumberland and Westmorland and Furness are told by their board.
    expect(elsewhere.map(({ district }) => district)).toEqual(['E06000021']);
  });

  it('that a code makes up are all reached by one of its districts', () => {
    const reached = new Set(
      englishDistricts.flatMap(({ district, county }) =>
        ['E54000048', 'E54000050', 'E54000054', 'E54000022'].flatMap((board) =>
          list.withAllAround(
            codes.placesOf({ district, board, ...(county !== undefined && { county }) }, ON),
          ),
        ),
      ),
    );
    const file = join(import.meta.dirname, '../../../../infra/geography/areas.json');
    const { areas } = JSON.parse(readFileSync(file, 'utf8')) as { areas: { place: string }[] };
    expect(areas.map(({ place }) => place).filter((place) => !reached.has(place))).toEqual([]);
  });
});

describe('a chosen place and the area of a postcode', () => {
  const NORWICH = { district: 'E07000148', county: 'E10000020' };
  const IPSWICH = { district: 'E07000202', county: 'E10000029', board: 'E54000068' };
  const LOWESTOFT = { district: 'E07000244', county: 'E10000029' };
  const ELY = { district: 'E07000009', county: 'E10000003' };
  const MAIDSTONE = { district: 'E07000110', county: 'E10000016' };
  const CHATHAM = { district: 'E06000035' };
  it.each([
    { chosen: 'norfolk', area: NORWICH, is: true, because: 'they are the same' },
    { chosen: 'suffolk', area: NORWICH, is: false, because: 'they are two counties' },
    {
      chosen: 'london',
      area: { district: 'E09000003' },
      is: true,
      because: 'one lies in the other',
    },
    {
      chosen: 'peterborough',
      area: ELY,
      is: false,
      because: 'the code is of the county beside it',
    },
    {
      chosen: 'ely',
      area: ELY,
      is: true,
      because: 'no code makes up Ely, and its county is right',
    },
    { chosen: 'ely', area: NORWICH, is: false, because: 'its county is another' },
    { chosen: 'east-kent', area: MAIDSTONE, is: true, because: 'it may be' },
    { chosen: 'kent', area: CHATHAM, is: false, because: 'Medway is no part of the county' },
    { chosen: 'airedale', area: NORWICH, is: true, because: 'nothing says where Airedale ends' },
    { chosen: 'england', area: NORWICH, is: true, because: 'everything lies in England' },
    { chosen: 'waveney', area: LOWESTOFT, is: true, because: 'the edition leaves out the board' },
    { chosen: 'waveney', area: IPSWICH, is: false, because: 'the district is another' },
  ])('$chosen and $area.district: $is, because $because', ({ chosen, area, is }) => {
    expect(codes.agree([chosen], area, ON)).toBe(is);
  });
});
