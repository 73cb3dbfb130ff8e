import type {
  Audience,
  Channel,
  MessageCheck,
  MessageStands,
  ReferralMessage,
  TemplateAudience,
  WordsStanding,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import { momentWords } from '../london-time.js';
import { channelWords } from './operations-words.js';

/** What each message is called, by its code. */
export const templateWords: Readonly<Record<string, string>> = inLanguage(() => ({
  'service-new': say`Something new on the worklist`,
  'service-action': say`A next step is with the team`,
  'service-asked': say`Please look at something that waits`,
  'service-update': say`Read this before you get in touch with anybody`,
  'referrer-received': say`We have what you sent`,
  'referrer-update': say`An update on something you sent`,
  'referrer-question': say`A question for you`,
  'referrer-action': say`A next step is with you`,
  'referrer-asked': say`Please look at something you sent that waits`,
  'woman-received': say`We have your request`,
  'woman-update': say`An update on your request`,
}));

export const templateAudienceWords: Readonly<Record<TemplateAudience, string>> = inLanguage(() => ({
  person: say`To the person`,
  referrer: say`To who sent the referral`,
  team: say`To a team`,
}));

export const wordsStandingWords: Readonly<Record<WordsStanding, string>> = inLanguage(() => ({
  english: say`Written by Waymark`,
  checked: say`Translated by a person, and checked by another one`,
  example: say`An example that nobody who speaks it has checked: sent to invented people only`,
}));

/** What is looked for, said of a message in which it is so. */
export const messageCheckWords: Readonly<Record<MessageCheck, string>> = inLanguage(() => ({
  'tells-nothing': say`Says nothing that tells why somebody is written to: no clinical word, no long number, no reference`,
  'no-gap': say`Has no gap that would be filled with something of a person`,
  'leads-nowhere': say`Has no link and no address, so that the telephone shows none`,
  'few-parts': say`Is short enough for a text message: 1 part in English, 3 at most in other languages`,
  'short-sentences': say`Has sentences of 10 words at most`,
}));

const standsWords: Readonly<Record<MessageStands, string>> = inLanguage(() => ({
  'to-come': say`Not sent yet`,
  sent: say`Sent`,
  delivered: say`Delivered`,
  failed: say`Not delivered: somebody has a task`,
  'not-known': say`Not known whether it arrived: somebody has a task`,
  'no-safe-way': say`Not sent, because no safe way to write to them is known: somebody has a task`,
  'no-mailbox': say`Not sent, because no mailbox is known: somebody has a task`,
  stopped: say`Not sent: messages to the person have stopped`,
  'on-the-site': say`On this site alone, as they have chosen`,
}));

const audienceWords: Readonly<Record<Audience, string>> = inLanguage(() => ({
  woman: say`The person`,
  referrer: say`The team that sent it`,
  'receiving-service': say`A service`,
  'landing-team': say`The coordinating team`,
}));

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
  return stands === 'to-come' ? say`Not known yet` : say`Not at all`;
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
