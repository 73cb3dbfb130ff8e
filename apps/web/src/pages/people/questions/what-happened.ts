import { IsArray, IsIn } from 'class-validator';
import {
  currentStateProblems,
  IsDay,
  IsDayOrMonth,
  MayBeAbsent,
  occurrenceProblems,
  type Day,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, Option } from '../../../layout/form/question.js';
import { happened, textOf } from '../draft/own-answers.js';
import { values, type OwnQuestion } from './own-question.js';

/** In no order of weight, and nothing comes first because it is worst. */
const HAPPENED: readonly Option[] = inLanguage(() => [
  { value: 'pregnant', text: say`I am pregnant` },
  { value: 'planning', text: say`I am thinking about having a baby` },
  { value: 'fear', text: say`I am very afraid of giving birth` },
  { value: 'birth', text: say`I had a baby` },
  { value: 'hard-birth', text: say`A birth was very hard or frightening` },
  { value: 'ill-baby', text: say`A baby was very ill, or needed special care` },
  { value: 'loss', text: say`A pregnancy ended, or I lost a baby` },
  { value: 'apart', text: say`I am living apart from my child` },
  { value: 'other', text: say`Something else to do with pregnancy, birth or being a parent` },
]);

export const LOSSES: readonly Option[] = inLanguage(() => [
  { value: 'miscarriage', text: say`A miscarriage, before 24 weeks` },
  { value: 'ectopic', text: say`A pregnancy outside the womb` },
  { value: 'termination', text: say`The pregnancy was ended` },
  { value: 'stillbirth', text: say`A stillbirth, at 24 weeks or later` },
  { value: 'neonatal-death', text: say`A loss in the first 4 weeks after birth` },
  { value: 'infant-death', text: say`A loss later than 4 weeks after birth` },
  { value: 'not-said', text: say`I would rather not say` },
]);

class HappenedForm {
  @IsArray() @IsIn(values(HAPPENED), { each: true }) readonly happened!: readonly string[];
}
class DueForm {
  @MayBeAbsent() @IsDay() readonly dueOn?: string;
}
class WhenForm {
  @MayBeAbsent() @IsDayOrMonth() readonly on?: string;
}
class LossForm {
  @IsIn(values(LOSSES)) readonly loss!: string;
}

interface Asked {
  readonly today: Day;
}

const YEAR = (): string => say`Check the month and the year, or leave it empty`;

function dueProblems(answers: FormAnswers, { today }: Asked): readonly FormProblem[] {
  const dueOn = textOf(answers, 'dueOn');
  if (dueOn === '') return [];
  const current = { state: 'pregnant', dueOn, dueCertainty: 'about' } as const;
  return [...currentStateProblems(current, today)].map(() => ({ field: 'dueOn', text: YEAR() }));
}

function whenProblems(answers: FormAnswers, { today }: Asked): readonly FormProblem[] {
  const on = textOf(answers, 'on');
  if (on === '') return [];
  const happening = { kind: 'birth', on, certainty: 'exact' } as const;
  return [...occurrenceProblems([happening], today)].map(({ rule }) => ({
    field: 'on',
    text: rule === 'not-in-future' ? say`Enter a date up to today` : YEAR(),
  }));
}

const when = (label: string, applies: OwnQuestion['applies']): OwnQuestion => ({
  title: label,
  form: WhenForm,
  questions: () => [
    {
      kind: 'date',
      name: 'on',
      label,
      hint: say`The month and year are enough. If you are not sure, leave it empty.`,
      dayOptional: true,
    },
  ],
  sentences: { on: { isDayOrMonth: say`Enter a real date, like 6 2026, or leave it empty` } },
  alsoCheck: whenProblems,
  ...(applies !== undefined && { applies }),
});

export const whatHappened = inLanguage(
  () =>
    ({
      happened: {
        title: say`What has happened?`,
        lead: [say`Tick all that are true for you. You do not have to tell the whole story.`],
        form: HappenedForm,
        questions: () => [
          {
            kind: 'checkboxes',
            name: 'happened',
            label: say`What has happened?`,
            options: HAPPENED,
          },
        ],
        sentences: {
          happened: { isArray: say`Tick at least 1 answer`, isIn: say`Tick answers from the list` },
        },
      },
      due: {
        title: say`When is the due date?`,
        form: DueForm,
        questions: () => [
          {
            kind: 'date',
            name: 'dueOn',
            label: say`When is the due date?`,
            hint: say`For example, 6 2 2027. If you are not sure, leave it empty.`,
          },
        ],
        sentences: { dueOn: { isDay: say`Enter a real date, like 6 2 2027, or leave it empty` } },
        alsoCheck: dueProblems,
        applies: (answers) => happened(answers, 'pregnant'),
      },
      birth: when(
        say`When was the birth?`,
        (answers) => happened(answers, 'birth') || happened(answers, 'hard-birth'),
      ),
      loss: {
        title: say`Which of these is closest?`,
        lead: [
          say`We ask because teams help with different kinds of loss. If there was more than one, choose the one that is most on your mind.`,
        ],
        form: LossForm,
        questions: () => [
          {
            kind: 'radios',
            name: 'loss',
            label: say`Which of these is closest?`,
            short: say`What it was`,
            options: LOSSES,
          },
        ],
        sentences: {
          loss: { isIn: say`Choose 1 answer. You can choose “I would rather not say”` },
        },
        applies: (answers) => happened(answers, 'loss'),
      },
      'loss-when': when(
        say`When was it?`,
        (answers) => happened(answers, 'loss') && textOf(answers.loss, 'loss') !== 'not-said',
      ),
      apart: when(say`Since when have you lived apart?`, (answers) => happened(answers, 'apart')),
    }) as const satisfies Readonly<Record<string, OwnQuestion>>,
);
