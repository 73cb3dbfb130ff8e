import { describe, expect, it } from '@jest/globals';
import type { PlaceFact, PregnancyState } from '@waymark/contracts';
import { livesIn } from '../facts.fixture.js';
import { basis } from './basis.js';
import { bookedUnitIn } from './booked-unit-in.js';
import { gpRegisteredIn } from './gp-registered-in.js';
import { judged, refused } from './judged.fixture.js';
import { residenceIn } from './residence-in.js';

const nowhere = (known: PlaceFact['known']): PlaceFact => ({ known, places: [] });

describe('home in Eastham', () => {
  const settings = { places: ['eastham'] };
  it.each([
    { home: livesIn('eastham', 'northshire', 'england'), is: 'met' },
    { home: livesIn('eastham'), is: 'met' },
    { home: { known: 'hidden', places: ['eastham'] }, is: 'met' },
    { home: livesIn('westham'), is: 'not-met' },
    { home: livesIn('northshire', 'england'), is: 'not-known' },
    { home: livesIn('england'), is: 'not-met' },
    { home: livesIn('somewhere-unlisted'), is: 'not-met' },
    { home: nowhere('not-known'), is: 'not-known' },
    { home: nowhere('known'), is: 'not-known' },
    { home: nowhere('none'), is: 'not-published' },
    { home: { known: 'none', places: ['eastham'] }, is: 'met' },
    { home: nowhere('outside-england'), is: 'not-met' },
  ] as const)('home $home: $is', ({ home, is }) => {
    expect(judged(residenceIn, settings, { places: { residence: home } }).outcome).toBe(is);
  });

  it('says where home is and what is taken', () => {
    expect(
      judged(residenceIn, settings, { places: { residence: livesIn('westham') } }).because,
    ).toBe('Home is in Westham. Taken: home in Eastham.');
  });

  it('asks the area where a list was not read to its end', () => {
    const residence = livesIn('westham');
    expect(
      judged(residenceIn, { ...settings, incomplete: true }, { places: { residence } }).outcome,
    ).toBe('not-published');
  });
});

describe('a GP practice in Eastham', () => {
  const settings = { places: ['eastham'] };
  it.each([
    { practice: livesIn('eastham'), is: 'met' },
    { practice: livesIn('farshire'), is: 'not-met' },
    { practice: nowhere('none'), is: 'not-met' },
    { practice: nowhere('not-known'), is: 'not-known' },
    { practice: nowhere('armed-forces'), is: 'not-published' },
  ])('practice $practice: $is', ({ practice, is }) => {
    expect(judged(gpRegisteredIn, settings, { places: { gpPractice: practice } }).outcome).toBe(is);
  });
});

describe('a practice of the armed forces', () => {
  const practice = { gpPractice: nowhere('armed-forces') };
  it('is in no area, so the page is silent, and home decides where the page leaves it open', () => {
    expect(judged(gpRegisteredIn, { places: ['eastham'] }, { places: practice }).because).toBe(
      'The GP practice is one of the armed forces. Taken: a GP practice in Eastham. The page does not speak of it.',
    );
    const home = { ...practice, residence: livesIn('eastham') };
    const settings = { places: ['eastham'], reach: [] };
    expect(judged(basis, settings, { places: home }).outcome).toBe('met');
    const elsewhere = { ...practice, residence: livesIn('westham') };
    expect(judged(basis, settings, { places: elsewhere }).outcome).toBe('not-met');
  });
});

describe('booked with a unit', () => {
  const units = ['st-annes'];
  it.each<{ settings: object; unit: PlaceFact; state: PregnancyState; is: string }>([
    { settings: { units }, unit: livesIn('st-annes'), state: 'pregnant', is: 'met' },
    { settings: { units }, unit: livesIn('st-johns'), state: 'pregnant', is: 'not-met' },
    { settings: { units }, unit: nowhere('none'), state: 'pregnant', is: 'not-met' },
    { settings: { units }, unit: nowhere('not-known'), state: 'pregnant', is: 'not-known' },
    {
      settings: { units, when: 'pregnant' },
      unit: livesIn('st-johns'),
      state: 'not-pregnant',
      is: 'met',
    },
    {
      settings: { units, when: 'pregnant' },
      unit: livesIn('st-johns'),
      state: 'pregnant',
      is: 'not-met',
    },
    {
      settings: { units, when: 'pregnant' },
      unit: livesIn('st-johns'),
      state: 'not-known',
      is: 'not-known',
    },
    {
      settings: { units, when: 'pregnant' },
      unit: livesIn('st-annes'),
      state: 'not-known',
      is: 'met',
    },
    {
      settings: { units, incomplete: true, unitsKnownOf: 6 },
      unit: livesIn('st-johns'),
      state: 'pregnant',
      is: 'not-published',
    },
    {
      settings: { units, when: 'delivered-or-booked' },
      unit: nowhere('none'),
      state: 'not-pregnant',
      is: 'not-known',
    },
    { settings: { units: 'any' }, unit: nowhere('not-known'), state: 'not-known', is: 'met' },
  ])('$settings, unit $unit, $state: $is', ({ settings, unit, state, is }) => {
    const different = { places: { bookedUnit: unit }, current: { state } };
    expect(judged(bookedUnitIn, settings, different).outcome).toBe(is);
  });

  it('refuses a list without a unit', () => {
    expect(refused(bookedUnitIn, { units: [] })).toContain('names no unit');
  });
});

describe('belonging to the area where the page does not say by what', () => {
  const settings = { places: ['eastham'], reach: [] };
  it.each([
    { home: livesIn('eastham'), practice: nowhere('not-known'), is: 'met' },
    { home: livesIn('westham'), practice: livesIn('eastham'), is: 'met' },
    { home: livesIn('westham'), practice: nowhere('not-known'), is: 'not-met' },
    { home: livesIn('northshire'), practice: nowhere('not-known'), is: 'not-known' },
    { home: nowhere('not-known'), practice: nowhere('not-known'), is: 'not-known' },
  ])('home $home, practice $practice: $is', ({ home, practice, is }) => {
    const places = { residence: home, gpPractice: practice };
    expect(judged(basis, settings, { places }).outcome).toBe(is);
  });

  it('asks the area where its list may reach further than was read', () => {
    const places = { residence: livesIn('westham') };
    expect(judged(basis, { places: [], reach: ['northshire'] }, { places }).outcome).toBe(
      'not-published',
    );
  });
});
