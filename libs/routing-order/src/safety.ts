import {
  RED_FLAGS,
  safetyAdvice,
  type Advice,
  type Condition,
  type ReferralFacts,
  type SafetySign,
} from '@waymark/contracts';

// All of this is to be confirmed by a clinical safety officer.

const RED: ReadonlySet<SafetySign> = new Set(RED_FLAGS);

const FOR_PERINATAL_TEAM: readonly Condition[] = [
  'psychosis',
  'bipolar',
  'depression-severe',
  'ocd-severe',
];

/** Is a call needed now or within 48 hours, as far as anyone has said? */
export function needsCall(facts: ReferralFacts): boolean {
  const advice = safetyAdvice(facts);
  return advice.length > 0 && !urgencyToBeSaid(facts);
}

/** A professional saw only signs that grief after a loss can bring, and has not said how urgent it is. */
export const urgencyToBeSaid = (facts: ReferralFacts): boolean =>
  facts.referrer.role !== 'self' && safetyAdvice(facts).some(isQuestion);

/** Whom to telephone, in the words the page has used already. */
export const whomToCall = (facts: ReferralFacts): readonly Advice[] =>
  safetyAdvice(facts).filter((advice) => !isQuestion(advice));

const isQuestion = ({ kind }: Advice): boolean => kind === 'ask-referrer';

/** Marked clinical risk: link work never holds it. */
export function hasClinicalRisk(facts: ReferralFacts): boolean {
  const { safety, need } = facts;
  return (
    safety.riskToSelf === 'significant' ||
    safety.riskToOthers === 'significant' ||
    safety.signs.some((sign) => RED.has(sign)) ||
    needsCall(facts) ||
    need.psychiatricNeedNow === 'yes'
  );
}

/** Illness that the specialist perinatal team leads on. */
export const needsPerinatalTeam = ({ need }: ReferralFacts): boolean =>
  need.psychiatricNeedNow === 'yes' ||
  need.conditions.some((condition) => FOR_PERINATAL_TEAM.includes(condition));
