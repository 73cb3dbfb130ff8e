import { isQuestion, type FormAnswers, type FormPart, type Question } from './question.js';

/** A posted form: whatever a browser, or somebody else, has sent. */
export type PostedForm = Readonly<Record<string, unknown>>;

const LONGEST = 10_000;

/** The answers to the questions asked, and to nothing else; trimmed, empty ones left out. */
export function readAnswers(parts: readonly FormPart[], posted: PostedForm): FormAnswers {
  const answers: Record<string, string | readonly string[]> = {};
  for (const question of parts.filter(isQuestion)) {
    const answer = readAnswer(question, posted);
    if (answer !== undefined && answer.length > 0) answers[question.name] = answer;
  }
  return answers;
}

function readAnswer(question: Question, posted: PostedForm) {
  if (question.kind === 'checkboxes') return textsIn(posted[question.name]);
  if (question.kind === 'date') return dateFrom(question.name, posted);
  return textIn(posted[question.name]);
}

/** One posted value as text; of several the first. */
export function textIn(value: unknown): string | undefined {
  const [first] = textsIn(value);
  return first;
}

/** Every posted value of a field that is text; what no database can keep as text is left out. */
export function textsIn(value: unknown): readonly string[] {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return given
    .filter((each) => typeof each === 'string')
    .map((each) => each.slice(0, LONGEST).toWellFormed().replaceAll('\0', ''))
    .map((each) => each.replaceAll('\r\n', '\n').trim())
    .filter((each) => each !== '');
}

// What is not a date is kept as it was typed, in the same form, so that it can be shown again.
function dateFrom(name: string, posted: PostedForm): string | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    (textIn(posted[`${name}-${part}`]) ?? '').replaceAll('-', ' ').slice(0, 20),
  ) as [string, string, string];
  if (day === '' && month === '' && year === '') return undefined;
  const known = [year, twoDigits(month), ...(day === '' ? [] : [twoDigits(day)])];
  return known.join('-');
}

const twoDigits = (text: string): string => (/^\d$/.test(text) ? `0${text}` : text);
