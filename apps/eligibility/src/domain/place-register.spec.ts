import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { filled } from './criterion.js';
import { publishedPlaces, rawCriteria } from './published-criteria.fixture.js';
import { Place, PlaceRegister } from './place-register.js';

interface Board {
  readonly ods: string;
  readonly from?: string;
  readonly to?: string;
}
const { places } = rawCriteria('places.json') as { places: (Place & { icb?: Board[] })[] };

describe('what lies within what', () => {
  it.each([
    { key: 'croydon', around: ['south-west-london', 'london', 'england'] },
    { key: 'middlesbrough', around: ['teesside', 'tees-valley', 'england'] },
    { key: 'east-sussex', around: ['sussex', 'england'] },
    { key: 'england', around: [] },
  ])('$key lies within $around', ({ key, around }) => {
    expect(publishedPlaces.around(key)).toEqual(around);
  });

  it('names what may hold part of a place, but never the whole country', () => {
    expect([...publishedPlaces.holding(new Set(['bolton', 'sheffield']))]).toEqual([
      'greater-manchester',
      'south-yorkshire',
    ]);
  });

  it('says the key as words where the list does not know it', () => {
    expect(new PlaceRegister([]).nameOf('kingston-upon-thames')).toBe('Kingston upon Thames');
  });
});

describe('places.json', () => {
  it('holds valid places, each once, within places that are there', () => {
    const keys = new Set(places.map(({ key }) => key));
    expect(keys.size).toBe(places.length);
    for (const place of places) {
      expect([place.key, validateSync(filled(Place, place))]).toEqual([place.key, []]);
      for (const holder of place.within) expect(keys).toContain(holder);
      expect(publishedPlaces.around(place.key)).not.toContain(place.key);
    }
  });

  it('gives a code only with its source', () => {
    for (const { key, code, source } of places) {
      expect([key, code === null]).toEqual([key, source === null]);
    }
  });

  it('gives each place one board on any day, before and after the boards changed', () => {
    for (const day of ['2024-06-01', '2026-03-31', '2026-04-01', '2026-11-22']) {
      for (const { key, icb = [] } of places) {
        const inForce = icb.filter(
          ({ from, to }) => (from ?? '') <= day && (to === undefined || day <= to),
        );
        expect([key, day, inForce.length <= 1]).toEqual([key, day, true]);
      }
    }
    const norfolk = places.find(({ key }) => key === 'norfolk');
    expect(norfolk?.icb).toEqual([
      { ods: 'QMM', from: '2022-07-01', to: '2026-03-31' },
      { ods: 'T6Y0W', from: '2026-04-01' },
    ]);
  });
});
