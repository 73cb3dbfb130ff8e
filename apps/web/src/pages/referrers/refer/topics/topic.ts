import type { Day, PlaceChoice, PlaceLookups } from '@waymark/contracts';
import type { FormProblem, Sentences } from '../../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../../layout/form/question.js';
import type { SignedIn } from '../../../../sign-in/signed-in.js';
import type { DraftAnswers, TopicSlug } from '../draft/draft.js';
import type { Wording } from '../wording.js';

/** What a topic's questions may depend on. */
export interface TopicContext {
  readonly answers: DraftAnswers;
  readonly wording: Wording;
  readonly today: Day;
  readonly places: readonly PlaceChoice[];
  /** What can be looked up instead of being chosen. */
  readonly lookups: PlaceLookups;
  readonly referrer: SignedIn;
}

/** One page of the form. */
export interface Topic {
  readonly slug: TopicSlug;
  readonly title: (context: TopicContext) => string;
  /** Said above the questions. */
  readonly lead?: readonly string[];
  readonly questions: (context: TopicContext) => readonly FormPart[];
  /** The class that the answers are checked against. */
  readonly form: new () => object;
  readonly sentences: Sentences;
  /** What a class cannot see: today, and answers of other topics. */
  readonly alsoCheck?: (answers: FormAnswers, context: TopicContext) => readonly FormProblem[];
  /** What of the answers is kept: nothing that may not be. */
  readonly kept?: (answers: FormAnswers) => FormAnswers;
  /** Answers shown when the topic is opened for the first time. */
  readonly prefill?: (context: TopicContext) => FormAnswers;
  /** False where earlier answers leave nothing to ask. */
  readonly applies?: (answers: DraftAnswers) => boolean;
  /** Nothing has to be answered. */
  readonly optional?: true;
}
