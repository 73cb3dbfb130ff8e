import type { FormAnswers, FormPart } from './question.js';
import { readAnswers, textIn, textsIn, type PostedForm } from './read-answers.js';
import { showQuestions, type QuestionView } from './show-questions.js';

/** Of a page with a form, what every such page has. */
export interface FormPage {
  readonly questions?: readonly QuestionView[];
  readonly hidden?: Readonly<Record<string, string>>;
  /** What is chosen in lists and boxes that are of no question, by field: mostly nothing yet. */
  readonly chosen?: Chosen;
}

export type Chosen = Readonly<Record<string, readonly string[]>>;

/** The page with what had been typed on it, and what has to be said of that. */
export interface FilledPage {
  readonly page: FormPage;
  readonly isFilled: boolean;
  /** What the form is about is at another version than when it was filled in. */
  readonly hasChanged: boolean;
}

/** Puts what was posted back where it was typed. Where nothing has its place there, the page stays as it is. */
export function fillAgain(page: FormPage, fields: PostedForm): FilledPage {
  const { questions = [], hidden, chosen = {} } = page;
  const parts = questions.map(asAsked);
  const answers: FormAnswers = readAnswers(parts, fields);
  const hasChanged = isOther(fields.version, hidden?.version);
  const chosenThen = Object.keys(chosen).flatMap((field) => chosenIn(fields, field));
  if (Object.keys(answers).length + chosenThen.length === 0)
    return { page, isFilled: false, hasChanged };

  // The key that it was posted with: what has arrived after all is not done twice.
  const idempotencyKey = textIn(fields.idempotencyKey);
  const isKeyed = hidden?.idempotencyKey !== undefined && idempotencyKey !== undefined;
  return {
    page: {
      ...page,
      ...(page.questions && { questions: showQuestions(parts, answers) }),
      chosen: { ...chosen, ...Object.fromEntries(chosenThen) },
      ...(isKeyed && { hidden: { ...hidden, idempotencyKey } }),
    },
    isFilled: true,
    hasChanged,
  };
}

function chosenIn(
  fields: PostedForm,
  field: string,
): readonly (readonly [string, readonly string[]])[] {
  const then = textsIn(fields[field]);
  return then.length === 0 ? [] : [[field, then]];
}

const isOther = (posted: unknown, now: string | undefined): boolean =>
  textIn(posted) !== undefined && now !== undefined && textIn(posted) !== now;

/** The question without an answer. */
function asAsked(shown: QuestionView) {
  if (shown.kind === 'section') return shown;
  const { value: _value, problem: _problem, parts: _parts, ...question } = shown;
  const options = question.options?.filter(({ value }) => value !== '');
  return { ...question, ...(options && { options }) } as FormPart;
}
