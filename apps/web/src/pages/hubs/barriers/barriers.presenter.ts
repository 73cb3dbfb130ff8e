import type { BarriersMet } from '@waymark/contracts';
import { dayWords } from '../../../layout/london-time.js';
import { barrierWords, themeWords } from '../../../layout/words/link-work-words.js';

const FEW = 'Fewer than 5, or not shown';

/** What gets in the way, theme by theme; what may not be shown says so. */
export function barriersPage({ from, to, people, themes, barriers }: BarriersMet): object {
  return {
    title: 'What gets in the way',
    time: `${dayWords(from)} to ${dayWords(to)}`,
    people: people === undefined ? 'Fewer than 5 people' : `About ${String(people)} people`,
    isEmpty: themes.every((theme) => theme.people === undefined),
    themes: themes.map(({ theme, people: inTheme }) => ({
      heading: themeWords[theme],
      people: inTheme === undefined ? FEW : String(inTheme),
      rows: barriers
        .filter((barrier) => barrier.theme === theme)
        .map(({ barrier, people: met, overcome }) => ({
          barrier: barrierWords[barrier],
          people: met === undefined ? FEW : String(met),
          overcome: overcome === undefined ? 'Not shown' : String(overcome),
        })),
    })),
    from: from.slice(0, 7),
    to: to.slice(0, 7),
  };
}
