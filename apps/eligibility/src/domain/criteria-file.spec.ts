import { describe, expect, it } from '@jest/globals';
import { aCriteriaFile, allOf, offers, rule } from './a-service.fixture.js';
import { checkCriteriaFile, readCriteriaFile } from './criteria-file.js';
import { somePlaces } from './criteria/judged.fixture.js';

const redirect = {
  when: 'mild to moderate illness',
  to: 'talking-therapies',
  citation: { source: 'https://harbour.example', published: 'Ask them.', readOn: '2026-11-22' },
};

const read = (different: Readonly<Record<string, unknown>>) => () =>
  readCriteriaFile(aCriteriaFile(different), 'harbour.json', somePlaces);

it.each([
  { reach: true },
  { reach: { a: 1 } },
  { order: 'loss' },
  { order: null },
  { pathways: 5 },
  {},
])('names what is wrong with %j, whatever it is', (odd) => {
  expect(checkCriteriaFile(odd).problems.length).toBeGreaterThan(0);
});

it('keeps where the page points besides, but for what is wrong in it', () => {
  const wrong = { ...redirect, to: 'the-moon' };
  const { file, problems } = checkCriteriaFile(
    aCriteriaFile({ redirects: [wrong, redirect] }),
    somePlaces,
  );
  expect(file.redirects).toEqual([redirect]);
  expect(problems).toMatchObject([{ field: 'redirects.0.to' }]);
});

describe('a file of criteria', () => {
  it('is read when it is right', () => {
    expect(readCriteriaFile(aCriteriaFile(), 'harbour.json', somePlaces).serviceId).toBe('harbour');
  });

  const { citation: _cited, ...uncited } = rule('consent', { required: true }) as {
    citation: object;
  };
  it.each([
    {
      what: 'an unknown criterion',
      with: { criteria: [rule('shoe-size')] },
      says: 'criteria.0.criterion: shoe-size is no known criterion',
    },
    {
      what: 'a setting of the wrong type',
      with: { criteria: [rule('minimum-age', { years: '18' })] },
      says: 'criteria.0.years: years must',
    },
    {
      what: 'an unknown setting',
      with: { criteria: [rule('consent', { required: true, please: 1 })] },
      says: 'criteria.0.please: property please should not exist',
    },
    {
      what: 'settings nobody can meet',
      with: {
        pathways: [
          offers(
            'perinatal-loss',
            rule('time-since-event', { event: 'loss', atLeastWeeks: 60, atMostYears: 1 }),
          ),
        ],
      },
      says: 'pathways.0.criteria.0.atLeastWeeks: the window closes before it opens',
    },
    {
      what: 'a missing citation',
      with: { criteria: [uncited] },
      says: 'criteria.0.citation: is missing',
    },
    {
      what: 'a citation without a source',
      with: { criteria: [{ ...uncited, citation: { published: 'x', readOn: '2026-11-22' } }] },
      says: 'criteria.0.citation.source',
    },
    {
      what: 'an unknown strength',
      with: { criteria: [rule('consent', { required: true, strength: 'maybe' })] },
      says: 'criteria.0.strength: must be required, recommended, described',
    },
    {
      what: 'an unknown place',
      with: { basis: [rule('residence-in', { places: ['atlantis'] })] },
      says: 'basis.0.places: atlantis is no area of places.json',
    },
    {
      what: 'a unit that is an area',
      with: { basis: [rule('booked-unit-in', { units: ['eastham'] })] },
      says: 'basis.0.units: eastham is no unit',
    },
    {
      what: 'an unknown footprint',
      with: { footprint: [{ place: 'atlantis' }] },
      says: 'footprint.0.place: atlantis',
    },
    {
      what: 'a group of one',
      with: { criteria: [allOf(rule('consent', { required: true }))] },
      says: 'criteria.0.allOf: needs at least two rules',
    },
    {
      what: 'a fault deep in a group',
      with: { criteria: [allOf(rule('consent', { required: true }), rule('maximum-age'))] },
      says: 'criteria.0.allOf.1.years',
    },
    {
      what: 'a pathway twice',
      with: { pathways: [offers('tokophobia'), offers('tokophobia')] },
      says: 'pathways: tokophobia is there twice',
    },
    { what: 'no pathway', with: { pathways: [] }, says: 'pathways: names no pathway' },
    {
      what: 'an unknown pathway',
      with: { pathways: [{ ...offers('tokophobia'), pathway: 'knees' }] },
      says: 'pathways.0.pathway',
    },
    {
      what: 'a day that does not exist',
      with: { effectiveFrom: '2026-02-30' },
      says: 'effectiveFrom',
    },
    {
      what: 'an end before the beginning',
      with: { effectiveTo: '2022-06-30' },
      says: 'effectiveTo: lies before effectiveFrom',
    },
    {
      what: 'an unknown key',
      with: { colour: 'blue' },
      says: 'colour: property colour should not exist',
    },
    { what: 'a list that is none', with: { criteria: {} }, says: 'criteria: must be a list' },
    {
      what: 'an unknown role',
      with: { referrers: { roles: ['pilot'], exhaustive: false } },
      says: 'referrers.roles',
    },
    {
      what: 'a place to go to that is not known',
      with: { redirects: [redirect, { ...redirect, to: 'the-moon' }] },
      says: 'redirects.1.to: to must be one of',
    },
    {
      what: 'a place to go to for nobody',
      with: { redirects: [{ ...redirect, when: '' }] },
      says: 'redirects.0.when: when must match',
    },
    {
      what: 'a place to go to without a word where it was read',
      with: { redirects: [{ ...redirect, citation: undefined }] },
      says: 'redirects.0.citation: is missing',
    },
    {
      what: 'an unknown word beside a place to go to',
      with: { redirects: [{ ...redirect, phone: '111' }] },
      says: 'redirects.0.phone: property phone should not exist',
    },
    {
      what: 'redirects that are no list',
      with: { redirects: {} },
      says: 'redirects: must be a list',
    },
    {
      what: 'self-referral without a word where it was read',
      with: { selfReferral: { allowed: true } },
      says: 'selfReferral.citation: is missing',
    },
  ])('$what is refused with file, field and reason', ({ with: different, says }) => {
    expect(read(different)).toThrow(`harbour.json: ${says}`);
  });

  it('says how much more is wrong', () => {
    expect(read({ criteria: [rule('shoe-size'), rule('hat-size')] })).toThrow('(and 1 more)');
  });

  it.each([null, [], 'text', 5])('%p is no file', (json) => {
    expect(() => readCriteriaFile(json, 'harbour.json')).toThrow(
      'harbour.json: file: must be an object',
    );
  });
});
