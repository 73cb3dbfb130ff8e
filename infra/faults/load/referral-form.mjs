import { canary } from './canary.mjs';

/** @typedef {Readonly<Record<string, string | readonly string[]>>} Fields */

/** A whole form, topic by topic, as a browser posts it. @type {readonly (readonly [string, Fields])[]} */
const topics = [
  ['whose-care', { loss: 'no', about: 'pregnant-person' }],
  [
    'what-happened/add/birth',
    { 'on-day': '14', 'on-month': '8', 'on-year': lastYear(), certainty: 'exact' },
  ],
  ['what-happened', { add: 'nothing-more' }],
  ['now', { state: 'not-pregnant', primaryCarer: 'yes' }],
  ['signs', { signs: ['none'], urgency: 'not-urgent' }],
  ['where', { residence: 'known', area: 'norfolk', gpPractice: 'not-known', bookedUnit: 'none' }],
  ['need', { pathways: ['birth-trauma'], level: 'moderate', impact: 'marked' }],
  ['need-more', { traumaKinds: ['birth'], 'traumaOn-month': '8', 'traumaOn-year': lastYear() }],
  [
    'treatment',
    {
      conditions: ['ptsd'],
      psychiatricNeedNow: 'no',
      priorTherapy: 'no',
      currentTherapy: 'no',
      beyondPrimaryCare: 'yes',
      mainDifficulty: 'perinatal-mental-ill-health',
      practicalSupport: 'no',
    },
  ],
  ['scores', {}],
  [
    'safety',
    {
      riskToSelf: 'none',
      riskToOthers: 'none',
      riskFromOthers: 'none',
      substanceUse: 'none',
      childProtectionPlan: 'no',
      childInNeedPlan: 'no',
    },
  ],
  [
    'person',
    {
      fullName: `Amara ${canary}`,
      'birthDate-day': '31',
      'birthDate-month': '3',
      'birthDate-year': '1994',
    },
  ],
  [
    'contact',
    {
      phone: '07700 900123',
      safePhone: 'yes',
      safeVoicemail: 'no',
      safeSms: 'yes',
      safeEmail: 'not-known',
      safeLetter: 'no',
      othersSeeMessages: 'no',
      seenBy: ['nobody'],
      callerNumber: 'shown',
      through: 'directly',
    },
  ],
  ['communication', { language: 'en', interpreterNeeded: 'no', disability: 'not-known' }],
  [
    'consent',
    {
      hub: 'yes',
      otherNhs: 'yes',
      vcse: 'not-asked',
      gp: 'yes',
      withoutConsentBecause: 'none',
      sector: 'none',
    },
  ],
  [
    'about-you',
    {
      name: 'Amara Osei',
      role: 'midwife',
      team: 'Wensum Maternity Unit (invented)',
      email: 'midwife@people.example',
      currentlyInvolved: 'yes',
    },
  ],
  ['anything-else', { note: `She ${canary}.` }],
  ['equality', { ethnicCategory: 'N', inclusionGroups: [] }],
];

function lastYear() {
  return String(new Date().getFullYear() - 1);
}

/** What a form carries besides its questions. @param {string} page @param {string} name */
export const hiddenIn = (page, name) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

/** Fills in a form to where it is read over. @param {import('../../bench/load/visitor.mjs').Visitor} visitor @param {string} nhsNumber whom it is about @returns {Promise<string>} where that is */
export async function filledIn(visitor, nhsNumber) {
  const { text } = await visitor.get('/refer/before-you-start');
  const csrf = hiddenIn(text, 'csrf');
  const { url } = await visitor.post('/refer/drafts', { csrf });
  const draft = new URL(url).pathname.replace(/\/whose-care$/, '');
  for (const [topic, fields] of topics) {
    const page = await visitor.post(`${draft}/${topic}`, {
      csrf,
      ...fields,
      ...(topic === 'person' && { nhsNumber }),
    });
    if (page.status !== 200)
      throw new Error(`${topic} was answered ${page.status}: ${wrongIn(page.text)}`);
  }
  return `${draft}/check-answers`;
}

/** What the summary of problems says. @param {string} page */
const wrongIn = (page) =>
  [...page.matchAll(/<a href="#([^"]+)"[^>]*>([^<]+)</g)]
    .map(([, field, text]) => `${field}: ${text}`)
    .join('; ');
