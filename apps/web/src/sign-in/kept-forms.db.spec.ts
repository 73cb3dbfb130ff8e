import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { AccountsStore } from '../store/accounts.store.js';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import { hiddenField, type Fields, type Visitor } from '../testing/a-visitor.fixture.js';
import { aPlacement } from '../testing/placing-examples.fixture.js';
import { REFERRAL_ID as R } from '../testing/referral-examples.fixture.js';

const ISSUER = 'http://localhost:3010';
const PAGE = `/worklist/${R}/decline`;
const TYPED = 'She asked for the team in Northmoor, which knows her.';
const ASKED_TO_SIGN_IN = `/signed-out?because=kept&to=${encodeURIComponent(PAGE)}`;
const clock = new StoppedClock('2026-11-22T12:00:00.000Z');

let site: TestSite;
let ana: Visitor;
beforeAll(async () => {
  site = await aSite('web-kept-forms', clock);
  await site.account('ana', ['hub-clinician', 'cw-loss']);
  await site.account('bo', ['hub-clinician', 'cw-loss']);
  await site.account('cleo', ['hub-clinician', 'cw-loss'], ['link-worker', 'parents']);
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  site.services.reset();
  await site.service.query('DELETE FROM kept_form');
  await site.service.query('DELETE FROM request_count');
  ana = await site.signedIn('ana');
});

/** The session ends as if nobody had done anything for so long; a browser drops the cookie by then. */
async function leftAlone(visitor: Visitor, minutes = 30): Promise<void> {
  await site.service.query(`UPDATE session SET expire = expire - $1 * interval '1 minute'`, [
    minutes + 0.1,
  ]);
  visitor.setCookie('sid', undefined);
}
/** What somebody has on the page, filled in and not sent. */
async function written(visitor: Visitor, comment = TYPED): Promise<Fields> {
  const page = await visitor.get(PAGE);
  return {
    ...{ csrf: visitor.token, reason: 'no-capacity', comment },
    version: hiddenField(page, 'version'),
    idempotencyKey: hiddenField(page, 'idempotencyKey'),
  };
}
const rows = (): Promise<{ sealed: string }[]> =>
  site.service.query('SELECT sealed FROM kept_form');
const sent = () =>
  site.services.asked.filter(
    ({ method, path }) => method === 'POST' && path.startsWith('/placements/'),
  );
const later = (minutes: number): Promise<unknown> =>
  site.service.query(`UPDATE kept_form SET kept_at = kept_at - $1 * interval '1 minute'`, [
    minutes,
  ]);
const isChecked = (text: string, value: string): boolean =>
  new RegExp(`<input[^>]*name="reason"[^>]*value="${value}"[^>]* checked`).test(text);

describe('what was typed when the session had ended', () => {
  it('is there again after signing in, on the same page, and is sent by nobody but who typed it', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    const refused = await ana.postAs(PAGE, form);
    expect(refused).toMatchObject({ status: 303, location: ASKED_TO_SIGN_IN });
    expect((await ana.open(refused.location)).text).toMatch(
      /What you typed is kept for 30 minutes[\s\S]*Nothing has been sent[\s\S]*telephone first/,
    );

    expect((await site.signsIn(ana, 'ana')).location).toBe(PAGE);
    const page = await ana.get(PAGE);
    expect(page.text).toContain(
      'You were signed out, or changed your role, while this page was open',
    );
    expect(page.text).toContain('What you typed is here. Nothing has been sent. Check it and');
    expect(page.text).toContain(`>${TYPED}</textarea>`);
    expect(isChecked(page.text, 'no-capacity')).toBe(true);
    expect(hiddenField(page, 'idempotencyKey')).toBe(form.idempotencyKey);
    expect(ana.token).not.toBe(form.csrf);
    expect(sent()).toEqual([]);

    const { csrf: _earlier, ...typed } = form;
    expect((await ana.post(PAGE, typed)).location).toBe(`/worklist/${R}`);
    expect(sent()).toMatchObject([{ body: { reason: 'no-capacity', comment: TYPED } }]);
    expect(await rows()).toEqual([]);
    expect((await ana.get(PAGE)).text).not.toContain(TYPED);
  });

  it('is kept sealed, without the token, under a key that scripts and other sites cannot use', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    const [cookie = ''] = (await ana.postAs(PAGE, form)).headers
      .getSetCookie()
      .filter((line) => line.startsWith('kept='));
    const [row, ...others] = await rows();

    expect(cookie).toMatch(
      /^kept=[\w-]{43}; Max-Age=1800; Path=\/; Expires=[^;]*; HttpOnly; SameSite=Lax$/,
    );
    expect(others).toEqual([]);
    expect(row?.sealed).not.toContain('Northmoor');
    expect(row?.sealed).toMatch(/^spec\./);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['called away for half a shift', () => leftAlone(ana, 6 * 60)],
    [
      'signed out at the provider',
      () => site.service.app.get(AccountsStore).endSessionsOf({ issuer: ISSUER, subject: 'ana' }),
    ],
    ['signed out in another window', () => ana.post('/sign-out')],
    [
      'signed in for 12 hours',
      () => {
        clock.advance({ hours: 13 });
        return Promise.resolve();
      },
    ],
  ])('is kept for somebody who was %s', async (_what, end) => {
    const form = await written(ana);
    await end();
    expect((await ana.postAs(PAGE, form)).location).toBe(ASKED_TO_SIGN_IN);
    await site.signsIn(ana, 'ana');

    expect((await ana.get(PAGE)).text).toContain(TYPED);
    clock.set('2026-11-22T12:00:00.000Z');
  });

  it('is there at once where the same person has signed in meanwhile, in another window', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await site.signsIn(ana, 'ana');
    expect(await ana.postAs(PAGE, form)).toMatchObject({ status: 303, location: PAGE });

    expect((await ana.get(PAGE)).text).toContain(TYPED);
    expect(sent()).toEqual([]);
  });

  it('stays until it is sent, and is what was typed last', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await ana.postAs(PAGE, form);
    await ana.postAs(PAGE, { ...form, comment: 'Something else instead.' });
    expect(await rows()).toHaveLength(1);
    await site.signsIn(ana, 'ana');

    expect((await ana.get(PAGE)).text).toContain('Something else instead.');
    await ana.get('/worklist');
    const again = (await ana.get(PAGE)).text;
    expect(again).toContain('Something else instead.');
    expect(again).not.toContain(TYPED);
  });

  it('does nothing twice: what has arrived goes out under the same key again', async () => {
    const form = await written(ana);
    await ana.postAs(PAGE, form);
    await leftAlone(ana);
    await ana.postAs(PAGE, form);
    await site.signsIn(ana, 'ana');
    const page = await ana.get(PAGE);
    const { csrf: _earlier, ...typed } = form;
    await ana.post(PAGE, { ...typed, idempotencyKey: hiddenField(page, 'idempotencyKey') });

    const keys = sent().map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([form.idempotencyKey, form.idempotencyKey]);
  });

  it('says when the referral has changed since', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await ana.postAs(PAGE, form);
    site.services.answer('routing', `GET /placements/${R}`, {
      status: 200,
      body: { ...aPlacement, version: aPlacement.version + 1 },
    });
    await site.signsIn(ana, 'ana');

    expect((await ana.get(PAGE)).text).toContain('It has changed since you opened it');
  });

  it('can be read where its page is not there any more', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await ana.postAs(PAGE, form);
    const body = { ...aPlacement, moves: [] };
    site.services.answer('routing', `GET /placements/${R}`, { status: 200, body });
    await site.signsIn(ana, 'ana');
    const page = await ana.get(PAGE);

    expect(page.status).toBe(409);
    expect(page.text).toMatch(/What you typed[\s\S]*Northmoor[\s\S]*Go on without it/);
    expect(page.text).not.toContain('no-capacity');
  });

  it('is nothing where a button was pressed: the page says that nothing was done', async () => {
    await ana.get(`/worklist/${R}`);
    const form = { csrf: ana.token, version: '3' };
    await leftAlone(ana);
    await ana.postAs(`/worklist/${R}/acceptance`, form);

    expect((await site.signsIn(ana, 'ana')).location).toBe(`/worklist/${R}`);
    expect((await ana.get(`/worklist/${R}`)).text).toContain(
      'Nothing has been sent and nothing was changed.',
    );
    expect(sent()).toEqual([]);
  });
});

describe('whom it is for', () => {
  it('is nobody else who signs in there, and then it is deleted', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await ana.postAs(PAGE, form);
    expect((await site.signsIn(ana, 'bo')).location).not.toBe(PAGE);
    expect((await ana.get(PAGE)).text).not.toContain('Northmoor');
    expect(await rows()).toEqual([]);

    await site.signsIn(ana, 'ana');
    expect((await ana.get(PAGE)).text).not.toContain('Northmoor');
  });

  it('is not kept from a page of somebody who has left, where another is signed in', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await site.signsIn(ana, 'bo');
    const page = await ana.postAs(PAGE, form);

    expect(page.status).toBe(403);
    expect(page.text).toContain('what was typed is not kept');
    expect(await rows()).toEqual([]);
  });

  it('is the same person in the same role', async () => {
    const cleo = site.visitor();
    await site.signsIn(cleo, 'cleo');
    const choose = async (role: string) => {
      const { text } = await cleo.get('/choose-role');
      const id = new RegExp(`value="([0-9a-f-]{36})"[^>]*>\\s*<label[^>]*>\\s*${role}`).exec(text);
      return {
        text,
        location: (await cleo.post('/choose-role', { membership: id?.[1] ?? '' })).location,
      };
    };
    await choose('Hub clinician');
    const form = await written(cleo);
    await leftAlone(cleo);
    await cleo.postAs(PAGE, form);

    expect((await site.signsIn(cleo, 'cleo')).location).toBe('/choose-role');
    expect(await choose('Link worker')).toMatchObject({
      text: expect.stringContaining(
        'What you typed is kept. It is there again when you choose the role',
      ),
      location: '/',
    });
    expect((await cleo.get(PAGE)).text).not.toContain('Northmoor');
    expect((await choose('Hub clinician')).location).toBe(PAGE);
    expect((await cleo.get(PAGE)).text).toContain('Northmoor');
  });

  it('is nobody with another key, or one that was guessed', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await ana.postAs(PAGE, form);
    const key = ana.cookie('kept') ?? '';
    const bo = await site.signedIn('bo');
    bo.setCookie('kept', key);
    const hers = await bo.get(PAGE);
    expect(hers.status).toBe(200);
    expect(hers.text).not.toContain('Northmoor');

    for (const tampered of [`${key.slice(0, -1)}_`, 'x', `${key}${key}`]) {
      const other = await site.signedIn('ana');
      other.setCookie('kept', tampered);
      const page = await other.get(PAGE);
      expect({ tampered, status: page.status }).toEqual({ tampered, status: 200 });
      expect(page.text).not.toContain('Northmoor');
    }
  });

  it('is nobody after half an hour', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await ana.postAs(PAGE, form);
    await later(29);
    await site.signsIn(ana, 'ana');
    expect((await ana.get(PAGE)).text).toContain('Northmoor');
    await later(1);

    expect((await ana.get(PAGE)).text).not.toContain('Northmoor');
  });

  it('is nobody once they have signed out themselves', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    await ana.postAs(PAGE, form);
    await site.signsIn(ana, 'ana');
    await ana.get(PAGE);
    await ana.post('/sign-out');

    expect(await rows()).toEqual([]);
    expect(ana.cookie('kept')).toBeUndefined();
  });
});

describe('who can have something kept', () => {
  it('is nobody without a page of ours', async () => {
    const stranger = site.visitor();
    for (const csrf of ['', 'f'.repeat(64)])
      expect((await stranger.postAs(PAGE, { csrf, comment: TYPED })).location).toMatch(
        /^\/signed-out\?because=expired/,
      );

    expect(await rows()).toEqual([]);
  });

  it('is nobody with a file, and the page says that it is not kept', async () => {
    await written(ana);
    await leftAlone(ana);
    const file = { name: 'letter.pdf', content: Buffer.from('%PDF-1.7') };
    const { location } = await ana.upload(`/referrals/${R}/files`, file);

    expect(location).toMatch(/because=expired/);
    expect((await ana.get(location)).text).toContain('on the last page could not be kept');
    expect(await rows()).toEqual([]);
  });

  it('is nobody whose session ended more than half a day ago', async () => {
    const form = await written(ana);
    await leftAlone(ana, 13 * 60);

    expect((await ana.postAs(PAGE, form)).location).toMatch(/because=expired/);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
  ])('is no other site: %s %s', async (name, value) => {
    const form = await written(ana);
    await leftAlone(ana);
    await ana.postAs(PAGE, form, { [name]: value });

    expect(await rows()).toEqual([]);
  });

  it('is one address 120 times an hour', async () => {
    const form = await written(ana);
    await leftAlone(ana);
    for (let times = 0; times < 120; times += 1) await ana.postAs(PAGE, form);
    expect((await ana.postAs(PAGE, form)).location).toMatch(/because=expired/);

    expect(await rows()).toHaveLength(1);
  });
});

describe('a session that has ended', () => {
  it('says whose its forms are, and nothing else', async () => {
    await site.service.query('DELETE FROM session');
    ana = await site.signedIn('ana');
    await written(ana);
    await ana.post('/sign-out');
    const ended = await site.service.query<{ left: object }>(
      'SELECT sess AS left FROM session WHERE expire < now()',
    );

    const person = { accountId: expect.any(String), membershipId: expect.any(String) };
    expect(ended).toEqual([{ left: { csrfToken: expect.any(String), person } }]);
    expect((await ana.get('/worklist')).location).toMatch(/^\/sign-in/);
  });

  it('is forgotten after half a day, and what it need not say of it before', async () => {
    await written(ana);
    await leftAlone(ana, 13 * 60);
    const later = await site.signedIn('ana');
    await written(later);
    await leftAlone(later);
    await site.service.app.get(AccountsStore).forgetExpiredSessions();
    const left = await site.service.query<{ left: object }>('SELECT sess AS left FROM session');

    expect(left.map((row) => Object.keys(row.left))).toEqual([['csrfToken', 'person']]);
  });
});
