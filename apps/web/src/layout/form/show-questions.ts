import { say } from '../../language/say.js';
import type { FormProblem } from './check-answers.js';
import {
  isQuestion,
  type FormAnswers,
  type FormPart,
  type Option,
  type Question,
  type Section,
} from './question.js';

interface OptionView extends Option {
  readonly checked: boolean;
  readonly selected: boolean;
}

interface OptionGroup {
  /** Absent of options that stand alone. */
  readonly label?: string;
  readonly options: readonly OptionView[];
}

interface PartView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly width: number;
  readonly value?: string;
  readonly error: boolean;
  readonly autocomplete: 'off';
}

export type QuestionView =
  | Section
  | (Omit<Question, 'options'> & {
      readonly value?: string;
      readonly problem?: string;
      readonly options?: readonly OptionView[];
      readonly groups?: readonly OptionGroup[];
      readonly parts?: readonly PartView[];
    });

/** A line of the summary of what is wrong, linked to its field. */
export interface ProblemLink {
  readonly text: string;
  readonly href: string;
}

/** Questions with what was answered and what is wrong with it, as the template shows them. */
export function showQuestions(
  parts: readonly FormPart[],
  answers: FormAnswers,
  problems: readonly FormProblem[] = [],
): readonly QuestionView[] {
  return parts.map((part) => (isQuestion(part) ? show(part, answers, problems) : part));
}

function show(question: Question, answers: FormAnswers, problems: readonly FormProblem[]) {
  const answer = answers[question.name];
  const problem = problems.find(({ field }) => field === question.name)?.text;
  return {
    ...question,
    ...(typeof answer === 'string' && { value: answer }),
    ...(problem !== undefined && { problem }),
    ...('options' in question && choicesIn(question, answer)),
    ...(question.kind === 'date' && { parts: dateParts(question, answer, problem !== undefined) }),
  } as QuestionView;
}

function choicesIn(
  question: Question & { readonly options: readonly Option[] },
  answer: string | readonly string[] | undefined,
): Pick<Extract<QuestionView, { options?: unknown }>, 'options' | 'groups'> {
  const options = choices(question, answer);
  if (options.every(({ group }) => group === undefined)) return { options };
  const groups = [...Map.groupBy(options, ({ group }) => group)];
  return {
    options,
    groups: groups.map(([label, grouped]) => ({
      ...(label !== undefined && { label }),
      options: grouped,
    })),
  };
}

function choices(
  question: Question & { readonly options: readonly Option[] },
  answer: string | readonly string[] | undefined,
): readonly OptionView[] {
  const chosen = typeof answer === 'string' ? [answer] : (answer ?? []);
  const shown = question.options.map((option) => {
    const isChosen = chosen.includes(option.value);
    return { ...option, checked: isChosen, selected: isChosen };
  });
  if (question.kind !== 'select') return shown;
  const nothing = { value: '', text: say`Choose from the list`, checked: false };
  return [{ ...nothing, selected: chosen.length === 0 }, ...shown];
}

function dateParts(
  { name }: Question,
  answer: string | readonly string[] | undefined,
  error: boolean,
): readonly PartView[] {
  const [year = '', month = '', day = ''] = typeof answer === 'string' ? answer.split('-') : [];
  // A date stands in its boxes as the hints write it, 6 8 2026, also where a part is missing.
  const part = (kind: string, label: string, width: number, value: string): PartView => ({
    id: `${name}-${kind}`,
    name: `${name}-${kind}`,
    label,
    width,
    error,
    autocomplete: 'off',
    ...(value !== '' && { value: value.replace(/^0(?=[1-9]$)/, '') }),
  });
  return [
    part('day', say`Day`, 2, day),
    part('month', say`Month`, 2, month),
    part('year', say`Year`, 4, year),
  ];
}

/** Where each problem is put right: the first box of its field. */
export function linkProblems(
  parts: readonly FormPart[],
  problems: readonly FormProblem[],
): readonly ProblemLink[] {
  const dates = new Set(
    parts.flatMap((part) => (isQuestion(part) && part.kind === 'date' ? [part.name] : [])),
  );
  return problems.map(({ field, text }) => ({
    text,
    href: `#${field}${dates.has(field) ? '-day' : ''}`,
  }));
}
