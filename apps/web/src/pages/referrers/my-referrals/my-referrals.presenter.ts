import type { ReferralList, ReferralSummary } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { clockWords, momentWords } from '../../../layout/london-time.js';
import { otherPages } from '../../../layout/page-number.js';
import { holderWords } from '../../../layout/words/holder-words.js';
import { nextStepWords } from '../../../layout/words/placing-words.js';

interface Row {
  readonly href: string;
  readonly reference: string;
  readonly name: string;
  readonly received: string;
  readonly state: string;
  readonly needsYou: boolean;
  readonly holder: string;
  readonly next: string;
  readonly clock: string;
  /** Where what the person said is recorded, where the team is to ask. */
  readonly agreement?: string;
}

export interface MyReferralsPage {
  readonly title: string;
  readonly total: number;
  readonly rows: readonly Row[];
  readonly before?: string;
  readonly after?: string;
}

export function myReferralsPage(
  { referrals, total }: ReferralList,
  page: number,
  now: Date,
): MyReferralsPage {
  return {
    title: page === 1 ? say`My referrals` : say`My referrals, page ${String(page)}`,
    total,
    rows: referrals.map((referral) => rowOf(referral, now)),
    ...otherPages('/referrals', page, total),
  };
}

function rowOf(referral: ReferralSummary, now: Date): Row {
  const { referralId, reference, fullName, receivedAt, state, needsYou, holder, nextStep } =
    referral;
  return {
    href: `/referrals/${referralId}`,
    reference,
    name: fullName ?? say`Restricted: open it with a reason`,
    received: momentWords(receivedAt),
    state,
    needsYou,
    holder: holderWords(holder, nextStep),
    next:
      nextStep === undefined
        ? say`Nothing more`
        : `${nextStep.ownerName}: ${nextStepWords[nextStep.what]}`,
    clock: nextStep === undefined ? '' : clockWords(nextStep.dueAt, now),
    ...(needsYou &&
      nextStep?.what === 'ask-her' && { agreement: `/referrals/${referralId}/agreement` }),
  };
}
