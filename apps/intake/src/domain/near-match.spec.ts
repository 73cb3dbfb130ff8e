import { describe, expect, it } from '@jest/globals';
import type { Agreement } from '@waymark/contracts';
import { agreementsOf, isNearMatch, isOnePerson, type Compared } from './near-match.js';

const known: Compared = {
  fullName: 'Zoë Ångström',
  nhsNumber: 'n1',
  birthDate: 'b1',
  postcode: 'p1',
};

describe('a near match', () => {
  it.each<{ what: string; change: Partial<Compared>; agrees: Agreement[]; near: boolean }>([
    {
      what: 'a number typed with another birth date',
      change: { birthDate: 'b2', postcode: null, fullName: 'Z Angstrom' },
      agrees: ['nhs-number'],
      near: true,
    },
    {
      what: 'no number, moved house',
      change: { nhsNumber: null, postcode: 'p2', fullName: 'Angstrom, Zoe' },
      agrees: ['birth-date', 'name'],
      near: true,
    },
    {
      what: 'no number, another surname at the same home',
      change: { nhsNumber: null, fullName: 'Zoë Marlow' },
      agrees: ['birth-date', 'postcode'],
      near: true,
    },
    {
      what: 'a twin sister with a number of her own',
      change: { nhsNumber: 'n2', fullName: 'Eva Ångström' },
      agrees: ['birth-date', 'postcode'],
      near: false,
    },
    {
      what: 'a twin sister without a number',
      change: { nhsNumber: null, fullName: 'Eva Ångström' },
      agrees: ['birth-date', 'postcode'],
      near: true,
    },
    {
      what: 'a second number for the same name and birth date',
      change: { nhsNumber: 'n2', postcode: null },
      agrees: ['birth-date', 'name'],
      near: true,
    },
    {
      what: 'a namesake at the same home, born on another day',
      change: { nhsNumber: null, birthDate: 'b2' },
      agrees: ['postcode', 'name'],
      near: false,
    },
    {
      what: 'nothing known but the birth date',
      change: { nhsNumber: null, postcode: null, fullName: 'Somebody Else' },
      agrees: ['birth-date'],
      near: false,
    },
    {
      what: 'two who have told nothing',
      change: { nhsNumber: null, birthDate: null, postcode: null, fullName: 'X' },
      agrees: [],
      near: false,
    },
  ])('$what: $near', ({ change, agrees, near }) => {
    const other = { ...known, ...change };
    expect(agreementsOf(known, other)).toEqual(agrees);
    expect(isNearMatch(known, other)).toBe(near);
    expect(isNearMatch(other, known)).toBe(near);
  });

  it('is never made of what both do not know', () => {
    const nothing = { fullName: 'A', nhsNumber: null, birthDate: null, postcode: null };
    expect(agreementsOf(nothing, { ...nothing, fullName: 'B' })).toEqual([]);
  });
});

describe('one person, by whom an earlier referral is shown', () => {
  it.each<{ what: string; change: Partial<Compared>; is: boolean }>([
    {
      what: 'number and birth date, whatever the name now',
      change: { fullName: 'Zoë Marlow', postcode: 'p2' },
      is: true,
    },
    { what: 'a number with another birth date', change: { birthDate: 'b2' }, is: false },
    { what: 'no number, and all else the same', change: { nhsNumber: null }, is: true },
    { what: 'no number, another home', change: { nhsNumber: null, postcode: 'p2' }, is: false },
    { what: 'two numbers, and all else the same', change: { nhsNumber: 'n2' }, is: false },
  ])('$what: $is', ({ change, is }) => {
    expect(isOnePerson(known, { ...known, ...change })).toBe(is);
    expect(isOnePerson({ ...known, ...change }, known)).toBe(is);
  });
});
