import { say } from '../../language/say.js';
import type { FormProblem } from '../form/check-answers.js';
import type { FormAnswers, FormPart } from '../form/question.js';
import { linkProblems, showQuestions, type QuestionView } from '../form/show-questions.js';

/** The page that an action goes through which cannot be taken back by going back: what it is about, what it would do, and why. */
export const CHECK_PAGE = 'layout/actions/check.page.njk';

interface Row {
  readonly key: string;
  readonly value: string;
  readonly href?: string;
}

export interface Checking {
  readonly title: string;
  /** Of the site, in the page's title; operations where none is named. */
  readonly section?: string;
  /** What exactly is acted on. */
  readonly scope: readonly Row[];
  /** What it would do, as it was just tried or is known. */
  readonly effects: readonly string[];
  /** What has to be known before. */
  readonly warning?: string;
  readonly questions: readonly FormPart[];
  readonly hidden?: Readonly<Record<string, string>>;
  /** Absent where it cannot be done as things stand. */
  readonly button?: string;
  /** Nobody can take it back: the button warns. */
  readonly isFinal?: boolean;
  readonly back: { readonly href: string; readonly text: string };
}

export interface CheckPage extends Omit<Checking, 'questions'> {
  readonly section: string;
  readonly questions: readonly QuestionView[];
  readonly problems: ReturnType<typeof linkProblems>;
}

export const checkPage = (
  checking: Checking,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): CheckPage => ({
  section: say`Operations`,
  ...checking,
  questions: showQuestions(checking.questions, answers, problems),
  problems: linkProblems(checking.questions, problems),
});
