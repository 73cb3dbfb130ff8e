import { timeWords } from '../../../layout/london-time.js';
import type { Skip, SkipReason } from '../../../store/skips.store.js';
import { openLine } from '../worklist/worklist-row.js';
import type { AmongColleagues } from './working-the-list.js';

export const skipWords: Readonly<Record<SkipReason, string>> = {
  'needs-a-colleague': 'It needs a colleague',
  'waits-for-information': 'It waits for information',
  'no-time-now': 'There is no time for it now',
};

/** What colleagues should know of one another before they decide. */
export function amongLines(among: AmongColleagues | undefined, now: Date): readonly string[] {
  const { open, skip } = among ?? {};
  return [
    ...(open === undefined
      ? []
      : [
          `${openLine(open, now)}. You can go on: whoever saves first is kept, and the other is told.`,
        ]),
    ...(skip === undefined ? [] : [skipLine(skip)]),
  ];
}

function skipLine({ name, at, reason }: Skip): string {
  const why = reason === null ? '' : `: ${skipWords[reason].toLowerCase()}`;
  return `${name} skipped it at ${timeWords(at)}${why}.`;
}
