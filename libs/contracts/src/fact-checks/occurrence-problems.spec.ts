import { describe, expect, it } from '@jest/globals';
import type { LossFact, OccurrenceFact } from '../facts.js';
import { occurrenceProblems } from './occurrence-problems.js';

const TODAY = '2026-11-22';
const BORN = '1995-04-02';
const problems = (occurrences: readonly OccurrenceFact[]): string[] =>
  [...occurrenceProblems(occurrences, TODAY, BORN)].map(({ field, rule }) => `${field} ${rule}`);
const loss = (part: LossFact, more: Partial<OccurrenceFact> = {}): OccurrenceFact => ({
  kind: 'loss',
  on: '2026-05-01',
  certainty: 'exact',
  loss: part,
  ...more,
});
const birth = (on: string, more: Partial<OccurrenceFact> = {}): OccurrenceFact => ({
  kind: 'birth',
  on,
  certainty: 'exact',
  ...more,
});

describe('what happened', () => {
  it.each<{ what: string; occurrences: OccurrenceFact[]; is: string[] }>([
    { what: 'nothing', occurrences: [], is: [] },
    { what: 'a birth today', occurrences: [birth(TODAY)], is: [] },
    { what: 'a birth this month', occurrences: [birth('2026-11')], is: [] },
    {
      what: 'a birth, when is not known',
      occurrences: [{ kind: 'birth', certainty: 'about' }],
      is: [],
    },
    {
      what: 'a birth tomorrow that has happened',
      occurrences: [birth('2026-11-23')],
      is: ['occurrences[0].on not-in-future'],
    },
    {
      what: 'a birth about next month',
      occurrences: [birth('2026-12', { certainty: 'about' })],
      is: ['occurrences[0].on not-in-future'],
    },
    {
      what: 'a termination expected next week',
      occurrences: [loss({ kind: 'termination' }, { on: '2026-11-29', certainty: 'expected' })],
      is: [],
    },
    {
      what: 'a separation expected yesterday',
      occurrences: [
        {
          kind: 'separation',
          on: '2026-11-21',
          certainty: 'expected',
          separation: { cause: 'safeguarding', at: 'birth' },
        },
      ],
      is: ['occurrences[0].on expected-in-future'],
    },
    {
      what: 'a birth when she was seven',
      occurrences: [birth('2002-04-01')],
      is: ['occurrences[0].on before-she-could'],
    },
    {
      what: 'a loss of no kind',
      occurrences: [{ kind: 'loss', certainty: 'exact' }],
      is: ['occurrences[0].loss loss-missing'],
    },
    {
      what: 'a birth with a loss in it',
      occurrences: [birth('2026-05-01', { loss: { kind: 'stillbirth' } })],
      is: ['occurrences[0].loss loss-not-asked'],
    },
    {
      what: 'a separation without its part, with a loss',
      occurrences: [{ kind: 'separation', certainty: 'exact', loss: { kind: 'stillbirth' } }],
      is: ['occurrences[0].loss loss-not-asked', 'occurrences[0].separation separation-missing'],
    },
  ])('$what: $is', ({ occurrences, is }) => {
    expect(problems(occurrences)).toEqual(is);
  });
});

describe('where it is not known when the person was born', () => {
  it.each([
    { on: '1958-11-22', is: [] },
    { on: '1958-11', is: [] },
    { on: '1958-11-21', is: ['occurrences[0].on long-ago'] },
    // A year that was meant to be 2026.
    { on: '1926-08', is: ['occurrences[0].on long-ago'] },
    { on: '0026-08', is: ['occurrences[0].on long-ago'] },
  ])('a birth on $on: $is', ({ on, is }) => {
    const found = [...occurrenceProblems([birth(on)], TODAY)];
    expect(found.map(({ field, rule }) => `${field} ${rule}`)).toEqual(is);
  });
});

describe('a loss', () => {
  it.each<{ part: LossFact; is: string[] }>([
    { part: { kind: 'termination', terminationReason: 'medical' }, is: [] },
    {
      part: { kind: 'miscarriage', terminationReason: 'medical' },
      is: ['terminationReason only-for-termination'],
    },
    { part: { kind: 'stillbirth', gestationWeeks: 24 }, is: [] },
    {
      part: { kind: 'stillbirth', gestationWeeks: 23 },
      is: ['gestationWeeks stillbirth-from-24-weeks'],
    },
    { part: { kind: 'miscarriage', gestationWeeks: 23 }, is: [] },
    { part: { kind: 'miscarriage', gestationWeeks: 24 }, is: ['gestationWeeks before-24-weeks'] },
    {
      part: { kind: 'recurrent-miscarriage', gestationWeeks: 30 },
      is: ['gestationWeeks before-24-weeks'],
    },
    { part: { kind: 'termination', gestationWeeks: 30 }, is: [] },
    { part: { kind: 'neonatal-death', gestationWeeks: 22, ageAtDeathDays: 27 }, is: [] },
    {
      part: { kind: 'neonatal-death', ageAtDeathDays: 28 },
      is: ['ageAtDeathDays neonatal-to-27-days'],
    },
    { part: { kind: 'infant-death', ageAtDeathDays: 28 }, is: [] },
    {
      part: { kind: 'infant-death', ageAtDeathDays: 27 },
      is: ['ageAtDeathDays infant-from-28-days'],
    },
    {
      part: { kind: 'stillbirth', ageAtDeathDays: 0 },
      is: ['ageAtDeathDays only-when-born-alive'],
    },
  ])('$part: $is', ({ part, is }) => {
    expect(problems([loss(part)])).toEqual(is.map((problem) => `occurrences[0].loss.${problem}`));
  });
});

describe('pregnancies', () => {
  const twin = (pregnancy?: number): OccurrenceFact =>
    loss({ kind: 'stillbirth', gestationWeeks: 30 }, pregnancy === undefined ? {} : { pregnancy });
  it.each<{ what: string; occurrences: OccurrenceFact[]; is: string[] }>([
    {
      what: 'a surviving twin',
      occurrences: [twin(1), birth('2026-05-01', { pregnancy: 1 })],
      is: [],
    },
    {
      what: 'two of one day, not numbered',
      occurrences: [twin(), birth('2026-05-01')],
      is: [],
    },
    {
      what: 'one day, two numbers',
      occurrences: [twin(1), birth('2026-05-01', { pregnancy: 2 })],
      is: ['occurrences[1].pregnancy pregnancy-twice'],
    },
    {
      what: 'one number, two years',
      occurrences: [birth('2024-05-01', { pregnancy: 1 }), birth('2026-05-01', { pregnancy: 1 })],
      is: ['occurrences[1].pregnancy pregnancy-shared'],
    },
    {
      what: 'a twin who died long after the birth',
      occurrences: [
        birth('2024-05-01', { pregnancy: 1 }),
        loss({ kind: 'infant-death', ageAtDeathDays: 600 }, { on: '2025-12-22', pregnancy: 1 }),
      ],
      is: [],
    },
  ])('$what: $is', ({ occurrences, is }) => {
    expect(problems(occurrences)).toEqual(is);
  });
});
