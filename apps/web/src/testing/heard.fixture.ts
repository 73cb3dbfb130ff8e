import type { Page, SerializedAXNode } from 'puppeteer-core';

const NAMED = new Set([
  ...['button', 'checkbox', 'combobox', 'heading', 'image', 'img', 'link', 'listbox'],
  ...['menuitem', 'navigation', 'option', 'radio', 'region', 'searchbox', 'table', 'textbox'],
]);
/** Nothing is said of them; what they hold is said. */
const SILENT = new Set([
  'generic',
  'none',
  'InlineTextBox',
  'LineBreak',
  'LayoutTable',
  'LabelText',
  'rowgroup',
]);

/** What a screen reader has to say of a page, a line each: its role, its name and its state, in reading order. */
export async function heard(page: Page): Promise<readonly string[]> {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  return tree === null ? [] : linesOf(tree, 0);
}

/** What would be read out without a name. */
export const unnamed = (lines: readonly string[]): readonly string[] =>
  lines
    .map((line) => line.trim())
    .filter((line) => NAMED.has(line.replace(/ .*$/, '')) && !line.includes('“'));

function linesOf(node: SerializedAXNode, depth: number): readonly string[] {
  const { role, name = '', children = [] } = node;
  const own =
    SILENT.has(role) || (role === 'StaticText' && name.trim() === '')
      ? []
      : [
          `${'  '.repeat(depth)}${[role, ...(name.trim() === '' ? [] : [`“${name.trim()}”`]), ...statesOf(node)].join(' ')}`,
        ];
  return [...own, ...children.flatMap((child) => linesOf(child, depth + own.length))];
}

const statesOf = (node: SerializedAXNode): readonly string[] =>
  (
    [
      'level',
      'checked',
      'expanded',
      'invalid',
      'required',
      'selected',
      'description',
      'valuetext',
    ] as const
  ).flatMap((state) => {
    const value = node[state];
    return value === undefined || value === false || value === 'false'
      ? []
      : [`${state}=${String(value)}`];
  });

/** Boxes that a finger cannot hit: smaller than 24 px either way, unless they stand in a sentence (WCAG 2.2, 2.5.8). */
const SMALL = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((element) => !element.matches('.nhsuk-skip-link, .nhsuk-u-visually-hidden'))
  .filter((element) => {
    const style = getComputedStyle(element);
    const inSentence = style.display === 'inline' &&
      [...element.parentElement.childNodes].some((node) => node.nodeType === 3 && /\\w/.test(node.data));
    const { width, height } = element.getBoundingClientRect();
    return !inSentence && (width < 24 || height < 24);
  })
  .map((element) => Math.round(element.getBoundingClientRect().width) + ' by ' + Math.round(element.getBoundingClientRect().height) + ': ' + element.outerHTML.slice(0, 120))`;

export const tooSmall = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate(SMALL)) as readonly string[];

const MOVES = `document.getAnimations().filter((one) => one.playState === 'running').map(({ effect }) => effect?.target?.outerHTML.slice(0, 120) ?? 'something')`;

/** Opens, looks, and closes again what somebody may open; before the page is painted. */
const MOVES_OPENED = `(() => {
  const closed = [...document.querySelectorAll('details:not([open])')];
  for (const one of closed) one.open = true;
  const moves = ${MOVES};
  for (const one of closed) one.open = false;
  return moves;
})()`;

const askLessMotion = (page: Page): Promise<void> =>
  page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);

/** What moves for somebody who has asked for less motion: by itself, or as something opens. */
export async function movesAllTheSame(page: Page): Promise<readonly string[]> {
  await askLessMotion(page);
  return (await page.evaluate(`[...${MOVES}, ...${MOVES_OPENED}]`)) as readonly string[];
}

/** Keeps what begins to move, however short. */
const WATCH = `(() => {
  window.moved = [];
  const keep = (element) => window.moved.push(element.outerHTML.slice(0, 120));
  for (const kind of ['transitionrun', 'animationstart'])
    document.addEventListener(kind, ({ target }) => keep(target), true);
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...given) {
    keep(this);
    return animate.apply(this, given);
  };
})()`;

/** What moves for somebody who has asked for less motion, while something changes on the page. */
export async function movesWhile(
  page: Page,
  changes: () => Promise<unknown>,
): Promise<readonly string[]> {
  await askLessMotion(page);
  await page.evaluate(WATCH);
  await changes();
  return (await page.evaluate(`[...window.moved, ...${MOVES}]`)) as readonly string[];
}
