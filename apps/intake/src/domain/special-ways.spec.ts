import { describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { aForm, TODAY, type Change as ChangeOf } from './a-form.fixture.js';
import { problemsIn } from './completeness.js';
import { aPlaceList } from './place-list.fixture.js';

type Change = ChangeOf<SendReferral>;

const places = aPlaceList();
const problems = (change: Change): string[] =>
  problemsIn(aForm(change), { today: TODAY, sentBy: 'person', places }).map(
    ({ field, rule }) => `${field} ${rule}`,
  );

const healthcare = {
  kind: 'prison-healthcare',
  name: 'Healthcare (invented prison)',
  phone: '01632 960 020',
} as const;
const noWay = { phone: 'no', voicemail: 'no', sms: 'no', email: 'no', letter: 'no' } as const;

describe('how she is reached', () => {
  it.each<{ what: string; change: ChangeOf<SendReferral['person']['contact']>; is: string[] }>([
    {
      what: 'through healthcare of a prison, and in no other way',
      change: { through: healthcare, safe: noWay },
      is: [],
    },
    {
      what: 'through healthcare of a prison, and by post to it as well',
      change: { through: healthcare, safe: { ...noWay, letter: 'yes', sms: 'not-known' } },
      is: ['person.contact.safe.letter healthcare-contact-only'],
    },
    {
      what: 'through a refuge worker, and by telephone as well',
      change: { through: { ...healthcare, kind: 'refuge-worker' } },
      is: [],
    },
    {
      what: 'through somebody whom nobody can reach',
      change: { through: { kind: 'other-professional', name: 'Social worker' } },
      is: ['person.contact.through through-unreachable'],
    },
  ])('$what: $is', ({ change, is }) => {
    expect(problems({ person: { contact: change } })).toEqual(is);
  });
});

describe('how she became a parent', () => {
  it.each<{ what: string; change: Change; is: string[] }>([
    { what: 'a surrogate', change: { parenthood: 'surrogate' }, is: [] },
    {
      what: 'a surrogate who is pregnant',
      change: { parenthood: 'surrogate', current: { state: 'pregnant' } },
      is: [],
    },
    { what: 'an adoptive parent', change: { parenthood: 'adoptive-parent' }, is: [] },
    {
      what: 'an adoptive parent who is pregnant',
      change: { parenthood: 'adoptive-parent', current: { state: 'pregnant' } },
      is: ['parenthood parenthood-not-pregnant'],
    },
    {
      what: 'a partner who is an intended parent',
      change: { about: 'partner', parenthood: 'intended-parent' },
      is: ['parenthood parenthood-of-partner'],
    },
  ])('$what: $is', ({ change, is }) => {
    expect(problems(change)).toEqual(is);
  });
});

describe('who could agree', () => {
  const born = (birthDate: string, under16?: SendReferral['consent']['under16']): Change => ({
    person: { birthDate },
    occurrences: [],
    ...(under16 !== undefined && { consent: { under16 } }),
  });
  it.each<{ what: string; change: Change; is: string[] }>([
    {
      what: 'fifteen until tomorrow, and nobody said',
      change: born('2010-11-23'),
      is: ['consent.under16 under-16-consent'],
    },
    { what: 'fifteen, competent', change: born('2010-11-23', 'gillick-competent'), is: [] },
    { what: 'fifteen, not assessed', change: born('2010-11-23', 'not-assessed'), is: [] },
    { what: 'sixteen today', change: born('2010-11-22'), is: [] },
    {
      what: 'sixteen today, by a parent',
      change: born('2010-11-22', 'parental-responsibility'),
      is: ['consent.under16 not-under-16'],
    },
    {
      what: 'no birth date: nobody is taken for a child',
      change: { person: { birthDate: undefined } },
      is: [],
    },
  ])('$what: $is', ({ change, is }) => {
    expect(problems(change)).toEqual(is);
  });
});
