import type { Difference, Ledger, ReconciliationFound, StuckReferral } from '@waymark/contracts';
import { clockWords, lengthWords, momentWords } from '../../../layout/london-time.js';
import { anyStateWords, nextStepWords } from '../../../layout/words/placing-words.js';
import { pathOf } from '../failed/failed.presenter.js';

interface Link {
  readonly href: string;
  readonly text: string;
}

interface StuckRow {
  readonly href: string;
  readonly reference: string;
  readonly state: string;
  readonly for: string;
  readonly limit: string;
  readonly last: string;
  readonly next: string;
  readonly owner: string;
  readonly toDo: string;
  readonly link?: Link;
}

interface DifferenceRow {
  readonly href: string;
  readonly subject: string;
  readonly what: string;
  readonly toDo: string;
  readonly since: string;
  readonly sayAgain?: string;
}

export interface StuckPage {
  readonly title: string;
  readonly section: string;
  readonly asOf: string;
  readonly stuck: readonly StuckRow[];
  readonly compared: string;
  readonly silent: readonly string[];
  readonly differences: readonly DifferenceRow[];
}

/** Referrals past the limit of their next step, and what the services do not agree on. */
export const stuckPage = (
  ledger: Ledger,
  reconciliation: ReconciliationFound | undefined,
  now: Date,
): StuckPage => ({
  title: 'Stuck referrals',
  section: 'Operations',
  asOf: momentWords(ledger.asOf),
  stuck: ledger.stuck.map((referral) => stuckRow(referral, now)),
  compared:
    reconciliation === undefined
      ? 'The services were not compared yet.'
      : `Compared ${momentWords(reconciliation.endedAt ?? reconciliation.beganAt)}: ${String(reconciliation.compared)} of ${String(reconciliation.of)} pairs of books, ${String(reconciliation.referrals)} referrals.`,
  silent: reconciliation?.silent ?? [],
  differences: (reconciliation?.standing ?? []).map((one) => differenceRow(one, now)),
});

function stuckRow(referral: StuckReferral, now: Date): StuckRow {
  const { referralId, reference, state, since, dueAt, nextStep, lastEvent } = referral;
  const limit = dueAt ?? nextStep?.dueAt;
  return {
    href: pathOf.referral(referralId),
    reference,
    state: anyStateWords(state),
    for: lengthWords(now.getTime() - Date.parse(since)),
    limit: limit === undefined ? 'Not known' : `${momentWords(limit)}: ${clockWords(limit, now)}`,
    last: lastEvent === undefined ? 'Not known' : `${lastEvent.type}, ${momentWords(lastEvent.at)}`,
    next: nextStep === undefined ? nextStepWords.judge : nextStepWords[nextStep.what],
    owner: nextStep?.ownerName ?? 'Waymark',
    ...whatToDo(referral),
  };
}

const MEND: Pick<StuckRow, 'toDo' | 'link'> = {
  toDo: 'Mend the failed event: what was said later waits behind it.',
  link: { href: '/operations/failed', text: 'Failed events' },
};
const LOOK: Pick<StuckRow, 'toDo' | 'link'> = {
  toDo: 'Waymark owes this itself: see whether eligibility and routing hear.',
  link: { href: '/operations/consumers', text: 'Consumers' },
};

function whatToDo({ needsAttention, nextStep }: StuckReferral): Pick<StuckRow, 'toDo' | 'link'> {
  if (needsAttention === true || nextStep?.what === 'mend-failed-event') return MEND;
  if (nextStep === undefined || nextStep.what === 'judge') return LOOK;
  return { toDo: `Telephone ${nextStep.ownerName}, and say what is owed.` };
}

const differenceRow = (difference: Difference, now: Date): DifferenceRow => ({
  href: pathOf.referral(difference.subject),
  subject: difference.subject,
  what: difference.what,
  toDo: difference.toDo,
  since: lengthWords(now.getTime() - Date.parse(difference.firstSeenAt)),
  ...(difference.sayAgain !== undefined && { sayAgain: sayAgainPath(difference) }),
});

const sayAgainPath = ({ subject, sayAgain }: Difference): string => {
  const { service = '', from = 1, to = 1 } = sayAgain ?? {};
  const asked = { subject, from: String(from), to: String(to) };
  return `/operations/said-again/${service}?${new URLSearchParams(asked).toString()}`;
};
