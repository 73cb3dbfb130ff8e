import type { TopicSlug } from '../refer/draft/draft.js';

/** Which page asks what a criterion needs. */
const BY_CRITERION: Readonly<Record<string, TopicSlug>> = {
  'residence-in': 'where',
  'gp-registered-in': 'where',
  'booked-unit-in': 'where',
  'minimum-age': 'person',
  'maximum-age': 'person',
  'pregnancy-state': 'now',
  'gestation-now': 'now',
  'primary-carer': 'now',
  'time-since-event': 'what-happened',
  'perinatal-window': 'what-happened',
  'loss-kind': 'what-happened',
  'gestation-at-loss': 'what-happened',
  'baby-age-at-death': 'what-happened',
  'separation-cause': 'what-happened',
  'youngest-child-age': 'what-happened',
  'trauma-kind': 'need',
  'tokophobia-kind': 'need',
  'impact-of-earlier-loss': 'need-more',
  severity: 'need',
  'below-specialist-threshold': 'need',
  condition: 'treatment',
  excludes: 'treatment',
  'beyond-primary-care': 'treatment',
  'prior-therapy': 'treatment',
  'main-difficulty': 'treatment',
  score: 'scores',
  risk: 'safety',
  person: 'whose-care',
  consent: 'consent',
  referrer: 'about-you',
  'referrer-role': 'about-you',
  'referrer-involved': 'about-you',
};

/** Which page asks for a fact, by how its path begins; the longest beginning counts. */
const BY_FACT: Readonly<Record<string, TopicSlug>> = {
  person: 'whose-care',
  age: 'person',
  places: 'where',
  where: 'where',
  current: 'now',
  primaryCarer: 'now',
  occurrences: 'what-happened',
  'need.level': 'need',
  'need.impact': 'need',
  'need.pathways': 'need',
  'need.trauma': 'need-more',
  'need.tokophobiaKind': 'need-more',
  'need.earlierLossImpact': 'need-more',
  'need.scores': 'scores',
  need: 'treatment',
  'safety.signs': 'signs',
  'safety.urgency': 'signs',
  safety: 'safety',
  consent: 'consent',
  preference: 'consent',
  referrer: 'about-you',
};

/** Which page asks for a missing fact; undefined where none does. */
export function topicOfFact(fact: string): TopicSlug | undefined {
  const beginning = Object.keys(BY_FACT)
    .filter((start) => fact.startsWith(start))
    .reduce((longest, start) => (start.length > longest.length ? start : longest), '');
  return BY_FACT[beginning];
}

/** Which page asks for what a line was judged by; undefined where the referrer answers nothing of it. */
export const topicOfLine = (criterion: string, missing?: string): TopicSlug | undefined =>
  (missing === undefined ? undefined : topicOfFact(missing)) ?? BY_CRITERION[criterion];
