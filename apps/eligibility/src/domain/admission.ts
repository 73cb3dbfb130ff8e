import type { Condition, SafetySign } from '@waymark/contracts';
import type { ReferralCase } from './referral-case.js';

const ILLNESS: readonly Condition[] = ['psychosis', 'bipolar', 'depression-severe', 'ocd-severe'];
const SIGNS: readonly SafetySign[] = ['psychosis-suspected', 'mania-suspected'];

/**
 * Can an admission with a baby be thought of at all? Nobody without such an illness, and nobody whose baby has died or is
 * not in their care, is told anything of a mother and baby unit.
 */
export function mayBeAdmittedWithBaby({ facts, happenings }: ReferralCase): boolean {
  const { need, safety, current, primaryCarer } = facts;
  const isIll =
    need.psychiatricNeedNow === 'yes' ||
    need.conditions.some((condition) => ILLNESS.includes(condition)) ||
    safety.signs.some((sign) => SIGNS.includes(sign));
  const hasBaby = primaryCarer !== 'no' && happenings.some(({ kind }) => kind === 'birth');
  return isIll && (current.state === 'pregnant' || hasBaby);
}
