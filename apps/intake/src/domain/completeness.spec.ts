import { describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { aForm, TODAY, type Change as ChangeOf } from './a-form.fixture.js';
import { problemsIn } from './completeness.js';
import { aPlaceList } from './place-list.fixture.js';

type Change = ChangeOf<SendReferral>;

const places = aPlaceList();
const problems = (change?: Change, sentBy: 'person' | 'machine' = 'person'): string[] =>
  problemsIn(aForm(change), { today: TODAY, sentBy, places }).map(
    ({ field, rule }) => `${field} ${rule}`,
  );
describe('a form that is complete', () => {
  it('has no problems', () => {
    expect(problems()).toEqual([]);
  });
});

describe('who she is', () => {
  it.each<{ what: string; change: Change; is: string[] }>([
    {
      what: 'no NHS number and no reason',
      change: { person: { nhsNumber: undefined } },
      is: ['person.noNhsNumberBecause nhs-number-or-reason'],
    },
    {
      what: 'no NHS number and why',
      change: { person: { nhsNumber: undefined, noNhsNumberBecause: 'overseas' } },
      is: [],
    },
    {
      what: 'an NHS number and a reason against it',
      change: { person: { noNhsNumberBecause: 'overseas' } },
      is: ['person.noNhsNumberBecause nhs-number-and-reason'],
    },
    {
      what: 'letters',
      change: { person: { nhsNumber: '999 00O 1006' } },
      is: ['person.nhsNumber nhs-number-letters'],
    },
    {
      what: 'nine digits',
      change: { person: { nhsNumber: '999 000 100' } },
      is: ['person.nhsNumber nhs-number-too-short'],
    },
    {
      what: 'eleven digits',
      change: { person: { nhsNumber: '999 000 10061' } },
      is: ['person.nhsNumber nhs-number-too-long'],
    },
    {
      what: 'a wrong check digit',
      change: { person: { nhsNumber: '999 000 1007' } },
      is: ['person.nhsNumber nhs-number-check-digit'],
    },
    {
      what: 'a National Insurance number',
      change: { person: { nhsNumber: 'QQ 12 34 56 C' } },
      is: ['person.nhsNumber nhs-number-national-insurance'],
    },
    { what: 'no birth date', change: { person: { birthDate: undefined } }, is: [] },
    {
      what: 'born tomorrow',
      change: { person: { birthDate: '2026-11-23' } },
      is: ['person.birthDate not-in-future', 'occurrences[0].on before-she-could'],
    },
    {
      what: 'eight today',
      change: {
        person: { birthDate: '2018-11-22' },
        occurrences: [],
        consent: { under16: 'not-assessed' },
      },
      is: [],
    },
    {
      what: 'eight tomorrow',
      change: {
        person: { birthDate: '2018-11-23' },
        occurrences: [],
        consent: { under16: 'not-assessed' },
      },
      is: ['person.birthDate birth-date-age'],
    },
    { what: '75 until tomorrow', change: { person: { birthDate: '1950-11-23' } }, is: [] },
    {
      what: '76 today',
      change: { person: { birthDate: '1950-11-22' } },
      is: ['person.birthDate birth-date-age'],
    },
    {
      what: 'half a postcode',
      change: { person: { postcode: 'NR1' } },
      is: ['person.postcode postcode'],
    },
    { what: 'first referred today', change: { firstReferredOn: TODAY }, is: [] },
    {
      what: 'first referred tomorrow',
      change: { firstReferredOn: '2026-11-23' },
      is: ['firstReferredOn not-in-future'],
    },
    {
      what: 'first referred in another decade',
      change: { firstReferredOn: '2016-11-22' },
      is: ['firstReferredOn first-referral-range'],
    },
  ])('$what: $is', ({ change, is }) => {
    expect(problems(change)).toEqual(is);
  });

  it('may come from another system with a check digit that is wrong, and with nothing else wrong', () => {
    expect(problems({ person: { nhsNumber: '9990001007' } }, 'machine')).toEqual([]);
    expect(problems({ person: { nhsNumber: '99900010' } }, 'machine')).toEqual([
      'person.nhsNumber nhs-number-too-short',
    ]);
  });
});

describe('where she belongs', () => {
  it.each<{ what: string; change: Change; is: string[] }>([
    {
      what: 'known, by postcode alone',
      change: { where: { residencePlaces: [] } },
      is: [],
    },
    {
      what: 'known, by nothing',
      change: { where: { residencePlaces: [] }, person: { postcode: undefined } },
      is: ['where.residencePlaces residence-place'],
    },
    {
      what: 'hidden, with address and postcode',
      change: { where: { residence: 'hidden' } },
      is: ['person.address hidden-address', 'person.postcode hidden-address'],
    },
    {
      what: 'hidden, and a letter is said to be safe',
      change: {
        where: { residence: 'hidden' },
        person: { address: undefined, postcode: undefined, contact: { safe: { letter: 'yes' } } },
      },
      is: ['person.contact.safe.letter hidden-address-letter'],
    },
    {
      what: 'a home that may change soon',
      change: { where: { mayMoveSoon: 'yes' } },
      is: [],
    },
    {
      what: 'a practice of the armed forces, which is in no area',
      change: { where: { gpPractice: 'armed-forces' } },
      is: [],
    },
    {
      what: 'a practice of the armed forces, with an area',
      change: { where: { gpPractice: 'armed-forces', gpPlaces: ['norfolk'] } },
      is: ['where.gpPractice gp-contradicted'],
    },
    {
      what: 'hidden, with its area only',
      change: {
        where: { residence: 'hidden' },
        person: { address: undefined, postcode: undefined },
      },
      is: [],
    },
    {
      what: 'outside England, with an area',
      change: { where: { residence: 'outside-england' } },
      is: ['where.residencePlaces residence-contradicted'],
    },
    {
      what: 'an area nobody knows',
      change: { where: { residencePlaces: ['eastham', 'atlantis'] } },
      is: ['where.residencePlaces[1] unknown-place'],
    },
    {
      what: 'a unit as an area',
      change: { where: { residencePlaces: ['eastham-infirmary'] } },
      is: ['where.residencePlaces[0] unknown-place'],
    },
    {
      what: 'a practice that is known but not given',
      change: { where: { gpPractice: 'known' } },
      is: ['where.gpPlaces gp-place'],
    },
    {
      what: 'a practice that is given but not known',
      change: { where: { gpPractice: 'none', gpPlaces: ['norfolk'] } },
      is: ['where.gpPractice gp-contradicted'],
    },
    {
      what: 'a unit that is known but not chosen',
      change: { where: { bookedUnit: 'known' } },
      is: ['where.unit unit-missing'],
    },
    {
      what: 'an area as a unit',
      change: { where: { bookedUnit: 'known', unit: 'eastham' } },
      is: ['where.unit unknown-unit'],
    },
    {
      what: 'a unit where she is not booked',
      change: { where: { unit: 'eastham-infirmary' } },
      is: ['where.bookedUnit unit-contradicted'],
    },
  ])('$what: $is', ({ change, is }) => {
    expect(problems(change)).toEqual(is);
  });
});

describe('her state now', () => {
  it.each<{ what: string; change: Change; is: string[] }>([
    { what: 'pregnant, due date not known', change: { current: { state: 'pregnant' } }, is: [] },
    {
      what: 'pregnant, three weeks overdue',
      change: { current: { state: 'pregnant', dueOn: '2026-11-01' } },
      is: [],
    },
    {
      what: 'pregnant, longer overdue',
      change: { current: { state: 'pregnant', dueOn: '2026-10-31' } },
      is: ['current.dueOn due-date-range'],
    },
    {
      what: 'pregnant, due in 43 weeks',
      change: { current: { state: 'pregnant', dueOn: '2027-09-19' } },
      is: [],
    },
    {
      what: 'pregnant, due later than that',
      change: { current: { state: 'pregnant', dueOn: '2027-09-20' } },
      is: ['current.dueOn due-date-range'],
    },
    {
      what: 'not pregnant, with a due date',
      change: { current: { dueOn: '2027-01-01' } },
      is: ['current.dueOn due-only-when-pregnant'],
    },
    {
      what: 'about what?',
      change: { current: { state: 'pregnant', dueCertainty: 'about' } },
      is: ['current.dueCertainty due-date-missing'],
    },
  ])('$what: $is', ({ change, is }) => {
    expect(problems(change)).toEqual(is);
  });
});

describe('need, safety and consent', () => {
  it.each<{ what: string; change: Change; is: string[] }>([
    {
      what: 'the highest PHQ-9',
      change: { need: { scores: [{ measure: 'PHQ-9', total: 27, on: TODAY }] } },
      is: [],
    },
    {
      what: 'more than that, tomorrow',
      change: { need: { scores: [{ measure: 'PHQ-9', total: 28, on: '2026-11-23' }] } },
      is: ['need.scores[0].total score-range', 'need.scores[0].on not-in-future'],
    },
    {
      what: 'a trauma next month',
      change: { need: { traumaOn: '2026-12' } },
      is: ['need.traumaOn not-in-future'],
    },
    {
      what: 'a trauma before anybody who can be referred was old enough',
      change: { need: { traumaOn: '1926-12' } },
      is: ['need.traumaOn long-ago'],
    },
    {
      what: 'the last answers about self-harm that there are',
      change: {
        need: {
          scores: [
            { measure: 'PHQ-9', total: 3, selfHarmItem: 3 },
            { measure: 'EPDS', total: 30, selfHarmItem: 0 },
          ],
        },
        safety: { urgency: 'not-urgent', notUrgentBecause: 'thoughts-without-intent' },
      },
      is: [],
    },
    {
      what: 'an answer about self-harm in a measure that does not ask, and one above its total',
      change: {
        need: {
          scores: [
            { measure: 'GAD-7', total: 9, selfHarmItem: 1 },
            { measure: 'EPDS', total: 1, selfHarmItem: 2 },
          ],
        },
      },
      is: [
        'need.scores[0].selfHarmItem self-harm-item-measure',
        'need.scores[1].selfHarmItem self-harm-item-total',
      ],
    },
    {
      what: 'a red sign that is not urgent, and nobody says why',
      change: { safety: { signs: ['suicidal-plan'], urgency: 'not-urgent' } },
      is: ['safety.notUrgentBecause not-urgent-because'],
    },
    {
      what: 'an answer about self-harm that is not urgent, and nobody says why',
      change: {
        need: { scores: [{ measure: 'EPDS', total: 9, selfHarmItem: 1 }] },
        safety: { urgency: 'not-urgent' },
      },
      is: ['safety.notUrgentBecause not-urgent-because'],
    },
    {
      what: 'an amber sign that is not urgent',
      change: { safety: { signs: ['severe-insomnia'], urgency: 'not-urgent' } },
      is: [],
    },
    {
      what: 'a reason why it is not urgent beside another answer',
      change: { safety: { urgency: 'call-now', notUrgentBecause: 'grief-after-loss' } },
      is: ['safety.notUrgentBecause not-urgent-contradicted'],
    },
    {
      what: 'another reason without a word',
      change: {
        safety: { signs: ['estrangement'], urgency: 'not-urgent', notUrgentBecause: 'other' },
        urgencyComment: ' ',
      },
      is: ['urgencyComment not-urgent-other'],
    },
    {
      what: 'another reason to go against the criteria without a word',
      change: { despiteCriteria: { reason: 'another-reason' } },
      is: ['despiteCriteria.words another-reason-said'],
    },
    {
      what: 'a call that is still to come',
      change: {
        callTaken: { to: 'crisis', takenBy: 'Duty nurse', at: '2026-11-23T00:00:01.000Z' },
      },
      is: ['callTaken.at not-in-future'],
    },
    {
      what: 'signs that nobody asked about',
      change: { safety: { signs: ['severe-insomnia'], signsAsked: false } },
      is: ['safety.signsAsked signs-contradicted'],
    },
    {
      what: 'consent to nothing',
      change: { consent: { hub: 'no', otherNhs: 'not-asked', vcse: 'no', gp: 'not-asked' } },
      is: ['consent no-consent'],
    },
    {
      what: 'consent to nothing, and why it is shared',
      change: {
        consent: {
          hub: 'no',
          otherNhs: 'no',
          vcse: 'no',
          gp: 'no',
          withoutConsentBecause: 'serious-harm',
        },
      },
      is: [],
    },
    {
      what: 'consent to the charity alone',
      change: { consent: { hub: 'no', otherNhs: 'no', vcse: 'yes', gp: 'no' } },
      is: [],
    },
  ])('$what: $is', ({ change, is }) => {
    expect(problems(change)).toEqual(is);
  });
});

describe('many things at once', () => {
  it('are all said', () => {
    const change: Change = {
      person: { nhsNumber: '1', birthDate: '1900-01-01', postcode: 'x' },
      where: { residencePlaces: ['atlantis'] },
      current: { dueOn: '2030-01-01' },
      occurrences: [{ kind: 'birth', on: '2027-01-01', certainty: 'exact' }],
      consent: { hub: 'no', otherNhs: 'no', vcse: 'no', gp: 'no' },
    };
    expect(problems(change)).toHaveLength(8);
  });

  it('are said without the values that were sent', () => {
    const form = aForm({ person: { nhsNumber: '12345 Q', postcode: 'SECRET' } });
    const said = problemsIn(form, { today: TODAY, sentBy: 'person', places });
    expect(JSON.stringify(said)).not.toMatch(/12345|SECRET/);
  });
});
