import { IsIn } from 'class-validator';
import { defineCriterion } from '../criterion.js';
import { later, met, notMet, notPublished } from '../verdict.js';

class SelfReferralSettings {
  /** null = not published. */
  @IsIn([true, false, null]) readonly allowed!: boolean | null;
}

/** May people refer themselves? Judged only for a self-referral. */
export const selfReferral = defineCriterion({
  code: 'self-referral',
  question: 'May people refer themselves?',
  settings: SelfReferralSettings,
  rule({ allowed }) {
    if (allowed === null) return 'self-referral: not published';
    return allowed ? 'self-referral' : 'no self-referral';
  },
  judgeBy({ allowed }, { serviceName }) {
    const seen = 'self-referral';
    const answer =
      allowed === null
        ? notPublished(seen, `It is not published whether ${serviceName} takes self-referrals.`)
        : allowed
          ? met(seen, `${serviceName} takes self-referrals.`)
          : notMet(seen, `${serviceName} takes referrals from professionals only.`);
    return () => answer;
  },
  changesBy: () => () => [
    later('referrer.role', 'A referral by a professional would change this.'),
  ],
});
