import { IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import {
  addYears,
  IsDay,
  isDay,
  MayBeAbsent,
  NHS_NUMBER_ABSENCES,
  ONE_LINE,
} from '@waymark/contracts';
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

export const calledQuestions: readonly FormPart[] = [
  {
    kind: 'text',
    name: 'nameToUse',
    label: 'Name to use (optional)',
    short: 'Name to use',
    hint: 'If the person likes to be called something else.',
    width: 20,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'pronouns',
    label: 'Pronouns (optional)',
    short: 'Pronouns',
    hint: 'As the person wants to be spoken of, for example he/him.',
    width: 10,
    autocomplete: 'off',
  },
];

export const calledSentences: Sentences = {
  nameToUse: {
    matches: 'The name to use must be on one line',
    maxLength: 'The name to use must be 100 characters or fewer',
  },
  pronouns: {
    matches: 'Pronouns must be on one line',
    maxLength: 'Pronouns must be 40 characters or fewer',
  },
};

export const person: Topic = {
  slug: 'person',
  title: () => 'The person',
  form: PersonForm,
  questions,
  sentences: {
    fullName: {
      matches: "Enter the person's full name",
      maxLength: 'The full name must be 200 characters or fewer',
    },
    ...calledSentences,
    birthDate: { isDay: 'The date of birth must be a real date, such as 31 3 1994' },
    nhsNumber: {
      nationalInsurance:
        'This is a National Insurance number. The NHS number has 10 digits, like 999 123 4567',
      letters: 'The NHS number must have digits only, like 999 123 4567',
      tooShort: 'The NHS number is too short: it has 10 digits, like 999 123 4567',
      tooLong: 'The NHS number is too long: it has 10 digits, like 999 123 4567',
      checkDigit: 'This is not a valid NHS number. Compare each digit with a letter or the record',
    },
    noNhsNumberBecause: { isIn: 'Enter the NHS number, or select why there is none' },
    postcode: { matches: 'Enter a full UK postcode, like NR1 3JB, or leave it empty' },
    address: { maxLength: 'The address must be 500 characters or fewer' },
  },
  alsoCheck: (answers, { today }) => birthDateProblems(textOf(answers, 'birthDate'), today),
};

function birthDateProblems(birthDate: string, today: string) {
  if (!isDay(birthDate)) return [];
  const field = 'birthDate';
  if (birthDate > today) return [{ field, text: 'The date of birth cannot be after today' }];
  const possible =
    addYears(birthDate, YOUNGEST) <= today && addYears(birthDate, OLDEST + 1) > today;
  const text = `The date of birth must make the person ${String(YOUNGEST)} to ${String(OLDEST)} years old: check the year`;
  return possible ? [] : [{ field, text }];
}

function questions({ answers, lookups }: TopicContext): readonly FormPart[] {
  return [
    { kind: 'text', name: 'fullName', label: 'Full name', width: 30, autocomplete: 'off' },
    ...calledQuestions,
    {
      kind: 'date',
      name: 'birthDate',
      label: 'Date of birth',
      hint: 'For example, 31 3 1994. Leave it empty if it is not known.',
    },
    {
      kind: 'text',
      name: 'nhsNumber',
      label: 'NHS number',
      hint: '10 digits, like 999 123 4567. Spaces and dashes do not matter.',
      width: 10,
      inputMode: 'numeric',
      autocomplete: 'off',
    },
    {
      kind: 'radios',
      name: 'noNhsNumberBecause',
      label: 'If there is no NHS number, why?',
      short: 'Why there is no NHS number',
      options: optionsFrom(noNhsNumberWords),
    },
    ...(asksForAddress(answers) ? addressQuestions(lookups.postcodes) : []),
  ];
}

// Where a postcode tells the area it was asked for with the area.
const addressQuestions = (postcodeIsAsked: boolean): readonly FormPart[] => [
  ...(postcodeIsAsked ? [] : [postcode]),
  { kind: 'textarea', name: 'address', label: 'Address (optional)', short: 'Address' },
];

const postcode: FormPart = {
  kind: 'text',
  name: 'postcode',
  label: 'Postcode (optional)',
  short: 'Postcode',
  hint: 'It may tell the area more exactly.',
  width: 10,
  autocomplete: 'off',
};
