import type { OpenElsewhere } from '@waymark/contracts';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { dayWords } from '../../../layout/london-time.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

export const ADD = 'add-to-it';
const ANYWAY = 'refer-anyway';
const LONGEST = 500;

export const alreadyReferredQuestions: readonly FormPart[] = [
  {
    kind: 'radios',
    name: 'choice',
    label: 'What do you want to do?',
    options: [
      {
        value: ADD,
        text: 'Add what I know to the open referral',
        hint: 'It goes to the team that is responsible for the person already. No second place is looked for.',
      },
      {
        value: ANYWAY,
        text: 'Refer anyway, because',
        hint: 'For example after another loss. It is linked to the open one, so that one team leads.',
      },
    ],
  },
  {
    kind: 'textarea',
    name: 'reason',
    label: 'Because',
    hint: `Read by the receiving team, when it opens the referral. Up to 500 characters. ${NEVER_WRITE}`,
  },
];

/** What was chosen before, as the form has it. */
export function choiceBefore({ addToOpen, referAnywayBecause: reason }: DraftAnswers): FormAnswers {
  if (addToOpen === true) return { choice: ADD };
  return reason === undefined ? {} : { choice: ANYWAY, reason };
}

/** What is wrong with the choice. */
export function choiceProblems({ choice, reason }: FormAnswers): readonly FormProblem[] {
  if (choice !== ADD && choice !== ANYWAY) {
    return [{ field: 'choice', text: 'Select whether to add to it or to refer anyway' }];
  }
  if (choice === ADD) return [];
  if (typeof reason !== 'string') {
    return [{ field: 'reason', text: 'Enter why another referral is needed' }];
  }
  const text = 'The reason must be 500 characters or fewer';
  return reason.length > LONGEST ? [{ field: 'reason', text }] : [];
}

/** What is open already: when and how far, never where or why. */
export function alreadyReferredPage(
  id: string,
  open: readonly OpenElsewhere[],
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): object {
  return {
    title: 'This person may be referred already',
    section: 'Make a referral',
    open: open.map(({ receivedOn, state, referralId }) => ({
      text: `Received on ${dayWords(receivedOn)}: ${state}`,
      ...(referralId !== undefined && { href: `/referrals/${referralId}` }),
    })),
    problems: linkProblems(alreadyReferredQuestions, problems),
    questions: showQuestions(alreadyReferredQuestions, answers, problems),
    back: { href: `/refer/${id}/person`, text: 'Back' },
  };
}
