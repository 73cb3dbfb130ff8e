import type { Page } from 'puppeteer-core';

// One stop a group of radio buttons: the one that is chosen, or any of them.
const STOPS = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter((element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility())`;

const KEY_OF = `((element) => element.type === 'radio' ? 'radio ' + element.name : element.outerHTML.slice(0, 120))`;

const EXPECTED = `(() => {
  const keys = ${STOPS}.map(${KEY_OF});
  return keys.filter((key, at) => !key.startsWith('radio ') || keys.indexOf(key) === at);
})()`;

/** The element that has the focus: which it is, and whether somebody who looks at the page can see that. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const isMarked = (style) =>
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  const label = element.nextElementSibling;
  const marked =
    isMarked(getComputedStyle(element)) ||
    (['radio', 'checkbox'].includes(element.type) && label !== null &&
      isMarked(getComputedStyle(label, '::before')));
  // What is taller than the window is seen where it begins.
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const middle = document.elementFromPoint(
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
    (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
  );
  const seen = middle !== null && (element.contains(middle) || middle.contains(element) ||
    middle.closest('label')?.control === element);
  return { key: ${KEY_OF}(element), marked, seen };
})()`;

interface Focused {
  readonly key: string;
  readonly marked: boolean;
  readonly seen: boolean;
}

/** What goes wrong for somebody without a mouse: a place that is not reached in order, or whose focus is not seen. */
export async function keyboardBarriers(page: Page): Promise<readonly string[]> {
  const expected = (await page.evaluate(EXPECTED)) as readonly string[];
  const barriers: string[] = [];
  await page.evaluate('document.activeElement?.blur?.(); window.scrollTo(0, 0)');
  await page.evaluate(
    `(() => { const top = document.createElement('span'); top.tabIndex = -1; document.body.prepend(top); top.focus(); top.remove(); })()`,
  );
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
  }
  return barriers;
}
