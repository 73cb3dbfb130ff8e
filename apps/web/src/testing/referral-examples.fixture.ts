import type {
  Holder,
  NextStep,
  OpenQuestion,
  PlaceChoices,
  PracticesFound,
  RecordedAgreement,
  RecordedContactChange,
  ReferralCues,
  ReferralList,
  ReferralSent,
  ReferralView,
  SamePerson,
  SendReferral,
} from '@waymark/contracts';

// Invented people and teams; NHS numbers of the range that is never given out.

export const REFERRAL_ID = '0b8f6f0e-0000-4000-8000-000000000001';
export const QUESTION_ID = '0b8f6f0e-0000-4000-8000-0000000000aa';

export const hubHolds: Holder = {
  organisation: 'cw-loss',
  kind: 'mmhs-hub',
  name: 'Perinatal Loss Pathway',
};

export const decideNext: NextStep = {
  what: 'decide',
  owner: 'cw-loss',
  ownerName: 'Perinatal Loss Pathway',
  because: 'Acknowledged on 20 November 2026; the team decides within 2 working days.',
  dueAt: '2026-11-24T17:00:00.000Z',
  target: { workingDays: 2, setBy: 'service' },
};

export const aReferralSent: SendReferral = {
  about: 'pregnant-person',
  person: {
    fullName: 'Amara Demo',
    nameToUse: 'Ama',
    birthDate: '1994-03-31',
    nhsNumber: '9990001073',
    address: '1 Example Street\nCoventry',
    postcode: 'CV1 1AA',
    contact: {
      phone: '07700 900123',
      email: 'amara@people.example',
      safe: {
        phone: 'yes',
        voicemail: 'no',
        sms: 'yes',
        email: 'not-known',
        letter: 'no',
        othersSeeMessages: 'yes',
        seenBy: ['partner', 'family'],
        partnerKnows: 'no',
        callerNumber: 'withheld',
        times: 'Weekdays, 10am to noon',
        askFor: 'Ama',
        sayYouAre: 'the library',
        codeWord: 'Kingfisher',
        instructions: 'A sister may answer.',
      },
    },
  },
  where: {
    residence: 'known',
    residencePlaces: ['coventry'],
    gpPractice: 'known',
    gpPracticeCode: 'M86001',
    gpPlaces: ['coventry'],
    bookedUnit: 'none',
  },
  current: { state: 'pregnant', dueOn: '2027-03-22', dueCertainty: 'exact' },
  occurrences: [
    {
      kind: 'loss',
      on: '2025-11-20',
      certainty: 'exact',
      pregnancy: 1,
      loss: { kind: 'neonatal-death', gestationWeeks: 30, ageAtDeathDays: 6 },
    },
    { kind: 'birth', on: '2025-11-14', certainty: 'exact', pregnancy: 1 },
  ],
  need: {
    pathways: ['perinatal-loss', 'birth-trauma'],
    level: 'moderate',
    impact: 'marked',
    traumaKinds: ['birth'],
    tokophobiaKind: 'not-known',
    conditions: ['ptsd', 'anxiety'],
    psychiatricNeedNow: 'no',
    scores: [{ measure: 'CORE-10', total: 19, on: '2026-11-10' }],
    priorTherapy: 'no',
    currentTherapy: 'no',
    beyondPrimaryCare: 'yes',
    earlierLossImpact: 'severe',
    mainDifficulty: 'perinatal-mental-ill-health',
    practicalSupport: 'not-known',
  },
  safety: {
    signs: ['severe-insomnia'],
    signsAsked: true,
    urgency: 'not-urgent',
    riskToSelf: 'some',
    riskToOthers: 'none',
    riskFromOthers: 'not-known',
    substanceUse: 'none',
    childProtectionPlan: 'no',
    childInNeedPlan: 'no',
  },
  primaryCarer: 'yes',
  consent: { hub: 'yes', otherNhs: 'yes', vcse: 'not-asked', gp: 'yes' },
  preference: { sector: 'none', services: [] },
  referrer: {
    facts: { role: 'midwife', currentlyInvolved: 'yes' },
    name: 'Amara Osei',
    email: 'midwife@people.example',
    team: 'Wensum Maternity Unit (invented)',
  },
  equity: {
    ethnicCategory: 'N',
    language: 'en',
    interpreterNeeded: 'no',
    disability: 'not-known',
    inclusionGroups: [],
  },
  note: 'Prefers to be seen at home.',
};

export const aQuestion: OpenQuestion = {
  questionId: QUESTION_ID,
  askedAt: '2026-11-21T09:30:00.000Z',
  asks: [
    { fact: 'need.level', question: 'How severe is the distress?' },
    {
      fact: 'occurrences.loss.gestationWeeks',
      question: 'At how many weeks of pregnancy was the loss?',
    },
    { fact: 'preference.services', question: 'Which of the two services does the person want?' },
  ],
};

/** Asked since it was sent: one no, one that is thought about. */
export const saidAboutSharing: RecordedAgreement = {
  said: [
    { recipient: 'vcse', answer: 'wants-to-think' },
    { recipient: 'gp', answer: 'does-not-agree' },
  ],
  how: 'telephone',
  askedOn: '2026-11-21',
  askedBy: 'Amara Osei, midwife',
  askAgainOn: '2026-12-03',
  recordedAt: '2026-11-21T15:00:00.000Z',
};

/** Put right after it was sent: how the person is spoken with, and nothing of how they are reached. */
export const saidOfSpeaking: RecordedContactChange = {
  reason: 'written-down-wrongly',
  byTeam: 'Perinatal Loss Pathway',
  safe: aReferralSent.person.contact.safe,
  reachedAsBefore: true,
  spoken: [
    { what: 'nameToUse', now: 'Ama' },
    { what: 'language', before: 'en', now: 'pl' },
    { what: 'dialect', before: 'Silesian' },
    { what: 'interpreterNeeded', before: 'no', now: 'yes' },
  ],
  recordedAt: '2026-11-21T16:00:00.000Z',
};

export const aReferral: ReferralView = {
  referralId: REFERRAL_ID,
  protectedFacts: 1,
  reference: 'WM-4K7Q-2N8D',
  receivedAt: '2026-11-20T10:02:11.000Z',
  fullName: 'Amara Demo',
  state: 'The team has it and decides whether it can help',
  holder: hubHolds,
  nextStep: decideNext,
  needsYou: true,
  open: true,
  sent: aReferralSent,
  placeNames: [
    { key: 'coventry', name: 'Coventry' },
    { key: 'university-hospital-coventry', name: 'University Hospital Coventry' },
  ],
  factsVersion: 1,
  contactVersion: 1,
  progress: [
    { at: '2026-11-20T10:02:11.000Z', what: 'referral.received', words: 'It was received.' },
    {
      at: '2026-11-20T10:02:12.000Z',
      what: 'referral.offered',
      words: 'It was offered to the Perinatal Loss Pathway, which takes losses of this kind.',
    },
    {
      at: '2026-11-20T15:40:00.000Z',
      what: 'referral.acknowledged',
      words: 'The Perinatal Loss Pathway has it and holds the person from now on.',
    },
  ],
  questions: [aQuestion],
};

const {
  sent: _sent,
  placeNames: _names,
  factsVersion: _version,
  contactVersion: _contactVersion,
  progress: _progress,
  questions: _asked,
  protectedFacts: _protectedFacts,
  ...row
} = aReferral;

/** The same of somebody who may be written to. */
const { note: _note, ...sentForLinkWork } = aReferralSent;
const { protectedFacts: _facts, ...withoutFacts } = aReferral;
/** The same as a link worker has it: what is kept back says nothing, and nothing is asked to be read of it. */
export const forLinkWork: ReferralView = {
  ...withoutFacts,
  sent: {
    ...sentForLinkWork,
    need: {
      ...aReferralSent.need,
      ...{ conditions: [], scores: [], mainDifficulty: 'not-known' },
      ...{ psychiatricNeedNow: 'not-known', beyondPrimaryCare: 'not-known' },
      earlierLossImpact: 'not-known',
    },
    safety: {
      ...{ signs: [], signsAsked: false, urgency: 'not-asked', substanceUse: 'not-known' },
      ...{ riskToSelf: 'not-known', riskToOthers: 'not-known', riskFromOthers: 'not-known' },
      ...{ childProtectionPlan: 'not-known', childInNeedPlan: 'not-known' },
    },
  },
  progress: [],
  linkWork: {
    concern: 'yes',
    steps: ['do-not-visit-alone', 'call-safely', 'speak-first', 'tell-safeguarding-lead'],
  },
};

export const aReachableReferral: ReferralView = {
  ...aReferral,
  sent: {
    ...aReferralSent,
    person: {
      ...aReferralSent.person,
      contact: {
        ...aReferralSent.person.contact,
        safe: {
          ...aReferralSent.person.contact.safe,
          email: 'yes',
          knowingly: ['email', 'sms'],
        },
      },
    },
  },
};

export const myReferrals: ReferralList = {
  total: 2,
  referrals: [
    row,
    {
      ...row,
      referralId: '0b8f6f0e-0000-4000-8000-000000000002',
      reference: 'WM-9T2C-7KQ4',
      fullName: 'Beatrix Demo',
      state: 'Accepted',
      needsYou: false,
    },
  ],
};

/** As many as a page has, each with a name as long as names are. */
export const manyReferrals: ReferralList = {
  total: 120,
  referrals: Array.from({ length: 50 }, (_, at) => ({
    ...row,
    referralId: `0b8f6f0e-0000-4000-8000-0000000002${String(at).padStart(2, '0')}`,
    fullName: `Wilhelmina-Konstantina Abcdefghijklmnopqrstuvwxyz-Demo ${String(at)}`,
    needsYou: at % 2 === 0,
  })),
};

export const anAnswerToSending: ReferralSent = {
  referralId: REFERRAL_ID,
  reference: 'WM-4K7Q-2N8D',
  receivedAt: '2026-11-22T12:00:00.000Z',
  link: `/referrals/${REFERRAL_ID}`,
  callNow: [],
};

export const placeChoices: PlaceChoices = {
  choices: [
    { key: 'coventry', name: 'Coventry', kind: 'area' },
    { key: 'norfolk', name: 'Norfolk', kind: 'area' },
    { key: 'warwickshire', name: 'Warwickshire', kind: 'area' },
    { key: 'university-hospital-coventry', name: 'University Hospital Coventry', kind: 'unit' },
  ],
  revision: '0123456789ab',
  lookups: { postcodes: false, practices: false },
};

export const practicesFound: PracticesFound = {
  practices: [
    { code: 'Y00001', name: 'Mill Lane Surgery (invented)', address: 'Norwich, NR1 9ZZ' },
    { code: 'Y00002', name: 'Old Mill (invented)', address: 'Fakenham' },
  ],
  more: false,
};

/** One that is linked and one that is alike. */
export const samePerson: SamePerson = {
  linked: [
    {
      referralId: '0b8f6f0e-0000-4000-8000-0000000000d1',
      reference: 'WM-4K7Q-2N8E',
      receivedOn: '2026-11-10',
      state: 'With a team',
      agrees: ['nhs-number', 'birth-date'],
      mayRead: true,
    },
  ],
  near: [
    {
      referralId: '0b8f6f0e-0000-4000-8000-0000000000d2',
      reference: 'WM-4K7Q-2N8F',
      receivedOn: '2026-11-12',
      state: 'Being placed',
      agrees: ['birth-date', 'postcode'],
      mayRead: false,
    },
  ],
  earlier: [
    {
      referralId: '0b8f6f0e-0000-4000-8000-0000000000d3',
      reference: 'WM-4K7Q-2N8G',
      receivedOn: '2025-03-03',
      endedOn: '2025-09-12',
      state: 'Ended',
      agrees: ['nhs-number', 'birth-date', 'name'],
      mayRead: false,
    },
  ],
};

/** What is read of people before a list is worked. */
export const someCues: ReferralCues = {
  cues: [
    {
      referralId: REFERRAL_ID,
      contact: 'read-first',
      interpreterNeeded: 'yes',
      language: 'pl',
    },
    {
      referralId: '0b8f6f0e-0000-4000-8000-000000000004',
      contact: 'safe',
      interpreterNeeded: 'no',
      language: 'en',
    },
  ],
};
