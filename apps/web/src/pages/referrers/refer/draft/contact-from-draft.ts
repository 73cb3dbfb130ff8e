import {
  othersSee,
  SEEN_BY,
  SEEN_WAYS,
  type ContactDetails,
  type SafeContact,
  type SeenBy,
} from '@waymark/contracts';
import type { FormAnswers } from '../../../../layout/form/question.js';
import { DIRECTLY } from '../topics/contact.topic.js';
import { withoutIdleTicks } from '../topics/safe-contact-part.js';
import { listOf, textOf } from './draft.js';

// The answers were checked against closed lists when they were saved.
const given = <Field extends string>(name: Field, text: string): Partial<Record<Field, string>> =>
  text === '' ? {} : ({ [name]: text } as Partial<Record<Field, string>>);
const answer = (contact: FormAnswers | undefined, field: string): SafeContact['phone'] =>
  (textOf(contact, field) || 'not-known') as SafeContact['phone'];

/** How the person may be reached, from the answers of the topic. */
export const contactFrom = (contact: FormAnswers | undefined): ContactDetails => ({
  ...given('phone', textOf(contact, 'phone')),
  ...given('email', textOf(contact, 'email')),
  safe: {
    phone: answer(contact, 'safePhone'),
    voicemail: answer(contact, 'safeVoicemail'),
    sms: answer(contact, 'safeSms'),
    email: answer(contact, 'safeEmail'),
    letter: answer(contact, 'safeLetter'),
    ...seenFrom(contact),
    ...rulesFrom(contact),
  },
  ...throughFrom(contact),
});

function seenFrom(
  contact: FormAnswers | undefined,
): Pick<SafeContact, 'othersSeeMessages' | 'seenBy' | 'knowingly'> {
  const by = listOf(contact, 'seenBy');
  const ways = listOf(contact && withoutIdleTicks(contact), 'knowingly');
  const seenBy = SEEN_BY.filter((one) => by.includes(one));
  const knowingly = SEEN_WAYS.filter((one) => ways.includes(one));
  return {
    othersSeeMessages: othersSee(seenBy),
    ...(seenBy.length > 0 && { seenBy }),
    ...(knowingly.length > 0 && { knowingly }),
  };
}

const RULES = [
  'partnerKnows',
  'callerNumber',
  'times',
  'askFor',
  'sayYouAre',
  'codeWord',
  'instructions',
] as const;

type Rules = Pick<SafeContact, (typeof RULES)[number]>;

const rulesFrom = (contact: FormAnswers | undefined): Rules =>
  Object.assign({}, ...RULES.map((rule) => given(rule, textOf(contact, rule)))) as Rules;

function throughFrom(contact: FormAnswers | undefined): Pick<ContactDetails, 'through'> {
  const kind = textOf(contact, 'through');
  if (kind === '' || kind === DIRECTLY) return {};
  return {
    through: {
      kind: kind as NonNullable<ContactDetails['through']>['kind'],
      name: textOf(contact, 'throughName'),
      ...given('phone', textOf(contact, 'throughPhone')),
      ...given('email', textOf(contact, 'throughEmail')),
    },
  };
}

/** What stands, as the form asks it. */
export function contactAnswers({ phone, email, safe, through }: ContactDetails): FormAnswers {
  return {
    phone,
    email,
    ...(safe.seenBy === undefined ? seenAnswers(safe.othersSeeMessages) : { seenBy: safe.seenBy }),
    safePhone: safe.phone,
    safeVoicemail: safe.voicemail,
    safeSms: safe.sms,
    safeEmail: safe.email,
    safeLetter: safe.letter,
    knowingly: safe.knowingly,
    ...Object.fromEntries(RULES.map((rule) => [rule, safe[rule]])),
    through: through?.kind ?? DIRECTLY,
    throughName: through?.name,
    throughPhone: through?.phone,
    throughEmail: through?.email,
  };
}

const WHO: Readonly<Record<SafeContact['othersSeeMessages'], SeenBy>> = {
  yes: 'somebody-else',
  no: 'nobody',
  'not-known': 'not-known',
};

/** Before it was asked who sees it, it was known only whether somebody does. */
export const seenAnswers = (
  others: SafeContact['othersSeeMessages'] = 'not-known',
): FormAnswers => ({ seenBy: [WHO[others]] });
