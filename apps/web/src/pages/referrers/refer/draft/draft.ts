import type { CallTaken, ReferralSent, SendReferral } from '@waymark/contracts';
import type { FormAnswers } from '../../../../layout/form/question.js';
import type { Verdict } from '../../criteria/verdicts.js';

/** The topics of the form, in the order in which they are asked. */
export const TOPICS = [
  'whose-care',
  'what-happened',
  'now',
  'signs',
  'where',
  'need',
  'need-more',
  'treatment',
  'scores',
  'safety',
  'person',
  'contact',
  'communication',
  'consent',
  'about-you',
  'anything-else',
  'equality',
] as const;
export type TopicSlug = (typeof TOPICS)[number];

/** What was answered so far, a topic at a time, as it was typed and chosen. */
export interface DraftAnswers {
  readonly topics: Readonly<Partial<Record<TopicSlug, FormAnswers>>>;
  /** What happened, one a baby, in the order in which it was added. */
  readonly occurrences: readonly FormAnswers[];
  /** Why the referral goes on although one is open already. */
  readonly referAnywayBecause?: string;
  /** Why the referral goes on although the criteria say no, as it was chosen and typed. */
  readonly despiteCriteria?: FormAnswers;
  /** What the local criteria said when they were last seen. */
  readonly criteriaSeen?: readonly Verdict[];
  /** What is known is added to the referral that is open already. */
  readonly addToOpen?: boolean;
  /** Who took the urgent call that was made while the form was written. */
  readonly callTaken?: CallTaken;
}

/** A referral that is not sent yet, or the reference of one that is. */
export interface Draft {
  readonly id: string;
  readonly answers: DraftAnswers;
  /** Made with the draft, so that however often it is sent, it arrives once. */
  readonly idempotencyKey: string;
  /** What was sent without an answer so far; until one comes, nothing else may be sent. */
  readonly attempted?: SendReferral;
  readonly sent?: ReferralSent;
  readonly startedAt: Date;
  readonly savedAt: Date;
}

/** One answer as text; empty where there is none or where it is a list. */
export function textOf(answers: FormAnswers | undefined, field: string): string {
  const answer = answers?.[field];
  return typeof answer === 'string' ? answer : '';
}

/** An answer of several as a list. */
export function listOf(answers: FormAnswers | undefined, field: string): readonly string[] {
  const answer = answers?.[field];
  return typeof answer === 'string' ? [answer] : (answer ?? []);
}
