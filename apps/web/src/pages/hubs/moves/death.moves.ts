import { IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import {
  APPOINTMENTS_AFTER_DEATH,
  BABY_DEATHS,
  fitsAge,
  FREE_TEXT,
  IsDay,
  isDay,
  IsDayOrMonth,
  isMonth,
  MayBeAbsent,
  spanOf,
  wasBornAlive,
  WHO_DIED,
  YES_NO_NOT_KNOWN,
  type AppointmentsAfterDeath,
  type BabyDeathKind,
  type DayOrMonth,
  type OccurrenceFact,
  type WhoDied,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { dayWords } from '../../../layout/london-time.js';
import { lossWords } from '../../../layout/words/history-words.js';
import { yesNoNotKnown } from '../../../layout/words/need-words.js';
import { textOf, type MoveContext, type MoveForm } from './move-form.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

const WHO: Readonly<Record<WhoDied, string>> = inLanguage(() => ({
  woman: say`The person who was referred`,
  baby: say`A baby`,
}));

const ofBaby = ({ who }: { readonly who?: string }): boolean => who === 'baby';

export class DeathForm {
  @IsIn(WHO_DIED) readonly who!: string;
  @MayBeAbsent() @IsDay() readonly on?: string;
  @ValidateIf(ofBaby) @IsIn(BABY_DEATHS) readonly kind?: string;
  @MayBeAbsent() @Matches(/^(another|no-date|\d{4}-\d{2}(-\d{2})?)$/) readonly which?: string;
  @MayBeAbsent() @IsDayOrMonth() readonly bornOn?: string;
  @ValidateIf(ofBaby) @IsIn(YES_NO_NOT_KNOWN) readonly pregnantNow?: string;
}

/** Messages stop at once; a person looks at what was booked; what was told of a baby is changed by it. */
export const recordDeath: MoveForm = inLanguage(() => ({
  move: 'record-death',
  path: 'death',
  title: say`Record a death`,
  lead: [
    say`No message goes to the person from now on, not even one that waits to go out. Somebody looks at the appointments that are booked. If it turns out to be a mistake, it can be put right.`,
  ],
  tells: 'teams',
  button: say`Record it`,
  form: DeathForm,
  needsReferral: true,
  questions: ({ occurrences }) => [
    { kind: 'radios', name: 'who', label: say`Who has died?`, options: optionsFrom(WHO) },
    { kind: 'date', name: 'on', label: say`On which day? (leave empty if not known)` },
    {
      kind: 'section',
      text: say`Where a baby has died`,
      lead: say`Every page speaks of a loss from then on, and the published criteria are read again. Nobody has to be told twice.`,
    },
    {
      kind: 'radios',
      name: 'kind',
      label: say`What kind of loss was it?`,
      options: BABY_DEATHS.map((value) => ({ value, text: lossWords[value] })),
    },
    ...whichBaby(occurrences),
    {
      kind: 'radios',
      name: 'pregnantNow',
      label: say`Is the person pregnant now?`,
      options: optionsFrom(yesNoNotKnown),
    },
  ],
  sentences: {
    who: { isIn: say`Select who has died` },
    on: { isDay: say`The day must be a real date` },
    kind: { isIn: say`Select what kind of loss it was` },
    which: { matches: say`Select which baby` },
    bornOn: { isDayOrMonth: say`The date of birth must be a real date, or a month and a year` },
    pregnantNow: { isIn: say`Select whether the person is pregnant now` },
  },
  alsoCheck: deathProblems,
  body: (answers) => {
    const { who, on } = answers;
    return {
      who,
      ...(on !== undefined && { on }),
      ...(who === 'baby' && { baby: babyFrom(answers) }),
    };
  },
}));

const ANOTHER = 'another';
const NO_DATE = 'no-date';

const isBornAlive = (answers: FormAnswers): boolean =>
  textOf(answers, 'who') === 'baby' && wasBornAlive(textOf(answers, 'kind') as BabyDeathKind);

// Babies of one date of birth are told apart by nothing that is known of them.
const datesOfBirth = (occurrences: readonly OccurrenceFact[]): readonly string[] => [
  ...new Set(
    occurrences
      .filter(({ kind, certainty }) => kind === 'birth' && certainty !== 'expected')
      .map(({ on }) => on ?? NO_DATE),
  ),
];

function whichBaby(occurrences: readonly OccurrenceFact[]): readonly FormPart[] {
  const dates = datesOfBirth(occurrences);
  const told: readonly FormPart[] =
    dates.length === 0
      ? []
      : [
          {
            kind: 'radios',
            name: 'which',
            label: say`If the baby was born alive: which baby was it?`,
            options: [
              ...dates.map((value) => ({
                value,
                text:
                  value === NO_DATE
                    ? say`The baby whose date of birth was not told`
                    : bornWords(value),
              })),
              { value: ANOTHER, text: say`Another baby` },
            ],
          },
        ];
  const label = dates.length === 0 ? say`If the baby was born alive` : say`If it was another baby`;
  return [
    ...told,
    {
      kind: 'date',
      name: 'bornOn',
      dayOptional: true,
      label: say`${label}: date of birth`,
      hint: say`The day can be left out.`,
    },
  ];
}

const bornWords = (on: string): string =>
  say`The baby born ${isDay(on) ? 'on' : 'in'} ${dayWords(on)}`;

function deathProblems(
  answers: FormAnswers,
  { today, occurrences }: MoveContext,
): readonly FormProblem[] {
  const on = textOf(answers, 'on');
  const which = textOf(answers, 'which');
  const asked = isBornAlive(answers) && datesOfBirth(occurrences).length > 0;
  const bornOn = bornOnFrom(answers);
  const wrong: readonly (FormProblem & { readonly is: boolean })[] = [
    { is: isDay(on) && on > today, field: 'on', text: say`The day cannot be after today` },
    { is: asked && which === '', field: 'which', text: say`Select which baby it was` },
    {
      is: asked && which === ANOTHER && bornOn === undefined,
      field: 'bornOn',
      text: say`Enter the date of birth of the baby`,
    },
    {
      is: bornOn !== undefined && spanOf(bornOn).first > (isDay(on) ? on : today),
      field: 'bornOn',
      text: say`The baby was born before this day: check both dates`,
    },
  ];
  const found = wrong.filter(({ is }) => is).map(({ field, text }) => ({ field, text }));
  return found.length > 0 ? found : ageProblems(answers, bornOn);
}

function ageProblems(answers: FormAnswers, bornOn: DayOrMonth | undefined): readonly FormProblem[] {
  const on = textOf(answers, 'on');
  const kind = textOf(answers, 'kind') as BabyDeathKind;
  if (bornOn === undefined || !isDay(on) || fitsAge(kind, spanOf(bornOn), on)) return [];
  const text = say`These dates are of another age: up to 27 days is the first 28 days, after that it is later`;
  return [{ field: 'kind', text }];
}

/** The date of birth of the baby, where it was born alive and the date is known. */
function bornOnFrom(answers: FormAnswers): DayOrMonth | undefined {
  if (!isBornAlive(answers)) return undefined;
  const which = textOf(answers, 'which');
  const on = which === '' || which === ANOTHER ? textOf(answers, 'bornOn') : which;
  return isDay(on) || isMonth(on) ? on : undefined;
}

function babyFrom(answers: FormAnswers): object {
  const { kind, pregnantNow } = answers;
  const bornOn = bornOnFrom(answers);
  return { kind, ...(bornOn !== undefined && { bornOn }), pregnantNow };
}

export class CorrectionForm {
  @IsIn(WHO_DIED) readonly who!: string;
  @Matches(FREE_TEXT) @MaxLength(500) readonly because!: string;
}

export const correctDeath: MoveForm = inLanguage(() => ({
  move: 'correct-death',
  path: 'death-correction',
  title: say`A death was recorded by mistake`,
  lead: [
    say`It goes on where it was, and messages may go out again. The mistake and its correction stay in the history.`,
  ],
  tells: 'teams',
  button: say`Put it right`,
  form: CorrectionForm,
  questions: () => [
    { kind: 'radios', name: 'who', label: say`Whose death was it?`, options: optionsFrom(WHO) },
    {
      kind: 'textarea',
      name: 'because',
      label: say`How did it come about?`,
      hint: say`Without names. Up to 500 characters. ${NEVER_WRITE()}`,
    },
  ],
  sentences: {
    who: { isIn: say`Select whose death was recorded` },
    because: {
      matches: say`Enter how it came about`,
      maxLength: say`Enter 500 characters or fewer`,
    },
  },
  body: ({ who, because }) => ({ who, because }),
}));

const APPOINTMENTS: Readonly<Record<AppointmentsAfterDeath, string>> = inLanguage(() => ({
  'none-booked': say`None was booked`,
  cancelled: say`They are cancelled, and those who were to see the person know why`,
  'go-on': say`They go on, agreed with the person (only after the death of a baby)`,
}));

export class DeathReviewForm {
  @IsIn(APPOINTMENTS_AFTER_DEATH) readonly appointments!: string;
}

export const reviewDeath: MoveForm = inLanguage(() => ({
  move: 'record-death-review',
  path: 'death-review',
  title: say`Record what became of appointments`,
  lead: [say`After the death of the person the referral is closed by it.`],
  button: say`Record`,
  form: DeathReviewForm,
  questions: () => [
    {
      kind: 'radios',
      name: 'appointments',
      label: say`What becomes of appointments that were booked?`,
      options: optionsFrom(APPOINTMENTS),
    },
  ],
  sentences: { appointments: { isIn: say`Select what becomes of appointments` } },
  body: ({ appointments }) => ({ appointments }),
}));
