import type { Day, PlaceChoice, PlaceLookups, PracticeChoice } from '@waymark/contracts';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart, Option } from '../../../layout/form/question.js';
import type { OwnAnswers } from '../draft/own-answers.js';

/** What a question may depend on. */
export interface OwnContext {
  readonly answers: OwnAnswers;
  readonly today: Day;
  readonly places: readonly PlaceChoice[];
  readonly lookups: PlaceLookups;
  /** Found by the name that was typed. */
  readonly practices: readonly PracticeChoice[];
}

/** One page with one question. */
export interface OwnQuestion {
  readonly title: string;
  /** Said above the question. */
  readonly lead?: readonly string[];
  readonly questions: (context: OwnContext) => readonly FormPart[];
  readonly form: new () => object;
  readonly sentences: Sentences;
  /** What a class cannot see. */
  readonly alsoCheck?: (answers: FormAnswers, context: OwnContext) => readonly FormProblem[];
  /** False where earlier answers leave nothing to ask. */
  readonly applies?: (answers: OwnAnswers, lookups: PlaceLookups) => boolean;
}

export const values = (options: readonly Option[]): string[] => options.map(({ value }) => value);
