import { describe, expect, it } from '@jest/globals';
import { ReferralFacts } from '@waymark/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { aForm, TODAY } from './a-form.fixture.js';
import { factsFromForm } from './facts-from-form.js';
import { aGeography } from './place-list.fixture.js';
import { resolvePlaces } from './resolve-places.js';

const places = resolvePlaces(aForm().where, TODAY, aGeography()).places;

describe('facts from a form', () => {
  it('are facts as the contracts have them, and nothing else', () => {
    const facts = plainToInstance(ReferralFacts, factsFromForm(aForm(), TODAY, places));
    const errors = validateSync(facts, { whitelist: true, forbidNonWhitelisted: true });
    expect(errors).toEqual([]);
  });

  it('do not say who she is, who refers or what was written', () => {
    const said = JSON.stringify(factsFromForm(aForm(), TODAY, places));
    expect(said).not.toMatch(/canary|invented|999|1995|NR1|07700|people\.example/i);
  });

  it.each([
    { born: '1995-04-02', on: TODAY, is: { ageYears: 31 } },
    { born: '1995-11-22', on: TODAY, is: { ageYears: 31 } },
    { born: '1995-11-23', on: TODAY, is: { ageYears: 30 } },
    { born: '2008-11-22', on: TODAY, is: { ageYears: 18, ageMonths: 0 } },
    { born: '2008-11-23', on: TODAY, is: { ageYears: 17, ageMonths: 11 } },
    { born: '2009-05-20', on: TODAY, is: { ageYears: 17, ageMonths: 6 } },
    { born: '2007-11-22', on: TODAY, is: { ageYears: 19 } },
    { born: '2008-02-29', on: '2026-02-28', is: { ageYears: 18, ageMonths: 0 } },
  ])('born $born is $is on $on', ({ born, on, is }) => {
    const { ageYears, ageMonths } = factsFromForm(
      aForm({ person: { birthDate: born } }),
      on,
      places,
    );
    expect({ ageYears, ageMonths }).toEqual({ ageMonths: undefined, ...is });
  });

  it('leave out an age that is not known', () => {
    const facts = factsFromForm(aForm({ person: { birthDate: undefined } }), TODAY, places);
    expect(facts).not.toHaveProperty('ageYears');
    expect(facts).not.toHaveProperty('ageMonths');
  });

  it('name each code once', () => {
    const form = aForm({
      need: { pathways: ['tokophobia', 'tokophobia'] },
      safety: { signs: ['severe-insomnia', 'severe-insomnia'] },
    });
    const facts = factsFromForm(form, TODAY, places);
    expect(facts.need.pathways).toEqual(['tokophobia']);
    expect(facts.safety.signs).toEqual(['severe-insomnia']);
  });
});
