import { IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import {
  addYears,
  IsDay,
  isDay,
  MayBeAbsent,
  NHS_NUMBER_ABSENCES,
  ONE_LINE,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import type { Sentences } from '../../../../layout/form/check-answers.js';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import { noNhsNumberWords } from '../../../../layout/words/people-words.js';
import { textOf, type DraftAnswers } from '../draft/draft.js';
import { IsNhsNumber } from '../../../../layout/form/nhs-number.js';
import type { Topic, TopicContext } from './topic.js';

const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?[\s-]*\d[a-z]{2}$/i;
const YOUNGEST = 8;
const OLDEST = 75;

/** How the person is called and spoken of. */
export class CalledForm {
  @MayBeAbsent() @MaxLength(100) @Matches(ONE_LINE) readonly nameToUse?: string;
  @MayBeAbsent() @MaxLength(40) @Matches(ONE_LINE) readonly pronouns?: string;
}

export class PersonForm extends CalledForm {
  @MaxLength(200) @Matches(ONE_LINE) readonly fullName!: string;
  @MayBeAbsent() @IsDay() readonly birthDate?: string;
  @MayBeAbsent() @IsNhsNumber() readonly nhsNumber?: string;
  @ValidateIf((form: PersonForm) => form.nhsNumber === undefined)
  @IsIn(NHS_NUMBER_ABSENCES)
  readonly noNhsNumberBecause?: string;
  @MayBeAbsent() @Matches(POSTCODE) readonly postcode?: string;
  @MayBeAbsent() @MaxLength(500) readonly address?: string;
}

/** Address and postcode are asked for only where there is one that may be known. */
export const asksForAddress = ({ topics }: DraftAnswers): boolean =>
  textOf(topics.where, 'residence') === 'known';

export const calledQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'text',
    name: 'nameToUse',
    label: say`Name to use (optional)`,
    short: say`Name to use`,
    hint: say`If the person likes to be called something else.`,
    width: 20,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'pronouns',
    label: say`Pronouns (optional)`,
    short: say`Pronouns`,
    hint: say`As the person wants to be spoken of, for example he/him.`,
    width: 10,
    autocomplete: 'off',
  },
]);

export const calledSentences: Sentences = inLanguage(() => ({
  nameToUse: {
    matches: say`The name to use must be on one line`,
    maxLength: say`The name to use must be 100 characters or fewer`,
  },
  pronouns: {
    matches: say`Pronouns must be on one line`,
    maxLength: say`Pronouns must be 40 characters or fewer`,
  },
}));

export const person: Topic = inLanguage(() => ({
  slug: 'person',
  title: () => say`The person`,
  form: PersonForm,
  questions,
  sentences: {
    fullName: {
      matches: say`Enter the person's full name`,
      maxLength: say`The full name must be 200 characters or fewer`,
    },
    ...calledSentences,
    birthDate: { isDay: say`The date of birth must be a real date, such as 31 3 1994` },
    nhsNumber: {
      nationalInsurance: say`This is a National Insurance number. The NHS number has 10 digits, like 999 123 4567`,
      letters: say`The NHS number must have digits only, like 999 123 4567`,
      tooShort: say`The NHS number is too short: it has 10 digits, like 999 123 4567`,
      tooLong: say`The NHS number is too long: it has 10 digits, like 999 123 4567`,
      checkDigit: say`This is not a valid NHS number. Compare each digit with a letter or the record`,
    },
    noNhsNumberBecause: { isIn: say`Enter the NHS number, or select why there is none` },
    postcode: { matches: say`Enter a full UK postcode, like NR1 3JB, or leave it empty` },
    address: { maxLength: say`The address must be 500 characters or fewer` },
  },
  alsoCheck: (answers, { today }) => birthDateProblems(textOf(answers, 'birthDate'), today),
}));

function birthDateProblems(birthDate: string, today: string) {
  if (!isDay(birthDate)) return [];
  const field = 'birthDate';
  if (birthDate > today) return [{ field, text: say`The date of birth cannot be after today` }];
  const possible =
    addYears(birthDate, YOUNGEST) <= today && addYears(birthDate, OLDEST + 1) > today;
  const text = say`The date of birth must make the person ${String(YOUNGEST)} to ${String(OLDEST)} years old: check the year`;
  return possible ? [] : [{ field, text }];
}

function questions({ answers, lookups }: TopicContext): readonly FormPart[] {
  return [
    { kind: 'text', name: 'fullName', label: say`Full name`, width: 30, autocomplete: 'off' },
    ...calledQuestions,
    {
      kind: 'date',
      name: 'birthDate',
      label: say`Date of birth`,
      hint: say`For example, 31 3 1994. Leave it empty if it is not known.`,
    },
    {
      kind: 'text',
      name: 'nhsNumber',
      label: say`NHS number`,
      hint: say`10 digits, like 999 123 4567. Spaces and dashes do not matter.`,
      width: 10,
      inputMode: 'numeric',
      autocomplete: 'off',
    },
    {
      kind: 'radios',
      name: 'noNhsNumberBecause',
      label: say`If there is no NHS number, why?`,
      short: say`Why there is no NHS number`,
      options: optionsFrom(noNhsNumberWords),
    },
    ...(asksForAddress(answers) ? addressQuestions(lookups.postcodes) : []),
  ];
}

// Where a postcode tells the area it was asked for with the area.
const addressQuestions = (postcodeIsAsked: boolean): readonly FormPart[] => [
  ...(postcodeIsAsked ? [] : [postcode]),
  { kind: 'textarea', name: 'address', label: say`Address (optional)`, short: say`Address` },
];

const postcode: FormPart = inLanguage(() => ({
  kind: 'text',
  name: 'postcode',
  label: say`Postcode (optional)`,
  short: say`Postcode`,
  hint: say`It may tell the area more exactly.`,
  width: 10,
  autocomplete: 'off',
}));
