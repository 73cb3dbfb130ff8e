import type { AskedToLook, NudgeReason } from '@waymark/contracts';
import { inLanguage, inSentence, say } from '../../language/say.js';
import { momentWords } from '../london-time.js';

/** Why an operator asks a team to look, as the operator chooses it. */
export const nudgeReasonWords: Readonly<Record<NudgeReason, string>> = inLanguage(() => ({
  'limit-long-past': say`The next step is long past its limit`,
  'nothing-recorded': say`Nothing has been recorded since it came to the team`,
  'not-reached-by-telephone': say`The team could not be reached by telephone`,
  'somebody-asked': say`Somebody who waits for news has asked`,
  'after-a-fault': say`A fault of Waymark may have kept it from the team`,
}));

/** In the middle of a sentence, after “because”. */
export const nudgeBecause = (reason: NudgeReason): string => inSentence(nudgeReasonWords[reason]);

/** `An operator asked you to look at this on 10 December 2026 at 9:00am because the next step is long past its limit.` */
export const askedLine = ({ at, reason, words }: AskedToLook): string =>
  say`An operator asked you to look at this on ${momentWords(at)} because ${nudgeBecause(reason)}.${
    words === undefined ? '' : say` They wrote: “${words}”`
  }`;

export const isNudgeReason = (code: string): code is NudgeReason =>
  Object.hasOwn(nudgeReasonWords, code);
