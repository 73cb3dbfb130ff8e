import type {
  BacklogChannel,
  ChannelBacklog,
  MessageBacklog,
  ProviderStanding,
} from '@waymark/contracts';
import { count, lengthWords, momentWords, timeWords } from '../../../layout/london-time.js';
import { carriedWords, providerWords } from '../../../layout/words/operations-words.js';

/** After so long what waits is news: an alert comes then as well. */
const LATE_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** What waits to go out, in whole sentences. */
export interface Backlog {
  /** Of providers that take nothing. */
  readonly outages: readonly string[];
  readonly waits: readonly string[];
  /** Something is the matter, or has waited long. */
  readonly isNews: boolean;
}

export function backlogOf(backlog: MessageBacklog): Backlog {
  const now = Date.parse(backlog.asOf);
  const waiting = backlog.channels.filter((one) => one.waiting > 0);
  const outages = backlog.providers
    .filter(({ state }) => state !== 'answers')
    .map((provider) => outageWords(provider, backlog, now));
  const isLate = waiting.some(
    ({ channel, oldestAt }) =>
      channel !== 'webhook' && now - Date.parse(oldestAt ?? backlog.asOf) > LATE_MS,
  );
  return {
    outages,
    waits: waiting.map((one) => waitWords(one, now)),
    isNews: outages.length > 0 || isLate,
  };
}

function outageWords(
  { channel, provider, state, since, code }: ProviderStanding,
  { channels, perSecond }: MessageBacklog,
  now: number,
): string {
  const name = `${providerWords[provider]} (${carriedWords[channel].toLowerCase()})`;
  const at = sinceWords(since, now);
  const what =
    state === 'silent'
      ? `${name} has not answered since ${at}`
      : `${name} has taken nothing since ${at} and says ${code ?? 'no more'}`;
  const waiting = channels.find((one) => one.channel === channel)?.waiting ?? 0;
  if (waiting === 0) return `${what}. No message waits for it.`;
  const wait = waiting === 1 ? 'message waits' : 'messages wait';
  return `${what}. ${String(waiting)} ${wait}; nothing is lost; they go out at ${String(perSecond)} a second once it takes them.`;
}

const sinceWords = (since: string, now: number): string =>
  now - Date.parse(since) < DAY_MS ? timeWords(new Date(since)) : momentWords(since);

const WAITING_WORDS: Readonly<
  Record<BacklogChannel, { readonly noun: string; readonly more: string }>
> = {
  email: { noun: 'e-mail', more: '' },
  sms: { noun: 'text message', more: '' },
  undecided: { noun: 'message', more: ' not tried yet' },
  webhook: { noun: 'message', more: ' to other systems, tried for three days' },
};

function waitWords({ channel, waiting, oldestAt }: ChannelBacklog, now: number): string {
  const age = oldestAt === undefined ? '' : `, the oldest for ${ageWords(oldestAt, now)}`;
  const { noun, more } = WAITING_WORDS[channel];
  return `${count(waiting, noun)}${more}${age}.`;
}

const ageWords = (at: string, now: number): string => {
  const age = now - Date.parse(at);
  return age < 60_000 ? 'less than a minute' : lengthWords(age);
};
