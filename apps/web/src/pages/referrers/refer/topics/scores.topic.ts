import { IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import {
  IsDay,
  isDay,
  MayBeAbsent,
  MEASURE_CODES,
  MEASURES,
  SELF_HARM_ITEMS,
  SELF_HARM_ITEM_MOST,
  type Measure,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import type { FormProblem } from '../../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../../layout/form/question.js';
import { textOf } from '../draft/draft.js';
import type { Topic } from './topic.js';
import {
  ANSWERS_TO_URGENCY,
  LONGEST_COMMENT,
  REASONS_NOT_URGENT,
  urgencyProblems,
  urgencyQuestions,
  urgencySentences,
} from './urgency-questions.js';

const WHOLE = /^\d{1,3}$/;
const ITEM = new RegExp(`^[0-${String(SELF_HARM_ITEM_MOST)}]$`);

/** The field of a measure: its code without blanks and in small letters, as an id needs it. */
export const scoreField = (measure: Measure): string =>
  measure.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

export class ScoresForm {
  @MayBeAbsent() @Matches(WHOLE) readonly 'core-10'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'phq-9'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'gad-7'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly epds?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'city-bits'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'pcl-5'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly fobs?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'w-deq'?: string;
  @MayBeAbsent() @Matches(ITEM) readonly 'phq-9-item-9'?: string;
  @MayBeAbsent() @Matches(ITEM) readonly 'epds-item-10'?: string;
  @MayBeAbsent() @IsDay() readonly on?: string;

  @ValidateIf((form: ScoresForm) => selfHarmAnswered({ ...form }))
  @IsIn(ANSWERS_TO_URGENCY)
  readonly urgency?: string;

  @MayBeAbsent() @IsIn(REASONS_NOT_URGENT) readonly notUrgentBecause?: string;
  @MayBeAbsent() @MaxLength(LONGEST_COMMENT) readonly urgencyComment?: string;
}

type MeasureWithItem = keyof typeof SELF_HARM_ITEMS;
const WITH_ITEM = Object.keys(SELF_HARM_ITEMS) as readonly MeasureWithItem[];

/** The field of the question about harming oneself; undefined for a measure that has none. */
export const itemField = (measure: Measure): string | undefined =>
  Object.hasOwn(SELF_HARM_ITEMS, measure)
    ? `${scoreField(measure)}-item-${String(SELF_HARM_ITEMS[measure as MeasureWithItem])}`
    : undefined;

/** Anything above 0 to that question asks how soon somebody has to act. */
export const selfHarmAnswered = (answers: FormAnswers | undefined): boolean =>
  WITH_ITEM.some((measure) => Number(textOf(answers, itemField(measure) ?? '') || '0') > 0);

const rangeOf = (measure: Measure): string =>
  say`${String(MEASURES[measure].min)} to ${String(MEASURES[measure].max)}`;

const outOfRange = (measure: Measure): string =>
  say`The ${measure} total must be a whole number from ${rangeOf(measure)}`;

const itemLabel = (measure: Measure): string =>
  say`${measure}, item ${String(SELF_HARM_ITEMS[measure as MeasureWithItem])}`;

const itemOutOfRange = (measure: Measure): string =>
  say`${itemLabel(measure)} must be a whole number from 0 to ${String(SELF_HARM_ITEM_MOST)}`;

/** Never decide alone, and so are never asked for: a low score does not overrule a high impact. */
export const scores: Topic = inLanguage(() => ({
  slug: 'scores',
  title: () => say`Scores, if you have them`,
  lead: [say`Leave this page empty if none was taken. No score decides alone.`],
  optional: true,
  form: ScoresForm,
  questions: () => [
    ...MEASURE_CODES.flatMap((measure): readonly FormPart[] => [
      {
        kind: 'text',
        name: scoreField(measure),
        label: measure,
        hint: say`Total, ${rangeOf(measure)}`,
        width: 3,
        inputMode: 'numeric',
      },
      ...itemQuestion(measure),
    ]),
    {
      kind: 'date',
      name: 'on',
      label: say`When were they taken?`,
      short: say`Taken on`,
      hint: say`Leave it empty if it is not known.`,
    },
    ...urgencyQuestions(
      say`If EPDS item 10 or PHQ-9 item 9 is above 0: how soon does somebody have to act?`,
    ),
  ],
  sentences: {
    ...Object.fromEntries(
      MEASURE_CODES.map((measure) => [scoreField(measure), { matches: outOfRange(measure) }]),
    ),
    ...Object.fromEntries(
      WITH_ITEM.map((measure) => [
        itemField(measure) ?? measure,
        { matches: itemOutOfRange(measure) },
      ]),
    ),
    ...urgencySentences,
    on: { isDay: say`When the scores were taken must be a real date, such as 6 8 2026` },
  },
  alsoCheck: (answers, { today }) => [
    ...MEASURE_CODES.flatMap((measure) => scoreProblems(measure, answers)),
    ...takenProblems(answers, today),
    ...(selfHarmAnswered(answers) ? urgencyProblems(answers, { reasonNeeded: true }) : []),
  ],
}));

function itemQuestion(measure: Measure): readonly FormPart[] {
  const name = itemField(measure);
  if (name === undefined) return [];
  return [
    {
      kind: 'text',
      name,
      label: itemLabel(measure),
      hint: say`The answer about harming oneself, 0 to ${String(SELF_HARM_ITEM_MOST)}`,
      width: 2,
      inputMode: 'numeric',
    },
  ];
}

function scoreProblems(measure: Measure, answers: FormAnswers): readonly FormProblem[] {
  const field = scoreField(measure);
  const total = textOf(answers, field);
  if (WHOLE.test(total) && Number(total) > MEASURES[measure].max) {
    return [{ field, text: outOfRange(measure) }];
  }
  const item = itemField(measure);
  const answer = item === undefined ? '' : textOf(answers, item);
  if (item === undefined || answer === '') return [];
  if (total === '') return [{ field, text: say`Enter the ${measure} total as well as the item` }];
  const text = say`${itemLabel(measure)} cannot be more than the total, which it is part of`;
  return Number(answer) > Number(total) ? [{ field: item, text }] : [];
}

function takenProblems(answers: FormAnswers, today: string): readonly FormProblem[] {
  const on = textOf(answers, 'on');
  const text = say`When the scores were taken cannot be after today`;
  return isDay(on) && on > today ? [{ field: 'on', text }] : [];
}
