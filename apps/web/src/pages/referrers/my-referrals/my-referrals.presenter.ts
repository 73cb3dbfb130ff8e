import type { ReferralList, ReferralSummary } from '@waymark/contracts';
import { clockWords, momentWords } from '../../../layout/london-time.js';
import { nextStepWords } from '../../../layout/words/placing-words.js';

/** Rows a page of intake's answer. */
const PAGE_SIZE = 50;

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
}

export interface MyReferralsPage {
  readonly title: string;
  readonly total: number;
  readonly rows: readonly Row[];
  readonly newer?: string;
  readonly older?: string;
}

/** A page number somebody may have typed; whatever is none is the first. */
export const pageNumber = (asked: unknown): number =>
  typeof asked === 'string' && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;

export function myReferralsPage(
  { referrals, total }: ReferralList,
  page: number,
  now: Date,
): MyReferralsPage {
  return {
    title: page === 1 ? 'My referrals' : `My referrals, page ${String(page)}`,
    total,
    rows: actionFirst(referrals).map((referral) => rowOf(referral, now)),
    ...(page > 1 && { newer: page === 2 ? '/referrals' : `/referrals?page=${String(page - 1)}` }),
    ...(page * PAGE_SIZE < total && { older: `/referrals?page=${String(page + 1)}` }),
  };
}

// The order of intake is kept within the two groups.
const actionFirst = (referrals: readonly ReferralSummary[]): readonly ReferralSummary[] => [
  ...referrals.filter(({ needsYou }) => needsYou),
  ...referrals.filter(({ needsYou }) => !needsYou),
];

function rowOf(referral: ReferralSummary, now: Date): Row {
  const { referralId, reference, fullName, receivedAt, state, needsYou, holder, nextStep } =
    referral;
  return {
    href: `/referrals/${referralId}`,
    reference,
    name: fullName,
    received: momentWords(receivedAt),
    state,
    needsYou,
    holder: holder?.name ?? 'Nobody: it is closed',
    next:
      nextStep === undefined
        ? 'Nothing more'
        : `${nextStep.ownerName}: ${nextStepWords[nextStep.what]}`,
    clock: nextStep === undefined ? '' : clockWords(nextStep.dueAt, now),
  };
}
