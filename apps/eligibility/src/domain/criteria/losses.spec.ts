import { describe, expect, it } from '@jest/globals';
import type { LossFact } from '@waymark/contracts';
import { aBirth, aLoss } from '../facts.fixture.js';
import { babyAgeAtDeath } from './baby-age-at-death.js';
import { gestationAtLoss } from './gestation-at-loss.js';
import { judged, refused } from './judged.fixture.js';
import { lossKind } from './loss-kind.js';

describe('kinds of loss', () => {
  const accepts = ['miscarriage', 'stillbirth', 'termination'];
  it.each<{
    settings: object;
    kind: LossFact['kind'];
    reason?: LossFact['terminationReason'];
    is: string;
  }>([
    { settings: { accepts }, kind: 'miscarriage', is: 'met' },
    { settings: { accepts }, kind: 'ectopic', is: 'not-met' },
    { settings: { accepts, incomplete: true }, kind: 'ectopic', is: 'not-published' },
    { settings: { accepts, incomplete: true }, kind: 'stillbirth', is: 'met' },
    { settings: { accepts }, kind: 'termination', is: 'met' },
    {
      settings: { accepts, terminationReasons: 'any' },
      kind: 'termination',
      reason: 'other',
      is: 'met',
    },
    {
      settings: { accepts, terminationReasons: 'medical' },
      kind: 'termination',
      reason: 'medical',
      is: 'met',
    },
    {
      settings: { accepts, terminationReasons: 'medical' },
      kind: 'termination',
      reason: 'other',
      is: 'not-met',
    },
    {
      settings: { accepts, terminationReasons: 'medical' },
      kind: 'termination',
      reason: 'not-stated',
      is: 'not-known',
    },
    { settings: { accepts, terminationReasons: 'medical' }, kind: 'termination', is: 'not-known' },
  ])('$settings, $kind for $reason reasons: $is', ({ settings, kind, reason, is }) => {
    const more = reason === undefined ? {} : { terminationReason: reason };
    const occurrences = [aLoss(kind, '2026-06-01', more)];
    expect(judged(lossKind, settings, { occurrences }).outcome).toBe(is);
  });

  it('asks what the loss was where none was recorded, and says no to a birth', () => {
    expect(judged(lossKind, { accepts }).outcome).toBe('not-known');
    expect(judged(lossKind, { accepts }, { occurrences: [aBirth('2026-06-01')] }).outcome).toBe(
      'not-met',
    );
  });

  it('says what is taken', () => {
    const settings = { accepts, terminationReasons: 'medical' };
    expect(
      judged(lossKind, settings, { occurrences: [aLoss('ectopic', '2026-06-01')] }).because,
    ).toBe(
      'Ectopic pregnancy on 1 June 2026. Taken: miscarriage, stillbirth or termination of pregnancy (medical reasons).',
    );
  });
});

describe('a loss from 24 weeks', () => {
  const settings = { atLeastWeeks: 24, appliesTo: ['stillbirth', 'miscarriage'] };
  it.each<{ kind: LossFact['kind']; weeks?: number; is: string }>([
    { kind: 'stillbirth', weeks: 24, is: 'met' },
    { kind: 'miscarriage', weeks: 23, is: 'not-met' },
    { kind: 'stillbirth', is: 'met' },
    { kind: 'miscarriage', is: 'not-met' },
    { kind: 'neonatal-death', weeks: 22, is: 'met' },
  ])('$kind at $weeks weeks: $is', ({ kind, weeks, is }) => {
    const occurrences = [
      aLoss(kind, '2026-06-01', weeks === undefined ? {} : { gestationWeeks: weeks }),
    ];
    expect(judged(gestationAtLoss, settings, { occurrences }).outcome).toBe(is);
  });

  it('asks for the weeks where the kind does not tell', () => {
    const occurrences = [aLoss('termination', '2026-06-01')];
    expect(judged(gestationAtLoss, { atLeastWeeks: 24 }, { occurrences })).toMatchObject({
      outcome: 'not-known',
      missing: 'occurrences.loss.gestationWeeks',
    });
    expect(
      judged(
        gestationAtLoss,
        { atMostWeeks: 23 },
        { occurrences: [aLoss('stillbirth', '2026-06-01')] },
      ).outcome,
    ).toBe('not-met');
  });

  it('refuses a span that ends before it begins', () => {
    expect(refused(gestationAtLoss, { atLeastWeeks: 24, atMostWeeks: 20 })).toContain('nobody');
    expect(refused(gestationAtLoss, {})).toContain('must be given');
  });
});

describe('the age of a baby who died', () => {
  const appliesTo = ['neonatal-death', 'infant-death'];
  const firstDays = { lessThanDays: 28, appliesTo };
  const firstYear = { lessThanMonths: 12, appliesTo };

  it.each<{ settings: object; kind: LossFact['kind']; died?: string; days?: number; is: string }>([
    { settings: firstDays, kind: 'neonatal-death', days: 27, is: 'met' },
    { settings: firstDays, kind: 'infant-death', days: 28, is: 'not-met' },
    { settings: firstDays, kind: 'neonatal-death', is: 'met' },
    { settings: firstDays, kind: 'infant-death', is: 'not-met' },
    { settings: firstYear, kind: 'neonatal-death', is: 'met' },
    { settings: firstYear, kind: 'infant-death', is: 'not-known' },
    { settings: firstYear, kind: 'infant-death', died: '2026-06-01', days: 364, is: 'met' },
    { settings: firstYear, kind: 'infant-death', died: '2026-06-01', days: 365, is: 'not-met' },
    { settings: firstYear, kind: 'infant-death', died: '2024-12-31', days: 365, is: 'met' },
    { settings: firstYear, kind: 'infant-death', died: '2025-01-01', days: 366, is: 'not-met' },
    { settings: firstYear, kind: 'infant-death', died: '2024-12', days: 365, is: 'not-known' },
    { settings: firstYear, kind: 'infant-death', died: '2024-12', days: 364, is: 'met' },
    { settings: firstYear, kind: 'infant-death', died: '2024-12', days: 366, is: 'not-met' },
    {
      settings: { lessThanMonths: 24, appliesTo },
      kind: 'infant-death',
      died: '2026-06-01',
      days: 729,
      is: 'met',
    },
    {
      settings: { lessThanMonths: 24, appliesTo },
      kind: 'infant-death',
      died: '2026-06-01',
      days: 730,
      is: 'not-met',
    },
    { settings: firstYear, kind: 'stillbirth', died: '2026-06-01', is: 'met' },
  ])('$settings, $kind on $died at $days days: $is', ({ settings, kind, died, days, is }) => {
    const occurrences = [aLoss(kind, died, days === undefined ? {} : { ageAtDeathDays: days })];
    expect(judged(babyAgeAtDeath, settings, { occurrences }).outcome).toBe(is);
  });

  it('is not asked of a birth', () => {
    expect(judged(babyAgeAtDeath, firstYear).outcome).toBe('not-known');
    expect(refused(babyAgeAtDeath, { appliesTo })).toContain('exactly one');
  });
});
