import { describe, expect, it } from '@jest/globals';
import type { WhereSheIs } from '@waymark/contracts';
import { aPlaceList } from './place-list.fixture.js';
import { NATIONAL_DESK, resolvePlaces } from './resolve-places.js';

const list = aPlaceList();
const ON = '2026-11-22';
const where = (change: Partial<WhereSheIs> = {}): WhereSheIs => ({
  residence: 'known',
  residencePlaces: ['eastham-harbour'],
  gpPractice: 'none',
  gpPlaces: [],
  bookedUnit: 'none',
  ...change,
});

describe('places from a form', () => {
  it('are the chosen key, then everything it lies within, the narrowest first', () => {
    expect(resolvePlaces(where(), ON, list).places).toEqual({
      residence: { known: 'known', places: ['eastham-harbour', 'eastham', 'northshire'] },
      gpPractice: { known: 'none', places: [] },
      bookedUnit: { known: 'none', places: [] },
      asOf: ON,
    });
  });

  it('come from a looked-up postcode where one was found', () => {
    const found = resolvePlaces(where({ residencePlaces: [] }), ON, list, {
      residence: { places: ['westham'], deprivationDecile: 3 },
    });
    expect(found.places.residence.places).toEqual(['westham', 'northshire']);
    expect(found.deprivationDecile).toBe(3);
    expect(found.missing).toEqual([]);
  });

  it('are not known, and asked for, where a postcode is in no table', () => {
    const found = resolvePlaces(where({ residencePlaces: [] }), ON, list);
    expect(found.places.residence).toEqual({ known: 'not-known', places: [] });
    expect(found.missing.map(({ fact }) => fact)).toEqual(['places.residence']);
  });

  it('stay hidden, with their area, and take no postcode', () => {
    const found = resolvePlaces(where({ residence: 'hidden' }), ON, list, {
      residence: { places: ['norfolk'], deprivationDecile: 1 },
    });
    expect(found.places.residence.known).toBe('hidden');
    expect(found.places.residence.places).not.toContain('norfolk');
    expect(found.deprivationDecile).toBeUndefined();
  });

  it('ask for the area of a practice of which only the code is known', () => {
    const found = resolvePlaces(where({ gpPractice: 'known', gpPracticeCode: 'A81001' }), ON, list);
    expect(found.places.gpPractice).toEqual({ known: 'not-known', places: [] });
    expect(found.missing.map(({ fact }) => fact)).toEqual(['places.gpPractice']);
  });

  it('hold the unit and what it lies within', () => {
    const found = resolvePlaces(
      where({ bookedUnit: 'known', unit: 'eastham-infirmary' }),
      ON,
      list,
    );
    expect(found.places.bookedUnit.places).toEqual(['eastham-infirmary', 'eastham', 'northshire']);
  });
});

describe('the landing team', () => {
  it.each([
    { home: ['eastham'], gp: [], on: ON, is: 'landing-qn1' },
    { home: ['eastham-harbour'], gp: [], on: ON, is: 'landing-qn1' },
    { home: ['westham'], gp: [], on: '2026-03-31', is: 'landing-qn2' },
    { home: ['westham'], gp: [], on: '2026-04-01', is: 'landing-z9x1y' },
    { home: ['northshire'], gp: [], on: ON, is: NATIONAL_DESK },
    { home: ['northshire'], gp: ['norfolk'], on: ON, is: 'landing-qmm' },
    { home: ['eastham', 'northshire'], gp: [], on: ON, is: 'landing-qn1' },
    { home: ['eastham', 'westham'], gp: [], on: ON, is: NATIONAL_DESK },
    { home: ['moor'], gp: ['norfolk'], on: ON, is: 'landing-qmm' },
    { home: ['moor'], gp: [], on: ON, is: NATIONAL_DESK },
    { home: [], gp: [], on: ON, is: NATIONAL_DESK },
  ])('of home $home and practice $gp on $on is $is', ({ home, gp, on, is }) => {
    const asked = where({ residencePlaces: home, gpPractice: 'known', gpPlaces: gp });
    expect(resolvePlaces(asked, on, list).landingTeam).toBe(is);
  });
});
