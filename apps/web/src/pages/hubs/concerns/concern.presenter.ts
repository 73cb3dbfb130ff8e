import { IsIn, MaxLength } from 'class-validator';
import { MayBeAbsent, type ConcernTask, type SettleConcern } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import {
  CallForm,
  callProblems,
  callQuestions,
  callSentences,
  callTakenFrom,
} from '../../../layout/calls/call-form.js';
import {
  checkAnswers,
  type FormProblem,
  type Sentences,
} from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { clockWords, momentWords } from '../../../layout/london-time.js';
import { callTakerWords } from '../../../layout/words/safety-words.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

const OUTCOMES: Readonly<Record<SettleConcern['outcome'], string>> = inLanguage(() => ({
  'call-taken': say`The call was made: who took it is below`,
  'no-call-needed': say`No call is needed: why is below`,
}));

export class ConcernForm {
  @IsIn(Object.keys(OUTCOMES)) readonly outcome!: string;
  @MayBeAbsent() @MaxLength(500) readonly because?: string;
}

const sentences: Sentences = inLanguage(() => ({
  outcome: { isIn: say`Select whether the call was made` },
  because: { maxLength: say`The reason must be 500 characters or fewer` },
}));

export const concernQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'outcome',
    label: say`What has been done?`,
    options: optionsFrom(OUTCOMES),
  },
  {
    kind: 'textarea',
    name: 'because',
    label: say`Why is no call needed?`,
    hint: say`Only where none is needed. Do not write the name of the person. Up to 500 characters. ${NEVER_WRITE()}`,
  },
  { kind: 'section', text: say`If the call was made` },
  ...callQuestions,
]);

export function concernProblems(answers: FormAnswers, now: Date): readonly FormProblem[] {
  const wrong = checkAnswers(ConcernForm, answers, sentences);
  if (wrong.length > 0) return wrong;
  if (answers.outcome === 'no-call-needed') {
    const text = say`Enter why no call is needed`;
    return typeof answers.because === 'string' ? [] : [{ field: 'because', text }];
  }
  const call = checkAnswers(CallForm, answers, callSentences);
  return call.length > 0 ? call : callProblems(answers, now);
}

export function settlementOf(
  answers: FormAnswers,
  {
    version,
    byName,
    now,
  }: { readonly version: number; readonly byName: string; readonly now: Date },
): SettleConcern {
  const known = { version, byName };
  return answers.outcome === 'call-taken'
    ? { ...known, outcome: 'call-taken', call: callTakenFrom(answers, now) }
    : { ...known, outcome: 'no-call-needed', because: String(answers.because) };
}

/** What is known of it: never whose it is. `begunBy` is known only to the team that wrote it. */
export const concernLine = (task: ConcernTask, begunBy: string | undefined, now: Date): string =>
  say`A form that ${begunBy ?? task.team} began, with a sign marked on ${momentWords(task.raisedAt)}, was not sent. The page said to call: ${task.calls.map((call) => callTakerWords[call]).join(', ')}. Due ${momentWords(task.nextStep.dueAt)}, ${clockWords(task.nextStep.dueAt, now)}`;

export function concernPage(
  task: ConcernTask,
  { begunBy, now }: { readonly begunBy: string | undefined; readonly now: Date },
  answers: FormAnswers = {},
  problems: readonly FormProblem[] = [],
): object {
  return {
    title: say`See to an urgent call`,
    section: say`Worklist`,
    line: concernLine(task, begunBy, now),
    because: task.nextStep.because,
    problems: linkProblems(concernQuestions, problems),
    questions: showQuestions(concernQuestions, answers, problems),
    hidden: { version: String(task.version) },
    back: { href: '/worklist', text: say`Worklist` },
  };
}
