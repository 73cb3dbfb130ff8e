import { describe, expect, it } from '@jest/globals';
import { IsIn, Matches } from 'class-validator';
import { IsDay, IsDayOrMonth, MayBeAbsent } from '@waymark/contracts';
import { checkAnswers } from './check-answers.js';
import { idempotencyKeyIn, newIdempotencyKey } from './idempotency-key.js';
import type { FormPart } from './question.js';
import { readAnswers, textIn } from './read-answers.js';
import { linkProblems, showQuestions } from './show-questions.js';

const parts: readonly FormPart[] = [
  { kind: 'section', text: 'A heading' },
  { kind: 'text', name: 'name', label: 'Name' },
  {
    kind: 'radios',
    name: 'answer',
    label: 'Yes or no?',
    options: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
  },
  {
    kind: 'checkboxes',
    name: 'kinds',
    label: 'Which?',
    options: [
      { value: 'a', text: 'A' },
      { value: 'b', text: 'B' },
    ],
  },
  { kind: 'date', name: 'on', label: 'When?' },
];

describe('reading a posted form', () => {
  it('takes what was asked, trimmed, and leaves out what is empty or was not asked', () => {
    const posted = { name: '  Amara  ', answer: '', kinds: 'a', csrf: 'token', version: '3' };

    expect(readAnswers(parts, posted)).toEqual({ name: 'Amara', kinds: ['a'] });
  });

  it.each([
    { what: 'several where one is asked', posted: { name: ['one', 'two'] }, is: { name: 'one' } },
    { what: 'an object where text is asked', posted: { name: { a: 1 } }, is: {} },
    { what: 'several ticks', posted: { kinds: ['a', 'b'] }, is: { kinds: ['a', 'b'] } },
    { what: 'other line ends', posted: { name: 'one\r\ntwo' }, is: { name: 'one\ntwo' } },
  ])('survives $what', ({ posted, is }) => {
    expect(readAnswers(parts, posted)).toEqual(is);
  });

  it.each([
    { typed: ['6', '8', '2026'], is: '2026-08-06' },
    { typed: ['06', '08', '2026'], is: '2026-08-06' },
    { typed: ['', '8', '2026'], is: '2026-08' },
    { typed: ['31', 'x-y', '2026'], is: '2026-x y-31' },
    { typed: ['', '', ''], is: undefined },
  ])('makes $is of the boxes $typed', ({ typed: [day, month, year], is }) => {
    const posted = { 'on-day': day, 'on-month': month, 'on-year': year };

    expect(readAnswers(parts, posted).on).toBe(is);
  });

  it('cuts what nobody types by hand', () => {
    expect(textIn('x'.repeat(20_000))?.length).toBe(10_000);
  });
});

class Form {
  @Matches(/^\D+$/) readonly name!: string;
  @MayBeAbsent() @IsIn(['yes', 'no']) readonly answer?: string;
  @MayBeAbsent() @IsDay() readonly on?: string;
  @MayBeAbsent() @IsDayOrMonth() readonly since?: string;
}
const sentences = {
  answer: { isIn: 'Select yes or no' },
  name: { matches: 'Enter a name without digits' },
  on: { isDay: 'The day must be real' },
};

describe('checking answers', () => {
  it('finds nothing wrong with good ones', () => {
    expect(
      checkAnswers(Form, { name: 'Amara', answer: 'no', on: '2026-02-28' }, sentences),
    ).toEqual([]);
  });

  it('says one sentence a field, in the order of the page', () => {
    const problems = checkAnswers(Form, { answer: 'perhaps', on: '2026-02-30' }, sentences);

    expect(problems).toEqual([
      { field: 'answer', text: 'Select yes or no' },
      { field: 'name', text: 'Enter a name without digits' },
      { field: 'on', text: 'The day must be real' },
    ]);
  });
});

describe('showing questions', () => {
  const problems = [{ field: 'on', text: 'The day must be real' }];
  const answers = { name: 'Amara', answer: 'no', kinds: ['b'], on: '2026-02-30' };
  const shown = showQuestions(parts, answers, problems);

  it('keeps what was answered', () => {
    expect(shown[1]).toMatchObject({ value: 'Amara' });
    expect(shown[2]).toMatchObject({ options: [{ checked: false }, { checked: true }] });
    expect(shown[3]).toMatchObject({ options: [{ checked: false }, { checked: true }] });
  });

  it('keeps a date that is none, and says so at its boxes', () => {
    expect(shown[4]).toMatchObject({
      problem: 'The day must be real',
      parts: [
        { name: 'on-day', value: '30', error: true },
        { name: 'on-month', value: '2', error: true },
        { name: 'on-year', value: '2026', error: true },
      ],
    });
  });

  it.each([
    ['2026-02-03', ['3', '2', '2026']],
    ['2026-10', [undefined, '10', '2026']],
  ])('shows %s as the hints write a date', (on, values) => {
    const date = showQuestions(parts, { on }, [])[4] as { parts?: readonly { value?: string }[] };
    expect(date.parts?.map(({ value }) => value)).toEqual(values);
  });

  it('links each problem to its first box', () => {
    expect(linkProblems(parts, [...problems, { field: 'name', text: 'Enter a name' }])).toEqual([
      { href: '#on-day', text: 'The day must be real' },
      { href: '#name', text: 'Enter a name' },
    ]);
  });
});

describe('the idempotency key of a form', () => {
  it('is the one made with the page', () => {
    const key = newIdempotencyKey();

    expect(idempotencyKeyIn({ idempotencyKey: key })).toBe(key);
  });

  it.each([{ key: undefined }, { key: 'x' }])('is a new one instead of $key', ({ key }) => {
    expect(idempotencyKeyIn({ idempotencyKey: key })).toMatch(/^[0-9a-f-]{36}$/);
  });
});
