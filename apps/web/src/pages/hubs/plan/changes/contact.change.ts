import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  CONTACT_CHANNELS,
  IsDay,
  isSafeWay,
  MayBeAbsent,
  type ContactChannel,
  type SafeContact,
  type SeenWay,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom, type Option } from '../../../../layout/form/question.js';
import { channelWords } from '../../../../layout/words/link-work-words.js';
import {
  safeContactQuestion,
  SafeContactRead,
  safeContactRules,
  safeContactSaid,
} from '../../../../layout/words/safe-contact.js';
import {
  LONGEST_WORDS,
  note,
  onDay,
  textOf,
  TOO_LONG,
  wordsIn,
  type PlanContext,
  type PlanForm,
} from './plan-form.js';

export class ContactForm extends SafeContactRead {
  @IsDay() readonly on!: string;
  @IsIn(CONTACT_CHANNELS) readonly channel!: string;
  @IsIn(['yes', 'no']) readonly reached!: string;
  @Matches(/^([0-9]|[1-9][0-9]|[1-5][0-9]{2}|600)$/) readonly minutes!: string;
  @IsIn(['yes', 'no']) readonly asAgreed!: string;
  @MayBeAbsent() @MaxLength(LONGEST_WORDS) readonly words?: string;
}

type Asked = SeenWay | 'phone';

/** Ways that the person is asked about, in the words of the referral. */
const ASKED: Readonly<Partial<Record<ContactChannel, Asked>>> = {
  phone: 'phone',
  voicemail: 'voicemail',
  sms: 'sms',
  email: 'email',
  letter: 'letter',
};

const SAFETY: Readonly<Record<string, string>> = inLanguage(() => ({
  yes: say`The person has said that it is safe.`,
  no: say`The person has said that it is not safe.`,
  seen: say`Somebody else may see it. The person has not said yes to that.`,
  'not-known': say`It is not known whether it is safe.`,
}));

const answerTo = (safe: SafeContact, way: Asked): string =>
  safe[way] === 'yes' && !isSafeWay(safe, way) ? 'seen' : safe[way];

const waysOf = ({ contact }: PlanContext): readonly Option[] =>
  CONTACT_CHANNELS.map((value) => {
    const asked = ASKED[value];
    const hint = asked && contact && SAFETY[answerTo(contact.safe, asked)];
    return { value, text: channelWords[value], ...(hint !== undefined && { hint }) };
  });

/** Every try counts, also one that reached nobody. */
export const recordContact: PlanForm = inLanguage(() => ({
  what: 'record-contact',
  path: 'contact',
  to: '/contacts',
  title: say`Record a contact`,
  lead: () => [say`A contact that was tried counts too.`],
  button: say`Record contact`,
  form: ContactForm,
  questions: (context) => [
    safeContactQuestion(context.contact),
    onDay,
    { kind: 'radios', name: 'channel', label: say`How?`, options: waysOf(context) },
    {
      kind: 'radios',
      name: 'reached',
      label: say`Was the person reached?`,
      options: optionsFrom({ yes: say`Yes`, no: say`No` }),
      inline: true,
    },
    {
      kind: 'text',
      name: 'minutes',
      label: say`How many minutes did it take?`,
      width: 3,
      inputMode: 'numeric',
    },
    {
      kind: 'radios',
      name: 'asAgreed',
      label: say`Had the person agreed to be contacted in this way?`,
      options: optionsFrom({ yes: say`Yes`, no: say`No, or not sure` }),
      inline: true,
    },
    note(say`Note (optional)`, say`Only what your team needs.`),
  ],
  sentences: {
    ...safeContactRules,
    on: { isDay: say`The day of the contact must be a real date` },
    channel: { isIn: say`Select how` },
    reached: { isIn: say`Select whether the person was reached` },
    minutes: { matches: say`Minutes must be a whole number from 0 to 600` },
    asAgreed: { isIn: say`Select whether the person had agreed to it` },
    words: { maxLength: TOO_LONG() },
  },
  alsoCheck: (answers) =>
    textOf(answers, 'asAgreed') === 'no' && textOf(answers, 'words') === ''
      ? [{ field: 'words', text: say`Enter what happened, and who in your team knows of it` }]
      : [],
  prefill: ({ today }) => ({ on: today }),
  body: (answers) => ({
    on: textOf(answers, 'on'),
    channel: textOf(answers, 'channel'),
    reached: textOf(answers, 'reached') === 'yes',
    minutes: Number(textOf(answers, 'minutes')),
    asAgreed: textOf(answers, 'asAgreed') === 'yes',
    ...safeContactSaid(answers),
    ...wordsIn(answers),
  }),
}));
