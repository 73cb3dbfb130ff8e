import { IsEmail, IsIn, Matches, MaxLength, ValidateIf } from 'class-validator';
import { CONTACT_THROUGH, MayBeAbsent, ONE_LINE, YES_NO_NOT_KNOWN } from '@waymark/contracts';
import type { FormProblem } from '../../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../../layout/form/question.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import { throughWords } from '../../../../layout/words/people-words.js';
import { textOf, type DraftAnswers } from '../draft/draft.js';
import type { Topic } from './topic.js';

/** Nobody stands between. */
export const DIRECTLY = 'directly';
const PHONE = /^\+?[0-9 ()-]{7,20}$/;

export class ContactForm {
  @MayBeAbsent() @Matches(PHONE) readonly phone?: string;
  @MayBeAbsent() @MaxLength(254) @IsEmail() readonly email?: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safePhone!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safeVoicemail!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safeSms!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safeEmail!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly safeLetter!: string;
  @IsIn(YES_NO_NOT_KNOWN) readonly othersSeeMessages!: string;
  @MayBeAbsent() @MaxLength(300) readonly instructions?: string;
  @IsIn([DIRECTLY, ...CONTACT_THROUGH]) readonly through!: string;
  @ValidateIf((form: ContactForm) => form.through !== DIRECTLY)
  @MaxLength(200)
  @Matches(ONE_LINE)
  readonly throughName?: string;
  @MayBeAbsent() @Matches(PHONE) readonly throughPhone?: string;
  @MayBeAbsent() @MaxLength(254) @IsEmail() readonly throughEmail?: string;
}

const yesNo = (name: string, label: string, short: string): FormPart => ({
  kind: 'radios',
  name,
  label,
  short,
  inline: true,
  options: optionsFrom(yesNoNotKnown),
});

const throughQuestions: readonly FormPart[] = [
  {
    kind: 'radios',
    name: 'through',
    label: 'How is the person reached?',
    short: 'Reached',
    options: [
      { value: DIRECTLY, text: 'Directly, as answered above' },
      ...optionsFrom(throughWords).map((option) => ({
        ...option,
        text: `Through somebody else: ${option.text.charAt(0).toLowerCase()}${option.text.slice(1)}`,
      })),
    ],
  },
  {
    kind: 'text',
    name: 'throughName',
    label: 'If through somebody else: which team or role?',
    short: 'Through whom',
    width: 30,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'throughPhone',
    label: 'Their telephone number',
    short: 'Telephone of whoever passes it on',
    width: 20,
    inputMode: 'tel',
    type: 'tel',
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'throughEmail',
    label: 'Their email address',
    short: 'Email of whoever passes it on',
    width: 30,
    inputMode: 'email',
    type: 'email',
    autocomplete: 'off',
  },
];

const WAYS = ['safePhone', 'safeVoicemail', 'safeSms', 'safeEmail', 'safeLetter'];

function throughProblems(answers: FormAnswers): readonly FormProblem[] {
  const through = textOf(answers, 'through');
  if (through === DIRECTLY) return [];
  if (textOf(answers, 'throughPhone') === '' && textOf(answers, 'throughEmail') === '') {
    const text = 'Enter a telephone number or an email address of whoever passes it on';
    return [{ field: 'throughPhone', text }];
  }
  if (through !== 'prison-healthcare') return [];
  const direct = WAYS.find((field) => textOf(answers, field) === 'yes');
  const text = 'In prison the person is reached through healthcare only: select no';
  return direct === undefined ? [] : [{ field: direct, text }];
}

function hiddenHomeProblems(
  answers: FormAnswers,
  { topics }: DraftAnswers,
): readonly FormProblem[] {
  const isHidden = textOf(topics.where, 'residence') === 'hidden';
  const text = 'The address is hidden, so no letter can be sent: select no';
  return isHidden && textOf(answers, 'safeLetter') === 'yes' ? [{ field: 'safeLetter', text }] : [];
}

/** Unknown is treated as unsafe: nothing is sent to the person then. */
export const contact: Topic = {
  slug: 'contact',
  title: () => 'Safe contact',
  lead: [
    'Ask the person alone. Where the answer is “Not known”, nothing is sent to the person that way, and the receiving team is told to find out first.',
  ],
  form: ContactForm,
  questions: () => [
    {
      kind: 'text',
      name: 'phone',
      label: 'Telephone number (optional)',
      short: 'Telephone',
      width: 20,
      inputMode: 'tel',
      type: 'tel',
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'email',
      label: 'Email address (optional)',
      short: 'Email',
      width: 30,
      inputMode: 'email',
      type: 'email',
      autocomplete: 'off',
    },
    yesNo('safePhone', 'Is it safe to telephone?', 'Safe to telephone'),
    yesNo('safeVoicemail', 'Is it safe to leave a voicemail?', 'Safe to leave a voicemail'),
    yesNo('safeSms', 'Is it safe to send a text message?', 'Safe to text'),
    yesNo('safeEmail', 'Is it safe to send an email?', 'Safe to email'),
    yesNo('safeLetter', 'Is it safe to send a letter?', 'Safe to write'),
    yesNo(
      'othersSeeMessages',
      'Does anybody else see the phone, the email or the post?',
      'Others see messages',
    ),
    {
      kind: 'textarea',
      name: 'instructions',
      label: 'How to contact the person safely (optional)',
      short: 'How to contact safely',
      hint: 'Safe days and times, a name to ask for, a code word. The receiving team sees this before any number.',
    },
    ...throughQuestions,
  ],
  sentences: {
    phone: { matches: 'Enter a telephone number, like 07700 900123' },
    email: {
      isEmail: 'Enter an email address, like name@example.com',
      maxLength: 'The email address must be 254 characters or fewer',
    },
    safePhone: { isIn: 'Select whether it is safe to telephone' },
    safeVoicemail: { isIn: 'Select whether it is safe to leave a voicemail' },
    safeSms: { isIn: 'Select whether it is safe to send a text message' },
    safeEmail: { isIn: 'Select whether it is safe to send an email' },
    safeLetter: { isIn: 'Select whether it is safe to send a letter' },
    othersSeeMessages: { isIn: 'Select whether anybody else sees messages' },
    instructions: { maxLength: 'How to contact safely must be 300 characters or fewer' },
    through: { isIn: 'Select how the person is reached' },
    throughName: {
      matches: 'Enter the team or role that passes it on',
      maxLength: 'The team or role must be 200 characters or fewer',
    },
    throughPhone: { matches: 'Enter a telephone number, like 01632 960001' },
    throughEmail: {
      isEmail: 'Enter an email address, like name@example.com',
      maxLength: 'The email address must be 254 characters or fewer',
    },
  },
  alsoCheck: (answers, { answers: all }) => [
    ...throughProblems(answers),
    ...hiddenHomeProblems(answers, all),
    ...(textOf(answers, 'phone') === '' &&
    ['safePhone', 'safeSms', 'safeVoicemail'].some((field) => textOf(answers, field) === 'yes')
      ? [{ field: 'phone', text: 'Enter the telephone number that is safe to use' }]
      : []),
    ...(textOf(answers, 'email') === '' && textOf(answers, 'safeEmail') === 'yes'
      ? [{ field: 'email', text: 'Enter the email address that is safe to use' }]
      : []),
  ],
};
