const ALL_LOSSES = [
  ...['miscarriage', 'recurrent-miscarriage', 'ectopic', 'failed-ivf'],
  ...['termination', 'stillbirth', 'neonatal-death', 'infant-death'],
];
const BORN = ['neonatal-death', 'infant-death'];

/** Settings of every kind that each criterion takes; the marks of its judging and wording are made with them. */
export const SETTINGS: Readonly<Record<string, readonly object[]>> = {
  'baby-age-at-death': [
    { lessThanDays: 28, appliesTo: BORN },
    { lessThanMonths: 12, appliesTo: BORN },
    { lessThanMonths: 24, appliesTo: ['infant-death'] },
  ],
  basis: [
    { places: ['eastham'], reach: [] },
    { places: ['eastham', 'westham'], reach: ['northshire'] },
  ],
  'below-specialist-threshold': [{ required: true }],
  'beyond-primary-care': [{ required: true }],
  'booked-unit-in': [
    { units: 'any' },
    { units: ['st-annes'] },
    { units: ['st-annes'], unitsKnownOf: 2, incomplete: true, when: 'pregnant' },
    { units: ['st-annes'], when: 'delivered-or-booked' },
  ],
  condition: [
    { requires: 'ptsd' },
    { accepts: ['anxiety', 'ocd'] },
    { requires: 'ptsd', after: ['birth', 'stillbirth'] },
  ],
  consent: [{ required: true }],
  excludes: [
    { fact: 'child-removed-by-social-services' },
    { fact: 'better-served-elsewhere', judgement: true },
    { fact: 'better-served-elsewhere' },
    { fact: 'main-difficulty', values: ['poverty', 'abuse'] },
    { fact: 'child-protection-plan' },
    { fact: 'child-protection-plan', outcome: 'ask' },
    { fact: 'child-in-need-plan', outcome: 'usually-not' },
    { fact: 'primary-addiction', redirectTo: 'substance-misuse' },
    { fact: 'mbu-exclusions' },
    { fact: 'condition', values: ['psychosis', 'unmanaged-substance-misuse'] },
  ],
  'gestation-at-loss': [
    { atLeastWeeks: 24, appliesTo: ['stillbirth', 'miscarriage'] },
    { atMostWeeks: 23 },
  ],
  'gestation-now': [
    { atLeastWeeks: 32 },
    { atMostWeeks: 34 },
    { atLeastWeeks: 13, atMostWeeks: 36 },
  ],
  'gp-registered-in': [
    { places: ['eastham'] },
    { places: ['westham', 'farshire'], incomplete: true },
  ],
  'impact-of-earlier-loss': [{ accepts: ['moderate', 'severe'] }],
  'loss-kind': [
    { accepts: ALL_LOSSES, terminationReasons: 'any' },
    { accepts: ['stillbirth', 'termination'], terminationReasons: 'medical' },
    { accepts: ['stillbirth'], incomplete: true },
  ],
  'main-difficulty': [{ accepts: ['perinatal-mental-ill-health'] }],
  'maximum-age': [{ years: 25 }],
  'minimum-age': [
    { years: 18 },
    { years: 17, months: 9 },
    { years: 16, below: 'camhs' },
    { jointBelowYears: 16, below: 'joint working with CAMHS' },
    { years: 16, jointBelowYears: 18 },
  ],
  'other-therapy': [{ takes: 'none' }, { takes: 'ask' }],
  'pathway-offered': [
    { offered: true },
    { offered: false },
    { offered: null },
    { offered: true, validFrom: '2026-12-01' },
    { offered: true, validFrom: '2026-01-01', validTo: '2027-12-31' },
  ],
  'perinatal-window': [
    { from: 'preconception', babyAgeUnderMonths: 24 },
    { from: 'pregnancy', babyAgeAtMostMonths: 12 },
    {
      from: 'pregnancy-13-weeks',
      babyAgeAtMostMonths: 12,
      exceptions: true,
      exceptionsUpToMonths: 24,
    },
    { from: 'pregnancy-32-weeks', babyAgeAtMostMonths: 10, exceptions: true },
  ],
  person: [
    { accepts: ['pregnant-person', 'partner'] },
    { accepts: ['pregnant-person'], partnerOffer: 'assessment-and-signposting' },
    { accepts: ['pregnant-person'], others: 'not-published' },
  ],
  'pregnancy-state': [
    { required: 'pregnant' },
    { required: 'not-pregnant', otherwise: 'fear-of-birth-pathway' },
    { required: 'planning-or-pregnant' },
  ],
  'primary-carer': [{ required: true }],
  'prior-therapy': [{ required: true }, { required: true, stepTo: 'talking-therapies' }],
  'referrer-involved': [{ required: true }],
  'referrer-role': [
    { roles: [], exhaustive: false },
    { roles: ['gp', 'midwife'], exhaustive: false },
    { roles: ['any-health-professional'], exhaustive: true },
    { roles: ['any-health-or-social-care-professional', 'therapist'], exhaustive: true },
  ],
  'residence-in': [{ places: ['eastham'] }, { places: ['westham', 'farshire'], incomplete: true }],
  risk: [
    { excludes: ['significant-risk'] },
    { excludes: ['suicide-risk', 'significant-risk'], redirectTo: 'crisis' },
  ],
  'safety-redirect': [
    {
      signs: ['suicidal-plan', 'psychosis-suspected'],
      urgency: ['within-48-hours'],
      to: 'crisis-4h',
    },
    { signs: [], urgency: ['call-now'], to: 'emergency-999' },
  ],
  score: [
    { measure: 'CORE-10', required: true },
    { measure: 'CORE-10', required: true, atLeast: 11 },
    { measure: 'EPDS', required: true, atLeast: 13 },
  ],
  'self-referral': [{ allowed: true }, { allowed: false }, { allowed: null }],
  'separation-cause': [
    { accepts: ['separation'] },
    { accepts: ['safeguarding', 'social-care-proceedings'], at: 'birth' },
    { accepts: ['illness'], at: 'maternity-setting' },
  ],
  'service-open': [
    { criteriaFrom: '2022-07-01' },
    { criteriaFrom: '2024-11-04', openedOn: '2024-11-04', closedOn: '2027-01-31' },
    { criteriaFrom: '2026-12-01', openedOn: '2026-12-01' },
  ],
  severity: [
    { accepts: ['distress'] },
    { accepts: ['mild', 'moderate'] },
    { accepts: ['moderate', 'severe'], redirectTo: 'talking-therapies' },
    { accepts: ['severe', 'complex'] },
  ],
  'time-since-event': [
    { event: 'birth', atLeastWeeks: 4, atMostYears: 5 },
    { event: 'loss', atLeastMonths: 1 },
    { event: 'loss', atMostYears: 2 },
    { event: 'birth-or-loss', atMostMonths: 12 },
    { event: 'maternity-experience', atMostMonths: 12 },
    { event: 'any', noLimit: true },
  ],
  'tokophobia-kind': [{ accepts: ['primary'] }, { accepts: ['primary', 'secondary'] }],
  'trauma-kind': [{ accepts: ['pregnancy', 'birth'] }, { accepts: ['postnatal'] }],
  'youngest-child-age': [{ underYears: 5 }, { atMostYears: 0 }],
};
