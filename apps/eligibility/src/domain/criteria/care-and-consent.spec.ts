import { describe, expect, it } from '@jest/globals';
import type { ConsentFacts, Measure, Parenthood, ServiceKind } from '@waymark/contracts';
import { aBirth, aLoss } from '../facts.fixture.js';
import { beyondPrimaryCare } from './beyond-primary-care.js';
import { consent } from './consent.js';
import { judged, refused } from './judged.fixture.js';
import { mainDifficulty } from './main-difficulty.js';
import { person } from './person.js';
import { primaryCarer } from './primary-carer.js';
import { priorTherapy } from './prior-therapy.js';
import { referrerInvolved } from './referrer-involved.js';
import { score } from './score.js';

const required = { required: true };

describe('yes, no, not known', () => {
  it.each([
    { answer: 'yes', is: 'met' },
    { answer: 'no', is: 'not-met' },
    { answer: 'not-known', is: 'not-known' },
  ] as const)('$answer: $is', ({ answer, is }) => {
    expect(judged(priorTherapy, required, { need: { priorTherapy: answer } }).outcome).toBe(is);
    expect(
      judged(beyondPrimaryCare, required, { need: { beyondPrimaryCare: answer } }).outcome,
    ).toBe(is);
    expect(
      judged(referrerInvolved, required, { referrer: { currentlyInvolved: answer } }).outcome,
    ).toBe(is);
    expect(judged(primaryCarer, required, { primaryCarer: answer }).outcome).toBe(is);
  });

  it('says where the first step is', () => {
    const settings = { required: true, stepTo: 'talking-therapies' };
    expect(judged(priorTherapy, settings, { need: { priorTherapy: 'no' } }).redirectTo).toBe(
      'talking-therapies',
    );
  });

  it('never asks who cares for the baby after a loss, unless another is expected', () => {
    const bereaved = {
      primaryCarer: 'not-known',
      occurrences: [aLoss('stillbirth', '2026-05-01')],
    } as const;
    expect(judged(primaryCarer, required, bereaved).outcome).toBe('met');
    expect(
      judged(primaryCarer, required, { ...bereaved, current: { state: 'pregnant' } }).outcome,
    ).toBe('not-known');
    const twin = [...bereaved.occurrences, aBirth('2026-05-01')];
    expect(judged(primaryCarer, required, { ...bereaved, occurrences: twin }).outcome).toBe(
      'not-known',
    );
  });
});

describe('consent to this kind of recipient', () => {
  it.each<{ kind: ServiceKind; consent: Partial<ConsentFacts>; is: string }>([
    { kind: 'mmhs', consent: { vcse: 'no' }, is: 'met' },
    { kind: 'mmhs', consent: { hub: 'no' }, is: 'not-met' },
    { kind: 'mmhs', consent: { hub: 'not-asked' }, is: 'not-known' },
    { kind: 'vcse-peer-support', consent: { vcse: 'no' }, is: 'not-met' },
    { kind: 'specialist-perinatal', consent: { otherNhs: 'no', hub: 'yes' }, is: 'not-met' },
    { kind: 'mmhs', consent: { hub: 'no', withoutConsentBecause: 'best-interests' }, is: 'met' },
    {
      kind: 'mmhs',
      consent: { hub: 'not-asked', withoutConsentBecause: 'serious-harm' },
      is: 'met',
    },
  ])('$kind with $consent: $is', ({ kind, consent: given, is }) => {
    expect(judged(consent, required, { consent: given }, { kind }).outcome).toBe(is);
  });
});

describe('a score that the service asks for', () => {
  const core = { measure: 'CORE-10', required: true };
  it.each<{ settings: object; scores: [Measure, number][]; is: string }>([
    { settings: core, scores: [['CORE-10', 0]], is: 'met' },
    { settings: core, scores: [['CORE-10', 40]], is: 'met' },
    { settings: core, scores: [['CORE-10', 41]], is: 'not-known' },
    { settings: core, scores: [['PHQ-9', 12]], is: 'not-known' },
    { settings: core, scores: [], is: 'not-known' },
    { settings: { ...core, atLeast: 11 }, scores: [['CORE-10', 11]], is: 'met' },
  ])('$settings with $scores: $is', ({ settings, scores, is }) => {
    const need = { scores: scores.map(([measure, total]) => ({ measure, total })) };
    expect(judged(score, settings, { need }).outcome).toBe(is);
  });

  it('never outweighs marked effect on daily life', () => {
    const settings = { ...core, atLeast: 11 };
    const scores = [{ measure: 'CORE-10', total: 10 }] as const;
    expect(judged(score, settings, { need: { scores, impact: 'marked' } }).outcome).toBe('met');
    expect(judged(score, settings, { need: { scores, impact: 'some' } }).outcome).toBe('not-met');
    expect(refused(score, { ...core, atLeast: 41 })).toContain('ends at 40');
  });
});

describe('whom it is about', () => {
  const accepts = ['pregnant-person'];
  it.each([
    { settings: { accepts: ['pregnant-person', 'partner'] }, who: 'partner', is: 'met' },
    { settings: { accepts }, who: 'partner', is: 'not-met' },
    { settings: { accepts, others: 'not-published' }, who: 'partner', is: 'not-published' },
    { settings: { accepts, others: 'not-published' }, who: 'pregnant-person', is: 'met' },
  ] as const)('$settings, about the $who: $is', ({ settings, who, is }) => {
    expect(judged(person, settings, { person: who }).outcome).toBe(is);
  });

  const silent = { accepts, others: 'not-published' };
  const anybody = { accepts: ['pregnant-person', 'partner'] };
  it.each<{ settings: object; parenthood: Parenthood; is: string }>([
    { settings: { accepts }, parenthood: 'surrogate', is: 'met' },
    { settings: silent, parenthood: 'surrogate', is: 'met' },
    { settings: { accepts }, parenthood: 'adoptive-parent', is: 'not-published' },
    { settings: silent, parenthood: 'intended-parent', is: 'not-published' },
    { settings: anybody, parenthood: 'adoptive-parent', is: 'met' },
  ])('$settings, about a $parenthood: $is', ({ settings, parenthood, is }) => {
    const verdict = judged(person, settings, { person: 'pregnant-person', parenthood });
    expect(verdict.outcome).toBe(is);
    expect(verdict.because).not.toMatch(/woman|\bshe\b|mother/i);
  });

  it('says what partners are offered', () => {
    const settings = { accepts, partnerOffer: 'assessment-and-signposting' };
    expect(judged(person, settings, { person: 'partner' }).because).toContain(
      'assessment and signposting',
    );
  });
});

describe('the main difficulty', () => {
  it.each([
    { main: 'perinatal-mental-ill-health', is: 'met' },
    { main: 'poverty', is: 'not-met' },
    { main: 'not-known', is: 'not-known' },
  ] as const)('$main: $is', ({ main, is }) => {
    const settings = { accepts: ['perinatal-mental-ill-health'] };
    expect(judged(mainDifficulty, settings, { need: { mainDifficulty: main } }).outcome).toBe(is);
  });
});
