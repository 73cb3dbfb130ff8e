import { describe, expect, it } from '@jest/globals';
import { aForm } from './a-form.fixture.js';
import { changedForm } from './changed-form.js';
import { changedPaths } from './changed-paths.js';

describe('changed facts', () => {
  it('are named by their paths, lists as one', () => {
    const before = { need: { level: 'mild', scores: [] }, occurrences: [{ a: 1 }], same: [1] };
    const after = {
      need: { level: 'severe', scores: [] },
      occurrences: [{ a: 2 }],
      same: [1],
      age: 3,
    };
    expect(changedPaths(before, after)).toEqual(['age', 'need.level', 'occurrences']);
    expect(changedPaths(before, before)).toEqual([]);
  });

  it('replace whole parts and leave the others', () => {
    const form = changedForm(aForm(), { primaryCarer: 'no', birthDate: '1990-01-01' });
    expect(form).toEqual(aForm({ primaryCarer: 'no', person: { birthDate: '1990-01-01' } }));
  });

  it('take address and postcode away where the residence is hidden from now on', () => {
    const where = aForm({ where: { residence: 'hidden' } }).where;
    const safeByLetter = aForm({ person: { contact: { safe: { letter: 'yes' } } } });
    const { person } = changedForm(safeByLetter, { where });
    expect(person).not.toHaveProperty('address');
    expect(person).not.toHaveProperty('postcode');
    expect(person.contact.safe).toMatchObject({ letter: 'no', phone: 'yes' });
  });

  it('take a new postcode, and one with a hidden residence so that it is refused', () => {
    expect(changedForm(aForm(), { postcode: 'NR9 9ZZ' }).person.postcode).toBe('NR9 9ZZ');
    const where = aForm({ where: { residence: 'hidden' } }).where;
    expect(changedForm(aForm(), { where, postcode: 'NR9 9ZZ' }).person.postcode).toBe('NR9 9ZZ');
  });
});
