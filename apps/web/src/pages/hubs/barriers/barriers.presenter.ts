import { addMonths, type BarriersMet, type Day } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { dayWords } from '../../../layout/london-time.js';
import { barrierWords, themeWords } from '../../../layout/words/link-work-words.js';

const FEW = (): string => say`Fewer than 5, or not shown`;

const MONTHS_OFFERED = 36;

/** Each month up to today, newest first; whichever is chosen is among them. */
function monthsToChoose(chosen: Day, today: Day): object[] {
  const first: Day = `${today.slice(0, 7)}-01`;
  const offered = Array.from({ length: MONTHS_OFFERED }, (_, back) =>
    addMonths(first, -back).slice(0, 7),
  );
  const month = chosen.slice(0, 7);
  return [...new Set([...offered, month])]
    .sort()
    .reverse()
    .map((value) => ({ value, text: dayWords(value), selected: value === month }));
}

/** What gets in the way, theme by theme; what may not be shown says so. */
export function barriersPage(
  { from, to, people, themes, barriers }: BarriersMet,
  today: Day,
): object {
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
    months: [
      { name: 'from', label: say`From month`, options: monthsToChoose(from, today) },
      { name: 'to', label: say`To month`, options: monthsToChoose(to, today) },
    ],
  };
}
