import type { DirectoryEntry, Day, Move, MoveReferral } from '@waymark/contracts';
import type { MovePath } from '../../../clients/routing.client.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';

/** What a move's questions may depend on. */
export interface MoveContext {
  readonly services: readonly DirectoryEntry[];
  readonly today: Day;
}

/** Something that can be done with a referral, and what has to be said for it. */
export interface MoveForm {
  readonly move: Move;
  readonly path: MovePath;
  readonly title: string;
  /** What follows from it, said before it is done. */
  readonly lead: readonly string[];
  readonly button: string;
  readonly questions: (context: MoveContext) => readonly FormPart[];
  readonly form: new () => object;
  readonly sentences: Sentences;
  readonly alsoCheck?: (answers: FormAnswers, context: MoveContext) => readonly FormProblem[];
  readonly prefill?: (now: Date) => FormAnswers;
  /** What routing is told, besides version and name. */
  readonly body: (answers: FormAnswers, now: Date) => Omit<object, keyof MoveReferral>;
}

export const textOf = (answers: FormAnswers, field: string): string => {
  const answer = answers[field];
  return typeof answer === 'string' ? answer : '';
};

class NothingAsked {}

/** A move that asks nothing. */
export const atOnce = (
  what: Pick<MoveForm, 'move' | 'path' | 'title' | 'lead' | 'button'>,
): MoveForm => ({
  ...what,
  questions: () => [],
  form: NothingAsked,
  sentences: {},
  body: () => ({}),
});
