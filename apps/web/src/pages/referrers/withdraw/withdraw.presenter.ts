import { IsIn, MaxLength } from 'class-validator';
import { MayBeAbsent, WITHDRAWAL_REASONS, type ReferralView } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { withdrawalWords } from '../../../layout/words/people-words.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

// A move ends nothing: it has a page of its own.
const reasons = inLanguage(() => {
  const { 'moved-area': _moved, ...known } = withdrawalWords;
  return known;
});

export class WithdrawForm {
  @IsIn(WITHDRAWAL_REASONS.filter((reason) => reason in reasons)) readonly reason!: string;
  @MayBeAbsent() @MaxLength(500) readonly comment?: string;
}

export const withdrawSentences: Sentences = inLanguage(() => ({
  reason: { isIn: say`Select why it is withdrawn` },
  comment: { maxLength: say`The comment must be 500 characters or fewer` },
}));

export const withdrawQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'reason',
    label: say`Why is it withdrawn?`,
    options: optionsFrom(reasons),
  },
  {
    kind: 'textarea',
    name: 'comment',
    label: say`Comment (optional)`,
    hint: say`Kept with the referral for your team and the team that has it. Up to 500 characters. ${NEVER_WRITE()}`,
  },
]);

export const withdrawPage = (
  { referralId, reference, fullName }: Pick<ReferralView, 'referralId' | 'reference' | 'fullName'>,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): object => ({
  title: say`Withdraw this referral`,
  section: say`My referrals`,
  reference,
  fullName,
  problems: linkProblems(withdrawQuestions, problems),
  questions: showQuestions(withdrawQuestions, answers, problems),
  moved: `/referrals/${referralId}/moved`,
  hidden: { idempotencyKey: newIdempotencyKey() },
  back: { href: `/referrals/${referralId}`, text: say`Back` },
});
