import type {
  BacklogChannel,
  ChannelBacklog,
  MessageBacklog,
  ProviderStanding,
} from '@waymark/contracts';
import { count, inSentence, say } from '../../../language/say.js';
import { lengthWords, momentWords, timeWords } from '../../../layout/london-time.js';
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
  const name = `${providerWords[provider]} (${inSentence(carriedWords[channel])})`;
  const at = sinceWords(since, now);
  const what =
    state === 'silent'
      ? say`${name} has not answered since ${at}`
      : say`${name} has taken nothing since ${at} and says ${code ?? say`no more`}`;
  const waiting = channels.find((one) => one.channel === channel)?.waiting ?? 0;
  if (waiting === 0) return say`${what}. No message waits for it.`;
  const wait = count(waiting, 'message waits', 'messages wait');
  return say`${what}. ${wait}; nothing is lost; they go out at ${String(perSecond)} a second once it takes them.`;
}

const sinceWords = (since: string, now: number): string =>
  now - Date.parse(since) < DAY_MS ? timeWords(new Date(since)) : momentWords(since);

const WAITING_WORDS: Readonly<Record<BacklogChannel, (waiting: number) => string>> = {
  email: (waiting) => count(waiting, 'email'),
  sms: (waiting) => count(waiting, 'text message'),
  undecided: (waiting) => say`${count(waiting, 'message')} not tried yet`,
  webhook: (waiting) => say`${count(waiting, 'message')} to other systems, tried for three days`,
};

function waitWords({ channel, waiting, oldestAt }: ChannelBacklog, now: number): string {
  const age = oldestAt === undefined ? '' : say`, the oldest for ${ageWords(oldestAt, now)}`;
  return `${WAITING_WORDS[channel](waiting)}${age}.`;
}

const ageWords = (at: string, now: number): string => {
  const age = now - Date.parse(at);
  return age < 60_000 ? say`less than a minute` : lengthWords(age);
};
