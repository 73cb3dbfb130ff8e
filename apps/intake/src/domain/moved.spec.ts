import { describe, expect, it } from '@jest/globals';
import type { MovedTo, PlaceKnowledge, YesNoNotKnown } from '@waymark/contracts';
import { aForm } from './a-form.fixture.js';
import { formOfMove, isAnotherArea, isSameHome, movedTo, nameOfTeam } from './moved.js';

const home = (known: PlaceKnowledge, landingTeam: string) => ({
  landingTeam,
  places: { residence: { known, places: [] } },
});
const { where } = aForm();

describe('how far', () => {
  it.each<{ from: string; known: PlaceKnowledge; to: string; is: MovedTo; another: boolean }>([
    { from: 'landing-a', known: 'known', to: 'landing-a', is: 'same-area', another: false },
    { from: 'landing-a', known: 'known', to: 'landing-b', is: 'another-area', another: true },
    { from: 'landing-a', known: 'hidden', to: 'landing-b', is: 'not-told', another: true },
    { from: 'landing-a', known: 'none', to: 'landing-national', is: 'not-told', another: false },
    { from: 'landing-a', known: 'known', to: 'landing-national', is: 'not-told', another: false },
    {
      from: 'landing-a',
      known: 'outside-england',
      to: 'landing-a',
      is: 'outside-england',
      another: false,
    },
    {
      from: 'landing-national',
      known: 'known',
      to: 'landing-b',
      is: 'another-area',
      another: false,
    },
  ])('from $from to a home that is $known in $to: $is', ({ from, known, to, is, another }) => {
    const [before, after] = [home('known', from), home(known, to)];
    expect(movedTo(before, after)).toBe(is);
    expect(isAnotherArea(before, after)).toBe(another);
  });
});

describe('the form of a new home', () => {
  it.each<{ still: YesNoNotKnown; email: string; phone: string; letter: string }>([
    { still: 'yes', email: 'yes', phone: 'yes', letter: 'not-known' },
    { still: 'no', email: 'not-known', phone: 'not-known', letter: 'not-known' },
    { still: 'not-known', email: 'not-known', phone: 'not-known', letter: 'not-known' },
  ])('reached as before: $still', ({ still, ...safe }) => {
    const form = aForm({ person: { contact: { safe: { letter: 'yes' } } } });
    const after = formOfMove(form, { where, contactStillSafe: still, factsVersion: 1 });
    expect(after.person.contact.safe).toMatchObject({ ...safe, voicemail: 'no' });
    expect(after.person).not.toHaveProperty('address');
    expect(after.person).not.toHaveProperty('postcode');
  });

  it('that is hidden takes no letter', () => {
    const hidden = { ...where, residence: 'hidden' } as const;
    const moved = { where: hidden, contactStillSafe: 'yes', factsVersion: 1 } as const;
    expect(formOfMove(aForm(), moved).person.contact.safe.letter).toBe('no');
  });

  it('is the same one only with the same postcode and places', () => {
    const form = aForm();
    const postcode = form.person.postcode ?? '';
    expect(isSameHome(form, { where: { ...where }, postcode })).toBe(true);
    expect(isSameHome(form, { where })).toBe(false);
    expect(isSameHome(form, { where: { ...where, gpPractice: 'none' }, postcode })).toBe(false);
  });
});

it('is said by who has her or owes the next step, by their public name', () => {
  const because = 'B.';
  const newest = {
    holder: { organisation: 'hub', kind: 'mmhs-hub', name: 'Hub' },
    next_step: { what: 'decide', owner: 'next', ownerName: 'Next', because, dueAt: '' },
  } as const;
  expect(['hub', 'next', 'other'].map((team) => nameOfTeam(newest, team))).toEqual([
    'Hub',
    'Next',
    undefined,
  ]);
});
