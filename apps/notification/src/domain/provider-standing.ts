import type { ProviderState } from '@waymark/contracts';
import { NOT_FOUND, type Attempt } from './delivery.js';
import type { Carried } from './safe-contact.js';

/** By which channel a message was tried, and what came of it. */
export interface Tried {
  readonly channel: Carried;
  readonly attempt: Attempt;
}

/** How whoever carries a channel stands. */
export interface Standing {
  readonly channel: Carried;
  readonly state: ProviderState;
  readonly code?: string;
}

/** Said by somebody: a status of HTTP or SMTP, or that what we have set up does not do. */
const IS_A_NO = /^(\d{3}|EAUTH|garbled|no-)/;

/** What messages that were tried together show: one answer is enough to know that the provider is there. */
export const standingsFrom = (tried: readonly Tried[]): readonly Standing[] =>
  [...new Set(tried.map(({ channel }) => channel))].map((channel) => {
    const troubles = tried.filter((one) => one.channel === channel).map(troubleOf);
    if (troubles.includes(undefined)) return { channel, state: 'answers' };
    const code = troubles.findLast((trouble) => trouble !== undefined) ?? '';
    return { channel, state: IS_A_NO.test(code) ? 'takes-nothing' : 'silent', code };
  });

// It was asked and has answered that it has no such message: it is there.
const isAnswer = ({ result }: Attempt): boolean =>
  result === 'accepted' || result === 'refused' || result === 'lost';

function troubleOf({ attempt }: Tried): string | undefined {
  if (isAnswer(attempt) || !('code' in attempt) || attempt.code === NOT_FOUND) return undefined;
  return attempt.code;
}
