import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '@waymark/platform';
import { StoppedClock } from '@waymark/testing';
import type { Request } from 'express';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import type { Visitor } from '../testing/a-visitor.fixture.js';
import { SessionsStore } from './sessions.store.js';

let site: TestSite;
let olu: Visitor;
beforeAll(async () => {
  site = await aSite('web-sessions', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('olu', ['operator', 'desk']);
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  await site.service.query('DELETE FROM session');
  olu = await site.signedIn('olu');
});

const ends = async (): Promise<unknown> =>
  (await site.service.query('SELECT max(expire) AS ends FROM session'))[0];
const endsIn = (minutes: number): Promise<unknown> =>
  site.service.query(`UPDATE session SET expire = now() + $1 * interval '1 minute'`, [minutes]);

describe('a session', () => {
  it('is written again when it was used more than a minute ago, and not before', async () => {
    await olu.get('/operations');
    await endsIn(29.2);
    const before = await ends();
    expect((await olu.get('/operations')).status).toBe(200);
    expect(await ends()).toEqual(before);

    await endsIn(28.9);
    const older = await ends();
    await olu.get('/operations');
    expect(await ends()).not.toEqual(older);
  });

  it('that nobody used for so long is none', async () => {
    await endsIn(-0.01);
    expect((await olu.get('/operations')).location).toMatch(/^\/sign-in/);
  });

  it('is worth nothing from the moment that the account has ended', async () => {
    expect((await olu.get('/operations')).status).toBe(200);
    await site.service.query('UPDATE account SET ended_at = now()');
    expect((await olu.get('/operations')).location).toMatch(/^\/sign-in/);
    await site.service.query('UPDATE account SET ended_at = NULL');
  });

  it('is for the roles that are held now', async () => {
    await site.service.query(`UPDATE membership SET role = 'referrer'`);
    expect((await olu.get('/operations')).status).toBe(403);
    await site.service.query(`UPDATE membership SET role = 'operator'`);
  });

  it('that is new and kept twice does not undo what the next request has kept between', async () => {
    const store = new SessionsStore(site.service.app.get(Database), () => false);
    const [get, save] = [promisify(store.get.bind(store)), promisify(store.set.bind(store))];
    const begun = { cookie: { originalMaxAge: 60_000, maxAge: 60_000 } };
    await save('new', begun);
    const next = await get('new');
    if (!next) throw new Error('it was kept');
    next.csrfToken = 'of the next page';
    await save('new', next);
    await save('new', begun);

    expect(await get('new')).toMatchObject({ csrfToken: 'of the next page' });
  });

  it('has one token, however many pages are opened side by side when it begins', async () => {
    const browser = site.visitor();
    await site.signsIn(browser, 'olu');
    const pages = await Promise.all(Array.from({ length: 4 }, () => browser.get('/operations')));
    const tokens = pages.map(({ text }) => /name="csrf" value="([0-9a-f]{64})"/.exec(text)?.[1]);

    expect(tokens).toEqual(tokens.map(() => expect.any(String)));
    expect(new Set(tokens).size).toBe(1);
  });

  it('that was ended is not brought back by a request that was under way', async () => {
    const store = new SessionsStore(site.service.app.get(Database), () => false);
    const [row] = await site.service.query<{ sid: string }>('SELECT sid FROM session');
    const id = row?.sid ?? '';
    const found = await promisify(store.get.bind(store))(id);
    if (!found) throw new Error('there is a session');
    const underWay = store.createSession({ sessionID: id } as Request, found);
    const save = promisify(store.set.bind(store));

    await save(id, underWay);
    expect(await site.service.query('SELECT FROM session')).toHaveLength(1);
    await promisify(store.destroy.bind(store))(id);
    underWay.csrfToken = 'of the page that was under way';
    await save(id, underWay);
    expect(await promisify(store.get.bind(store))(id)).toBeNull();
    store.touch(id, underWay);
    expect((await olu.get('/operations')).location).toMatch(/^\/sign-in/);
  });
});
