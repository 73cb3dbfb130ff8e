import type { OpenElsewhere } from '@waymark/contracts';
import type { FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { dayWords } from '../../../layout/london-time.js';

export const REASON = 'reason';

const QUESTION: FormPart = {
  kind: 'textarea',
  name: REASON,
  label: 'Why is another referral needed?',
  hint: 'Read by the receiving team, when it opens the referral. Up to 500 characters.',
};

/** What is open already: when and how far, never where or why. `typed` is a reason that cannot be used. */
export function alreadyReferredPage(
  id: string,
  open: readonly OpenElsewhere[],
  typed?: string,
): object {
  const text =
    typed === ''
      ? 'Enter why another referral is needed'
      : 'The reason must be 500 characters or fewer';
  const problems = typed === undefined ? [] : [{ field: REASON, text }];
  return {
    title: 'This person may be referred already',
    section: 'Make a referral',
    open: open.map(({ receivedOn, state }) => `Received on ${dayWords(receivedOn)}: ${state}`),
    problems: linkProblems([QUESTION], problems),
    questions: showQuestions([QUESTION], { [REASON]: typed }, problems),
    back: { href: `/refer/${id}/person`, text: 'Back' },
  };
}
