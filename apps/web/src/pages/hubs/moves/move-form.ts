import type {
  DirectoryEntry,
  Day,
  Move,
  OccurrenceFact,
  PlacementView,
  ReferralView,
} from '@waymark/contracts';
import type { MovePath } from '../../../clients/routing.client.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import type { ReachableBy } from '../../../layout/words/reaching-words.js';
import type { DetailSection } from '../../../layout/words/referral-details.js';

/** Whether somebody needs an interpreter, and whom. */
export interface InterpreterNeed {
  readonly needed: boolean;
  /** Language, dialect and who may interpret. */
  readonly words: string;
  /** The same as answers to what is asked of the interpreter that is booked. */
  readonly asked?: FormAnswers;
}

/** What a move's questions may depend on. */
export interface MoveContext {
  readonly services: readonly DirectoryEntry[];
  readonly today: Day;
  readonly now: Date;
  readonly placement: PlacementView;
  /** As the referral says; undefined where it cannot be read now. */
  readonly interpreter: InterpreterNeed | undefined;
  /** Undefined where it cannot be read now, or is not asked for. */
  readonly referral: ReferralView | undefined;
  /** How the person may be reached; undefined where it cannot be read now. */
  readonly contact: ReachableBy | undefined;
  /** What the referral tells of what happened; none where it is not known. */
  readonly occurrences: readonly OccurrenceFact[];
}

/** Whom a message tells that there is something to read, besides the team that sent. */
export type Tells = 'referrer' | 'question' | 'person' | 'teams';

/** What is known when the move is made. */
export interface MoveMoment {
  readonly now: Date;
}

/** Something that can be done with a referral, and what has to be said for it. */
export interface MoveForm {
  readonly move: Move;
  readonly path: MovePath;
  readonly title: string;
  /** What follows from it, said before it is done. */
  readonly lead: readonly string[];
  readonly button: string;
  /** Messages go out because of it; said truthfully, also where nobody but the person sent the referral. */
  readonly tells?: Tells;
  /** What has to be known before the questions, such as what somebody else will read. */
  readonly told?: (context: MoveContext) => readonly DetailSection[];
  readonly questions: (context: MoveContext) => readonly FormPart[];
  readonly form: new () => object;
  readonly sentences: Sentences;
  readonly alsoCheck?: (answers: FormAnswers, context: MoveContext) => readonly FormProblem[];
  /** Its questions depend on what the referrer has said. */
  readonly needsReferral?: true;
  /** It is about reaching the person: how they may be contacted stands before anything else. */
  readonly reaches?: true;
  readonly prefill?: (now: Date, context: MoveContext) => FormAnswers;
  /** What routing is told, besides version and name. */
  readonly body: (answers: FormAnswers, moment: MoveMoment) => object;
}

export const textOf = (answers: FormAnswers, field: string): string => {
  const answer = answers[field];
  return typeof answer === 'string' ? answer : '';
};

/** Nothing is asked; the version and the key are the page's own. */
class NothingAsked {
  readonly nothing?: never;
}

/** A move that asks nothing. */
export const atOnce = (
  what: Pick<MoveForm, 'move' | 'path' | 'title' | 'lead' | 'button' | 'tells'>,
): MoveForm => ({
  ...what,
  questions: () => [],
  form: NothingAsked,
  sentences: {},
  body: () => ({}),
});
