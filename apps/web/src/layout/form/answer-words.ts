import { say } from '../../language/say.js';
import { isQuestion, type FormAnswers, type FormPart, type Question } from './question.js';
import { dayWords } from '../london-time.js';

export const NOT_PROVIDED = (): string => say`Not provided`;

export interface AnswerRow {
  readonly key: string;
  readonly value: string;
}

/** Questions and answers as words, for reading over. */
export const answerRows = (
  parts: readonly FormPart[],
  answers: FormAnswers,
): readonly AnswerRow[] =>
  parts.filter(isQuestion).map((question) => ({
    key: question.short ?? question.label,
    value: answerWords(question, answers[question.name]),
  }));

function answerWords(question: Question, answer: string | readonly string[] | undefined): string {
  const values = typeof answer === 'string' ? [answer] : (answer ?? []);
  if (values.length === 0) return NOT_PROVIDED();
  if (question.kind === 'date') return values.map(dayWords).join('');
  if ('options' in question) {
    const { options } = question;
    return values
      .map((value) => options.find((option) => option.value === value)?.text ?? value)
      .join('; ');
  }
  return values.join('');
}
