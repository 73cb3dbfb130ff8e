import { describe, expect, it } from '@jest/globals';
import { aBirth, aLoss, aSeparation } from '../facts.fixture.js';
import { judged, refused } from './judged.fixture.js';
import { timeSinceEvent } from './time-since-event.js';

const twoYears = { event: 'loss', atMostYears: 2 };
const fromFourWeeks = { event: 'loss', atLeastWeeks: 4 };
const bristol = { event: 'birth', atLeastWeeks: 4, atMostYears: 5 };

describe('up to two years after a loss', () => {
  it.each([
    { lost: '2026-11-22', on: '2026-11-22', is: 'met' },
    { lost: '2024-11-22', on: '2026-11-22', is: 'met' },
    { lost: '2024-11-22', on: '2026-11-23', is: 'not-met' },
    { lost: '2024-02-29', on: '2026-02-28', is: 'met' },
    { lost: '2024-02-29', on: '2026-03-01', is: 'not-met' },
    { lost: '2024-11', on: '2026-11-01', is: 'met' },
    { lost: '2024-11', on: '2026-11-02', is: 'not-known' },
    { lost: '2024-11', on: '2026-11-30', is: 'not-known' },
    { lost: '2024-11', on: '2026-12-01', is: 'not-met' },
  ])('lost $lost, judged on $on: $is', ({ lost, on, is }) => {
    expect(
      judged(timeSinceEvent, twoYears, { occurrences: [aLoss('miscarriage', lost)] }, { on })
        .outcome,
    ).toBe(is);
  });

  it.each([
    { about: '2024-11-22', on: '2026-11-08', is: 'met' },
    { about: '2024-11-22', on: '2026-11-09', is: 'not-known' },
    { about: '2024-11-22', on: '2026-12-06', is: 'not-known' },
    { about: '2024-11-22', on: '2026-12-07', is: 'not-met' },
  ])('lost about $about, two weeks either side, judged on $on: $is', ({ about, on, is }) => {
    const occurrences = [aLoss('miscarriage', about, {}, { certainty: 'about' })];
    expect(judged(timeSinceEvent, twoYears, { occurrences }, { on }).outcome).toBe(is);
  });

  it('says what was seen and until when', () => {
    const occurrences = [aLoss('ectopic', '2024-11-22')];
    expect(judged(timeSinceEvent, twoYears, { occurrences }, { on: '2026-12-01' })).toEqual({
      outcome: 'not-met',
      seen: 'Ectopic pregnancy on 22 November 2024',
      because:
        'Ectopic pregnancy on 22 November 2024. Taken: up to 2 years after the loss (until 22 November 2026).',
    });
  });

  it('closes by the day of the first referral, not by our delay', () => {
    const occurrences = [aLoss('miscarriage', '2024-11-22')];
    const at = { on: '2027-03-01', firstReferredOn: '2026-11-22' };
    expect(judged(timeSinceEvent, twoYears, { occurrences }, at).outcome).toBe('met');
  });

  it('asks when, if the date was not given', () => {
    const occurrences = [aLoss('stillbirth')];
    expect(judged(timeSinceEvent, twoYears, { occurrences })).toMatchObject({
      outcome: 'not-known',
      missing: 'occurrences.on',
      question: 'When was the stillbirth?',
    });
    expect(judged(timeSinceEvent, twoYears).outcome).toBe('not-known');
  });
});

describe('from four weeks after a loss', () => {
  it.each([
    { lost: '2026-10-25', on: '2026-11-22', is: 'met', until: undefined },
    { lost: '2026-10-26', on: '2026-11-22', is: 'not-yet', until: '2026-11-23' },
    { lost: '2026-03-01', on: '2026-03-28', is: 'not-yet', until: '2026-03-29' },
    { lost: '2026-11', on: '2026-11-22', is: 'not-yet', until: '2026-12-28' },
    { lost: '2026-10', on: '2026-11-01', is: 'not-known', until: '2026-11-28' },
  ])('lost $lost, judged on $on: $is', ({ lost, on, is, until }) => {
    const answer = judged(
      timeSinceEvent,
      fromFourWeeks,
      { occurrences: [aLoss('miscarriage', lost)] },
      { on },
    );
    expect([answer.outcome, answer.until]).toEqual([is, until]);
  });

  it('opens by the day judged: waiting counts for her', () => {
    const occurrences = [aLoss('miscarriage', '2026-10-20')];
    const at = { on: '2026-11-22', firstReferredOn: '2026-10-25' };
    expect(judged(timeSinceEvent, fromFourWeeks, { occurrences }, at).outcome).toBe('met');
  });

  it('counts a month to the last day where the day does not exist', () => {
    const settings = { event: 'loss', atLeastMonths: 1 };
    const occurrences = [aLoss('miscarriage', '2026-01-31')];
    expect(judged(timeSinceEvent, settings, { occurrences }, { on: '2026-02-27' })).toMatchObject({
      outcome: 'not-yet',
      until: '2026-02-28',
    });
    expect(judged(timeSinceEvent, settings, { occurrences }, { on: '2026-02-28' }).outcome).toBe(
      'met',
    );
  });
});

describe('four weeks to five years after a birth', () => {
  it.each([
    { what: 'a birth', occurrence: aBirth('2021-11-22'), is: 'met' },
    { what: 'a birth one day longer ago', occurrence: aBirth('2021-11-21'), is: 'not-met' },
    {
      what: 'a stillbirth, which is a birth',
      occurrence: aLoss('stillbirth', '2026-06-01'),
      is: 'met',
    },
    {
      what: 'a death at 10 days: the birth counts',
      occurrence: aLoss('neonatal-death', '2026-11-04', { ageAtDeathDays: 10 }),
      is: 'met',
    },
    {
      what: 'a neonatal death, age not said: the birth may be too recent',
      occurrence: aLoss('neonatal-death', '2026-11-04'),
      is: 'not-known',
    },
    {
      what: 'a removal at birth',
      occurrence: aSeparation('safeguarding', 'birth', '2026-06-01'),
      is: 'met',
    },
    {
      what: 'an expected birth',
      occurrence: aBirth('2026-12-24', { certainty: 'expected' }),
      is: 'not-yet',
    },
    {
      what: 'an expected birth now past',
      occurrence: aBirth('2026-11-01', { certainty: 'expected' }),
      is: 'not-known',
    },
  ])('$what: $is', ({ occurrence, is }) => {
    expect(judged(timeSinceEvent, bristol, { occurrences: [occurrence] }).outcome).toBe(is);
  });

  it('is held from the expected birth on', () => {
    const occurrences = [aBirth('2026-12-24', { certainty: 'expected' })];
    expect(judged(timeSinceEvent, bristol, { occurrences })).toMatchObject({
      until: '2027-01-21',
      because:
        'Birth expected on 24 December 2026, not yet. Taken: from 4 weeks up to 5 years after the birth, from 21 January 2027.',
    });
  });

  it('asks for the birth where only something else was recorded, and says no where a birth was', () => {
    const miscarriage = aLoss('miscarriage', '2026-06-01');
    expect(judged(timeSinceEvent, bristol, { occurrences: [miscarriage] }).outcome).toBe(
      'not-known',
    );
    expect(
      judged(timeSinceEvent, bristol, { occurrences: [miscarriage, aBirth('2026-06-01')] }).outcome,
    ).toBe('not-met');
  });
});

describe('other experiences', () => {
  it('takes any time without asking when', () => {
    const settings = { event: 'any', noLimit: true };
    expect(judged(timeSinceEvent, settings, { occurrences: [aBirth()] }).outcome).toBe('met');
    expect(judged(timeSinceEvent, settings).outcome).toBe('met');
  });

  it('counts a trauma with a date of its own', () => {
    const settings = { event: 'maternity-experience', atMostMonths: 12 };
    expect(judged(timeSinceEvent, settings, { need: { traumaOn: '2025-11-22' } }).outcome).toBe(
      'met',
    );
    expect(judged(timeSinceEvent, settings, { need: { traumaOn: '2025-11-21' } }).outcome).toBe(
      'not-met',
    );
  });
});

describe('settings that nobody can meet', () => {
  it.each([
    { settings: { event: 'loss' }, reason: 'noLimit' },
    { settings: { event: 'loss', atLeastWeeks: 60, atMostMonths: 12 }, reason: 'nobody can meet' },
    { settings: { event: 'wedding', atMostYears: 1 }, reason: 'event' },
    { settings: { event: 'loss', atMostYears: '2' }, reason: 'atMostYears' },
    { settings: { event: 'loss', atMostYears: 2, weeks: 3 }, reason: 'weeks' },
  ])('$settings is refused', ({ settings, reason }) => {
    expect(refused(timeSinceEvent, settings)).toContain(reason);
  });
});
