import type { Page } from 'puppeteer-core';

// One stop a group of radio buttons: the one that is chosen, or any of them.
const STOPS = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter((element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility())`;

const KEY_OF = `((element) => element.type === 'radio' ? 'radio ' + element.name : element.outerHTML.slice(0, 120))`;

const EXPECTED = `(() => {
  const keys = ${STOPS}.map(${KEY_OF});
  return keys.filter((key, at) => !key.startsWith('radio ') || keys.indexOf(key) === at);
})()`;

/** How a place looks, with what is in it and the label that stands for its box; what is transparent is not seen, unless colours are forced. */
const LOOK_OF = `((stop) => {
  const areForced = matchMedia('(forced-colors: active)').matches;
  const isClear = (colour) => !areForced && /^(transparent|rgba\\(.*, 0\\))$/.test(colour);
  const lineOf = (style, width, colour) =>
    style === 'none' || parseFloat(width) === 0 || isClear(colour) ? '' : [style, width, colour].join(' ');
  const label = ['radio', 'checkbox'].includes(stop.type) ? stop.nextElementSibling : null;
  return [stop, ...stop.querySelectorAll('*'), ...(label === null ? [] : [label])].flatMap((element) =>
    [undefined, '::before', '::after'].map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo !== undefined && style.content === 'none') return '';
      return [
        lineOf(style.outlineStyle, style.outlineWidth, style.outlineColor),
        style.boxShadow,
        style.backgroundColor,
        ...['Top', 'Right', 'Bottom', 'Left'].map((side) => lineOf(
          style['border' + side + 'Style'], style['border' + side + 'Width'], style['border' + side + 'Color'])),
      ].join('; ');
    })).join('|');
})`;

const LOOKS_UNFOCUSED = `window.looks = new Map(${STOPS}.map((stop) => [stop, ${LOOK_OF}(stop)])); undefined`;

/** The element that has the focus: which it is, where it begins, and whether somebody who looks at the page can see that. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const marked = window.looks.get(element) !== ${LOOK_OF}(element);
  // What is taller than the window is seen where it begins.
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const middle = document.elementFromPoint(
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  );
  const seen = middle !== null && (element.contains(middle) || middle.contains(element) ||
    middle.closest('label')?.control === element);
  // Words that run on to a second line begin on the first.
  const [begins] = element.getClientRects();
  // What scrolls by itself is measured from where it begins.
  let [across, down] = [scrollX, scrollY];
  for (let one = element.parentElement; one !== null && one !== document.scrollingElement; one = one.parentElement) {
    across += one.scrollLeft;
    down += one.scrollTop;
  }
  const place = {
    ...{ left: begins.left + across, right: begins.right + across },
    ...{ top: begins.top + down, bottom: begins.bottom + down },
  };
  return { key: ${KEY_OF}(element), marked, seen, place };
})()`;

/** From this width on there are columns, which are read one after the other. */
const TABLET = 641;

interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Focused {
  readonly key: string;
  readonly marked: boolean;
  readonly seen: boolean;
  readonly place: Place;
}

/** Wholly above, or in the same row and wholly to the left; a row shares at least half its height. */
function standsBefore(one: Place, other: Place): boolean {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const lower = Math.min(one.bottom - one.top, other.bottom - other.top);
  if (one.bottom <= other.top + 1) return true;
  return shared > lower / 2 && one.right <= other.left + 1;
}

/** What goes wrong for somebody without a mouse, where the page is one column: a place that is not reached in the order that is seen, or whose focus is not seen. */
export async function keyboardBarriers(page: Page): Promise<readonly string[]> {
  const expected = (await page.evaluate(EXPECTED)) as readonly string[];
  const barriers: string[] = [];
  await page.evaluate('document.activeElement?.blur?.(); window.scrollTo(0, 0)');
  await page.evaluate(LOOKS_UNFOCUSED);
  await page.evaluate(
    `(() => { const top = document.createElement('span'); top.tabIndex = -1; document.body.prepend(top); top.focus(); top.remove(); })()`,
  );
  const isOneColumn = (page.viewport()?.width ?? 0) < TABLET;
  let before: Focused | undefined;
  for (const key of expected) {
    await page.keyboard.down('Tab');
    const [focused] = (await Promise.all([page.evaluate(FOCUSED), page.keyboard.up('Tab')])) as [
      Focused | null,
      unknown,
    ];
    if (focused?.key !== key) {
      barriers.push(`after Tab ${focused?.key ?? 'nothing'} has the focus, not ${key}`);
      break;
    }
    if (!focused.marked) barriers.push(`the focus cannot be seen on ${key}`);
    if (!focused.seen) barriers.push(`something lies over ${key}`);
    if (isOneColumn && before !== undefined && standsBefore(focused.place, before.place))
      barriers.push(`${key} stands before ${before.key}, and is reached after it`);
    before = focused;
  }
  return barriers;
}
