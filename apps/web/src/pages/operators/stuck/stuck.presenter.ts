import type {
  Difference,
  Ledger,
  Nudge,
  ReconciliationFound,
  StuckReferral,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { clockWords, lengthWords, momentWords } from '../../../layout/london-time.js';
import { nudgeBecause } from '../../../layout/words/nudge-words.js';
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
  /** That whoever owes it was asked to look, when, by whom and why. */
  readonly asked?: string;
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
  readonly wasCompared: boolean;
  readonly silent: readonly string[];
  /** More differ than were read. */
  readonly hasMore: boolean;
  readonly differences: readonly DifferenceRow[];
}

/** What others than operations know; undefined: never compared, or routing is silent. */
interface StuckBeside {
  readonly reconciliation?: ReconciliationFound | undefined;
  readonly nudges?: readonly Nudge[] | undefined;
}

/** Referrals past the limit of their next step, and what the services do not agree on. */
export const stuckPage = (
  ledger: Ledger,
  { reconciliation, nudges }: StuckBeside,
  now: Date,
): StuckPage => ({
  title: say`Stuck referrals`,
  section: say`Operations`,
  asOf: momentWords(ledger.asOf),
  stuck: ledger.stuck.map((referral) => stuckRow(referral, nudges, now)),
  compared:
    reconciliation === undefined
      ? say`The services were not compared yet.`
      : say`Compared ${momentWords(reconciliation.endedAt ?? reconciliation.beganAt)}: ${String(reconciliation.compared)} of ${String(reconciliation.of)} pairs of books, ${String(reconciliation.referrals)} referrals.`,
  wasCompared: reconciliation !== undefined,
  silent: reconciliation?.silent ?? [],
  hasMore: reconciliation?.hasMore === true,
  differences: (reconciliation?.standing ?? []).map((one) => differenceRow(one, now)),
});

function stuckRow(
  referral: StuckReferral,
  nudges: readonly Nudge[] | undefined,
  now: Date,
): StuckRow {
  const last = nudges?.find(isAbout(referral));
  const asked = askedWords(referral, last);
  const { referralId, reference, state, since, dueAt, nextStep, lastEvent } = referral;
  const limit = dueAt ?? nextStep?.dueAt;
  return {
    href: pathOf.referral(referralId),
    reference,
    state: anyStateWords(state),
    for: lengthWords(now.getTime() - Date.parse(since)),
    limit:
      limit === undefined ? say`Not known` : `${momentWords(limit)}: ${clockWords(limit, now)}`,
    last:
      lastEvent === undefined ? say`Not known` : `${lastEvent.type}, ${momentWords(lastEvent.at)}`,
    next: nextStep === undefined ? nextStepWords.judge : nextStepWords[nextStep.what],
    owner: nextStep?.ownerName ?? say`Waymark`,
    ...whatToDo(referral, last, now),
    ...(asked !== undefined && { asked }),
  };
}

const isAbout =
  ({ referralId, nextStep }: StuckReferral) =>
  (nudge: Nudge): boolean =>
    nudge.referralId === referralId && nudge.asked === nextStep?.owner;

/** By whom is known to routing alone; that somebody was asked, operations has heard as well. */
function askedWords({ askedAt }: StuckReferral, last: Nudge | undefined): string | undefined {
  if (last !== undefined)
    return say`Asked on ${momentWords(last.at)} by ${last.byName}, because ${nudgeBecause(last.reason)}.`;
  return askedAt === undefined ? undefined : say`A team was asked on ${momentWords(askedAt)}.`;
}

const ASK = (): string => say`Ask them to look at it`;
const MEND: Pick<StuckRow, 'toDo' | 'link'> = inLanguage(() => ({
  toDo: say`Mend the failed event: what was said later waits behind it.`,
  link: { href: '/operations/failed', text: say`Failed events` },
}));
const LOOK: Pick<StuckRow, 'toDo' | 'link'> = inLanguage(() => ({
  toDo: say`Waymark owes this itself: see whether eligibility and routing hear.`,
  link: { href: '/operations/consumers', text: say`Consumers` },
}));

function whatToDo(
  { referralId, needsAttention, nextStep }: StuckReferral,
  last: Nudge | undefined,
  now: Date,
): Pick<StuckRow, 'toDo' | 'link'> {
  if (needsAttention === true || nextStep?.what === 'mend-failed-event') return MEND;
  if (nextStep === undefined || nextStep.what === 'judge') return LOOK;
  const toDo = say`Telephone ${nextStep.ownerName}, and say what is owed.`;
  if (last !== undefined && Date.parse(last.againFrom) > now.getTime()) return { toDo };
  const href = `/operations/stuck/${referralId}/nudge`;
  return { toDo, link: { href, text: last === undefined ? ASK() : say`Ask them again` } };
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
