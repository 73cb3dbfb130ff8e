import { IsEmail, IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import { CONTACT_THROUGH, MayBeAbsent, ONE_LINE } from '@waymark/contracts';
import { inLanguage, inSentence, say } from '../../../../language/say.js';
import type { FormProblem } from '../../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../../layout/form/question.js';
import { throughWords } from '../../../../layout/words/people-words.js';
import { textOf, type DraftAnswers } from '../draft/draft.js';
import {
  SafeContactForm,
  safeContactQuestions,
  safeContactSentencesOfForm,
  seenProblems,
  seenQuestions,
  seenSentencesOfForm,
  withoutIdleTicks,
} from './safe-contact-part.js';
import type { Topic } from './topic.js';

/** Nobody stands between. */
export const DIRECTLY = 'directly';
const PHONE = /^\+?[0-9 ()-]{7,20}$/;

export class ContactForm extends SafeContactForm {
  @MayBeAbsent() @Matches(PHONE) readonly phone?: string;
  @MayBeAbsent() @MaxLength(254) @IsEmail() readonly email?: string;
  @IsIn([DIRECTLY, ...CONTACT_THROUGH]) readonly through!: string;
  @ValidateIf((form: ContactForm) => form.through !== DIRECTLY)
  @MaxLength(200)
  @Matches(ONE_LINE)
  readonly throughName?: string;
  @MayBeAbsent() @Matches(PHONE) readonly throughPhone?: string;
  @MayBeAbsent() @MaxLength(254) @IsEmail() readonly throughEmail?: string;
}

const throughQuestions: readonly FormPart[] = inLanguage(() => [
  { kind: 'section', text: say`Who reaches the person` },
  {
    kind: 'radios',
    name: 'through',
    label: say`How is the person reached?`,
    short: say`Reached`,
    options: [
      { value: DIRECTLY, text: say`Directly, as answered above` },
      ...optionsFrom(throughWords).map((option) => ({
        ...option,
        text: say`Through somebody else: ${inSentence(option.text)}`,
      })),
    ],
  },
  {
    kind: 'text',
    name: 'throughName',
    label: say`If through somebody else: which team or role?`,
    short: say`Through whom`,
    width: 30,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'throughPhone',
    label: say`Their telephone number`,
    short: say`Telephone of whoever passes it on`,
    width: 20,
    inputMode: 'tel',
    type: 'tel',
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'throughEmail',
    label: say`Their email address`,
    short: say`Email of whoever passes it on`,
    width: 30,
    inputMode: 'email',
    type: 'email',
    autocomplete: 'off',
  },
]);

const WAYS = ['safePhone', 'safeVoicemail', 'safeSms', 'safeEmail', 'safeLetter'];

function throughProblems(answers: FormAnswers): readonly FormProblem[] {
  const through = textOf(answers, 'through');
  if (through === DIRECTLY) return [];
  if (textOf(answers, 'throughPhone') === '' && textOf(answers, 'throughEmail') === '') {
    const text = say`Enter a telephone number or an email address of whoever passes it on`;
    return [{ field: 'throughPhone', text }];
  }
  if (through !== 'prison-healthcare') return [];
  const direct = WAYS.find((field) => textOf(answers, field) === 'yes');
  const text = say`In prison the person is reached through healthcare only: select no`;
  return direct === undefined ? [] : [{ field: direct, text }];
}

function hiddenHomeProblems(
  answers: FormAnswers,
  { topics }: DraftAnswers,
): readonly FormProblem[] {
  const isHidden = textOf(topics.where, 'residence') === 'hidden';
  const text = say`The address is hidden, so no letter can be sent: select no`;
  return isHidden && textOf(answers, 'safeLetter') === 'yes' ? [{ field: 'safeLetter', text }] : [];
}

/** Unknown is treated as unsafe: nothing is sent to the person then. */
export const contact: Topic = inLanguage(() => ({
  slug: 'contact',
  title: () => say`Safe contact`,
  lead: [
    say`Ask the person alone. Where the answer is “Not known”, nothing is sent to the person that way, and the receiving team is told to find out first.`,
  ],
  form: ContactForm,
  questions: () => [
    ...seenQuestions,
    {
      kind: 'text',
      name: 'phone',
      label: say`Telephone number (optional)`,
      short: say`Telephone`,
      width: 20,
      inputMode: 'tel',
      type: 'tel',
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'email',
      label: say`Email address (optional)`,
      short: say`Email`,
      width: 30,
      inputMode: 'email',
      type: 'email',
      autocomplete: 'off',
    },
    ...safeContactQuestions,
    ...throughQuestions,
  ],
  sentences: {
    ...seenSentencesOfForm,
    phone: { matches: say`Enter a telephone number, like 07700 900123` },
    email: {
      isEmail: say`Enter an email address, like name@example.com`,
      maxLength: say`The email address must be 254 characters or fewer`,
    },
    ...safeContactSentencesOfForm,
    through: { isIn: say`Select how the person is reached` },
    throughName: {
      matches: say`Enter the team or role that passes it on`,
      maxLength: say`The team or role must be 200 characters or fewer`,
    },
    throughPhone: { matches: say`Enter a telephone number, like 01632 960001` },
    throughEmail: {
      isEmail: say`Enter an email address, like name@example.com`,
      maxLength: say`The email address must be 254 characters or fewer`,
    },
  },
  kept: withoutIdleTicks,
  alsoCheck: (answers, { answers: all }) => [
    ...seenProblems(answers),
    ...throughProblems(answers),
    ...hiddenHomeProblems(answers, all),
    ...(textOf(answers, 'phone') === '' &&
    ['safePhone', 'safeSms', 'safeVoicemail'].some((field) => textOf(answers, field) === 'yes')
      ? [{ field: 'phone', text: say`Enter the telephone number that is safe to use` }]
      : []),
    ...(textOf(answers, 'email') === '' && textOf(answers, 'safeEmail') === 'yes'
      ? [{ field: 'email', text: say`Enter the email address that is safe to use` }]
      : []),
  ],
}));
