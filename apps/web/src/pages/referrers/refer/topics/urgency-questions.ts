import { NOT_URGENT_REASONS, URGENCIES, type Urgency } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import type { FormProblem, Sentences } from '../../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../../layout/form/question.js';
import { notUrgentWords, urgencyWords } from '../../../../layout/words/safety-words.js';
import { textOf } from '../draft/draft.js';
import { NEVER_WRITE } from '../../../../layout/words/free-text-words.js';

export const ANSWERS_TO_URGENCY = inLanguage(() => Object.keys(urgencyWords));
export const REASONS_NOT_URGENT = [...NOT_URGENT_REASONS];
export const LONGEST_COMMENT = 500;

/** The one early question: call now, within 48 hours, or not urgent, because. */
export const urgencyQuestions = (label: string): readonly FormPart[] => [
  {
    kind: 'radios',
    name: 'urgency',
    label,
    short: say`How soon`,
    options: optionsFrom(urgencyWords),
  },
  {
    kind: 'radios',
    name: 'notUrgentBecause',
    label: say`If it is not urgent: why?`,
    short: say`Not urgent because`,
    options: optionsFrom(notUrgentWords),
  },
  {
    kind: 'textarea',
    name: 'urgencyComment',
    label: say`More about that (optional)`,
    short: say`More about that`,
    hint: say`Read by the clinicians of the receiving team. Up to 500 characters. ${NEVER_WRITE()}`,
  },
];

export const urgencySentences: Sentences = inLanguage(() => ({
  urgency: { isIn: say`Select how soon somebody has to act` },
  notUrgentBecause: { isIn: say`Select why it is not urgent` },
  urgencyComment: { maxLength: say`More about that must be 500 characters or fewer` },
}));

/** What a class cannot see: whether a reason is needed, and whether it fits the answer. */
export function urgencyProblems(
  answers: FormAnswers,
  { reasonNeeded }: { readonly reasonNeeded: boolean },
): readonly FormProblem[] {
  const notUrgent = textOf(answers, 'urgency') === 'not-urgent';
  const because = textOf(answers, 'notUrgentBecause');
  if (notUrgent && reasonNeeded && because === '') {
    return [{ field: 'notUrgentBecause', text: say`Select why it is not urgent` }];
  }
  if (notUrgent && because === 'other' && textOf(answers, 'urgencyComment') === '') {
    return [{ field: 'urgencyComment', text: say`Say in a few words why it is not urgent` }];
  }
  return [];
}

/** The more urgent of several answers; an unanswered question does not outweigh an answer. */
export const mostUrgent = (answers: readonly string[]): Urgency =>
  URGENCIES.find((urgency) => answers.includes(urgency)) ?? 'not-asked';
