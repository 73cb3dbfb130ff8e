import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import type { Language } from '../language/say.js';
import { aBrowser, pageOf } from './a-browser.fixture.js';
import { aSite, type SiteOptions, type TestSite } from './a-site.fixture.js';
import { heard, movesAllTheSame, tooSmall, unnamed } from './heard.fixture.js';
import { keyboardBarriers } from './keyboard.fixture.js';
import {
  brokenWords,
  changedByLetters,
  doesNotFit,
  lostInOwnColours,
} from './own-colours.fixture.js';
import { wrongOnPaper } from './on-paper.fixture.js';
import type { PageCase } from './page-case.fixture.js';
import { pageCases } from './page-cases.fixture.js';
import { styled } from './styles.fixture.js';

const MINUTES = 60_000;
const WIDTHS = [1280, 320] as const;
/** What 1280 by 1024 is at 400 %. */
const MAGNIFIED = { width: 320, height: 256 };
const MOST_HTML_BYTES = 60 * 1024;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Kept by the run, to be looked at. */
const PICTURES = new URL('../../../../.waymark/pages/', import.meta.url);

/** Pages by who is at them mostly: as many specs, so that they are looked at side by side. */
export type Part = 'hubs' | 'operators' | 'others';

const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/^\/(worklist|team|services|barriers|safety-concerns)\b/, 'hubs'],
  [/^\/(operations|accounts|webhooks|messages|notices)\b/, 'operators'],
];

const partOf = ({ route }: PageCase): Part =>
  PARTS.find(([routes]) => routes.test(route))?.[1] ?? 'others';

/**
 * A referral, or its plan, that leaves the site on paper for staff; a silent service leaves nothing to be printed. What is
 * printed for the person (`filtered`) says nothing of how they may be reached.
 */
const isPrinted = ({ route, state, status = 200 }: PageCase): boolean =>
  /^\/(?:worklist|referrals)(?:\/:id(?:\/plan)?)?\/print$/.test(route) &&
  status === 200 &&
  state !== 'filtered';

/** Some of the pages on a site that looks like somebody's, or in another language. */
export interface Look {
  /** Before the names of the pictures. */
  readonly name: string;
  readonly routes: readonly string[];
  readonly brand?: NonNullable<SiteOptions['brand']>;
  /** Chosen by whoever looks. */
  readonly language?: Language;
}

/** The tests of a part of all pages: each in every state, at both widths, by keyboard, magnified and in somebody's own colours. */
export function itHasNoBarriers(part: Part, look?: Look): void {
  const cases = pageCases
    .map((pageCase, number) => ({ ...pageCase, number }))
    .filter((pageCase) => partOf(pageCase) === part)
    .filter(({ route }) => look?.routes.includes(route) ?? true);
  let site: TestSite;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    [site, browser] = await Promise.all([
      aSite(`pages-of-${look?.name ?? part}`, new StoppedClock('2026-11-22T12:00:00.000Z'), {
        ...(look?.brand && { brand: look.brand }),
        ...(look?.language && { languages: [look.language] }),
      }),
      aBrowser(),
    ]);
    for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
  }, 2 * MINUTES);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  describe('a page in a browser', () => {
    it.each(cases)(
      '$number. $route, $state: no barrier, one heading, nothing cut off, magnified and in own colours too',
      async ({ number, ...pageCase }) => {
        const page = await shown(pageCase, site, browser, look?.language);
        const name = `${look?.name ?? ''}${number}`;
        await page.evaluate(AXE);
        for (const width of WIDTHS) {
          await page.setViewport({ width, height: 900 });
          const path = pictureOf(name, pageCase, width);
          await page.screenshot({ path, fullPage: true, optimizeForSpeed: true });

          expect({ width, barriers: await barriersOf(page) }).toEqual({ width, barriers: [] });
          expect({ width, ...(await shapeOf(page)) }).toEqual({
            ...{ width, headings: 1, tooWide: [], besideTheFirst: [] },
          });
          expect({ width, broken: await brokenWords(page) }).toEqual({ width, broken: [] });
          expect({ width, small: await tooSmall(page) }).toEqual({ width, small: [] });
        }
        await page.setViewport({ width: WIDTHS[0], height: 900 });
        const said = await heard(page);
        writeFileSync(heardOf(name, pageCase), `${said.join('\n')}\n`);
        expect(unnamed(said)).toEqual([]);
        expect(await movesAllTheSame(page)).toEqual([]);
        expect(await keyboardBarriers(page)).toEqual([]);
        expect(await changedByLetters(page)).toBe(false);
        expect(await page.evaluate(KEPT)).toBe(0);
        if (isPrinted(pageCase)) {
          const wrong = await wrongOnPaper(page, pictureOf(name, pageCase, 'paper'));
          expect(wrong).toEqual({ cutOff: [], pressed: [], unsafe: [], pale: [] });
        }

        await page.setViewport(MAGNIFIED);
        expect(await doesNotFit(page)).toEqual([]);
        expect(await lostInOwnColours(page)).toEqual([]);
        expect(await keyboardBarriers(page)).toEqual([]);
        await page.browserContext().close();
      },
      MINUTES,
    );
  });
}

/** What whoever sits there next could read. */
const KEPT = 'localStorage.length + sessionStorage.length';

const SENDS = {
  true: 'main form:not([action$="/removal"]) button.nhsuk-button:not([name])',
  emptied: 'main form[method="post"]:not([action]) button.nhsuk-button',
};
const EMPTIED = `(() => {
  const form = document.querySelector('main form[method="post"]:not([action])');
  for (const control of form.elements) {
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = false;
    else if (control.tagName === 'SELECT') control.selectedIndex = -1;
    else if (control.type !== 'hidden' && control.tagName !== 'BUTTON') control.value = '';
  }
})()`;

async function shown(
  pageCase: PageCase,
  site: TestSite,
  browser: Browser,
  language?: Language,
): Promise<Page> {
  site.services.reset();
  const visitor = await site.somebody(pageCase.as);
  const path = await pageCase.path(visitor, site.services);
  if (language !== undefined) visitor.setCookie('language', language.code);
  const page = await pageOf(browser, site.service.url, visitor);
  const foreign: string[] = [];
  await styled(page, (url) => {
    if (!url.startsWith(site.service.url)) foreign.push(url);
  });
  let answer = await page.goto(`${site.service.url}${path}`);
  if (pageCase.sent !== undefined) {
    if (pageCase.sent === 'emptied') await page.evaluate(EMPTIED);
    [answer] = await Promise.all([page.waitForNavigation(), page.click(SENDS[`${pageCase.sent}`])]);
  }
  expect(answer?.status()).toBe(pageCase.status ?? (pageCase.sent === undefined ? 200 : 422));
  expect(gzipSync((await answer?.buffer()) ?? '').length).toBeLessThan(MOST_HTML_BYTES);
  expect(foreign).toEqual([]);
  expect(await page.evaluate('document.documentElement.lang')).toBe(language?.code ?? 'en');
  if (pageCase.state === 'error' && pageCase.sent !== undefined && pageCase.status === undefined) {
    expect(await page.title()).toMatch(/^Error: /);
  }
  return page;
}

const LOOKED_FOR = `axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`;

/** What axe finds, one line a place. */
async function barriersOf(page: Page): Promise<readonly string[]> {
  const { violations } = (await page.evaluate(LOOKED_FOR)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** One button of a page leads; the others look as what they are beside it. */
const LEADS = ['secondary', 'secondary-solid', 'reverse', 'warning']
  .map((other) => `:not(.nhsuk-button--${other})`)
  .join('');

/** Nothing may be wider than the window, from the header to the footer, but what scrolls by itself. */
const SHAPE = `(() => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const scrollsItself = (element) => {
    for (let one = element.parentElement; one !== document.body; one = one.parentElement) {
      if (getComputedStyle(one).overflowX !== 'visible') return true;
    }
    return false;
  };
  const wide = () => [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrollsItself(element))
    .map(({ outerHTML }) => outerHTML.slice(0, 120));
  return {
    headings: document.querySelectorAll('h1').length,
    besideTheFirst: [...document.querySelectorAll('main .nhsuk-button${LEADS}')].slice(1).map(({ outerHTML }) => outerHTML.slice(0, 120)),
    tooWide: scrollWidth > clientWidth ? ['the page: ' + scrollWidth + ' px', ...wide().slice(0, 3)] : [],
  };
})()`;

const shapeOf = async (page: Page) =>
  (await page.evaluate(SHAPE)) as {
    headings: number;
    tooWide: readonly string[];
    besideTheFirst: readonly string[];
  };

const pictureOf = (number: string, pageCase: PageCase, width: number | 'paper'): `${string}.png` =>
  `${placeOf(number, pageCase)}-${width}.png`;

/** Beside its pictures: what a screen reader has to say. */
const heardOf = (number: string, pageCase: PageCase): string => `${placeOf(number, pageCase)}.txt`;

function placeOf(number: string, { route, state }: PageCase): string {
  const name = route.replaceAll(/[^a-z]+/gi, '-').replaceAll(/^-|-$/g, '');
  return new URL(`${number.padStart(3, '0')}-${name}-${state}`, PICTURES).pathname;
}
