import { IsEmail, IsIn, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent, YES_NO_NOT_KNOWN } from '@waymark/contracts';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import { textOf } from '../draft/draft.js';
import type { Topic } from './topic.js';

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
}

const yesNo = (name: string, label: string, short: string): FormPart => ({
  kind: 'radios',
  name,
  label,
  short,
  inline: true,
  options: optionsFrom(yesNoNotKnown),
});

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
  },
  alsoCheck: (answers) => [
    ...(textOf(answers, 'phone') === '' &&
    ['safePhone', 'safeSms', 'safeVoicemail'].some((field) => textOf(answers, field) === 'yes')
      ? [{ field: 'phone', text: 'Enter the telephone number that is safe to use' }]
      : []),
    ...(textOf(answers, 'email') === '' && textOf(answers, 'safeEmail') === 'yes'
      ? [{ field: 'email', text: 'Enter the email address that is safe to use' }]
      : []),
  ],
};
