import type { DraftAnswers } from '../pages/referrers/refer/draft/draft.js';
import type { TopicContext } from '../pages/referrers/refer/topics/topic.js';
import { wordingFor } from '../pages/referrers/refer/wording.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { placeChoices } from './referral-examples.fixture.js';

/** A form that is filled in to the end. */
export const aDraft: DraftAnswers = {
  occurrences: [
    {
      kind: 'loss',
      lossKind: 'neonatal-death',
      gestationWeeks: '30',
      ageNumber: '6',
      ageUnit: 'days',
      on: '2025-11-20',
      certainty: 'exact',
    },
    { kind: 'birth', on: '2025-11-14', certainty: 'exact', samePregnancyAs: '0' },
  ],
  topics: {
    'whose-care': { loss: 'yes', about: 'pregnant-person' },
    'what-happened': { done: 'yes' },
    now: { state: 'pregnant', dueOn: '2027-03-22', dueCertainty: 'exact', primaryCarer: 'yes' },
    signs: { signs: ['severe-insomnia'], urgency: 'not-urgent' },
    where: {
      residence: 'known',
      area: 'coventry',
      gpPractice: 'known',
      gpArea: 'coventry',
      gpPracticeCode: 'm86001',
      bookedUnit: 'none',
    },
    need: {
      pathways: ['perinatal-loss', 'birth-trauma', 'tokophobia'],
      level: 'moderate',
      impact: 'marked',
    },
    'need-more': {
      traumaKinds: ['birth'],
      traumaOn: '2025-11',
      tokophobiaKind: 'secondary',
      earlierLossImpact: 'severe',
    },
    treatment: {
      conditions: ['ptsd', 'anxiety'],
      psychiatricNeedNow: 'no',
      priorTherapy: 'no',
      currentTherapy: 'no',
      beyondPrimaryCare: 'yes',
      mainDifficulty: 'perinatal-mental-ill-health',
      practicalSupport: 'not-known',
    },
    scores: { 'core-10': '19', on: '2026-11-10' },
    safety: {
      riskToSelf: 'some',
      riskToOthers: 'none',
      riskFromOthers: 'not-known',
      substanceUse: 'none',
      childProtectionPlan: 'no',
      childInNeedPlan: 'no',
    },
    person: {
      fullName: 'Amara Demo',
      nameToUse: 'Ama',
      birthDate: '1994-03-31',
      nhsNumber: '999 000 1073',
      postcode: 'cv11aa',
      address: '1 Example Street\nCoventry',
    },
    contact: {
      phone: '07700 900123',
      email: 'amara@people.example',
      safePhone: 'yes',
      safeVoicemail: 'no',
      safeSms: 'yes',
      safeEmail: 'not-known',
      safeLetter: 'no',
      seenBy: ['partner', 'family'],
      partnerKnows: 'no',
      knowingly: ['sms'],
      callerNumber: 'withheld',
      times: 'Weekdays, 10am to noon',
      askFor: 'Ama',
      sayYouAre: 'the library',
      codeWord: 'Kingfisher',
      through: 'directly',
      instructions: 'A sister may answer.',
    },
    communication: { language: 'en', interpreterNeeded: 'no', disability: 'not-known' },
    consent: {
      hub: 'yes',
      otherNhs: 'yes',
      vcse: 'not-asked',
      gp: 'yes',
      withoutConsentBecause: 'none',
      sector: 'none',
    },
    'about-you': {
      name: 'Amara Osei',
      role: 'midwife',
      team: 'Wensum Maternity Unit (invented)',
      email: 'midwife@people.example',
      currentlyInvolved: 'yes',
    },
    'anything-else': { note: 'Prefers to be seen at home.' },
    equality: { ethnicCategory: 'N', inclusionGroups: ['rural'] },
  },
};

export const aReferrer: SignedIn = {
  account: {
    id: '0b8f6f0e-0000-4000-8000-0000000000b1',
    issuer: 'http://localhost:3010',
    subject: 'midwife',
    name: 'Amara Osei',
    email: 'midwife@people.example',
    memberships: [],
  },
  membership: {
    id: '0b8f6f0e-0000-4000-8000-0000000000c1',
    organisation: 'wensum-maternity',
    organisationName: 'Wensum Maternity Unit (invented)',
    role: 'referrer',
    referrerRole: 'midwife',
  },
};

/** What a topic may depend on, on a Sunday in November. */
export const aTopicContext = (answers: DraftAnswers = aDraft): TopicContext => ({
  answers,
  wording: wordingFor(answers),
  today: '2026-11-22',
  places: placeChoices.choices,
  lookups: placeChoices.lookups,
  referrer: aReferrer,
});
