import { IsArray, IsEmail, IsIn, Matches, MaxLength } from 'class-validator';
import { CONSENT_RECIPIENTS, MayBeAbsent, YES_NO_NOT_KNOWN } from '@waymark/contracts';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, Option } from '../../../layout/form/question.js';
import { listOf, type OwnAnswers } from '../draft/own-answers.js';
import { values, type OwnQuestion } from './own-question.js';

const SHARED_WITH: readonly Option[] = [
  {
    value: 'hub',
    text: 'The NHS team for mental health in pregnancy and after birth',
    hint: 'They talk with you about what happened, and offer therapy.',
  },
  { value: 'otherNhs', text: 'Other NHS teams, if they can help better' },
  { value: 'vcse', text: 'A charity that supports parents' },
  { value: 'gp', text: 'My GP' },
];
const OTHERS: readonly Option[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'I am not sure' },
];
export const NO_WAY = 'none';
const WAYS: readonly Option[] = [
  { value: 'phone', text: 'Phone me' },
  { value: 'voicemail', text: 'Leave a voicemail' },
  { value: 'sms', text: 'Send a text message' },
  { value: 'email', text: 'Send an email' },
  {
    value: NO_WAY,
    text: 'Do not contact me',
    hint: 'You get a reference. Your GP, midwife or health visitor can ask for news with it.',
  },
];

class SharingForm {
  @IsArray() @IsIn(CONSENT_RECIPIENTS, { each: true }) readonly sharing!: readonly string[];
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly knownToService?: string;
}
class OthersForm {
  @IsIn(values(OTHERS)) readonly others!: string;
}
class ReachForm {
  @IsArray() @IsIn(values(WAYS), { each: true }) readonly ways!: readonly string[];
}
class PhoneForm {
  @Matches(/^\+?[0-9 ()-]{7,20}$/) readonly phone!: string;
}
class EmailForm {
  @IsEmail() @MaxLength(254) readonly email!: string;
}
class TimesForm {
  @MayBeAbsent() @MaxLength(300) readonly times?: string;
}

function contradicted(answers: FormAnswers): readonly FormProblem[] {
  const ways = listOf(answers, 'ways');
  const text = 'Tick what is safe, or only “Do not contact me”';
  return ways.includes(NO_WAY) && ways.length > 1 ? [{ field: 'ways', text }] : [];
}

/** Has the person said that this way is safe? */
export const isSafe = (answers: OwnAnswers, way: string): boolean =>
  listOf(answers.reach, 'ways').includes(way);

const byPhone = (answers: OwnAnswers): boolean =>
  ['phone', 'voicemail', 'sms'].some((way) => isSafe(answers, way));

export const mayBeReached = (answers: OwnAnswers): boolean =>
  byPhone(answers) || isSafe(answers, 'email');

export const reachingYou = {
  sharing: {
    title: 'Who may see what you tell us?',
    lead: [
      'Only teams that you agree to see your name and your answers. Your answers about yourself are kept apart from them.',
      'Many people are afraid that asking for help means losing a child. Asking for help is not a reason to take a child away. Feeling low, anxious or scared is not one either.',
      'To be honest: if a team thinks that a child or somebody else is in serious danger, it has to tell others, such as social care. It tells you first wherever that is safe.',
      'A team in your area that finds the right place for you reads your answers first.',
    ],
    form: SharingForm,
    questions: () => [
      {
        kind: 'checkboxes',
        name: 'sharing',
        label: 'Who may see what you tell us?',
        short: 'May see my answers',
        options: SHARED_WITH,
      },
      {
        kind: 'radios',
        name: 'knownToService',
        label:
          'Do you work for one of these teams, or are you close to somebody who does? (optional)',
        short: 'I know somebody in one of these teams',
        hint: 'If so, only people who are named on your referral can open it, and who else opens it has to say why. It makes no difference to the help that you are offered.',
        options: OTHERS,
      },
    ],
    sentences: {
      sharing: {
        isArray: 'Tick at least 1. Without it nobody can help you this way',
        isIn: 'Tick answers from the list',
      },
      knownToService: { isIn: 'Choose yes, no, or that you are not sure' },
    },
  },
  others: {
    title: 'Does anybody else see your phone, email or post?',
    lead: ['We ask this before we ask for any number or address. Nothing has been sent to you.'],
    form: OthersForm,
    questions: () => [
      {
        kind: 'radios',
        name: 'others',
        label: 'Does anybody else see your phone, email or post?',
        short: 'Others see my messages',
        options: OTHERS,
      },
    ],
    sentences: { others: { isIn: 'Choose yes, no, or that you are not sure' } },
  },
  reach: {
    title: 'How is it safe to contact you?',
    lead: [
      'Tick only what is safe, whoever else may see it. We use no other way. Messages never say what they are about.',
    ],
    form: ReachForm,
    questions: () => [
      {
        kind: 'checkboxes',
        name: 'ways',
        label: 'How is it safe to contact you?',
        short: 'Safe ways',
        options: WAYS,
      },
    ],
    sentences: {
      ways: {
        isArray: 'Tick what is safe, or “Do not contact me”',
        isIn: 'Tick answers from the list',
      },
    },
    alsoCheck: contradicted,
  },
  phone: {
    title: 'What is your phone number?',
    form: PhoneForm,
    questions: () => [
      {
        kind: 'text',
        name: 'phone',
        label: 'What is your phone number?',
        short: 'Phone',
        width: 20,
        inputMode: 'tel',
        type: 'tel',
        autocomplete: 'off',
      },
    ],
    sentences: { phone: { matches: 'Enter a phone number, like 07700 900123' } },
    applies: byPhone,
  },
  email: {
    title: 'What is your email address?',
    form: EmailForm,
    questions: () => [
      {
        kind: 'text',
        name: 'email',
        label: 'What is your email address?',
        short: 'Email',
        width: 30,
        inputMode: 'email',
        type: 'email',
        autocomplete: 'off',
      },
    ],
    sentences: {
      email: {
        isEmail: 'Enter an email address, like name@example.com',
        maxLength: 'The email address must be 254 letters or fewer',
      },
    },
    applies: (answers) => isSafe(answers, 'email'),
  },
  times: {
    title: 'Is there anything we should know before we contact you?',
    form: TimesForm,
    questions: () => [
      {
        kind: 'textarea',
        name: 'times',
        label: 'Anything we should know before we contact you? (optional)',
        short: 'Before contact',
        hint: 'For example good times, a name to ask for, or a word so that you know it is us. The team reads this before any number. It is not for telling what happened.',
      },
    ],
    sentences: { times: { maxLength: 'This must be 300 letters or fewer' } },
    applies: mayBeReached,
  },
} as const satisfies Readonly<Record<string, OwnQuestion>>;
