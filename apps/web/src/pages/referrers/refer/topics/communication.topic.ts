import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  ASKED_ANSWERS,
  INTERPRETER_WISHES,
  MayBeAbsent,
  ONE_LINE,
  READING_WISHES,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import type { Sentences } from '../../../../layout/form/check-answers.js';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import { languageWords } from '../../../../layout/words/language-words.js';
import {
  askedWords,
  interpreterWishWords,
  readingWords,
} from '../../../../layout/words/people-words.js';
import type { Topic } from './topic.js';

/** How somebody is spoken with and written to. */
export class SpokenForm {
  @IsIn(Object.keys(languageWords)) readonly language!: string;
  @IsIn(ASKED_ANSWERS) readonly interpreterNeeded!: string;
  @MayBeAbsent() @MaxLength(60) @Matches(ONE_LINE) readonly dialect?: string;
  @MayBeAbsent() @IsIn(INTERPRETER_WISHES) readonly interpreterWish?: string;
  @MayBeAbsent() @IsIn(READING_WISHES) readonly reading?: string;
}

export class CommunicationForm extends SpokenForm {
  @IsIn(ASKED_ANSWERS) readonly disability!: string;
}

export const spokenQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'select',
    name: 'language',
    label: say`Language the person likes to speak`,
    short: say`Language`,
    hint: say`If it is not in the list, choose “Not asked” and tell the receiving team.`,
    options: optionsFrom(languageWords),
  },
  {
    kind: 'radios',
    name: 'interpreterNeeded',
    label: say`Is an interpreter needed?`,
    short: say`Interpreter needed`,
    hint: say`Never a member of the family.`,
    options: optionsFrom(askedWords),
  },
  {
    kind: 'text',
    name: 'dialect',
    label: say`Which dialect? (optional)`,
    short: say`Dialect`,
    hint: say`Where an interpreter of the language alone would not be understood.`,
    width: 20,
    autocomplete: 'off',
  },
  {
    kind: 'radios',
    name: 'interpreterWish',
    label: say`Who may interpret? (optional)`,
    short: say`Interpreter`,
    options: optionsFrom(interpreterWishWords),
  },
  {
    kind: 'radios',
    name: 'reading',
    label: say`How is it best to write to the person? (optional)`,
    short: say`Writing to the person`,
    hint: say`Our own messages are in English. Where nothing can be written, a team reaches the person in another way.`,
    options: optionsFrom(readingWords),
  },
]);

export const spokenSentences: Sentences = inLanguage(() => ({
  language: { isIn: say`Choose the language` },
  interpreterNeeded: { isIn: say`Select whether an interpreter is needed` },
  dialect: {
    matches: say`Enter the dialect on 1 line`,
    maxLength: say`The dialect must be 60 characters or fewer`,
  },
  interpreterWish: { isIn: say`Select who may interpret` },
  reading: { isIn: say`Select how it is best to write to the person` },
}));

export const communication: Topic = inLanguage(() => ({
  slug: 'communication',
  title: () => say`Communication and access`,
  form: CommunicationForm,
  questions: () => [
    ...spokenQuestions,
    {
      kind: 'radios',
      name: 'disability',
      label: say`Is there a disability, or something that must be made easier?`,
      short: say`Disability or access need`,
      options: optionsFrom(askedWords),
    },
  ],
  sentences: {
    ...spokenSentences,
    disability: { isIn: say`Select whether there is a disability or access need` },
  },
}));
