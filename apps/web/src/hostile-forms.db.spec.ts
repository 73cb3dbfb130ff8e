import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import type { Fields, Page, Visitor } from './testing/a-visitor.fixture.js';
import { controlsOf, formsOf, type PageForm } from './testing/form-fields.fixture.js';
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

/** What a form is sent, by whoever plays with it; the least likely to be taken first. */
function played(form: PageForm): readonly Fields[] {
  const { controls } = form;
  const { csrf = '', ...hidden } = sendsEmpty(form);
  const names = [...new Set(controls.map(({ name }) => name))].filter((name) => name !== 'csrf');
  const all = (value: string | readonly string[]): Fields => ({
    ...Object.fromEntries(names.map((name) => [name, value])),
  });
  return [
    { csrf, ...all([SCRIPT, '__proto__', '../..']) },
    { csrf, ...all(HOSTILE), ...UNKNOWN },
    { csrf, ...all([HOSTILE, 'on', '']) },
    { csrf, ...all(HOSTILE), ...hidden, ...UNKNOWN },
    { csrf, ...all([SCRIPT, '__proto__', '../..']), ...hidden },
    { csrf, ...all(''), [names.at(-1) ?? 'x']: `${SCRIPT}${'a'.repeat(100_000)}`, ...hidden },
  ];
}

const FIRST_OF_SEVERAL = 4;
/** What boxes for words hold; a part of a date has room for no more than a date. */
const typedInto = (controls: PageForm['controls'] = []) =>
  controls
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
  ({ state, sent, status = 200 }) => state === 'default' && sent === undefined && status === 200,
);

/** Such a form has one box: what the file is called and what is in it. */
const UPLOADED = [
  { name: `${SCRIPT}.pdf`, content: Buffer.from(HOSTILE) },
  { name: `../../${SCRIPT}${'a'.repeat(5_000)}`, content: Buffer.from('%PDF-1.7') },
];

describe('a form that somebody plays with', () => {
  let wrong = 0;
  let searched = 0;
  let elsewhere = 0;

  const expectUnbroken = async (visitor: Visitor, answer: Page, turn: string): Promise<void> => {
    const next = answer.status === 303 ? await visitor.open(answer.location) : answer;
    const broke = answer.status >= 500 || next.status >= 500;
    const saidBack = [answer, next].some(({ text }) => text.includes(SCRIPT));

    expect({ turn, broke, saidBack }).toEqual({ turn, broke: false, saidBack: false });
  };

  const playWith = async (form: PageForm, to: string, visitor: Visitor): Promise<void> => {
    if (form.action !== undefined || form.isOfFiles) elsewhere += 1;
    if (form.isOfFiles) {
      for (const file of UPLOADED)
        await expectUnbroken(visitor, await visitor.upload(to, file), `${to} ${file.name}`);
      return;
    }
    for (const [turn, fields] of played(form).entries()) {
      const answer = await visitor.post(to, fields);
      if (answer.status === 422) wrong += 1;
      await expectUnbroken(visitor, answer, `${to} ${String(turn)}`);
      // Where what is hidden was played with, there is nothing to put right.
      const isTyped = answer.status === 422 && turn > 2;
      expect({ to, turn, amiss: isTyped ? amissIn(answer) : [] }).toEqual({ to, turn, amiss: [] });
      if (isTyped && turn === FIRST_OF_SEVERAL && form.action === undefined)
        expect(typedInto(controlsOf(answer))).toEqual(
          typedInto(form.controls).map((box) => ({ ...box, value: SCRIPT })),
        );
    }
  };

  it.each(cases)('$route neither breaks nor says it back as a script', async ({ as, path }) => {
    site.services.reset();
    await site.service.query('DELETE FROM request_count');
    // Playing with accounts ends one.
    await site.service.query('UPDATE account SET ended_at = NULL');
    const visitor = await site.somebody(as);
    const address = await path(visitor, site.services);
    const page = await visitor.get(address);
    expect({ status: page.status, location: page.location }).toEqual({ status: 200, location: '' });
    for (const search of searchesOf(page, address)) {
      const answer = await visitor.get(search);
      searched += 1;

      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toContain(SCRIPT);
    }
    for (const form of formsOf(page)) {
      await visitor.get(address);
      await playWith(form, form.action ?? address, visitor);
    }
  });

  it('is refused by many pages', () => {
    expect(wrong).toBeGreaterThan(200);
    expect(searched).toBeGreaterThan(20);
    expect(elsewhere).toBeGreaterThan(20);
  });
});
