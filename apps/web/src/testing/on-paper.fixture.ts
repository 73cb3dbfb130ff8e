import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';

/** A4 between its margins, in CSS pixels. */
const PAPER = { width: 718, height: 1047 };

/** A printer leaves backgrounds out, and paper neither scrolls nor is pressed. */
const WITHOUT_BACKGROUNDS = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { background: #fff !important }');
  document.adoptedStyleSheets = [sheet];
})()`;
const WITH_BACKGROUNDS = 'document.adoptedStyleSheets = []';

const CONTRAST = `axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] })`;

const ON_PAPER = `(() => {
  const named = (element) => element.outerHTML.slice(0, 120);
  const isShown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility() && width > 1 && height > 1;
  };
  const shown = (selector, within = document) => [...within.querySelectorAll(selector)].filter(isShown);
  const { clientWidth } = document.scrollingElement;
  const isCutOff = (element) => {
    if (element.closest('.nhsuk-u-visually-hidden') !== null) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return element.getBoundingClientRect().right > clientWidth + 1 ||
      (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
      (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1);
  };
  const PRESSED = 'nav, header, footer, form, button, input, select, textarea, [role="button"], .nhsuk-skip-link, .waymark-no-print';
  const sheets = document.querySelectorAll('.waymark-sheet');
  const told = (sheet) => shown('dl, ol, ul, table, blockquote, .nhsuk-inset-text, .nhsuk-warning-callout', sheet)[0];
  return {
    cutOff: shown('body *').filter(isCutOff).map(named),
    pressed: shown(PRESSED).map(named),
    unsafe: (sheets.length > 0 ? [...sheets] : [document.querySelector('main')])
      .filter((sheet) => !told(sheet)?.matches('.nhsuk-warning-callout'))
      .map(named),
  };
})()`;

/** What is wrong with a page once it is printed. */
export interface WrongOnPaper {
  readonly cutOff: readonly string[];
  /** What leads elsewhere or is pressed. */
  readonly pressed: readonly string[];
  /** Sheets on which something is told before how the person may be reached. */
  readonly unsafe: readonly string[];
  /** What cannot be read where backgrounds are left out. */
  readonly pale: readonly string[];
}

/** The page as it is printed, also into a file; axe must be there. Afterwards it is on the screen again. */
export async function wrongOnPaper(page: Page, picture: `${string}.png`): Promise<WrongOnPaper> {
  await page.setViewport(PAPER);
  await page.emulateMediaType('print');
  await page.evaluate(WITHOUT_BACKGROUNDS);
  await page.screenshot({ path: picture, fullPage: true, optimizeForSpeed: true });
  const found = (await page.evaluate(ON_PAPER)) as Omit<WrongOnPaper, 'pale'>;
  const { violations } = (await page.evaluate(CONTRAST)) as AxeResults;
  await page.evaluate(WITH_BACKGROUNDS);
  await page.emulateMediaType();
  return { ...found, pale: violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)) };
}
