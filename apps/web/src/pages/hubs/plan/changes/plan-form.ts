import type { Day, DirectoryEntry, PlanDesk, PlanMove } from '@waymark/contracts';
import type { PlanPath } from '../../../../clients/plans.client.js';
import { inLanguage, say } from '../../../../language/say.js';
import type { FormProblem, Sentences } from '../../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../../layout/form/question.js';
import { NEVER_WRITE } from '../../../../layout/words/free-text-words.js';
import type { ReachableBy } from '../../../../layout/words/reaching-words.js';

/** What a change's questions may depend on. */
export interface PlanContext {
  readonly desk: PlanDesk;
  readonly services: readonly DirectoryEntry[];
  readonly today: Day;
  /** What the person has said of safe contact; undefined where it cannot be had now. */
  readonly contact: ReachableBy | undefined;
  /** The goal, step or entry that is changed; empty where there is none. */
  readonly about: string;
}

/** Something that can be done with a plan, and what has to be said for it. */
export interface PlanForm {
  readonly what: PlanMove;
  /** The last part of the page's address. */
  readonly path: string;
  /** Where it is posted in routing. */
  readonly to: PlanPath;
  readonly title: string;
  readonly lead: (context: PlanContext) => readonly string[];
  readonly button: string;
  readonly questions: (context: PlanContext) => readonly FormPart[];
  readonly form: new () => object;
  readonly sentences: Sentences;
  readonly alsoCheck?: (answers: FormAnswers, context: PlanContext) => readonly FormProblem[];
  readonly prefill?: (context: PlanContext) => FormAnswers;
  /** It changes something that is there: what it is about, in words; undefined where that is not of this plan. */
  readonly about?: (context: PlanContext) => string | undefined;
  /** What routing is told, besides version and name. */
  readonly body: (answers: FormAnswers, context: PlanContext) => object;
}

export const textOf = (answers: FormAnswers, field: string): string => {
  const answer = answers[field];
  return typeof answer === 'string' ? answer : '';
};

/** The field where something was written; left out where it was not. */
export const wordsIn = (answers: FormAnswers): { readonly words?: string } => {
  const words = textOf(answers, 'words');
  return words === '' ? {} : { words };
};

export const LONGEST_WORDS = 1000;
export const TOO_LONG = (): string => say`Write 1,000 characters or fewer`;

/** The question for a note that is kept with the plan. */
export const note = (label: string, hint?: string): FormPart => ({
  kind: 'textarea',
  name: 'words',
  label,
  hint: [...(hint === undefined ? [] : [hint]), NEVER_WRITE()].join(' '),
});

/** When something was: today unless another day is given. */
export const onDay: FormPart = inLanguage(() => ({
  kind: 'date',
  name: 'on',
  label: say`On which day?`,
}));

export const nextReview: FormPart = inLanguage(() => ({
  kind: 'date',
  name: 'nextReviewOn',
  label: say`When is the plan reviewed next?`,
  hint: say`As suits the person. You are reminded three working days before.`,
}));
