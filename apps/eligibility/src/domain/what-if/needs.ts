import {
  RED_FLAGS,
  safetyAdvice,
  type Condition,
  type Pathway,
  type ReferralFacts,
  type SafetySign,
} from '@waymark/contracts';

// What routing asks of the facts, as it asks it; a spec holds the two together.

const RED: ReadonlySet<SafetySign> = new Set(RED_FLAGS);
const FOR_PERINATAL_TEAM: readonly Condition[] = [
  'psychosis',
  'bipolar',
  'depression-severe',
  'ocd-severe',
];
export const VCSE_PATHWAYS: readonly Pathway[] = ['link-work', 'peer-support', 'family-support'];
const MAIN_SOCIAL = ['relationship-breakdown', 'abuse', 'poor-housing', 'poverty'];

export const needsPerinatalTeam = ({ person, need }: ReferralFacts): boolean =>
  person !== 'partner' &&
  (need.psychiatricNeedNow === 'yes' ||
    need.conditions.some((condition) => FOR_PERINATAL_TEAM.includes(condition)));

const needsCall = (facts: ReferralFacts): boolean => {
  const advice = safetyAdvice(facts);
  const toBeSaid =
    facts.referrer.role !== 'self' && advice.some(({ kind }) => kind === 'ask-referrer');
  return advice.length > 0 && !toBeSaid;
};

/** Link work never holds it. */
const hasClinicalRisk = (facts: ReferralFacts): boolean =>
  facts.safety.riskToSelf === 'significant' ||
  facts.safety.riskToOthers === 'significant' ||
  facts.safety.signs.some((sign) => RED.has(sign)) ||
  needsCall(facts) ||
  facts.need.psychiatricNeedNow === 'yes';

export const isMildToModerate = (facts: ReferralFacts): boolean =>
  !hasClinicalRisk(facts) && (facts.need.level === 'mild' || facts.need.level === 'moderate');

export function suitsLinkWork(facts: ReferralFacts): boolean {
  const { level, practicalSupport, mainDifficulty, pathways } = facts.need;
  if (hasClinicalRisk(facts) || level === 'severe' || level === 'complex') return false;
  if (pathways.includes('custody-loss')) return false;
  return (
    isMildToModerate(facts) ||
    practicalSupport === 'yes' ||
    MAIN_SOCIAL.includes(mainDifficulty) ||
    pathways.some((pathway) => VCSE_PATHWAYS.includes(pathway))
  );
}
