import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import { hiddenField, type Visitor } from '../testing/a-visitor.fixture.js';
import { REFERRAL_ID as R } from '../testing/referral-examples.fixture.js';
import { IdTokenSeal } from './id-token-seal.js';

const PAGE = `/worklist/${R}/decline`;
const TYPED = 'She asked for the team in Northmoor, which knows her.';

let site: TestSite;
beforeAll(async () => {
  site = await aSite('web-choose-role', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('cleo', ['hub-clinician', 'one'], ['hub-clinician', 'two']);
  await site.account('dara', ['hub-clinician', 'one']);
}, 60_000);
afterAll(() => site.close());

async function choose(visitor: Visitor, team: string): Promise<string> {
  const { text } = await visitor.get('/choose-role');
  const option = new RegExp(`value="([0-9a-f-]{36})"[^>]*>\\s*<label[^>]*>[^<]*Team ${team}`);
  const [, membership = ''] = option.exec(text) ?? [];
  return (await visitor.post('/choose-role', { membership })).location;
}
const sent = () =>
  site.services.asked.filter(
    ({ method, path }) => method === 'POST' && path.startsWith('/placements/'),
  );
const cookieOf = (visitor: Visitor): string => visitor.cookie('sid') ?? '';

describe('a form in a window that shows the role of before', () => {
  it('is not sent in the role of now, and waits for who filled it in as what they were', async () => {
    const cleo = site.visitor();
    await site.signsIn(cleo, 'cleo');
    await choose(cleo, 'one');
    const page = await cleo.get(PAGE);
    const version = hiddenField(page, 'version');
    const form = { csrf: cleo.token, reason: 'no-capacity', comment: TYPED, version };
    expect(await choose(cleo, 'two')).toBe('/');

    const referer = new URL(PAGE, site.service.url).href;
    expect((await cleo.postAs(PAGE, form, { referer })).location).toBe('/choose-role');
    expect(sent()).toEqual([]);
    expect((await cleo.get(PAGE)).text).not.toContain('Northmoor');
    expect((await cleo.get('/choose-role')).text).toContain('What you typed is kept');
    expect(await choose(cleo, 'one')).toBe(PAGE);
    expect((await cleo.get(PAGE)).text).toContain(TYPED);
  });

  it('that asks for the role itself is asked again', async () => {
    const cleo = site.visitor();
    await site.signsIn(cleo, 'cleo');
    await choose(cleo, 'one');
    await cleo.get('/choose-role');
    const form = { csrf: cleo.token, membership: 'x' };
    await choose(cleo, 'two');

    expect((await cleo.postAs('/choose-role', form)).location).toBe('/choose-role');
    expect(await choose(cleo, 'one')).toBe('/');
  });
});

describe('another role', () => {
  it('has a session of its own, with which the provider’s is ended as before', async () => {
    const seal = site.service.app.get(IdTokenSeal);
    const cleo = site.visitor();
    await site.signsIn(cleo, 'cleo');
    await choose(cleo, 'one');
    const before = cookieOf(cleo);
    const [, sid = ''] = /^s:([\w-]{32})\./.exec(decodeURIComponent(before)) ?? [];
    await site.service.query(
      `UPDATE session SET sess = jsonb_set(sess::jsonb, '{person,idToken}', to_jsonb($2::text)) WHERE sid = $1`,
      [sid, seal.seal('of the provider', sid)],
    );
    await choose(cleo, 'one');
    expect(cookieOf(cleo)).toBe(before);
    await choose(cleo, 'two');
    const [, next = ''] = /^s:([\w-]{32})\./.exec(decodeURIComponent(cookieOf(cleo))) ?? [];
    const [row] = await site.service.query<{ sealed: string }>(
      `SELECT sess #>> '{person,idToken}' AS sealed FROM session WHERE sid = $1`,
      [next],
    );

    expect(next).not.toBe(sid);
    expect(seal.open(row?.sealed ?? '', next)).toBe('of the provider');
    expect((await cleo.get('/worklist')).status).toBe(200);
    cleo.setCookie('sid', before);
    expect((await cleo.get('/worklist')).location).toMatch(/^\/sign-in/);
  });
});

describe('whose last role was taken', () => {
  it('is told whom to ask, and not to choose one of none', async () => {
    const dara = await site.signedIn('dara');
    expect((await dara.get('/worklist')).status).toBe(200);
    await site.service.query(
      `DELETE FROM membership USING account WHERE account.id = account_id AND subject = 'dara'`,
    );
    expect((await dara.get('/worklist')).location).toBe('/choose-role');

    expect((await dara.get('/choose-role')).location).toBe('/signed-out?because=unknown');
  });
});
