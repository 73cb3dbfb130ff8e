import {
  ASKED_ANSWERS,
  type ChangeContact,
  type InterpreterWish,
  type ReadingWish,
  type SendReferral,
  type SpokenWith,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { isQuestion, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { textOf } from '../refer/draft/draft.js';
import {
  spokenQuestions,
  spokenSentences,
  SpokenForm,
} from '../refer/topics/communication.topic.js';
import { CalledForm, calledQuestions, calledSentences } from '../refer/topics/person.topic.js';

/** Where the links of other pages lead. */
const SPOKEN_PART = 'speaking';
const NAMES = new Intl.DisplayNames('en', { type: 'language' });

type Sent = Pick<SendReferral, 'person' | 'equity'>;

/** What stands now, as the form asks it. */
export function spokenAnswers({ person, equity }: Sent): FormAnswers {
  const { nameToUse, pronouns, dialect } = person;
  const { language, interpreterNeeded, interpreterWish, reading } = equity;
  return { nameToUse, pronouns, language, interpreterNeeded, dialect, interpreterWish, reading };
}

/** The questions of the form, and a language that another system has sent and the list does not have. */
export const spokenParts = ({ equity: { language } }: Sent): readonly FormPart[] => [
  {
    kind: 'section',
    id: SPOKEN_PART,
    text: say`How to speak and write to them`,
    lead: say`Put right what was written down wrongly, or what is other now. The next message is written as you say here.`,
  },
  ...calledQuestions,
  ...spokenQuestions.map((part) =>
    isQuestion(part) && part.kind === 'select'
      ? {
          ...part,
          hint: say`If it is not in the list, choose “Not asked” and write which one it is at the end of this page.`,
          options: part.options.some(({ value }) => value === language)
            ? part.options
            : [...part.options, { value: language, text: NAMES.of(language) ?? language }],
        }
      : part,
  ),
];

/** What is wrong with the answers; what was not changed is left as it was sent. */
export const spokenProblems = (
  answers: FormAnswers,
  { equity: { language } }: Sent,
): readonly FormProblem[] => [
  ...checkAnswers(CalledForm, answers, calledSentences),
  ...checkAnswers(SpokenForm, answers, spokenSentences).filter(
    ({ field }) => field !== 'language' || answers.language !== language,
  ),
];

const text = <Field extends string>(
  answers: FormAnswers,
  field: Field,
): Partial<Record<Field, string>> => {
  const given = textOf(answers, field);
  return given === '' ? {} : ({ [field]: given } as Partial<Record<Field, string>>);
};

/** All of it, where something is other than it was. */
export function spokenFrom(answers: FormAnswers, sent: Sent): Pick<ChangeContact, 'spoken'> {
  const spoken = spokenIn(answers);
  const isAsBefore = JSON.stringify(spoken) === JSON.stringify(spokenIn(spokenAnswers(sent)));
  return isAsBefore ? {} : { spoken };
}

// The answers were checked against closed lists before.
const spokenIn = (answers: FormAnswers): SpokenWith => ({
  language: textOf(answers, 'language'),
  interpreterNeeded: ASKED_ANSWERS.find((one) => one === answers.interpreterNeeded) ?? 'not-known',
  ...text(answers, 'dialect'),
  ...(text(answers, 'interpreterWish') as { readonly interpreterWish?: InterpreterWish }),
  ...(text(answers, 'reading') as { readonly reading?: ReadingWish }),
  ...text(answers, 'nameToUse'),
  ...text(answers, 'pronouns'),
});
