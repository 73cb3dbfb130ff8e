import type { Page } from 'puppeteer-core';

/** Marks what stands out by its background, as the page looks to most people. */
const MARK = `(() => {
  const isClear = (colour) => colour === 'rgba(0, 0, 0, 0)' || colour === 'transparent';
  const under = (element) => {
    for (let one = element.parentElement; one !== null; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (!isClear(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  for (const element of document.querySelectorAll('main *')) {
    const { backgroundColor } = getComputedStyle(element);
    if (isClear(backgroundColor) || !element.checkVisibility()) continue;
    if (backgroundColor !== under(element)) element.setAttribute('data-stands-out', '');
  }
})()`;

/** What is no longer told once every background is the reader's own. */
const LOST = `(() => {
  const isLine = (style, width) => style !== 'none' && style !== 'hidden' && parseFloat(width) > 0;
  const hasLine = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo !== undefined && style.content === 'none') return false;
    return isLine(style.outlineStyle, style.outlineWidth) ||
      ['Top', 'Right', 'Bottom', 'Left'].some((side) =>
        isLine(style['border' + side + 'Style'], style['border' + side + 'Width']));
  };
  const isTold = (element) => [undefined, '::before', '::after'].some((pseudo) => hasLine(element, pseudo));
  const shapeOf = (element) => {
    const { borderWidth, borderStyle, fontWeight, textDecorationLine } = getComputedStyle(element);
    return [borderWidth, borderStyle, fontWeight, textDecorationLine, element.tagName].join();
  };
  const named = (element) => element.outerHTML.slice(0, 120);
  const byBackground = [...document.querySelectorAll('[data-stands-out]')]
    .filter((element) => !isTold(element))
    .map((element) => 'only its background tells ' + named(element));
  const byColour = [...document.querySelectorAll('main [aria-current]')].flatMap((current) =>
    [...document.querySelectorAll('main .' + [...current.classList].join('.') + ':not([aria-current])')]
      .slice(0, 1)
      .filter((other) => current.classList.length > 0 && shapeOf(other) === shapeOf(current))
      .map(() => 'only its colour tells that this is the current one: ' + named(current)));
  return [...byBackground, ...byColour];
})()`;

/** What somebody who has chosen their own colours (“high contrast”) is not told; the page stays as they see it. */
export async function lostInOwnColours(page: Page): Promise<readonly string[]> {
  await page.evaluate(MARK);
  const chromium = await page.createCDPSession();
  await chromium.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: 'dark' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  return (await page.evaluate(LOST)) as readonly string[];
}

const RUNS_OUT = `[...document.querySelectorAll('body .nhsuk-tag')]
  .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1)
  .map((element) => 'its words run out of ' + element.outerHTML.slice(0, 120))`;

const SCROLLS_TWO_WAYS = `[...document.querySelectorAll('body *')]
  .filter((element) => {
    if (element.tagName === 'TEXTAREA' || element.closest('.waymark-scrolls') !== null) return false;
    const { overflowX } = getComputedStyle(element);
    return ['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
  })
  .map((element) => 'scrolls two ways: ' + element.outerHTML.slice(0, 120))`;

const BROKEN = `[...document.querySelectorAll('main td, main th')].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const { parentElement } = text;
    if (!parentElement.checkVisibility() || parentElement.closest('.nhsuk-u-visually-hidden')) continue;
    for (const { 0: word, index } of text.data.matchAll(/(?<!\\S)\\p{L}{2,14}(?=[.,;:?]?(?:\\s|$))/gu)) {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push('the word ' + word + ' is broken in ' + parentElement.outerHTML.slice(0, 120));
    }
  }
  return broken;
})`;

/** Ordinary words of a table that do not stay on one line. */
export const brokenWords = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate(BROKEN)) as readonly string[];

/** What has to be moved sideways as well as up and down, besides a table that is marked to scroll by itself, or does not fit its box. */
export const doesNotFit = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate(`[...${SCROLLS_TWO_WAYS}, ...${RUNS_OUT}]`)) as readonly string[];

/** Shortcuts of single letters would go off under somebody who dictates or whose hand slips. */
export async function changedByLetters(page: Page): Promise<boolean> {
  const seen = async (): Promise<string> =>
    `${page.url()} ${String(await page.evaluate('document.body.innerHTML'))}`;
  await page.evaluate('document.activeElement?.blur?.()');
  const before = await seen();
  await page.keyboard.type('abcdefghijklmnopqrstuvwxyz/?');
  return (await seen()) !== before;
}
