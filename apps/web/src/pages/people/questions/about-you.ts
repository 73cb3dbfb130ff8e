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
import { inLanguage, say } from '../../../language/say.js';
import { IsNhsNumber } from '../../../layout/form/nhs-number.js';
import { optionsFrom, type FormAnswers, type Option } from '../../../layout/form/question.js';
import { languageWords } from '../../../layout/words/language-words.js';
import { ethnicWords, genderWords, inclusionWords } from '../../../layout/words/equality-words.js';
import { textOf } from '../draft/own-answers.js';
import { values, type OwnQuestion } from './own-question.js';

const YOUNGEST = 8;
const OLDEST = 75;
const YES_NO: readonly Option[] = inLanguage(() => [
  { value: 'yes', text: say`Yes` },
  { value: 'no', text: say`No` },
]);
const READING: readonly Option[] = inLanguage(() => [
  { value: 'usual', text: say`The usual way` },
  { value: 'easy-read', text: say`Easy Read: short sentences and easy words` },
  { value: 'not-in-writing', text: say`I do not read, or not English. Please do not write to me` },
]);
const WHO_INTERPRETS: readonly Option[] = inLanguage(() => [
  { value: 'anybody', text: say`Anybody who is trained` },
  { value: 'woman', text: say`A woman` },
  { value: 'man', text: say`A man` },
]);
const RATHER_NOT = inLanguage(() => ({ 'not-stated': say`I would rather not say` }));
const languages = inLanguage(() => {
  const { 'not-known': _notAsked, ...known } = languageWords;
  return known;
});

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
  return possible ? [] : [{ field: 'birthDate', text: say`Check the year you were born` }];
}

export const aboutYou = {
  name: inLanguage(() => ({
    title: say`What is your name?`,
    form: NameForm,
    questions: () => [
      {
        kind: 'text',
        name: 'fullName',
        label: say`Full name`,
        hint: say`As your GP or midwife has it.`,
        width: 30,
        autocomplete: 'off',
      },
      {
        kind: 'text',
        name: 'nameToUse',
        label: say`What should we call you? (optional)`,
        short: say`Name to use`,
        width: 20,
        autocomplete: 'off',
      },
      {
        kind: 'text',
        name: 'pronouns',
        label: say`Your pronouns (optional)`,
        short: say`Pronouns`,
        hint: say`For example, they/them.`,
        width: 10,
        autocomplete: 'off',
      },
    ],
    sentences: {
      fullName: {
        matches: say`Enter your full name`,
        maxLength: say`Your name must be 200 letters or fewer`,
      },
      nameToUse: {
        matches: say`Enter the name on 1 line`,
        maxLength: say`The name must be 100 letters or fewer`,
      },
      pronouns: {
        matches: say`Enter your pronouns on 1 line`,
        maxLength: say`Your pronouns must be 40 letters or fewer`,
      },
    },
  })),
  born: inLanguage(() => ({
    title: say`What is your date of birth?`,
    form: BornForm,
    questions: () => [
      {
        kind: 'date',
        name: 'birthDate',
        label: say`What is your date of birth?`,
        hint: say`For example, 31 3 1994`,
      },
    ],
    sentences: { birthDate: { isDay: say`Enter your date of birth, like 31 3 1994` } },
    alsoCheck: bornProblems,
  })),
  number: inLanguage(() => ({
    title: say`What is your NHS number?`,
    lead: [say`You can leave this empty. You can get help without it.`],
    form: NumberForm,
    questions: () => [
      {
        kind: 'text',
        name: 'nhsNumber',
        label: say`NHS number (optional)`,
        short: say`NHS number`,
        hint: say`10 digits, like 999 123 4567. It is on letters from the NHS.`,
        width: 10,
        inputMode: 'numeric',
        autocomplete: 'off',
      },
    ],
    sentences: {
      nhsNumber: {
        nationalInsurance: say`This is a National Insurance number. Enter 10 digits, or leave it empty`,
        letters: say`Use digits only, like 999 123 4567, or leave it empty`,
        tooShort: say`The number is too short. It has 10 digits. You can leave it empty`,
        tooLong: say`The number is too long. It has 10 digits. You can leave it empty`,
        checkDigit: say`One of the digits may be wrong. Check it, or leave it empty`,
      },
    },
  })),
  language: inLanguage(() => ({
    title: say`Which language do you like to speak?`,
    form: LanguageForm,
    questions: () => [
      {
        kind: 'select',
        name: 'language',
        label: say`Which language do you like to speak?`,
        short: say`Language`,
        options: optionsFrom(languages),
      },
      {
        kind: 'radios',
        name: 'reading',
        label: say`How do you like to read? (optional)`,
        short: say`Reading`,
        hint: say`We write in English.`,
        options: READING,
      },
    ],
    sentences: {
      language: { isIn: say`Choose a language` },
      reading: { isIn: say`Choose one answer from the list` },
    },
  })),
  interpreter: inLanguage(() => ({
    title: say`Do you want an interpreter?`,
    form: InterpreterForm,
    questions: () => [
      {
        kind: 'radios',
        name: 'interpreter',
        label: say`Do you want an interpreter?`,
        short: say`Interpreter`,
        hint: say`It is free. It is never somebody from your family.`,
        options: YES_NO,
      },
      {
        kind: 'text',
        name: 'dialect',
        label: say`Your dialect (optional)`,
        short: say`Dialect`,
        hint: say`So that you and the interpreter understand each other.`,
        width: 20,
        autocomplete: 'off',
      },
      {
        kind: 'radios',
        name: 'interpreterWish',
        label: say`Who should it be? (optional)`,
        short: say`Who should interpret`,
        options: WHO_INTERPRETS,
      },
    ],
    sentences: {
      interpreter: { isIn: say`Choose yes or no` },
      dialect: {
        matches: say`Enter your dialect on 1 line`,
        maxLength: say`Your dialect must be 60 letters or fewer`,
      },
      interpreterWish: { isIn: say`Choose one answer from the list` },
    },
    applies: (answers) => !['', 'en'].includes(textOf(answers.language, 'language')),
  })),
  'about-me': inLanguage(() => ({
    title: say`Questions about you`,
    lead: [
      say`You do not have to answer. The answers are kept apart. They change nothing about your help. They show whether help reaches everybody.`,
    ],
    form: AboutMeForm,
    questions: () => [
      {
        kind: 'select',
        name: 'ethnicCategory',
        label: say`Your ethnic group (optional)`,
        short: say`Ethnic group`,
        options: ownWords(ethnicWords),
      },
      {
        kind: 'select',
        name: 'genderIdentity',
        label: say`Your gender (optional)`,
        short: say`Gender`,
        options: ownWords(genderWords),
      },
      {
        kind: 'checkboxes',
        name: 'inclusionGroups',
        label: say`Is any of these true for you? (optional)`,
        short: say`Groups`,
        options: optionsFrom(inclusionWords),
      },
    ],
    sentences: {
      ethnicCategory: { isIn: say`Choose from the list` },
      genderIdentity: { isIn: say`Choose from the list` },
      inclusionGroups: {
        isArray: say`Tick answers from the list`,
        isIn: say`Tick answers from the list`,
      },
    },
  })),
} as const satisfies Readonly<Record<string, OwnQuestion>>;
