import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import type { OccurrenceFact, SafetyFacts } from './facts.js';
import { Advice } from './placement.js';
import { safetyAdvice } from './safety-advice.js';
import { AMBER_FLAGS, RED_FLAGS, URGENCIES, type SafetySign, type Urgency } from './vocabulary.js';

const aLoss: OccurrenceFact = {
  kind: 'loss',
  on: '2026-10-01',
  certainty: 'exact',
  loss: { kind: 'stillbirth' },
};

const advised = (
  signs: readonly SafetySign[],
  urgency: Urgency,
  occurrences: readonly OccurrenceFact[] = [],
): string[] => {
  const safety: SafetyFacts = {
    signs,
    signsAsked: true,
    urgency,
    riskToSelf: 'not-known',
    riskToOthers: 'not-known',
    riskFromOthers: 'not-known',
    substanceUse: 'not-known',
    childProtectionPlan: 'not-known',
    childInNeedPlan: 'not-known',
  };
  return safetyAdvice({ safety, occurrences }).map(({ kind }) => kind);
};

describe('whom to telephone now', () => {
  it.each<{ signs: SafetySign[]; urgency: Urgency; calls: string[] }>([
    { signs: [], urgency: 'not-asked', calls: [] },
    { signs: [], urgency: 'not-urgent', calls: [] },
    { signs: ['immediate-danger'], urgency: 'not-asked', calls: ['emergency-999'] },
    { signs: ['psychosis-suspected'], urgency: 'not-asked', calls: ['crisis-4h'] },
    { signs: ['psychosis-suspected'], urgency: 'not-urgent', calls: ['crisis-4h'] },
    { signs: ['suicidal-plan'], urgency: 'not-urgent', calls: ['crisis'] },
    { signs: ['intent-to-harm-baby'], urgency: 'within-48-hours', calls: ['crisis'] },
    { signs: ['violent-self-harm'], urgency: 'not-asked', calls: ['crisis'] },
    { signs: ['estrangement'], urgency: 'not-asked', calls: ['crisis'] },
    { signs: ['estrangement'], urgency: 'not-urgent', calls: [] },
    { signs: ['rapidly-changing-state'], urgency: 'within-48-hours', calls: ['crisis'] },
    { signs: ['recent-significant-change'], urgency: 'not-asked', calls: ['crisis'] },
    { signs: ['recent-significant-change'], urgency: 'not-urgent', calls: [] },
    { signs: [], urgency: 'call-now', calls: ['crisis'] },
    { signs: ['severe-insomnia'], urgency: 'not-asked', calls: [] },
    {
      signs: ['suicidal-plan', 'psychosis-suspected', 'immediate-danger'],
      urgency: 'call-now',
      calls: ['emergency-999', 'crisis-4h', 'crisis'],
    },
  ])('signs $signs, answered $urgency: $calls', ({ signs, urgency, calls }) => {
    expect(advised(signs, urgency)).toEqual(calls);
  });

  it.each<{ sign: SafetySign; urgency: Urgency; calls: string[] }>([
    { sign: 'pervasive-guilt-hopelessness', urgency: 'not-asked', calls: ['ask-referrer'] },
    { sign: 'recent-significant-change', urgency: 'not-asked', calls: ['ask-referrer'] },
    { sign: 'pervasive-guilt-hopelessness', urgency: 'not-urgent', calls: [] },
    { sign: 'pervasive-guilt-hopelessness', urgency: 'call-now', calls: ['crisis'] },
    { sign: 'suicidal-plan', urgency: 'not-asked', calls: ['crisis'] },
  ])('after a loss, $sign answered $urgency: $calls', ({ sign, urgency, calls }) => {
    expect(advised([sign], urgency, [aLoss])).toEqual(calls);
  });

  it('leaves no red sign without advice while the question is unanswered, and no amber sign with', () => {
    for (const sign of RED_FLAGS) expect(advised([sign], 'not-asked')).not.toEqual([]);
    for (const sign of AMBER_FLAGS) expect(advised([sign], 'not-asked')).toEqual([]);
  });

  it('fits the answers that carry it and says who must confirm it', () => {
    for (const urgency of URGENCIES) {
      for (const item of safetyAdvice({
        safety: { signs: [...RED_FLAGS], urgency } as unknown as SafetyFacts,
        occurrences: [],
      })) {
        expect(validateSync(Object.assign(new Advice(), item))).toEqual([]);
        expect(item.how).toContain('clinical safety officer');
      }
    }
  });
});
