import { describe, expect, it } from '@jest/globals';
import { aForm } from './a-form.fixture.js';
import { profileOf } from './profile.js';

describe('the profile', () => {
  it.each([
    { age: undefined, is: 'not-known' },
    { age: 17, is: 'under-18' },
    { age: 18, is: '18-19' },
    { age: 29, is: '25-29' },
    { age: 30, is: '30-34' },
    { age: 45, is: '45-and-over' },
  ])('of somebody aged $age has the band $is', ({ age, is }) => {
    expect(profileOf('r', aForm().equity, age, undefined).ageBand).toBe(is);
  });

  it('keeps "not stated" and "not known" apart', () => {
    const stated = profileOf('r', aForm({ equity: { ethnicCategory: 'Z' } }).equity, 30, 2);
    const known = profileOf('r', aForm({ equity: { ethnicCategory: '99' } }).equity, 30, 2);
    expect([stated.ethnicCategory, known.ethnicCategory]).toEqual(['Z', '99']);
    expect(stated.deprivationDecile).toBe(2);
  });
});
