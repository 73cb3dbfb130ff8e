import { describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { aForm, type Change } from './a-form.fixture.js';
import { formSeen } from './form-seen.js';
import { linkWorkSafety } from './link-work-safety.js';

const told = aForm({
  occurrences: [
    {
      ...{ kind: 'loss', on: '2026-03', certainty: 'about' },
      loss: { kind: 'termination', terminationReason: 'medical', gestationWeeks: 21 },
    },
    {
      ...{ kind: 'separation', certainty: 'exact' },
      separation: { cause: 'social-care-proceedings', at: 'birth' },
    },
  ],
  need: {
    conditions: ['bipolar', 'ptsd'],
    psychiatricNeedNow: 'yes',
    scores: [{ measure: 'EPDS', total: 21, selfHarmItem: 2 }],
    mainDifficulty: 'substance-misuse',
    practicalSupport: 'yes',
  },
  safety: {
    signs: ['violent-self-harm'],
    urgency: 'not-urgent',
    notUrgentBecause: 'team-already-involved',
    riskToSelf: 'significant',
    riskToOthers: 'some',
    substanceUse: 'primary',
    childProtectionPlan: 'yes',
    childInNeedPlan: 'yes',
  },
  consent: { withoutConsentBecause: 'serious-harm' },
  callTaken: { to: 'crisis-4h', takenBy: 'Canarycrisis', at: '2026-11-22T10:00:00.000Z' },
  urgencyComment: 'Canarycomment',
  knownToService: 'yes',
  referAnywayBecause: 'Canaryanyway',
  despiteCriteria: { reason: 'another-reason', words: 'Canarydespite' },
});
const seen = formSeen(told, 'link-worker');

describe('a link worker', () => {
  it('reads who the person is, how they are safely reached, and what they want help with', () => {
    const { person, where, consent, referrer, primaryCarer, current } = told;
    const { withoutConsentBecause: _why, ...agreed } = consent;
    expect(seen).toMatchObject({ person, where, referrer, primaryCarer, current });
    expect(seen.consent).toEqual(agreed);
    const { pathways, level, impact, traumaKinds, practicalSupport } = told.need;
    expect(seen.need).toMatchObject({ pathways, level, impact, traumaKinds, practicalSupport });
    expect(seen.occurrences[0]?.loss).toEqual({ kind: 'termination', gestationWeeks: 21 });
  });

  it.each([
    ['a sign', 'violent-self-harm'],
    ['why it is not urgent', 'team-already-involved'],
    ['a level of risk', 'significant'],
    ['what somebody takes', '"primary"'],
    ['a score', 'EPDS'],
    ['the question about self-harm', 'selfHarmItem'],
    ['a diagnosis', 'bipolar'],
    ['care proceedings', 'social-care-proceedings'],
    ['why a pregnancy was ended', 'terminationReason'],
    ['the main difficulty where it is a risk', 'substance-misuse'],
    ['why it is shared without agreement', 'serious-harm'],
    ['the note', 'Canarynote'],
    ['what was said about urgency', 'Canarycomment'],
    ['who took a call', 'Canarycrisis'],
    ['why it was sent twice', 'Canaryanyway'],
    ['why it was sent against the criteria', 'Canarydespite'],
    ['whether somebody at the service is known to the person', 'knownToService'],
    ['an equality answer', 'rural'],
  ])('does not read %s, which a clinician or the sender does', (_what, words) => {
    expect(JSON.stringify(told)).toContain(words);
    expect(JSON.stringify(seen)).not.toContain(words);
    const whole = formSeen(told, 'clinician');
    if (words !== 'rural') expect(JSON.stringify(whole)).toContain(words);
  });

  it('reads of a plan for a child that nothing is known', () => {
    const { childProtectionPlan, childInNeedPlan, signsAsked, urgency } = seen.safety;
    expect([childProtectionPlan, childInNeedPlan]).toEqual(['not-known', 'not-known']);
    expect([signsAsked, urgency]).toEqual([false, 'not-asked']);
  });

  it('does not read a field that the form gains', () => {
    const later = {
      ...told,
      whereTheChildIs: 'Canaryplace',
      person: { ...told.person, partner: 'Canarypartner' },
      need: { ...told.need, formulation: 'Canaryformulation' },
      safety: { ...told.safety, selfHarmScale: 'Canaryscale' },
    } as SendReferral;
    expect(JSON.stringify(formSeen(later, 'clinician'))).toContain('Canaryscale');
    expect(JSON.stringify(formSeen(later, 'link-worker'))).not.toMatch(/Canary(pl|pa|form|sc)/);
  });
});

describe('what a link worker is told of safety', () => {
  const known = { contact: { safe: { partnerKnows: 'yes' } } } as const;
  const safety = (change: Change<SendReferral['safety']>) =>
    linkWorkSafety(aForm({ safety: change, person: known }));

  it('is that nothing was found, only where everything was asked', () => {
    expect(safety({})).toEqual({ concern: 'no', steps: [] });
    expect(safety({ childInNeedPlan: 'not-known' })).toEqual({
      concern: 'not-known',
      steps: ['speak-first'],
    });
    expect(safety({ signsAsked: false }).concern).toBe('not-known');
  });

  it('is not to visit alone where somebody may be harmed, and by whom is not said', () => {
    const steps = ['do-not-visit-alone', 'call-safely', 'speak-first', 'tell-safeguarding-lead'];
    expect(safety({ riskFromOthers: 'some' })).toEqual({ concern: 'yes', steps });
    expect(safety({ riskToOthers: 'significant', riskFromOthers: 'not-known' }).steps).toEqual(
      steps,
    );
  });

  it('is to ask before a visit where that is not known', () => {
    expect(safety({ riskFromOthers: 'not-known' }).steps).toEqual([
      'ask-before-visiting',
      'call-safely',
      'speak-first',
    ]);
  });

  it('is to tell the safeguarding lead where a child has a plan', () => {
    expect(safety({ childProtectionPlan: 'yes' })).toEqual({
      concern: 'yes',
      steps: ['speak-first', 'tell-safeguarding-lead'],
    });
  });

  it('is to call safely where others see the phone, or the partner does not know', () => {
    const contact = { safe: { othersSeeMessages: 'yes' } } as const;
    expect(linkWorkSafety(aForm({ person: { contact } })).steps).toEqual(['call-safely']);
    const unknown = { safe: { partnerKnows: 'no' } } as const;
    const form = aForm({ person: { contact: unknown } });
    expect(linkWorkSafety(form).steps).toEqual(['call-safely']);
  });
});
