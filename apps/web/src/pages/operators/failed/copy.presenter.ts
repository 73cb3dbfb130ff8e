import {
  SPELLINGS,
  type Correction,
  type CopyTrial,
  type InspectedEvent,
  type Spelling,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type Question } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { spellingWords } from '../../../layout/words/operations-words.js';
import { checkPage, type CheckPage } from '../../../layout/actions/check-page.js';
import { reasonQuestion } from '../../../layout/actions/reason.js';
import { rowsOf, trialWords, type EventKnown } from './event.presenter.js';
import { pathOf, typeWords } from './failed.presenter.js';
import { heldFields } from './held-fields.js';
import { ruleWords } from './rule-words.js';

/** Headers that say what an event is; the others are new in a copy anyway. */
const OF_THE_EVENT = /^ce_(type|source|subject|sequence|time|urgent)$/;

/** One question a field that is not as the contract says: how it is to be written. */
export const copyQuestions = (event: InspectedEvent): readonly Question[] => [
  ...[...new Set(event.problems.map(({ field }) => field))]
    .filter((field) => field !== '')
    .map((field) => spellingQuestion('data', field, labelOf(event, field))),
  ...(event.reason === 'unreadable'
    ? Object.entries(event.headers)
        .filter(([name]) => OF_THE_EVENT.test(name))
        .map(([name, value]) => spellingQuestion('header', name, `${name}: ${String(value)}`))
    : []),
];

const spellingQuestion = (place: Correction['in'], field: string, label: string): Question => ({
  kind: 'select',
  name: `${place}:${field}`,
  label,
  options: optionsFrom(spellingWords),
});

function labelOf(event: InspectedEvent, field: string): string {
  const rules = event.problems.filter((problem) => problem.field === field);
  const held = heldFields(event).find((row) => row.field === field)?.value ?? say`several values`;
  return `${field}, ${held}: ${rules.map(({ rule }) => ruleWords(rule)).join(', ')}`;
}

export const correctionsIn = (answers: FormAnswers): readonly Correction[] =>
  Object.entries(answers).flatMap(([name, as]) => {
    const at = name.indexOf(':');
    return isSpelling(as)
      ? [{ in: name.slice(0, at) === 'header' ? 'header' : 'data', field: name.slice(at + 1), as }]
      : [];
  });

const isSpelling = (value: unknown): value is Spelling =>
  SPELLINGS.some((spelling) => spelling === value);

/** What was chosen, as the address of the page that shows what it would do: codes, never a value. */
export const queryOf = (corrections: readonly Correction[]): string =>
  new URLSearchParams(
    Object.fromEntries(corrections.map(({ in: place, field, as }) => [`${place}:${field}`, as])),
  ).toString();

export interface CopyPage {
  readonly title: string;
  readonly section: string;
  readonly rows: ReturnType<typeof rowsOf>;
  readonly questions: ReturnType<typeof showQuestions>;
  readonly problems: ReturnType<typeof linkProblems>;
  readonly back: { readonly href: string; readonly text: string };
}

export function copyPage(
  known: EventKnown,
  now: Date,
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): CopyPage {
  const questions = copyQuestions(known.event);
  return {
    title: say`Apply a mended copy`,
    section: say`Failed events`,
    rows: rowsOf(known, now).slice(0, 5),
    questions: showQuestions(questions, answers, problems),
    problems: linkProblems(questions, problems),
    back: backTo(known),
  };
}

/** What the copy would do, before it is applied. */
export const checkCopyPage = (
  known: EventKnown,
  trial: CopyTrial,
  now: Date,
  shown: { readonly answers: FormAnswers; readonly problems: readonly FormProblem[] },
): CheckPage & Pick<CopyTrial, 'differences'> => ({
  ...checkPage(
    {
      title: say`Apply this copy`,
      scope: [
        { key: say`Event`, value: typeWords(known.event), href: backTo(known).href },
        ...rowsOf(known, now).slice(0, 5),
      ],
      effects: [
        trialWords(trial),
        say`The copy has an id of its own and names the original as its cause. The original stays as it came, closed, and has no effect should it come again. No other service sees the copy.`,
      ],
      questions: [reasonQuestion],
      ...(trial.wouldSucceed && { button: say`Apply this copy` }),
      back: backTo(known),
    },
    shown.answers,
    shown.problems,
  ),
  differences: trial.differences.map(({ before = say`Nothing`, after = say`Nothing`, ...at }) => ({
    ...at,
    before,
    after,
  })),
});

const backTo = ({ service, event }: EventKnown) => ({
  href: pathOf.event(service, event.id),
  text: say`The event`,
});
