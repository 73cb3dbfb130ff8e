import type { FieldProblem } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { TopicSlug } from '../refer/draft/draft.js';

/** Which page a field of the referral comes from, by how its path begins; the longest beginning counts. */
const PAGES: Readonly<Record<string, TopicSlug>> = {
  about: 'whose-care',
  'person.contact': 'contact',
  person: 'person',
  where: 'where',
  current: 'now',
  primaryCarer: 'now',
  occurrences: 'what-happened',
  'need.trauma': 'need-more',
  'need.tokophobiaKind': 'need-more',
  'need.earlierLossImpact': 'need-more',
  'need.pathways': 'need',
  'need.level': 'need',
  'need.impact': 'need',
  'need.scores': 'scores',
  need: 'treatment',
  'safety.signs': 'signs',
  'safety.urgency': 'signs',
  safety: 'safety',
  consent: 'consent',
  preference: 'consent',
  knownToService: 'consent',
  referrer: 'about-you',
  'equity.ethnicCategory': 'equality',
  'equity.inclusionGroups': 'equality',
  equity: 'communication',
  note: 'anything-else',
  firstReferredOn: 'anything-else',
};

/** What intake refuses although every page was in order, by field and rule. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = inLanguage(() => ({
  consent: {
    'no-consent': say`Nobody may see this yet: ask the person, or record why it is shared`,
  },
  'where.residencePlaces': { 'residence-place': say`Choose the area where the person lives` },
  'where.unit': { 'unknown-unit': say`The maternity unit is no longer in the list: choose again` },
  'person.nhsNumber': {
    'nhs-number-check-digit': say`This is not a valid NHS number. Compare each digit with a letter or the record`,
  },
}));

export function topicOfField(field: string): TopicSlug | undefined {
  const beginning = Object.keys(PAGES)
    .filter((start) => field.startsWith(start))
    .reduce((longest, start) => (start.length > longest.length ? start : longest), '');
  return PAGES[beginning];
}

/** The sentence for a problem; the service's own where this site has none. */
export function wordsOfProblem({ field, rule, message }: FieldProblem): string {
  const path = field.replaceAll(/\[\d+\]/g, '');
  return WORDS[path]?.[rule] ?? message;
}
