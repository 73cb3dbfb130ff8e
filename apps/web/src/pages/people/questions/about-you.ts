import { IsArray, IsIn, Matches, MaxLength } from 'class-validator';
import {
  addYears,
  ETHNIC_CATEGORIES,
  GENDER_IDENTITIES,
  INCLUSION_GROUPS,
  INTERPRETER_WISHES,
  IsDay,
  isDay,
  MayBeAbsent,
  ONE_LINE,
  READING_WISHES,
  type Day,
} from '@waymark/contracts';
import { IsNhsNumber } from '../../../layout/form/nhs-number.js';
import { optionsFrom, type FormAnswers, type Option } from '../../../layout/form/question.js';
import { languageWords } from '../../../layout/words/language-words.js';
import { ethnicWords, genderWords, inclusionWords } from '../../../layout/words/people-words.js';
import { textOf } from '../draft/own-answers.js';
import { values, type OwnQuestion } from './own-question.js';

const YOUNGEST = 8;
const OLDEST = 75;
const YES_NO: readonly Option[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const READING: readonly Option[] = [
  { value: 'usual', text: 'The usual way' },
  { value: 'easy-read', text: 'Easy Read: short sentences and easy words' },
  { value: 'not-in-writing', text: 'I do not read, or not English. Please do not write to me' },
];
const WHO_INTERPRETS: readonly Option[] = [
  { value: 'anybody', text: 'Anybody who is trained' },
  { value: 'woman', text: 'A woman' },
  { value: 'man', text: 'A man' },
];
const RATHER_NOT = { 'not-stated': 'I would rather not say' };
const { 'not-known': _notAsked, ...languages } = languageWords;

/** As they are said to whoever answers for themselves. */
const ownWords = (words: Readonly<Record<string, string>>): readonly Option[] => {
  const { 'not-known': _unasked, '99': _uncoded, Z: _refused, ...said } = words;
  return optionsFrom({
    ...said,
    ...(words.Z === undefined ? RATHER_NOT : { Z: RATHER_NOT['not-stated'] }),
  });
};

class NameForm {
  @MaxLength(200) @Matches(ONE_LINE) readonly fullName!: string;
  @MayBeAbsent() @MaxLength(100) @Matches(ONE_LINE) readonly nameToUse?: string;
  @MayBeAbsent() @MaxLength(40) @Matches(ONE_LINE) readonly pronouns?: string;
}
class BornForm {
  @IsDay() readonly birthDate!: string;
}
class NumberForm {
  @MayBeAbsent() @IsNhsNumber() readonly nhsNumber?: string;
}
class LanguageForm {
  @IsIn(Object.keys(languages)) readonly language!: string;
  @MayBeAbsent() @IsIn(READING_WISHES) readonly reading?: string;
}
class InterpreterForm {
  @IsIn(values(YES_NO)) readonly interpreter!: string;
  @MayBeAbsent() @MaxLength(60) @Matches(ONE_LINE) readonly dialect?: string;
  @MayBeAbsent() @IsIn(INTERPRETER_WISHES) readonly interpreterWish?: string;
}
class AboutMeForm {
  @MayBeAbsent() @IsIn(ETHNIC_CATEGORIES) readonly ethnicCategory?: string;
  @MayBeAbsent() @IsIn(GENDER_IDENTITIES) readonly genderIdentity?: string;
  @MayBeAbsent()
  @IsArray()
  @IsIn(INCLUSION_GROUPS, { each: true })
  readonly inclusionGroups?: readonly string[];
}

function bornProblems(answers: FormAnswers, { today }: { readonly today: Day }) {
  const born = textOf(answers, 'birthDate');
  const possible =
    isDay(born) && addYears(born, YOUNGEST) <= today && addYears(born, OLDEST + 1) > today;
  return possible ? [] : [{ field: 'birthDate', text: 'Check the year you were born' }];
}

export const aboutYou = {
  name: {
    title: 'What is your name?',
    form: NameForm,
    questions: () => [
      {
        kind: 'text',
        name: 'fullName',
        label: 'Full name',
        hint: 'As your GP or midwife has it.',
        width: 30,
        autocomplete: 'off',
      },
      {
        kind: 'text',
        name: 'nameToUse',
        label: 'What should we call you? (optional)',
        short: 'Name to use',
        width: 20,
        autocomplete: 'off',
      },
      {
        kind: 'text',
        name: 'pronouns',
        label: 'Your pronouns (optional)',
        short: 'Pronouns',
        hint: 'For example, they/them.',
        width: 10,
        autocomplete: 'off',
      },
    ],
    sentences: {
      fullName: {
        matches: 'Enter your full name',
        maxLength: 'Your name must be 200 letters or fewer',
      },
      nameToUse: {
        matches: 'Enter the name on 1 line',
        maxLength: 'The name must be 100 letters or fewer',
      },
      pronouns: {
        matches: 'Enter your pronouns on 1 line',
        maxLength: 'Your pronouns must be 40 letters or fewer',
      },
    },
  },
  born: {
    title: 'What is your date of birth?',
    form: BornForm,
    questions: () => [
      {
        kind: 'date',
        name: 'birthDate',
        label: 'What is your date of birth?',
        hint: 'For example, 31 3 1994',
      },
    ],
    sentences: { birthDate: { isDay: 'Enter your date of birth, like 31 3 1994' } },
    alsoCheck: bornProblems,
  },
  number: {
    title: 'What is your NHS number?',
    lead: ['You can leave this empty. You can get help without it.'],
    form: NumberForm,
    questions: () => [
      {
        kind: 'text',
        name: 'nhsNumber',
        label: 'NHS number (optional)',
        short: 'NHS number',
        hint: '10 digits, like 999 123 4567. It is on letters from the NHS.',
        width: 10,
        inputMode: 'numeric',
        autocomplete: 'off',
      },
    ],
    sentences: {
      nhsNumber: {
        nationalInsurance:
          'This is a National Insurance number. Enter 10 digits, or leave it empty',
        letters: 'Use digits only, like 999 123 4567, or leave it empty',
        tooShort: 'The number is too short. It has 10 digits. You can leave it empty',
        tooLong: 'The number is too long. It has 10 digits. You can leave it empty',
        checkDigit: 'One of the digits may be wrong. Check it, or leave it empty',
      },
    },
  },
  language: {
    title: 'Which language do you like to speak?',
    form: LanguageForm,
    questions: () => [
      {
        kind: 'select',
        name: 'language',
        label: 'Which language do you like to speak?',
        short: 'Language',
        options: optionsFrom(languages),
      },
      {
        kind: 'radios',
        name: 'reading',
        label: 'How do you like to read? (optional)',
        short: 'Reading',
        hint: 'We write in English.',
        options: READING,
      },
    ],
    sentences: {
      language: { isIn: 'Choose a language' },
      reading: { isIn: 'Choose one answer from the list' },
    },
  },
  interpreter: {
    title: 'Do you want an interpreter?',
    form: InterpreterForm,
    questions: () => [
      {
        kind: 'radios',
        name: 'interpreter',
        label: 'Do you want an interpreter?',
        short: 'Interpreter',
        hint: 'It is free. It is never somebody from your family.',
        options: YES_NO,
      },
      {
        kind: 'text',
        name: 'dialect',
        label: 'Your dialect (optional)',
        short: 'Dialect',
        hint: 'So that you and the interpreter understand each other.',
        width: 20,
        autocomplete: 'off',
      },
      {
        kind: 'radios',
        name: 'interpreterWish',
        label: 'Who should it be? (optional)',
        short: 'Who should interpret',
        options: WHO_INTERPRETS,
      },
    ],
    sentences: {
      interpreter: { isIn: 'Choose yes or no' },
      dialect: {
        matches: 'Enter your dialect on 1 line',
        maxLength: 'Your dialect must be 60 letters or fewer',
      },
      interpreterWish: { isIn: 'Choose one answer from the list' },
    },
    applies: (answers) => !['', 'en'].includes(textOf(answers.language, 'language')),
  },
  'about-me': {
    title: 'Questions about you',
    lead: [
      'You do not have to answer. The answers are kept apart. They change nothing about your help. They show whether help reaches everybody.',
    ],
    form: AboutMeForm,
    questions: () => [
      {
        kind: 'select',
        name: 'ethnicCategory',
        label: 'Your ethnic group (optional)',
        short: 'Ethnic group',
        options: ownWords(ethnicWords),
      },
      {
        kind: 'select',
        name: 'genderIdentity',
        label: 'Your gender (optional)',
        short: 'Gender',
        options: ownWords(genderWords),
      },
      {
        kind: 'checkboxes',
        name: 'inclusionGroups',
        label: 'Is any of these true for you? (optional)',
        short: 'Groups',
        options: optionsFrom(inclusionWords),
      },
    ],
    sentences: {
      ethnicCategory: { isIn: 'Choose from the list' },
      genderIdentity: { isIn: 'Choose from the list' },
      inclusionGroups: {
        isArray: 'Tick answers from the list',
        isIn: 'Tick answers from the list',
      },
    },
  },
} as const satisfies Readonly<Record<string, OwnQuestion>>;
