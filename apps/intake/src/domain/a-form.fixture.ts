import type { SendReferral } from '@waymark/contracts';

/** What differs from the form of the specs, at any depth; lists are replaced whole. */
export type Change<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: Change<T[Key]> | undefined }
    : T;

/** The day on which the form of the specs is right. */
export const TODAY = '2026-11-22';

/** A form that can be sent as it is, about an invented person; a spec says only what differs. `undefined` takes away. */
export const aForm = (change: Change<SendReferral> = {}): SendReferral => altered(BASE, change);

/** The same form, except. */
export const altered = (form: SendReferral, change: Change<SendReferral>): SendReferral =>
  merged(form, change) as SendReferral;

function merged(base: unknown, change: unknown): unknown {
  if (!isObject(base) || !isObject(change)) return change;
  const all = Object.keys({ ...base, ...change }).map((key) => [
    key,
    key in change ? merged(base[key], change[key]) : base[key],
  ]);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const BASE: SendReferral = {
  about: 'pregnant-person',
  person: {
    fullName: 'Ottilie Canarywood',
    birthDate: '1995-04-02',
    nhsNumber: '999 000 1006',
    address: '1 Invented Row, Eastham',
    postcode: 'nr13jb',
    contact: {
      phone: '07700 900123',
      email: 'ottilie.canarywood@people.example',
      safe: {
        email: 'yes',
        sms: 'not-known',
        phone: 'yes',
        letter: 'no',
        voicemail: 'no',
        othersSeeMessages: 'no',
        seenBy: ['nobody'],
        partnerKnows: 'no',
        callerNumber: 'withheld',
        times: 'Canarymornings',
        askFor: 'Canarytilly',
        sayYouAre: 'the Canarylibrary',
        codeWord: 'Canaryheron',
        instructions: 'Canarydog barks',
      },
    },
  },
  where: {
    residence: 'known',
    residencePlaces: ['eastham-harbour'],
    gpPractice: 'not-known',
    gpPlaces: [],
    bookedUnit: 'none',
  },
  current: { state: 'not-pregnant' },
  occurrences: [{ kind: 'birth', on: '2026-06-22', certainty: 'exact' }],
  need: {
    pathways: ['birth-trauma'],
    level: 'moderate',
    impact: 'marked',
    traumaKinds: ['birth'],
    tokophobiaKind: 'not-known',
    conditions: [],
    psychiatricNeedNow: 'no',
    scores: [],
    priorTherapy: 'no',
    currentTherapy: 'no',
    beyondPrimaryCare: 'yes',
    earlierLossImpact: 'not-known',
    mainDifficulty: 'not-known',
    practicalSupport: 'no',
  },
  safety: {
    signs: [],
    signsAsked: true,
    urgency: 'not-asked',
    riskToSelf: 'none',
    riskToOthers: 'none',
    riskFromOthers: 'none',
    substanceUse: 'none',
    childProtectionPlan: 'no',
    childInNeedPlan: 'no',
  },
  primaryCarer: 'yes',
  consent: { hub: 'yes', otherNhs: 'yes', vcse: 'yes', gp: 'yes' },
  preference: { sector: 'none', services: [] },
  referrer: {
    facts: { role: 'midwife', currentlyInvolved: 'yes' },
    name: 'Ines Canarymidwife',
    email: 'ines@referrers.example',
    team: 'Eastham Community Midwives (invented)',
  },
  equity: {
    ethnicCategory: 'N',
    language: 'en',
    interpreterNeeded: 'no',
    disability: 'not-stated',
    inclusionGroups: ['rural'],
  },
  note: 'Canarynote: prefers mornings.',
};
