import { describe, expect, it } from '@jest/globals';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { isQuestion, type FormAnswers } from '../../../layout/form/question.js';
import { rulesOf } from '../../../testing/rules-of.fixture.js';
import { occurrenceFactsFrom } from './occurrence-facts.js';
import {
  OccurrenceForm,
  occurrenceProblems,
  occurrenceQuestions,
  occurrenceSentences,
} from './occurrence-form.js';
import { withOccurrence, withoutOccurrence } from './occurrence-list.js';

const TODAY = '2026-11-22';
const loss = { kind: 'loss', lossKind: 'miscarriage', on: '2026-10-01', certainty: 'exact' };
const birth = { kind: 'birth', on: '2026-10-01', certainty: 'exact' };

const fieldsOfProblems = (answers: FormAnswers): readonly string[] => [
  ...checkAnswers(OccurrenceForm, answers, occurrenceSentences).map(({ field }) => field),
  ...occurrenceProblems(answers, TODAY).map(({ field }) => field),
];

describe('the form of something that happened', () => {
  it.each(rulesOf(OccurrenceForm))('has a sentence for $field: $rule', ({ field, rule }) => {
    expect(occurrenceSentences[field]?.[rule]).toMatch(/^[A-Z].{8,}/);
  });

  it.each([
    { answers: loss },
    { answers: birth },
    { answers: { ...loss, on: '2026-10' } },
    { answers: { kind: 'loss', lossKind: 'stillbirth' } },
    { answers: { kind: 'separation', cause: 'safeguarding', at: 'birth' } },
    { answers: { ...birth, on: '2026-12-24', certainty: 'expected' } },
    { answers: { ...loss, lossKind: 'infant-death', ageNumber: '1', ageUnit: 'months' } },
  ])('takes $answers', ({ answers }) => {
    expect(fieldsOfProblems(answers)).toEqual([]);
  });

  it.each([
    { why: 'a loss without its kind', answers: { kind: 'loss' }, fields: ['lossKind'] },
    {
      why: 'a separation without cause and time',
      answers: { kind: 'separation' },
      fields: ['cause', 'at'],
    },
    {
      why: 'a date nobody is sure of',
      answers: { kind: 'birth', on: '2026-10-01' },
      fields: ['certainty'],
    },
    { why: 'a birth tomorrow', answers: { ...birth, on: '2026-11-23' }, fields: ['on'] },
    {
      why: 'an expected day that has passed',
      answers: { ...birth, certainty: 'expected' },
      fields: ['on'],
    },
    {
      why: 'a stillbirth at 20 weeks',
      answers: { ...loss, lossKind: 'stillbirth', gestationWeeks: '20' },
      fields: ['gestationWeeks'],
    },
    {
      why: 'a miscarriage at 24 weeks',
      answers: { ...loss, gestationWeeks: '24' },
      fields: ['gestationWeeks'],
    },
    {
      why: 'a pregnancy of 45 weeks',
      answers: { ...loss, gestationWeeks: '45' },
      fields: ['gestationWeeks', 'gestationWeeks'],
    },
    {
      why: 'an age after a miscarriage',
      answers: { ...loss, ageNumber: '2', ageUnit: 'days' },
      fields: ['ageNumber'],
    },
    {
      why: 'a newborn of 4 weeks',
      answers: { ...loss, lossKind: 'neonatal-death', ageNumber: '4', ageUnit: 'weeks' },
      fields: ['ageNumber'],
    },
    {
      why: 'a later death at 27 days',
      answers: { ...loss, lossKind: 'infant-death', ageNumber: '27', ageUnit: 'days' },
      fields: ['ageNumber'],
    },
    {
      why: 'an age without its unit',
      answers: { ...loss, lossKind: 'neonatal-death', ageNumber: '2' },
      fields: ['ageUnit'],
    },
  ])('refuses $why', ({ answers, fields }) => {
    expect(fieldsOfProblems(answers)).toEqual(fields);
  });

  it('asks about a pregnancy shared only once there is one', () => {
    const names = (added: readonly FormAnswers[]): readonly string[] =>
      occurrenceQuestions('birth', added)
        .filter(isQuestion)
        .map(({ name }) => name);

    expect(names([])).not.toContain('samePregnancyAs');
    expect(names([loss])).toContain('samePregnancyAs');
  });
});

describe('what happened, as the contracts say it', () => {
  it('says what is known and leaves out what is not', () => {
    expect(occurrenceFactsFrom([{ kind: 'loss', lossKind: 'ectopic' }])).toEqual([
      { kind: 'loss', certainty: 'exact', loss: { kind: 'ectopic' } },
    ]);
  });

  it('forgets the reason for a termination that is none', () => {
    expect(occurrenceFactsFrom([{ ...loss, terminationReason: 'medical' }])).toEqual([
      { kind: 'loss', on: '2026-10-01', certainty: 'exact', loss: { kind: 'miscarriage' } },
    ]);
  });

  it.each([
    { number: '6', unit: 'days', is: 6 },
    { number: '3', unit: 'weeks', is: 21 },
    { number: '12', unit: 'months', is: 365 },
  ])('counts $number $unit as $is days', ({ number, unit, is }) => {
    const [fact] = occurrenceFactsFrom([{ ...loss, ageNumber: number, ageUnit: unit }]);

    expect(fact?.loss?.ageAtDeathDays).toBe(is);
  });

  it('gives babies of one pregnancy one number, and none where nobody shares one', () => {
    const numbers = (list: readonly FormAnswers[]) =>
      occurrenceFactsFrom(list).map(({ pregnancy }) => pregnancy);

    expect(numbers([birth, loss])).toEqual([undefined, undefined]);
    expect(numbers([birth, loss, { ...loss, samePregnancyAs: '0' }])).toEqual([1, 2, 1]);
  });
});

describe('the list of what happened', () => {
  const list = [birth, loss, { ...loss, samePregnancyAs: '1' }, { ...birth, samePregnancyAs: '0' }];

  it('takes one more at its end, or one in the place of another', () => {
    expect(withOccurrence([birth], undefined, loss)).toEqual([birth, loss]);
    expect(withOccurrence([birth, birth], 0, loss)).toEqual([loss, birth]);
  });

  it('keeps who shares a pregnancy with whom when one is taken out', () => {
    expect(withoutOccurrence(list, 0).map(({ samePregnancyAs }) => samePregnancyAs)).toEqual([
      undefined,
      '0',
      'own',
    ]);
  });
});
