import type { OpenElsewhere } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { dayWords } from '../../../layout/london-time.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

export const ADD = 'add-to-it';
const ANYWAY = 'refer-anyway';
const LONGEST = 500;

export const alreadyReferredQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'choice',
    label: say`What do you want to do?`,
    options: [
      {
        value: ADD,
        text: say`Add what I know to the open referral`,
        hint: say`It goes to the team that is responsible for the person already. No second place is looked for.`,
      },
      {
        value: ANYWAY,
        text: say`Refer anyway`,
        hint: say`For example after another loss. It is linked to the open one, so that one team leads.`,
      },
    ],
  },
  {
    kind: 'textarea',
    name: 'reason',
    label: say`Why do you refer anyway?`,
    short: say`Because`,
    hint: say`Needed where you refer anyway. Read by the receiving team, when it opens the referral. Up to 500 characters. ${NEVER_WRITE()}`,
  },
]);

/** What was chosen before, as the form has it. */
export function choiceBefore({ addToOpen, referAnywayBecause: reason }: DraftAnswers): FormAnswers {
  if (addToOpen === true) return { choice: ADD };
  return reason === undefined ? {} : { choice: ANYWAY, reason };
}

/** What is wrong with the choice. */
export function choiceProblems({ choice, reason }: FormAnswers): readonly FormProblem[] {
  if (choice !== ADD && choice !== ANYWAY) {
    return [{ field: 'choice', text: say`Select whether to add to it or to refer anyway` }];
  }
  if (choice === ADD) return [];
  if (typeof reason !== 'string') {
    return [{ field: 'reason', text: say`Enter why another referral is needed` }];
  }
  const text = say`The reason must be 500 characters or fewer`;
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
    title: say`This person may be referred already`,
    section: say`Make a referral`,
    open: open.map(({ receivedOn, state, referralId }) => ({
      text: say`Received on ${dayWords(receivedOn)}: ${state}`,
      ...(referralId !== undefined && { href: `/referrals/${referralId}` }),
    })),
    problems: linkProblems(alreadyReferredQuestions, problems),
    questions: showQuestions(alreadyReferredQuestions, answers, problems),
    back: { href: `/refer/${id}/person`, text: say`Back` },
  };
}
