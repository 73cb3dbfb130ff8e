import { IsIn, Matches, ValidateIf } from 'class-validator';
import {
  DATE_CERTAINTIES,
  IsDayOrMonth,
  isDay,
  isMonth,
  LOSS_KINDS,
  MayBeAbsent,
  OCCURRENCE_KINDS,
  SEPARATION_CAUSES,
  SEPARATION_TIMES,
  spanOf,
  TERMINATION_REASONS,
  type Day,
  type LossKind,
  type OccurrenceKind,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import {
  certaintyWords,
  lossWords,
  occurrenceLine,
  separationCauseWords,
  separationTimeWords,
  terminationWords,
} from '../../../layout/words/history-words.js';
import { textOf } from '../refer/draft/draft.js';
import { occurrenceFactsFrom } from './occurrence-facts.js';

const VIABLE_FROM_WEEKS = 24;
const NEONATAL_TO_DAYS = 27;
const OWN_PREGNANCY = 'own';
const isLoss = (form: OccurrenceForm): boolean => form.kind === 'loss';
const isSeparation = (form: OccurrenceForm): boolean => form.kind === 'separation';

export class OccurrenceForm {
  @IsIn(OCCURRENCE_KINDS) readonly kind!: string;
  @ValidateIf(isLoss) @IsIn(LOSS_KINDS) readonly lossKind?: string;
  @MayBeAbsent() @IsIn(TERMINATION_REASONS) readonly terminationReason?: string;
  @MayBeAbsent() @Matches(/^([0-9]|[1-3][0-9]|4[0-4])$/) readonly gestationWeeks?: string;
  @MayBeAbsent() @Matches(/^\d{1,4}$/) readonly ageNumber?: string;
  @ValidateIf((form: OccurrenceForm) => form.ageNumber !== undefined)
  @IsIn(['days', 'weeks', 'months'])
  readonly ageUnit?: string;
  @ValidateIf(isSeparation) @IsIn(SEPARATION_CAUSES) readonly cause?: string;
  @ValidateIf(isSeparation) @IsIn(SEPARATION_TIMES) readonly at?: string;
  @MayBeAbsent() @IsDayOrMonth() readonly on?: string;
  @ValidateIf((form: OccurrenceForm) => form.on !== undefined)
  @IsIn(DATE_CERTAINTIES)
  readonly certainty?: string;
  @MayBeAbsent() @Matches(/^(own|[0-9]{1,2})$/) readonly samePregnancyAs?: string;
}

export const occurrenceSentences: Sentences = inLanguage(() => ({
  kind: { isIn: say`Select what you want to add` },
  lossKind: { isIn: say`Select what kind of loss it was` },
  terminationReason: { isIn: say`Select the reason from the list` },
  gestationWeeks: { matches: say`Weeks of pregnancy must be a whole number from 0 to 44` },
  ageNumber: { matches: say`The age must be a whole number` },
  ageUnit: { isIn: say`Select days, weeks or months` },
  cause: { isIn: say`Select why they were separated` },
  at: { isIn: say`Select when they were separated` },
  on: { isDayOrMonth: say`The date must be a real date, such as 6 8 2026, or a month and a year` },
  certainty: { isIn: say`Select how sure the date is` },
  samePregnancyAs: { matches: say`Select from the list` },
}));

/** The questions about one thing that happened. */
export function occurrenceQuestions(
  kind: OccurrenceKind,
  added: readonly FormAnswers[],
): readonly FormPart[] {
  return [
    ...(kind === 'loss' ? lossQuestions : []),
    ...(kind === 'separation' ? separationQuestions : []),
    {
      kind: 'date',
      name: 'on',
      dayOptional: true,
      label: kind === 'birth' ? say`Date of birth of the baby` : say`When was it?`,
      hint: say`For example, 6 8 2026. The day can be left out. Leave all empty if it is not known.`,
    },
    {
      kind: 'radios',
      name: 'certainty',
      label: say`How sure is the date?`,
      hint: say`Only if you gave one.`,
      options: optionsFrom(certaintyWords),
    },
    ...(added.length === 0 ? [] : [pregnancyQuestion(added)]),
  ];
}

const lossQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'lossKind',
    label: say`What kind of loss was it?`,
    options: optionsFrom(lossWords),
  },
  {
    kind: 'radios',
    name: 'terminationReason',
    label: say`If it was a termination: for which reasons?`,
    hint: say`Only if it was a termination.`,
    options: optionsFrom(terminationWords),
  },
  {
    kind: 'text',
    name: 'gestationWeeks',
    label: say`Weeks of pregnancy (optional)`,
    hint: say`Whole weeks. Leave it empty if it is not known.`,
    width: 2,
    inputMode: 'numeric',
  },
  {
    kind: 'text',
    name: 'ageNumber',
    label: say`If the baby was born alive: age (optional)`,
    hint: say`A whole number. 0 days if the baby died on the day of the birth.`,
    width: 4,
    inputMode: 'numeric',
  },
  {
    kind: 'radios',
    name: 'ageUnit',
    label: say`The age is in`,
    inline: true,
    options: optionsFrom({ days: say`Days`, weeks: say`Weeks`, months: say`Months` }),
  },
]);

const separationQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'cause',
    label: say`Why were they separated?`,
    options: optionsFrom(separationCauseWords),
  },
  {
    kind: 'radios',
    name: 'at',
    label: say`When were they separated?`,
    options: optionsFrom(separationTimeWords),
  },
]);

const pregnancyQuestion = (added: readonly FormAnswers[]): FormPart => ({
  kind: 'radios',
  name: 'samePregnancyAs',
  label: say`Was it the same pregnancy as one already added?`,
  hint: say`For example, twins of whom one has died.`,
  options: [
    { value: OWN_PREGNANCY, text: say`No, or not known` },
    ...occurrenceFactsFrom(added).map((fact, index) => ({
      value: String(index),
      text: say`Yes, the same as: ${occurrenceLine(fact)}`,
    })),
  ],
});

/** What the class cannot see: today, and whether the answers fit together. */
export function occurrenceProblems(answers: FormAnswers, today: Day): readonly FormProblem[] {
  return [...dateProblems(answers, today), ...lossProblems(answers)];
}

function dateProblems(answers: FormAnswers, today: Day): readonly FormProblem[] {
  const on = textOf(answers, 'on');
  if (!isDay(on) && !isMonth(on)) return [];
  const { first, last } = spanOf(on);
  const expected = textOf(answers, 'certainty') === 'expected';
  if (expected && last < today) {
    return [{ field: 'on', text: say`This date has passed: it is no longer expected` }];
  }
  const text = say`This date is after today: correct it, or select that it is expected`;
  return !expected && first > today ? [{ field: 'on', text }] : [];
}

function lossProblems(answers: FormAnswers): readonly FormProblem[] {
  const kind = textOf(answers, 'lossKind') as LossKind | '';
  const weeks = textOf(answers, 'gestationWeeks');
  const bornAlive = kind === 'neonatal-death' || kind === 'infant-death';
  const early = ['miscarriage', 'recurrent-miscarriage', 'ectopic', 'failed-ivf'].includes(kind);
  const [fact] = kind === '' ? [] : occurrenceFactsFrom([answers]);
  const age = fact?.loss?.ageAtDeathDays;
  return [
    ...when(
      kind === 'stillbirth' && weeks !== '' && Number(weeks) < VIABLE_FROM_WEEKS,
      'gestationWeeks',
      say`A stillbirth is at 24 weeks or later; before that it is recorded as a miscarriage`,
    ),
    ...when(
      early && weeks !== '' && Number(weeks) >= VIABLE_FROM_WEEKS,
      'gestationWeeks',
      say`This kind of loss is before 24 weeks; from then on it is recorded as a stillbirth`,
    ),
    ...when(
      kind !== '' && !bornAlive && textOf(answers, 'ageNumber') !== '',
      'ageNumber',
      say`An age is only for a baby who was born alive: take it out or change the kind of loss`,
    ),
    ...when(
      kind === 'neonatal-death' && age !== undefined && age > NEONATAL_TO_DAYS,
      'ageNumber',
      say`This is a death in the first 28 days: the age must be 0 to 27 days, or change the kind`,
    ),
    ...when(
      kind === 'infant-death' && age !== undefined && age <= NEONATAL_TO_DAYS,
      'ageNumber',
      say`This is a later death: the age must be 28 days or more, or change the kind`,
    ),
  ];
}

const when = (broken: boolean, field: string, text: string): readonly FormProblem[] =>
  broken ? [{ field, text }] : [];
