import type { SendReferral } from '@waymark/contracts';

// Invented people. Every field of the form is set in both, and each is another in the other one.

type Whole<T> = T extends readonly (infer Item)[]
  ? readonly Whole<Item>[]
  : T extends object
    ? { readonly [K in keyof T]-?: Whole<NonNullable<T[K]>> }
    : T;

export const aWholeReferral: Whole<SendReferral> = {
  about: 'pregnant-person',
  parenthood: 'surrogate',
  person: {
    ...{ fullName: 'Amara Demo', nameToUse: 'Ama', pronouns: 'she/her', dialect: 'Silesian' },
    ...{ birthDate: '1994-03-31', nhsNumber: '9990001073', noNhsNumberBecause: 'not-known' },
    ...{ address: '1 Example Street', postcode: 'CV1 1AA' },
    contact: {
      ...{ phone: '07700 900123', email: 'amara@people.example' },
      safe: {
        ...{ phone: 'yes', voicemail: 'yes', sms: 'yes', email: 'yes', letter: 'yes' },
        ...{ othersSeeMessages: 'yes', seenBy: ['partner'], partnerKnows: 'no' },
        knowingly: ['voicemail', 'sms', 'email', 'letter'],
        ...{ callerNumber: 'withheld', times: 'Weekdays', askFor: 'Ama' },
        ...{ sayYouAre: 'the library', codeWord: 'Kingfisher', instructions: 'Ring twice.' },
      },
      through: {
        ...{ kind: 'refuge-worker', name: 'Key worker', phone: '01632 960001' },
        email: 'worker@refuges.example',
      },
    },
  },
  where: {
    ...{ residence: 'known', residencePlaces: ['coventry'], mayMoveSoon: 'yes' },
    ...{ gpPractice: 'known', gpPracticeCode: 'M86001', gpPlaces: ['coventry'] },
    ...{ bookedUnit: 'known', unit: 'university-hospital-coventry' },
  },
  current: { state: 'pregnant', dueOn: '2027-03-22', dueCertainty: 'exact' },
  occurrences: [
    {
      ...{ kind: 'loss', on: '2025-11-20', certainty: 'exact', pregnancy: 1 },
      loss: {
        ...{ kind: 'termination', terminationReason: 'medical' },
        ...{ gestationWeeks: 21, ageAtDeathDays: 1 },
      },
      separation: { cause: 'safeguarding', at: 'birth' },
    },
    {
      ...{ kind: 'separation', on: '2025-11-21', certainty: 'exact', pregnancy: 1 },
      loss: {
        ...{ kind: 'termination', terminationReason: 'medical' },
        ...{ gestationWeeks: 21, ageAtDeathDays: 1 },
      },
      separation: { cause: 'safeguarding', at: 'birth' },
    },
  ],
  need: {
    ...{ pathways: ['tokophobia'], level: 'moderate', impact: 'marked' },
    ...{ traumaKinds: ['birth'], traumaOn: '2025-10', tokophobiaKind: 'primary' },
    ...{ earlierLossImpact: 'severe', conditions: ['ptsd'], psychiatricNeedNow: 'no' },
    scores: [{ measure: 'PHQ-9', total: 19, selfHarmItem: 1, on: '2026-11-10' }],
    ...{ priorTherapy: 'no', currentTherapy: 'no', beyondPrimaryCare: 'yes' },
    ...{ mainDifficulty: 'perinatal-mental-ill-health', practicalSupport: 'no' },
  },
  safety: {
    ...{ signs: ['severe-insomnia'], signsAsked: true, urgency: 'not-urgent' },
    ...{ notUrgentBecause: 'other', riskToSelf: 'some', riskToOthers: 'none' },
    ...{ riskFromOthers: 'none', substanceUse: 'none' },
    ...{ childProtectionPlan: 'no', childInNeedPlan: 'no' },
  },
  primaryCarer: 'yes',
  consent: {
    ...{ hub: 'no', otherNhs: 'no', vcse: 'no', gp: 'no', withoutConsentBecause: 'serious-harm' },
    ...{ under16: 'gillick-competent', refused: ['vcse'], askAgainOn: '2026-12-03' },
  },
  preference: { sector: 'nhs', services: ['cw-loss'] },
  referrer: {
    facts: { role: 'midwife', currentlyInvolved: 'yes' },
    ...{ name: 'Amara Osei', team: 'Wensum Maternity Unit (invented)' },
    ...{ email: 'midwife@people.example', phone: '01632 960000' },
  },
  equity: {
    ...{ ethnicCategory: 'N', language: 'en', interpreterNeeded: 'no', disability: 'no' },
    ...{ inclusionGroups: ['rural'], genderIdentity: 'woman', genderSameAsAtBirth: 'yes' },
    ...{ reading: 'easy-read', interpreterWish: 'woman' },
  },
  urgencyComment: 'Seen today.',
  callTaken: { to: 'crisis', takenBy: 'Nurse in charge', at: '2026-11-22T11:30:00.000Z' },
  safetyConcernId: '0b8f6f0e-0000-4000-8000-0000000000c1',
  knownToService: 'yes',
  note: 'Prefers to be seen at home.',
  firstReferredOn: '2026-10-01',
  addToOpen: true,
  referAnywayBecause: 'Another loss since.',
  despiteCriteria: { reason: 'nothing-else-here', words: 'No other service is near.' },
};

export const anotherWholeReferral: Whole<SendReferral> = {
  about: 'partner',
  parenthood: 'intended-parent',
  person: {
    ...{ fullName: 'Noor Demo', nameToUse: 'No', pronouns: 'they/them', dialect: 'Ardalani' },
    ...{ birthDate: '1996-03-31', nhsNumber: '9990001081', noNhsNumberBecause: 'overseas' },
    ...{ address: '2 Example Street', postcode: 'CV1 1AB' },
    contact: {
      ...{ phone: '07700 900124', email: 'noor@people.example' },
      safe: {
        ...{ phone: 'no', voicemail: 'no', sms: 'no', email: 'no', letter: 'no' },
        ...{ othersSeeMessages: 'not-known', seenBy: ['family'], partnerKnows: 'yes' },
        knowingly: ['sms'],
        ...{ callerNumber: 'shown', times: 'Evenings', askFor: 'No' },
        ...{ sayYouAre: 'the school', codeWord: 'Heron', instructions: 'Ring once.' },
      },
      through: {
        ...{ kind: 'prison-healthcare', name: 'Wing nurse', phone: '01632 960002' },
        email: 'nurse@prisons.example',
      },
    },
  },
  where: {
    ...{ residence: 'none', residencePlaces: ['norfolk'], mayMoveSoon: 'no' },
    ...{ gpPractice: 'none', gpPracticeCode: 'M86002', gpPlaces: ['norfolk'] },
    ...{ bookedUnit: 'none', unit: 'another-hospital' },
  },
  current: { state: 'planning', dueOn: '2027-03-23', dueCertainty: 'about' },
  occurrences: [
    {
      ...{ kind: 'birth', on: '2025-12', certainty: 'about', pregnancy: 2 },
      loss: {
        ...{ kind: 'stillbirth', terminationReason: 'other' },
        ...{ gestationWeeks: 30, ageAtDeathDays: 2 },
      },
      separation: { cause: 'illness', at: 'later' },
    },
    {
      ...{ kind: 'birth', on: '2025-12', certainty: 'about', pregnancy: 3 },
      loss: {
        ...{ kind: 'stillbirth', terminationReason: 'other' },
        ...{ gestationWeeks: 30, ageAtDeathDays: 2 },
      },
      separation: { cause: 'illness', at: 'later' },
    },
  ],
  need: {
    ...{ pathways: ['birth-trauma'], level: 'severe', impact: 'some' },
    ...{ traumaKinds: ['witnessed'], traumaOn: '2025-11-01', tokophobiaKind: 'secondary' },
    ...{ earlierLossImpact: 'mild', conditions: ['ocd'], psychiatricNeedNow: 'yes' },
    scores: [{ measure: 'EPDS', total: 20, selfHarmItem: 2, on: '2026-11-11' }],
    ...{ priorTherapy: 'yes', currentTherapy: 'yes', beyondPrimaryCare: 'no' },
    ...{ mainDifficulty: 'poverty', practicalSupport: 'yes' },
  },
  safety: {
    ...{ signs: ['estrangement'], signsAsked: false, urgency: 'call-now' },
    ...{ notUrgentBecause: 'grief-after-loss', riskToSelf: 'none', riskToOthers: 'some' },
    ...{ riskFromOthers: 'some', substanceUse: 'not-known' },
    ...{ childProtectionPlan: 'yes', childInNeedPlan: 'yes' },
  },
  primaryCarer: 'no',
  consent: {
    ...{ hub: 'yes', otherNhs: 'yes', vcse: 'yes', gp: 'yes' },
    ...{ withoutConsentBecause: 'best-interests', under16: 'not-assessed' },
    ...{ refused: ['gp'], askAgainOn: '2026-12-04' },
  },
  preference: { sector: 'voluntary-sector', services: ['mk-mtlc'] },
  referrer: {
    facts: { role: 'gp', currentlyInvolved: 'no' },
    ...{ name: 'Noor Osei', team: 'Mill Lane Surgery (invented)' },
    ...{ email: 'gp@people.example', phone: '01632 960003' },
  },
  equity: {
    ...{ ethnicCategory: 'A', language: 'pl', interpreterNeeded: 'yes', disability: 'yes' },
    ...{ inclusionGroups: ['refuge'], genderIdentity: 'man', genderSameAsAtBirth: 'no' },
    ...{ reading: 'usual', interpreterWish: 'man' },
  },
  urgencyComment: 'Seen yesterday.',
  callTaken: { to: 'emergency-999', takenBy: 'Dispatcher', at: '2026-11-22T11:31:00.000Z' },
  safetyConcernId: '0b8f6f0e-0000-4000-8000-0000000000c2',
  knownToService: 'no',
  note: 'Prefers to be seen at the clinic.',
  firstReferredOn: '2026-10-02',
  addToOpen: false,
  referAnywayBecause: 'It is about something else.',
  despiteCriteria: { reason: 'person-asks', words: 'There is news.' },
};
