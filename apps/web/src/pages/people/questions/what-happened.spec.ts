import { describe, expect, it } from '@jest/globals';
import type { OwnContext } from './own-question.js';
import { LOSSES, whatHappened } from './what-happened.js';

const context: OwnContext = {
  answers: {},
  today: '2026-11-22',
  places: [],
  lookups: { postcodes: true, practices: true },
  practices: [],
};

describe('dates that somebody types about themselves', () => {
  it.each([
    { dueOn: '2026-11-01', wrong: [] },
    { dueOn: '2026-10-31', wrong: ['dueOn'] },
    { dueOn: '2027-02-06', wrong: [] },
    { dueOn: '2027-09-19', wrong: [] },
    { dueOn: '2027-09-20', wrong: ['dueOn'] },
    { dueOn: '2072-02-06', wrong: ['dueOn'] },
    { dueOn: '0027-02-06', wrong: ['dueOn'] },
  ])('due on $dueOn: $wrong', ({ dueOn, wrong }) => {
    const problems = whatHappened.due.alsoCheck({ dueOn }, context);
    expect(problems.map(({ field }) => field)).toEqual(wrong);
  });

  it('a due date may be left empty', () => {
    expect(whatHappened.due.alsoCheck({}, context)).toEqual([]);
  });

  it.each([
    { on: '2026-11-22', says: [] },
    { on: '2026-11', says: [] },
    { on: '2026-11-23', says: ['Enter a date up to today'] },
    { on: '2026-12', says: ['Enter a date up to today'] },
    { on: '1994-05', says: [] },
    { on: '1926-05', says: ['Check the month and the year, or leave it empty'] },
    { on: '0026-05-01', says: ['Check the month and the year, or leave it empty'] },
  ])('a birth on $on: $says', ({ on, says }) => {
    const problems = whatHappened.birth.alsoCheck?.({ on }, context) ?? [];
    expect(problems.map(({ text }) => text)).toEqual(says);
  });
});

const textOf = (value: string) => LOSSES.find((one) => one.value === value)?.text;

describe('the kinds of loss that somebody chooses from', () => {
  it('leave no week of pregnancy out: what is not before 24 weeks is at 24 weeks or later', () => {
    expect([textOf('miscarriage'), textOf('stillbirth')]).toEqual([
      'A miscarriage, before 24 weeks',
      'A stillbirth, at 24 weeks or later',
    ]);
  });
});
