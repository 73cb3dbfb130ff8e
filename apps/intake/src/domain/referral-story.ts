import {
  londonDay,
  type OpenQuestion,
  type ProgressStep,
  type SendReferral,
  type WithdrawalReason,
} from '@waymark/contracts';
import { amendmentWords, type Amendment } from './amendment.js';
import { plainDate } from './plain-date.js';

const WITHDRAWN_BECAUSE: Readonly<Record<WithdrawalReason, string>> = {
  'she-declined-asked-by-a-person': 'declined, after being asked by a person',
  'consent-withdrawn': 'consent was withdrawn',
  'sent-in-error': 'sent in error',
  'moved-area': 'moved to another area',
  died: 'the person has died',
  'help-found-elsewhere': 'help was found elsewhere',
};

export interface StoryOf {
  readonly receivedAt: Date;
  readonly state: 'open' | 'withdrawn' | 'closed';
  readonly endedAt?: Date;
  readonly endedBecause?: string;
  readonly team: string;
  readonly form: SendReferral;
  readonly progress: readonly {
    readonly at: string;
    readonly what: string;
    readonly words: string;
  }[];
  readonly amendments: readonly Amendment[];
  readonly questions: readonly {
    readonly id: string;
    readonly asked_at: string;
    readonly answered_at: string | null;
    readonly asks: OpenQuestion['asks'];
  }[];
}

/** Everything that became of it, the oldest first: what intake did itself, between what routing said. */
export function storyOf(referral: StoryOf): readonly ProgressStep[] {
  const steps = [
    step(referral.receivedAt, 'referral.received', `Received from ${referral.team}.`),
    ...referral.progress.map(({ at, what, words }) => step(new Date(at), what, words)),
    ...referral.amendments.map((amendment) =>
      step(amendment.at, 'referral.amended', amendmentWords(referral.team, amendment)),
    ),
    ...referral.questions.flatMap(({ answered_at: at }) =>
      at === null
        ? []
        : [step(new Date(at), 'referral.question-answered', 'The question was answered.')],
    ),
  ];
  if (referral.state === 'withdrawn' && referral.endedAt !== undefined) {
    steps.push(
      step(referral.endedAt, 'referral.withdrawn', `Withdrawn: ${whyWithdrawn(referral)}.`),
    );
  }
  return steps.sort((a, b) => a.at.localeCompare(b.at));
}

/** Questions that still wait for the referrer; none once the referral has ended. */
export const openQuestionsOf = ({ state, questions }: StoryOf): readonly OpenQuestion[] =>
  questions
    .filter((question) => state === 'open' && question.answered_at === null)
    .map(({ id, asked_at, asks }) => ({
      questionId: id,
      askedAt: new Date(asked_at).toISOString(),
      asks,
    }));

/** What has happened to a referral that can no longer be changed. */
export function howItEnded(referral: Pick<StoryOf, 'state' | 'endedAt' | 'endedBecause'>): string {
  const on = referral.endedAt === undefined ? '' : ` on ${plainDate(londonDay(referral.endedAt))}`;
  return referral.state === 'withdrawn'
    ? `This referral was withdrawn${on}: ${whyWithdrawn(referral)}.`
    : `This referral was closed${on}. Send a new one if help is needed again.`;
}

const whyWithdrawn = ({ endedBecause }: Pick<StoryOf, 'endedBecause'>): string =>
  (WITHDRAWN_BECAUSE as Readonly<Record<string, string>>)[endedBecause ?? ''] ??
  'no reason was kept';

const step = (at: Date, what: string, words: string): ProgressStep => ({
  at: at.toISOString(),
  what,
  words,
});
