import type { Advice, ReferralSent, ReferralView } from '@waymark/contracts';
import { momentWords } from '../../../layout/london-time.js';
import { nextStepWords } from '../../../layout/words/placing-words.js';

export interface SentPage {
  readonly title: string;
  readonly section: string;
  readonly already: boolean;
  readonly reference: string;
  readonly received: string;
  readonly callNow: readonly Advice[];
  /** Who owes the next step, what and by when; absent while it is not known. */
  readonly next?: { readonly who: string; readonly what: string; readonly when: string };
  readonly holder?: string;
  readonly follow: string;
}

export function sentPage(
  { referralId, reference, receivedAt, callNow }: ReferralSent,
  referral: Pick<ReferralView, 'nextStep' | 'holder'> | undefined,
  already: boolean,
): SentPage {
  const { nextStep, holder } = referral ?? {};
  return {
    title: already ? 'This referral was already sent' : 'Referral sent',
    section: 'Make a referral',
    already,
    reference,
    received: momentWords(receivedAt),
    callNow,
    ...(nextStep !== undefined && {
      next: {
        who: nextStep.ownerName,
        what: nextStepWords[nextStep.what],
        when: momentWords(nextStep.dueAt),
      },
    }),
    ...(holder !== undefined && { holder: holder.name }),
    follow: `/referrals/${referralId}`,
  };
}
