import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import type { Fields, Page } from './testing/a-visitor.fixture.js';
import { controlsOf } from './testing/form-fields.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';
import { amissIn, sendsEmpty } from './testing/refused.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-hostile-forms', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const SCRIPT = '<script>alert(1)</script>';
const HOSTILE = `"'>${SCRIPT}{{7*7}}\u0000\u0007\u001b\u202e\ud800`;
const SEARCH = /<form method="get"([^>]*)>([\s\S]*?)<\/form>/g;
const UNKNOWN = {
  __proto__x: HOSTILE,
  constructor: HOSTILE,
  'about[$ne]': '',
  'x[]': ['1', '2'],
  [SCRIPT]: SCRIPT,
};

/** What a page's form is sent, by whoever plays with it; the least likely to be taken first. */
function played(page: Page): readonly Fields[] {
  const controls = controlsOf(page) ?? [];
  const { csrf = '', ...hidden } = sendsEmpty(page);
  const names = [...new Set(controls.map(({ name }) => name))].filter((name) => name !== 'csrf');
  const all = (value: string | readonly string[]): Fields => ({
    ...Object.fromEntries(names.map((name) => [name, value])),
  });
  return [
    { csrf, ...all(HOSTILE), ...UNKNOWN },
    { csrf, ...all([HOSTILE, 'on', '']) },
    { csrf, ...all(HOSTILE), ...hidden, ...UNKNOWN },
    { csrf, ...all([SCRIPT, '__proto__', '../..']), ...hidden },
    { csrf, ...all(''), [names.at(-1) ?? 'x']: `${SCRIPT}${'a'.repeat(100_000)}`, ...hidden },
  ];
}

const FIRST_OF_SEVERAL = 3;
/** What boxes for words hold; a part of a date has room for no more than a date. */
const typedInto = (page: Page) =>
  (controlsOf(page) ?? [])
    .filter(({ kind }) => !/hidden|radio|checkbox|option/.test(kind))
    .filter(({ name }) => !/-(day|month|year)$/.test(name))
    .map(({ name, value }) => ({ name, value }));

/** Addresses that the page's searches lead to, of whoever plays with them. */
function searchesOf({ text }: Page, address: string): readonly string[] {
  return [...text.matchAll(SEARCH)].flatMap(([, attributes = '', inside = '']) => {
    const to = /action="([^"]+)"/.exec(attributes)?.[1] ?? address;
    const names = [...inside.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name);
    return [HOSTILE, `${SCRIPT}${'a'.repeat(4_000)}`].flatMap((value) => {
      const query = new URLSearchParams(Object.fromEntries(names.map((name) => [name, value])));
      const path = `${to.split('?', 1)[0] ?? ''}?${query.toString()}`;
      return [path, `${path}&${query.toString()}`];
    });
  });
}

const cases = pageCases.filter(
  ({ state, sent, status = 200 }) => state === 'default' && sent !== true && status === 200,
);

describe('a form that somebody plays with', () => {
  let wrong = 0;
  let searched = 0;

  it.each(cases)('$route neither breaks nor says it back as a script', async ({ as, path }) => {
    site.services.reset();
    await site.service.query('DELETE FROM request_count');
    const visitor = await site.somebody(as);
    const address = await path(visitor, site.services);
    const page = await visitor.get(address);
    for (const search of searchesOf(page, address)) {
      const answer = await visitor.get(search);
      searched += 1;

      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toContain(SCRIPT);
    }
    await visitor.get(address);
    if (controlsOf(page) === undefined) return;
    for (const [turn, fields] of played(page).entries()) {
      const answer = await visitor.post(address, fields);
      const next = answer.status === 303 ? await visitor.open(answer.location) : answer;
      if (answer.status === 422) wrong += 1;

      expect({ turn, broke: answer.status >= 500 || next.status >= 500 }).toEqual({
        turn,
        broke: false,
      });
      expect([answer, next].some(({ text }) => text.includes(SCRIPT))).toBe(false);
      // Where what is hidden was played with, there is nothing to put right.
      const isTyped = answer.status === 422 && turn > 1;
      expect({ turn, amiss: isTyped ? amissIn(answer) : [] }).toEqual({ turn, amiss: [] });
      if (isTyped && turn === FIRST_OF_SEVERAL)
        expect(typedInto(answer)).toEqual(
          typedInto(page).map((box) => ({ ...box, value: SCRIPT })),
        );
    }
  });

  it('is refused by many pages', () => {
    expect(wrong).toBeGreaterThan(200);
    expect(searched).toBeGreaterThan(20);
  });
});
