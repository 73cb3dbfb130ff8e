import type {
  Audience,
  Channel,
  MessageCheck,
  MessageStands,
  ReferralMessage,
  TemplateAudience,
  WordsStanding,
} from '@waymark/contracts';
import { momentWords } from '../london-time.js';
import { channelWords } from './operations-words.js';

/** What each message is called, by its code. */
export const templateWords: Readonly<Record<string, string>> = {
  'service-new': 'Something new on the worklist',
  'service-action': 'A next step is with the team',
  'service-asked': 'Please look at something that waits',
  'service-update': 'Read this before you get in touch with anybody',
  'referrer-received': 'We have what you sent',
  'referrer-update': 'An update on something you sent',
  'referrer-question': 'A question for you',
  'referrer-action': 'A next step is with you',
  'referrer-asked': 'Please look at something you sent that waits',
  'woman-received': 'We have your request',
  'woman-update': 'An update on your request',
};

export const templateAudienceWords: Readonly<Record<TemplateAudience, string>> = {
  person: 'To the person',
  referrer: 'To who sent the referral',
  team: 'To a team',
};

export const wordsStandingWords: Readonly<Record<WordsStanding, string>> = {
  english: 'Written by Waymark',
  checked: 'Translated by a person, and checked by another one',
  example: 'An example that nobody who speaks it has checked: sent to invented people only',
};

/** What is looked for, said of a message in which it is so. */
export const messageCheckWords: Readonly<Record<MessageCheck, string>> = {
  'tells-nothing':
    'Says nothing that tells why somebody is written to: no clinical word, no long number, no reference',
  'no-gap': 'Has no gap that would be filled with something of a person',
  'leads-nowhere': 'Has no link and no address, so that the telephone shows none',
  'few-parts':
    'Is short enough for a text message: 1 part in English, 3 at most in other languages',
  'short-sentences': 'Has sentences of 10 words at most',
};

const standsWords: Readonly<Record<MessageStands, string>> = {
  'to-come': 'Not sent yet',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Not delivered: a person has a task',
  'not-known': 'Not known whether it arrived: a person has a task',
  'no-safe-way': 'Not sent, because no safe way to write to them is known: a person has a task',
  'no-mailbox': 'Not sent, because no mailbox is known: a person has a task',
  stopped: 'Not sent: messages to the person have stopped',
  'on-the-site': 'On this site alone, as they have chosen',
};

const audienceWords: Readonly<Record<Audience, string>> = {
  woman: 'The person',
  referrer: 'The team that sent it',
  'receiving-service': 'A service',
  'landing-team': 'The coordinating team',
};

export interface MessageLine {
  readonly href: string;
  readonly name: string;
  readonly to: string;
  readonly how: string;
  readonly stands: string;
  readonly when: string;
}

/** What was sent about a referral, or not, on its page: names, never where anything went. */
export const messageLines = (
  sent: readonly ReferralMessage[] | undefined,
): readonly MessageLine[] | undefined => sent?.map(messageLine);

function howSent(stands: MessageStands, channel: Channel | undefined): string {
  if (channel !== undefined) return channelWords[channel];
  if (stands === 'on-the-site') return channelWords['in-app'];
  return stands === 'to-come' ? 'Not known yet' : 'Not at all';
}

const messageLine = ({
  audience,
  template,
  stands,
  channel,
  plannedAt,
  settledAt,
}: ReferralMessage): MessageLine => ({
  href: `/messages/${template}`,
  name: templateWords[template] ?? template,
  to: audienceWords[audience],
  how: howSent(stands, channel),
  stands: standsWords[stands],
  when: momentWords(settledAt ?? plannedAt),
});
