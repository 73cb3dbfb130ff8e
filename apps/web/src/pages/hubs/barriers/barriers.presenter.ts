import type { BarriersMet } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { dayWords } from '../../../layout/london-time.js';
import { barrierWords, themeWords } from '../../../layout/words/link-work-words.js';

const FEW = (): string => say`Fewer than 5, or not shown`;

/** What gets in the way, theme by theme; what may not be shown says so. */
export function barriersPage({ from, to, people, themes, barriers }: BarriersMet): object {
  return {
    title: say`What gets in the way`,
    time: say`${dayWords(from)} to ${dayWords(to)}`,
    people: people === undefined ? say`Fewer than 5 people` : say`About ${String(people)} people`,
    isEmpty: themes.every((theme) => theme.people === undefined),
    themes: themes.map(({ theme, people: inTheme }) => ({
      heading: themeWords[theme],
      people: inTheme === undefined ? FEW() : String(inTheme),
      rows: barriers
        .filter((barrier) => barrier.theme === theme)
        .map(({ barrier, people: met, overcome }) => ({
          barrier: barrierWords[barrier],
          people: met === undefined ? FEW() : String(met),
          overcome: overcome === undefined ? say`Not shown` : String(overcome),
        })),
    })),
    from: from.slice(0, 7),
    to: to.slice(0, 7),
  };
}
