import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import type { OccurrenceFact, SafetyFacts, ScoreFact } from './facts.js';
import { Advice } from './placement.js';
import { promptsUrgency, safetyAdvice } from './safety-advice.js';
import {
  AMBER_FLAGS,
  DISTINGUISHED_SIGNS,
  RED_FLAGS,
  URGENCIES,
  type Measure,
  type SafetySign,
  type Urgency,
} from './vocabulary.js';

const aLoss: OccurrenceFact = {
  kind: 'loss',
  on: '2026-10-01',
  certainty: 'exact',
  loss: { kind: 'stillbirth' },
};

const aBirth: OccurrenceFact = { kind: 'birth', on: '2026-10-01', certainty: 'exact' };

interface Asked {
  readonly occurrences?: readonly OccurrenceFact[];
  readonly scores?: readonly ScoreFact[];
}

const seen = (
  signs: readonly SafetySign[],
  urgency: Urgency,
  { occurrences = [], scores = [] }: Asked = {},
) => {
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
  return { safety, occurrences, need: { scores } };
};

const advised = (...asked: Parameters<typeof seen>): string[] =>
  safetyAdvice(seen(...asked)).map(({ kind }) => kind);

const item = (measure: Measure, selfHarmItem: number): ScoreFact => ({
  measure,
  total: 12,
  selfHarmItem,
});

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
    { signs: ['mania-suspected'], urgency: 'not-urgent', calls: ['crisis-4h'] },
    { signs: ['new-confusion'], urgency: 'not-asked', calls: ['crisis-4h', 'maternity-triage'] },
    { signs: ['unwanted-intrusive-thoughts'], urgency: 'not-asked', calls: [] },
    { signs: ['unwanted-intrusive-thoughts'], urgency: 'within-48-hours', calls: ['crisis'] },
    {
      signs: ['unwanted-intrusive-thoughts', 'intent-to-harm-baby'],
      urgency: 'not-urgent',
      calls: ['crisis'],
    },
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
    { sign: 'estrangement', urgency: 'not-asked', calls: ['ask-referrer'] },
    { sign: 'estrangement', urgency: 'not-urgent', calls: [] },
    { sign: 'suicidal-plan', urgency: 'not-asked', calls: ['crisis'] },
  ])('after a loss, $sign answered $urgency: $calls', ({ sign, urgency, calls }) => {
    expect(advised([sign], urgency, { occurrences: [aLoss] })).toEqual(calls);
  });

  it('grief and guilt after a loss alone send nobody to crisis', () => {
    const grief: readonly SafetySign[] = [
      'pervasive-guilt-hopelessness',
      'recent-significant-change',
      'estrangement',
    ];
    for (const urgency of ['not-asked', 'not-urgent'] as const) {
      expect(advised(grief, urgency, { occurrences: [aLoss] })).not.toContain('crisis');
    }
  });

  it('being cut off from a living twin is asked as for any other baby', () => {
    expect(advised(['estrangement'], 'not-asked', { occurrences: [aLoss, aBirth] })).toEqual([
      'crisis',
    ]);
  });

  it.each<{ score: ScoreFact; urgency: Urgency; calls: string[] }>([
    { score: item('EPDS', 0), urgency: 'not-asked', calls: [] },
    { score: item('EPDS', 1), urgency: 'not-asked', calls: ['ask-referrer'] },
    { score: item('PHQ-9', 1), urgency: 'not-asked', calls: ['ask-referrer'] },
    { score: item('PHQ-9', 3), urgency: 'not-urgent', calls: [] },
    { score: item('PHQ-9', 3), urgency: 'within-48-hours', calls: ['crisis'] },
    { score: item('EPDS', 2), urgency: 'call-now', calls: ['crisis'] },
  ])('item $score.selfHarmItem of $score.measure, answered $urgency: $calls', (asked) => {
    expect(advised([], asked.urgency, { scores: [asked.score] })).toEqual(asked.calls);
  });

  it('asks how soon for every red sign and every answer above 0, and for nothing else', () => {
    for (const sign of RED_FLAGS) expect(promptsUrgency(seen([sign], 'not-asked'))).toBe(true);
    for (const sign of [...AMBER_FLAGS, ...DISTINGUISHED_SIGNS]) {
      expect(promptsUrgency(seen([sign], 'not-asked'))).toBe(false);
    }
    expect(promptsUrgency(seen([], 'not-asked', { scores: [item('EPDS', 1)] }))).toBe(true);
    expect(promptsUrgency(seen([], 'not-asked', { scores: [item('EPDS', 0)] }))).toBe(false);
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
        need: { scores: [] },
      })) {
        expect(validateSync(Object.assign(new Advice(), item))).toEqual([]);
        expect(item.how).toContain('clinical safety officer');
      }
    }
  });
});
