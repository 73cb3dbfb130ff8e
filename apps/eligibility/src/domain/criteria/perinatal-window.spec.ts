import { describe, expect, it } from '@jest/globals';
import { aBirth, aLoss } from '../facts.fixture.js';
import { judged, refused } from './judged.fixture.js';
import { perinatalWindow } from './perinatal-window.js';

const upToTwelve = { from: 'pregnancy', babyAgeAtMostMonths: 12 };
const underTwentyFour = { from: 'preconception', babyAgeUnderMonths: 24 };

describe('from pregnancy to 12 months after birth', () => {
  it.each([
    { born: '2025-11-22', is: 'met' },
    { born: '2025-11-21', is: 'not-met' },
    { born: '2025-11', is: 'not-known' },
    { born: '2025-12', is: 'met' },
    { born: undefined, is: 'not-known' },
  ])('born $born, judged on 2026-11-22: $is', ({ born, is }) => {
    expect(judged(perinatalWindow, upToTwelve, { occurrences: [aBirth(born)] }).outcome).toBe(is);
  });

  it.each([
    { state: 'pregnant', is: 'met' },
    { state: 'planning', is: 'not-known' },
    { state: 'not-pregnant', is: 'not-known' },
    { state: 'not-known', is: 'not-known' },
  ] as const)('$state and nothing else recorded: $is', ({ state, is }) => {
    expect(judged(perinatalWindow, upToTwelve, { current: { state } }).outcome).toBe(is);
  });

  it('counts any birth, a stillbirth too, but not an early loss', () => {
    const old = aBirth('2020-01-01');
    const both = { occurrences: [old, aLoss('stillbirth', '2026-09-01')] };
    expect(judged(perinatalWindow, upToTwelve, both).outcome).toBe('met');
    const early = { occurrences: [aLoss('miscarriage', '2026-09-01')] };
    expect(judged(perinatalWindow, upToTwelve, early).outcome).toBe('not-met');
  });

  it('asks whether there is a pregnancy before it says that a birth is too long ago', () => {
    const different = {
      current: { state: 'not-known' },
      occurrences: [aBirth('2020-01-01')],
    } as const;
    expect(judged(perinatalWindow, upToTwelve, different)).toMatchObject({
      outcome: 'not-known',
      missing: 'current.state',
    });
  });

  it('closes by the day of the first referral', () => {
    const at = { on: '2026-12-20', firstReferredOn: '2026-11-20' };
    expect(
      judged(perinatalWindow, upToTwelve, { occurrences: [aBirth('2025-11-21')] }, at).outcome,
    ).toBe('met');
  });
});

describe('from planning a pregnancy to before the second birthday', () => {
  it.each([
    { born: '2024-11-23', is: 'met' },
    { born: '2024-11-22', is: 'not-met' },
  ])('born $born: $is', ({ born, is }) => {
    expect(judged(perinatalWindow, underTwentyFour, { occurrences: [aBirth(born)] }).outcome).toBe(
      is,
    );
  });

  it('takes someone who plans a pregnancy', () => {
    expect(
      judged(perinatalWindow, underTwentyFour, { current: { state: 'planning' } }).outcome,
    ).toBe('met');
  });
});

describe('later case by case', () => {
  const toTwentyFour = { ...upToTwelve, exceptions: true, exceptionsUpToMonths: 24 };
  it.each([
    { settings: { ...upToTwelve, exceptions: true }, born: '2020-01-01', is: 'not-published' },
    { settings: toTwentyFour, born: '2024-11-22', is: 'not-published' },
    { settings: toTwentyFour, born: '2024-11-21', is: 'not-met' },
  ])('born $born: $is', ({ settings, born, is }) => {
    expect(judged(perinatalWindow, settings, { occurrences: [aBirth(born)] }).outcome).toBe(is);
  });
});

describe('from 32 weeks of pregnancy', () => {
  const settings = { from: 'pregnancy-32-weeks', babyAgeAtMostMonths: 10 };
  const pregnant = (dueOn?: string, dueCertainty: 'exact' | 'about' = 'exact') =>
    judged(perinatalWindow, settings, {
      current: { state: 'pregnant', ...(dueOn !== undefined && { dueOn, dueCertainty }) },
    });

  it.each([
    { due: '2027-01-17', is: 'met', until: undefined },
    { due: '2027-01-18', is: 'not-yet', until: '2026-11-23' },
    { due: undefined, is: 'not-known', until: undefined },
  ])('due $due, judged on 2026-11-22: $is', ({ due, is, until }) => {
    const answer = pregnant(due);
    expect([answer.outcome, answer.until]).toEqual([is, until]);
  });

  it('asks where an estimated due date leaves it open, and still shows the day', () => {
    expect(pregnant('2027-01-18', 'about')).toMatchObject({
      outcome: 'not-known',
      missing: 'current.dueOn',
      until: '2026-12-07',
    });
  });
});

it('refuses two ends, or none', () => {
  expect(refused(perinatalWindow, { from: 'pregnancy' })).toContain('exactly one');
  expect(refused(perinatalWindow, { ...upToTwelve, babyAgeUnderMonths: 9 })).toContain(
    'exactly one',
  );
});
