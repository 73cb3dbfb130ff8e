import { inLanguage, inSentence, say } from '../../../language/say.js';
import { timeWords } from '../../../layout/london-time.js';
import type { Skip, SkipReason } from '../../../store/skips.store.js';
import { openLine } from '../worklist/worklist-row.js';
import type { AmongColleagues } from './working-the-list.js';

export const skipWords: Readonly<Record<SkipReason, string>> = inLanguage(() => ({
  'needs-a-colleague': say`It needs a colleague`,
  'waits-for-information': say`It waits for information`,
  'no-time-now': say`There is no time for it now`,
}));

/** What colleagues should know of one another before they decide. */
export function amongLines(among: AmongColleagues | undefined, now: Date): readonly string[] {
  const { open, skip } = among ?? {};
  return [
    ...(open === undefined
      ? []
      : [
          say`${openLine(open, now)}. You can go on: whoever saves first is kept, and the other is told.`,
        ]),
    ...(skip === undefined ? [] : [skipLine(skip)]),
  ];
}

function skipLine({ name, at, reason }: Skip): string {
  const why = reason === null ? '' : `: ${inSentence(skipWords[reason])}`;
  return say`${name} skipped it at ${timeWords(at)}${why}.`;
}
