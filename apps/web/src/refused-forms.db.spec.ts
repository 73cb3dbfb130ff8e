import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@waymark/contracts';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from './testing/a-site.fixture.js';
import type { Page, Visitor } from './testing/a-visitor.fixture.js';
import { controlsOf, formsOf } from './testing/form-fields.fixture.js';
import type { PageCase } from './testing/page-case.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';
import { amissIn, linksElsewhere, sendsEmpty } from './testing/refused.fixture.js';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-refused-forms', new StoppedClock('2026-11-22T12:00:00.000Z'));
  for (const role of ROLES) await site.account(role, [role, `team-of-${role}`]);
}, 60_000);
afterAll(() => site.close());

const opened = async ({ as, path }: PageCase) => {
  site.services.reset();
  await site.service.query('DELETE FROM request_count');
  // A form that is taken may end an account.
  await site.service.query('UPDATE account SET ended_at = NULL');
  const visitor = await site.somebody(as);
  const address = await path(visitor, site.services);
  return { visitor, address, page: await visitor.get(address) };
};

/** Links to answers on other pages that lead to no such answer. */
const nowhere = async (page: Page, visitor: Visitor): Promise<readonly string[]> => {
  const lost: string[] = [];
  for (const href of linksElsewhere(page)) {
    const { status, text } = await visitor.open(href);
    const [, id] = href.split('#');
    if (status !== 200 || (id !== undefined && !text.includes(` id="${id}"`))) lost.push(href);
  }
  return lost;
};

const refused = pageCases.filter(
  ({ state, sent, status = 422 }) => state === 'error' && sent !== undefined && status === 422,
);

describe('a form that is refused', () => {
  it.each(refused)('$route leads to each problem and says it there', async (pageCase) => {
    const { visitor, address, page } = await opened(pageCase);
    // What was searched for is refused as it is asked: there is nothing to send yet.
    const isAsked = controlsOf(page) === undefined;
    const answer = page.text.includes('enctype="multipart/form-data"')
      ? await visitor.upload(address, { name: '', content: Buffer.alloc(0) })
      : isAsked
        ? page
        : await visitor.post(
            address,
            sendsEmpty({ controls: controlsOf(page) ?? [] }, pageCase.sent === true),
          );

    expect({ status: answer.status, amiss: amissIn(answer) }).toEqual({ status: 422, amiss: [] });
    expect(await nowhere(answer, visitor)).toEqual([]);
  });

  it('is one of many', () => {
    expect(refused.length).toBeGreaterThan(60);
  });
});

const shown = pageCases.filter(
  ({ state, sent, status = 200 }) => state === 'default' && sent === undefined && status === 200,
);

const ANSWERED = [200, 303, 409, 422];
/** Forms whose service answers nothing in these pages, and where it does. */
const SILENT_HERE: Readonly<Record<string, string>> = {
  '/team/closing/again': 'closing.db.spec',
  '/team/closing/cancellation': 'closing.db.spec',
};

describe('a form that is sent empty', () => {
  let wrong = 0;
  const lookedAt = new Set(refused.map(({ route }) => route));
  const refusing = new Set<string>();

  it.each(shown)('$route is taken, or leads to each problem', async (pageCase) => {
    const first = (await opened(pageCase)).page;
    expect({ status: first.status, location: first.location }).toEqual({
      status: 200,
      location: '',
    });
    const forms = formsOf(first);
    for (const at of forms.keys()) {
      // Another form of the page may have been taken and have changed it.
      const { visitor, address, page } = await opened(pageCase);
      const form = formsOf(page)[at] ?? fail();
      const to = form.action ?? address;
      const answer = form.isOfFiles
        ? await visitor.upload(to, { name: '', content: Buffer.alloc(0) })
        : await visitor.post(to, sendsEmpty(form));
      if (answer.status === 422) {
        wrong += 1;
        if (form.action === undefined && !form.isOfFiles) refusing.add(pageCase.route);
      }
      const { status } = answer;
      const isAnswered = ANSWERED.includes(status) || SILENT_HERE[to] !== undefined;

      expect({ to, status, isAnswered }).toEqual({ to, status, isAnswered: true });
      expect({ to, amiss: status === 422 ? amissIn(answer) : [] }).toEqual({ to, amiss: [] });
      expect(await nowhere(answer, visitor)).toEqual([]);
    }
  });

  it('is refused by many pages', () => {
    expect(wrong).toBeGreaterThan(60);
  });

  it('is looked at in a browser as it is refused', () => {
    expect([...refusing].filter((route) => !lookedAt.has(route))).toEqual([]);
  });
});

function fail(): never {
  throw new Error('the page has other forms when it is opened again');
}
