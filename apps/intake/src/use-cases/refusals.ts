import { londonDay, type ChangedFacts } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { plainDate } from '../domain/plain-date.js';
import { howItEnded } from '../domain/referral-story.js';
import type { ReferralRecord } from '../store/referral-record.js';

/** Nothing can be changed after the end; says what happened. */
export function refuseUnlessOpen(referral: ReferralRecord): void {
  if (referral.state === 'open') return;
  throw ProblemError.conflict(`referral-${referral.state}`, howItEnded(referral));
}

/** `read` is the version that the caller saw; absent: whichever it is. */
export function refuseUnlessRead(current: number, read: number | undefined): void {
  if (read === undefined || read === current) return;
  throw ProblemError.conflict(
    'facts-changed',
    `Somebody changed the facts since: they are at version ${current} now. Read them again first.`,
  );
}

export function refuseUnlessAnswerable(referral: ReferralRecord, questionId: string): void {
  const question = referral.questions.find(({ id }) => id === questionId);
  if (question === undefined) throw ProblemError.notFound('question');
  if (question.answered_at === null) return;
  const on = plainDate(londonDay(new Date(question.answered_at)));
  throw ProblemError.conflict('question-answered', `This question was answered on ${on}.`);
}

export function refuseUnlessSomething(change: ChangedFacts): void {
  const { factsVersion: _version, urgencyComment: _comment, ...parts } = change;
  if (Object.keys(parts).length > 0) return;
  throw ProblemError.unprocessable([
    { field: '', rule: 'nothing-changed', message: 'Give at least one of the facts to change.' },
  ]);
}
