import type {
  ConsentFacts,
  LossFact,
  NeedFacts,
  OccurrenceFact,
  PersonDetails,
  SafetyFacts,
  SendReferral,
  SeparationFact,
  WhereSheIs,
} from '@waymark/contracts';

/**
 * What becomes of one field: seen; kept back, where it may be absent; something that says nothing in its place, where it
 * may not; or seen in part.
 */
type Rule<T, K extends keyof T> =
  | 'seen'
  | (undefined extends T[K] ? 'kept-back' : never)
  | { readonly instead: T[K] }
  | { readonly partly: (value: Exclude<T[K], undefined>) => Exclude<T[K], undefined> };
/** Every field has its rule: a new one does not compile without, and is not seen without. */
type Rules<T> = { readonly [K in keyof T]-?: Rule<T, K> };

const where: Rules<WhereSheIs> = {
  residence: 'seen',
  residencePlaces: 'seen',
  gpPractice: 'seen',
  gpPracticeCode: 'seen',
  gpPlaces: 'seen',
  bookedUnit: 'seen',
  unit: 'seen',
  mayMoveSoon: 'seen',
};
const person: Rules<PersonDetails> = {
  fullName: 'seen',
  nameToUse: 'seen',
  pronouns: 'seen',
  dialect: 'seen',
  birthDate: 'seen',
  nhsNumber: 'seen',
  noNhsNumberBecause: 'seen',
  address: 'seen',
  postcode: 'seen',
  contact: 'seen',
};
const loss: Rules<LossFact> = {
  kind: 'seen',
  terminationReason: 'kept-back',
  gestationWeeks: 'seen',
  ageAtDeathDays: 'seen',
};
const separation: Rules<SeparationFact> = {
  cause: { instead: 'not-known' },
  at: 'seen',
};
const occurrence: Rules<OccurrenceFact> = {
  kind: 'seen',
  on: 'seen',
  certainty: 'seen',
  pregnancy: 'seen',
  loss: { partly: (whole) => inPart(whole, loss) },
  separation: { partly: (whole) => inPart(whole, separation) },
};
const need: Rules<NeedFacts> = {
  pathways: 'seen',
  level: 'seen',
  impact: 'seen',
  traumaKinds: 'seen',
  traumaOn: 'seen',
  tokophobiaKind: { instead: 'not-known' },
  conditions: { instead: [] },
  psychiatricNeedNow: { instead: 'not-known' },
  scores: { instead: [] },
  priorTherapy: 'seen',
  currentTherapy: 'seen',
  beyondPrimaryCare: { instead: 'not-known' },
  earlierLossImpact: { instead: 'not-known' },
  // Abuse and substances are told of as a concern for safety, and not as what they are.
  mainDifficulty: {
    partly: (main) =>
      main === 'abuse' || main === 'substance-misuse' || main === 'perinatal-mental-ill-health'
        ? 'not-known'
        : main,
  },
  practicalSupport: 'seen',
};
const safety: Rules<SafetyFacts> = {
  signs: { instead: [] },
  signsAsked: { instead: false },
  urgency: { instead: 'not-asked' },
  notUrgentBecause: 'kept-back',
  riskToSelf: { instead: 'not-known' },
  riskToOthers: { instead: 'not-known' },
  riskFromOthers: { instead: 'not-known' },
  substanceUse: { instead: 'not-known' },
  childProtectionPlan: { instead: 'not-known' },
  childInNeedPlan: { instead: 'not-known' },
};
const consent: Rules<ConsentFacts> = {
  hub: 'seen',
  otherNhs: 'seen',
  vcse: 'seen',
  gp: 'seen',
  withoutConsentBecause: 'kept-back',
  under16: 'seen',
  refused: 'seen',
  askAgainOn: 'seen',
};
const form: Rules<SendReferral> = {
  about: 'seen',
  parenthood: 'seen',
  person: { partly: (whole) => inPart(whole, person) },
  where: { partly: (whole) => inPart(whole, where) },
  current: 'seen',
  occurrences: { partly: (all) => all.map((whole) => inPart(whole, occurrence)) },
  need: { partly: (whole) => inPart(whole, need) },
  safety: { partly: (whole) => inPart(whole, safety) },
  primaryCarer: 'seen',
  consent: { partly: (whole) => inPart(whole, consent) },
  preference: 'seen',
  referrer: 'seen',
  equity: 'seen',
  urgencyComment: 'kept-back',
  callTaken: 'kept-back',
  safetyConcernId: 'kept-back',
  knownToService: 'kept-back',
  note: 'kept-back',
  firstReferredOn: 'seen',
  addToOpen: 'seen',
  referAnywayBecause: 'kept-back',
  despiteCriteria: 'kept-back',
};

/**
 * What a link worker reads: who the person is and how they are safely reached, what happened, what they want help with,
 * practical facts. Never risk answers, scores, diagnoses, plans for a child or what was written for clinicians.
 */
export const seenByLinkWork = (whole: SendReferral): SendReferral => inPart(whole, form);

function inPart<T extends object>(whole: T, rules: Rules<T>): T {
  const seen = Object.entries<AnyRule>(rules as Readonly<Record<string, AnyRule>>).flatMap(
    ([key, rule]) => {
      const value: unknown = whole[key as keyof T];
      if (value === undefined || rule === 'kept-back') return [];
      return [
        [key, rule === 'seen' ? value : 'instead' in rule ? rule.instead : rule.partly(value)],
      ];
    },
  );
  return Object.fromEntries(seen) as T;
}

type AnyRule =
  | 'seen'
  | 'kept-back'
  | { readonly instead: unknown }
  | { readonly partly: (value: unknown) => unknown };
