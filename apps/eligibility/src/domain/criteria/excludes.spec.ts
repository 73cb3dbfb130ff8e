import { describe, expect, it } from '@jest/globals';
import type { Different } from '../facts.fixture.js';
import { aBirth, aSeparation } from '../facts.fixture.js';
import { excludes } from './excludes.js';
import { judged, refused } from './judged.fixture.js';
import { risk } from './risk.js';
import { youngestChildAge } from './youngest-child-age.js';

const removed = { fact: 'child-removed-by-social-services' };
const ask = { fact: 'child-protection-plan', outcome: 'ask' };
const usuallyNot = { fact: 'child-in-need-plan', outcome: 'usually-not' };
const addiction = { fact: 'primary-addiction', redirectTo: 'substance-misuse' };
const conditions = { fact: 'condition', values: ['psychosis', 'unmanaged-substance-misuse'] };
const difficulty = { fact: 'main-difficulty', values: ['poverty', 'abuse'] };

describe('what a service does not take', () => {
  it.each<{ settings: object; with: Different; is: string }>([
    { settings: removed, with: {}, is: 'met' },
    {
      settings: removed,
      with: { occurrences: [aSeparation('safeguarding', 'later')] },
      is: 'not-met',
    },
    {
      settings: removed,
      with: { occurrences: [aSeparation('social-care-proceedings', 'birth')] },
      is: 'not-met',
    },
    {
      settings: removed,
      with: { occurrences: [aSeparation('hospitalisation', 'birth')] },
      is: 'met',
    },
    {
      settings: removed,
      with: { occurrences: [aSeparation('not-known', 'birth')] },
      is: 'not-known',
    },
    { settings: ask, with: { safety: { childProtectionPlan: 'yes' } }, is: 'not-published' },
    { settings: ask, with: { safety: { childProtectionPlan: 'not-known' } }, is: 'not-known' },
    { settings: ask, with: {}, is: 'met' },
    { settings: usuallyNot, with: { safety: { childInNeedPlan: 'yes' } }, is: 'not-published' },
    {
      settings: { fact: 'child-in-need-plan' },
      with: { safety: { childInNeedPlan: 'yes' } },
      is: 'not-met',
    },
    { settings: addiction, with: { safety: { substanceUse: 'primary' } }, is: 'not-met' },
    { settings: addiction, with: { safety: { substanceUse: 'present' } }, is: 'met' },
    { settings: addiction, with: { need: { mainDifficulty: 'substance-misuse' } }, is: 'not-met' },
    {
      settings: addiction,
      with: { safety: { substanceUse: 'not-known' }, need: { mainDifficulty: 'not-known' } },
      is: 'not-known',
    },
    { settings: addiction, with: { safety: { substanceUse: 'not-known' } }, is: 'met' },
    { settings: conditions, with: { need: { conditions: ['psychosis'] } }, is: 'not-met' },
    { settings: conditions, with: { need: { conditions: ['anxiety'] } }, is: 'met' },
    { settings: conditions, with: { safety: { substanceUse: 'primary' } }, is: 'not-met' },
    { settings: conditions, with: { safety: { substanceUse: 'not-known' } }, is: 'not-known' },
    { settings: difficulty, with: { need: { mainDifficulty: 'abuse' } }, is: 'not-met' },
    { settings: difficulty, with: { need: { mainDifficulty: 'not-known' } }, is: 'not-known' },
    { settings: { fact: 'mbu-exclusions', judgement: true }, with: {}, is: 'met' },
    { settings: { fact: 'better-served-elsewhere' }, with: {}, is: 'not-published' },
  ])('$settings, with $with: $is', ({ settings, with: different, is }) => {
    expect(judged(excludes, settings, different).outcome).toBe(is);
  });

  it('says where to go instead', () => {
    const answer = judged(excludes, addiction, { safety: { substanceUse: 'primary' } });
    expect(answer.redirectTo).toBe('substance-misuse');
  });

  it('refuses a list of nothing', () => {
    expect(refused(excludes, { fact: 'condition' })).toContain('must name what is excluded');
  });
});

describe('risk that a service cannot hold', () => {
  const settings = { excludes: ['suicide-risk', 'significant-risk'] };
  it.each<{ safety: Different['safety']; is: string }>([
    { safety: {}, is: 'met' },
    { safety: { riskToSelf: 'some' }, is: 'met' },
    { safety: { riskToSelf: 'significant' }, is: 'not-met' },
    { safety: { riskToOthers: 'significant' }, is: 'not-met' },
    { safety: { riskFromOthers: 'significant' }, is: 'met' },
    { safety: { signs: ['suicidal-plan'] }, is: 'not-met' },
    { safety: { riskToSelf: 'not-known' }, is: 'not-known' },
    { safety: { riskToOthers: 'not-known' }, is: 'not-known' },
  ])('$safety: $is', ({ safety, is }) => {
    expect(judged(risk, settings, safety === undefined ? {} : { safety }).outcome).toBe(is);
  });
});

describe('a child young enough', () => {
  it.each([
    { settings: { underYears: 5 }, born: '2021-11-23', is: 'met' },
    { settings: { underYears: 5 }, born: '2021-11-22', is: 'not-met' },
    { settings: { atMostYears: 5 }, born: '2020-11-23', is: 'met' },
    { settings: { atMostYears: 5 }, born: '2020-11-22', is: 'not-met' },
    { settings: { underYears: 5 }, born: '2021-11', is: 'not-known' },
    { settings: { underYears: 5 }, born: undefined, is: 'not-known' },
  ])('$settings, born $born: $is', ({ settings, born, is }) => {
    expect(judged(youngestChildAge, settings, { occurrences: [aBirth(born)] }).outcome).toBe(is);
  });

  it('waits for a child who is due, and asks where none is known of', () => {
    const current = { state: 'pregnant', dueOn: '2027-02-01', dueCertainty: 'exact' } as const;
    expect(judged(youngestChildAge, { underYears: 5 }, { current })).toMatchObject({
      outcome: 'not-yet',
      until: '2027-02-01',
    });
    expect(judged(youngestChildAge, { underYears: 5 }).outcome).toBe('not-known');
    expect(refused(youngestChildAge, {})).toContain('exactly one');
  });
});
