import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  INTERPRETER_GENDERS,
  MayBeAbsent,
  ONE_LINE,
  type BookedInterpreter,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { languageWords } from '../../../layout/words/language-words.js';
import { interpreterWishWords } from '../../../layout/words/people-words.js';
import { textOf, type InterpreterNeed } from './move-form.js';

// Who is booked to interpret, as far as a colleague has to know it: that the person is understood by whom they want.

export const NEVER_FAMILY = (): string => say`Trained for it, and never family or a friend.`;

const languages = inLanguage(() => {
  const { 'not-known': _notAsked, 'not-stated': _notSaid, ...known } = languageWords;
  return known;
});

export class BookedInterpreterForm {
  @MayBeAbsent() @IsIn(Object.keys(languages)) readonly interpreterLanguage?: string;
  @MayBeAbsent() @MaxLength(60) @Matches(ONE_LINE) readonly interpreterDialect?: string;
  @MayBeAbsent() @IsIn(INTERPRETER_GENDERS) readonly interpreterGender?: string;
  @MayBeAbsent() @IsIn(['yes', 'no']) readonly interpreterProfessional?: string;
  @MayBeAbsent() @MaxLength(80) @Matches(ONE_LINE) readonly interpreterReference?: string;
}

export const bookedInterpreterQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'select',
    name: 'interpreterLanguage',
    label: say`Which language is the interpreter booked for?`,
    short: say`Language of the interpreter`,
    options: optionsFrom(languages),
  },
  {
    kind: 'text',
    name: 'interpreterDialect',
    label: say`Which dialect? (optional)`,
    short: say`Dialect of the interpreter`,
    width: 20,
    autocomplete: 'off',
  },
  {
    kind: 'radios',
    name: 'interpreterGender',
    label: say`Is it a woman or a man? (only where the person wishes for one)`,
    short: say`Interpreter`,
    options: optionsFrom({ woman: interpreterWishWords.woman, man: interpreterWishWords.man }),
  },
  {
    kind: 'radios',
    name: 'interpreterProfessional',
    label: say`Is it a professional interpreter?`,
    short: say`Professional interpreter`,
    hint: NEVER_FAMILY(),
    options: optionsFrom({
      yes: say`Yes: trained for it, and booked for it`,
      no: say`No: family, a friend, or somebody else who speaks the language`,
    }),
  },
  {
    kind: 'text',
    name: 'interpreterReference',
    label: say`Who provides the interpreter, or their number for the booking (optional)`,
    short: say`Provider or number`,
    hint: say`Never the name of the interpreter.`,
    width: 30,
    autocomplete: 'off',
  },
]);

export const bookedInterpreterSentences: Sentences = inLanguage(() => ({
  interpreterLanguage: { isIn: say`Choose the language of the interpreter` },
  interpreterDialect: {
    matches: say`Enter the dialect on 1 line`,
    maxLength: say`The dialect must be 60 characters or fewer`,
  },
  interpreterGender: { isIn: say`Select whether the interpreter is a woman or a man` },
  interpreterProfessional: { isIn: say`Select whether it is a professional interpreter` },
  interpreterReference: {
    matches: say`Enter the provider or the number on 1 line`,
    maxLength: say`The provider or the number must be 80 characters or fewer`,
  },
}));

/** What is still to be said of an interpreter who is arranged. */
export function bookedInterpreterProblems(answers: FormAnswers): readonly FormProblem[] {
  const professional = answers.interpreterProfessional;
  const family = say`Family and friends never interpret: book a professional interpreter, and leave the appointment not confirmed until then`;
  return [
    ...(answers.interpreterLanguage === undefined
      ? [{ field: 'interpreterLanguage', text: say`Choose the language of the interpreter` }]
      : []),
    ...(professional === undefined
      ? [
          {
            field: 'interpreterProfessional',
            text: say`Select whether it is a professional interpreter`,
          },
        ]
      : []),
    ...(professional === 'no' ? [{ field: 'interpreterProfessional', text: family }] : []),
  ];
}

/** Answers before anybody has answered: as the referral says, where an interpreter is needed. */
export function askedInterpreter(need: InterpreterNeed | undefined): FormAnswers {
  if (need?.needed !== true) return {};
  const { interpreterLanguage: language, interpreterGender: gender, ...rest } = need.asked ?? {};
  return {
    ...rest,
    ...(typeof language === 'string' && language in languages && { interpreterLanguage: language }),
    ...((gender === 'woman' || gender === 'man') && { interpreterGender: gender }),
  };
}

/** As routing is told. */
export function interpreterBooked(answers: FormAnswers): BookedInterpreter {
  const [dialect, gender, reference] = [
    textOf(answers, 'interpreterDialect'),
    textOf(answers, 'interpreterGender'),
    textOf(answers, 'interpreterReference'),
  ];
  return {
    language: textOf(answers, 'interpreterLanguage'),
    ...(dialect !== '' && { dialect }),
    ...((gender === 'woman' || gender === 'man') && { gender }),
    professional: textOf(answers, 'interpreterProfessional') === 'yes',
    ...(reference !== '' && { reference }),
  };
}
