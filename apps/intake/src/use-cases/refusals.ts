import {
  londonDay,
  type ChangedFacts,
  type SayMoved,
  type SendReferral,
  type WithdrawalReason,
} from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { isSameHome, nameOfTeam } from '../domain/moved.js';
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

/** Who reads it but has no part in it now tells whoever has. */
export function refuseUnlessWorksWith({ progress }: ReferralRecord, organisation: string): void {
  const newest = progress.at(-1);
  if (nameOfTeam(newest, organisation) !== undefined) return;
  const holder = newest?.holder?.name ?? 'the team that has the person';
  throw ProblemError.conflict(
    'not-with-your-team',
    `Your team neither has the person nor owes the next step: tell ${holder}.`,
  );
}

export function refuseUnlessMoved(form: SendReferral, moved: SayMoved): void {
  if (!isSameHome(form, moved)) return;
  throw ProblemError.unprocessable([
    {
      field: 'where',
      rule: 'not-moved',
      message: 'Home, GP practice and maternity unit are as they were: give what is new.',
    },
  ]);
}

/** Who moves is not dropped: it goes on for the new home. */
export function refuseAMove(reason: WithdrawalReason): void {
  if (reason !== 'moved-area') return;
  throw ProblemError.unprocessable([
    {
      field: 'reason',
      rule: 'a-move-goes-on',
      message:
        'A move ends nothing: say where the person is now (POST /referrals/:id/move), and the referral goes on there. If they do not want it any more, give that as the reason.',
    },
  ]);
}

export const erasedAlready = (): ProblemError =>
  ProblemError.conflict(
    'protected-fact-ended',
    'This protected fact has been ended, and what it said is erased.',
  );
