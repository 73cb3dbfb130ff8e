import type { ReferralSent, SendReferral } from '@waymark/contracts';
import type { FormAnswers } from '../../../layout/form/question.js';

/** What is asked of somebody who refers themselves, in order; one question a page. */
export const QUESTIONS = [
  'happened',
  'due',
  'birth',
  'loss',
  'loss-when',
  'apart',
  'home',
  'surgery',
  'which-surgery',
  'days',
  'right-now',
  'therapy',
  'name',
  'born',
  'number',
  'sharing',
  'others',
  'partner',
  'reach',
  'phone',
  'email',
  'calling',
  'times',
  'language',
  'interpreter',
  'about-me',
] as const;
export type QuestionSlug = (typeof QUESTIONS)[number];

/** Answers so far, as they were typed and chosen. */
export type OwnAnswers = Readonly<Partial<Record<QuestionSlug, FormAnswers>>>;

/** What is shown once it has arrived; nothing of the person. */
export interface OwnSent extends Pick<ReferralSent, 'reference' | 'receivedAt'> {
  /** Public names of the services that take people who come by themselves. */
  readonly teams: readonly string[];
  /** Nobody can reach the person, so they ask. */
  readonly asksThemselves: boolean;
}

/** A self-referral that is being written, or the reference of one that has arrived. */
export interface OwnDraft {
  readonly id: string;
  readonly answers: OwnAnswers;
  /** Made with the draft, so that however often it is sent, it arrives once. */
  readonly idempotencyKey: string;
  /** What was sent without an answer so far; until one comes, nothing else may be sent. */
  readonly attempted?: SendReferral;
  readonly sent?: OwnSent;
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

export const happened = (answers: OwnAnswers, what: string): boolean =>
  listOf(answers.happened, 'happened').includes(what);
