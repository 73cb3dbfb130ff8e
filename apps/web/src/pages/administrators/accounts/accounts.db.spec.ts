import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import {
  problemLinks,
  titleOf,
  type Page,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';

const ISSUER = 'http://localhost:3010';
const WHY = 'Asked for by the team lead.';
const HUB = { role: 'hub-clinician', organisation: 'cw-loss', organisationName: 'Loss Pathway' };

let site: TestSite;
let administrator: Visitor;
beforeAll(async () => {
  site = await aSite('web-accounts', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('administrator', ['administrator', 'desk']);
  administrator = await site.signedIn('administrator');
}, 60_000);
afterAll(() => site.close());

const query = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  site.service.query<Row>(sql, values);

async function accountOf(name: string): Promise<string> {
  const { text } = await administrator.get(`/accounts?search=${encodeURIComponent(name)}`);
  const [, path] = /href="(\/accounts\/[0-9a-f-]{36})"/.exec(text) ?? [];
  if (path === undefined) throw new Error(`${name} has no account`);
  return path;
}

async function invited(name: string, more: Readonly<Record<string, string>>): Promise<Page> {
  await administrator.get('/accounts/invite');
  const fields = { name, issuer: ISSUER, ...HUB, reason: WHY, ...more };
  return administrator.post('/accounts/invite', fields);
}

async function changed(path: string): Promise<Page> {
  await administrator.get(path);
  return administrator.post(path, { reason: WHY });
}

const changesOf = (path: string) =>
  query<{ action: string; done_by: string; reason: string | null }>(
    'SELECT action, role, done_by, reason FROM account_change WHERE account_id = $1 ORDER BY id',
    [path.slice('/accounts/'.length)],
  );
const byAdministrator = { done_by: `${ISSUER}|administrator`, reason: WHY };

describe('an invitation', () => {
  it('by the identifier of the sign-in service lets somebody in, and is written down', async () => {
    const done = await invited('Ada Subject', { subject: 'ada' });
    expect(done.status).toBe(303);

    const ada = await site.signedIn('ada');
    expect((await ada.get('/worklist')).status).toBe(200);
    const path = await accountOf('Ada Subject');
    expect(await changesOf(path)).toMatchObject([{ action: 'invited', ...byAdministrator }]);
    const { text } = await administrator.get(path);
    expect(text).toContain('Invited: Hub clinician in cw-loss, by Demo administrator.');
    expect(text).not.toContain('Last sign-in</dt><dd class="nhsuk-summary-list__value">Never');
  });

  it('by email is matched at the first sign-in with that verified address, once', async () => {
    await invited('Bea Mail', { email: 'Bea@people.example' });
    expect(
      (await (await site.signedIn('other', 'cay@people.example')).get('/worklist')).status,
    ).toBe(303);
    const bea = await site.signedIn('bea', 'bea@people.example');
    expect((await bea.get('/worklist')).status).toBe(200);
    const path = await accountOf('Bea Mail');
    expect((await changesOf(path)).map(({ action }) => action)).toEqual([
      'invited',
      'first-sign-in',
    ]);

    const another = await site.signedIn('bea-again', 'bea@people.example');
    expect((await another.get('/worklist')).location).toMatch(/^\/sign-in/);
  });

  it('by email is for that address alone, whatever a letter looks like', async () => {
    await invited('Kit Mail', { email: 'kit.i@people.example' });
    // The sign of a kelvin and a capital I with its dot: both have small letters of A to Z.
    for (const email of ['\u212Ait.i@people.example', 'kit.\u0130@people.example']) {
      const back = await site.signsIn(site.visitor(), `not ${email}`, email);
      expect({ email, to: back.location }).toEqual({ email, to: '/signed-out?because=unknown' });
    }
    expect((await site.signsIn(site.visitor(), 'kit', 'KIT.I@people.example')).location).toBe('/');
  });

  it('by email is refused where somebody of that address is known already', async () => {
    await site.account('gail', ['hub-clinician', 'cw-loss']);
    expect(problemLinks(await invited('Gail', { email: 'GAIL@people.example' }))).toEqual([
      '#email',
    ]);
    await changed(`${await accountOf('Demo gail')}/ending`);
    expect(problemLinks(await invited('Gail', { email: 'gail@people.example' }))).toEqual([
      '#email',
    ]);
  });

  it('by email lets nobody in whose own account has ended: it is for an administrator to give back', async () => {
    await invited('Gus Subject', { subject: 'gus' });
    await changed(`${await accountOf('Gus Subject')}/ending`);
    expect((await invited('Gus Mail', { email: 'gus@people.example' })).status).toBe(303);

    const back = await site.signsIn(site.visitor(), 'gus', 'gus@people.example');
    expect(back).toMatchObject({ status: 303, location: '/signed-out?because=unknown' });
  });

  it('names who, how they sign in, one of the two names, a role and why', async () => {
    await administrator.get('/accounts/invite');
    const empty = await administrator.post('/accounts/invite', {});
    expect(empty.status).toBe(422);
    expect(titleOf(empty)).toMatch(/^Error: /);
    expect(problemLinks(empty)).toEqual([
      ...['#name', '#issuer', '#role', '#organisation', '#organisationName', '#reason'],
    ]);
    expect(problemLinks(await invited('Nobody', {}))).toEqual(['#subject']);
    expect(
      problemLinks(await invited('Nobody', { subject: 'n', issuer: 'https://e.vil' })),
    ).toEqual(['#issuer']);
    expect(problemLinks(await invited('Nobody', { subject: 'n', role: 'referrer' }))).toEqual([
      '#referrerRole',
    ]);
    expect(problemLinks(await invited('Ada again', { subject: 'ada' }))).toEqual(['#subject']);
    expect((await administrator.get('/accounts?search=Nobody')).text).toContain(
      'No account is named',
    );
  });
});

describe('roles', () => {
  it('are given and taken, and hold from the next page on', async () => {
    await site.account('cleo', ['hub-clinician', 'cw-loss']);
    const cleo = await site.signedIn('cleo');
    expect((await cleo.get('/worklist')).status).toBe(200);
    const path = await accountOf('Demo cleo');

    await administrator.get(`${path}/roles`);
    const given = { ...HUB, role: 'operator', reason: WHY };
    expect((await administrator.post(`${path}/roles`, given)).status).toBe(303);
    expect((await administrator.post(`${path}/roles`, given)).status).toBe(409);

    const { text } = await administrator.get(path);
    const [removal = ''] =
      /\/accounts\/[0-9a-f-]+\/roles\/[0-9a-f-]+\/removal(?="[^>]*>take it away<span[^>]*>, Hub)/.exec(
        text,
      ) ?? [];
    expect((await administrator.get(removal)).text).toContain('Hub clinician, Team cw-loss');
    expect((await administrator.post(removal, {})).status).toBe(422);
    expect((await administrator.post(removal, { reason: WHY })).status).toBe(303);
    expect((await cleo.get('/worklist')).location).toBe('/choose-role');
    expect(await changesOf(path)).toMatchObject([
      { action: 'role-given', role: 'operator', ...byAdministrator },
      { action: 'role-taken', role: 'hub-clinician', ...byAdministrator },
    ]);
  });
});

describe('the end of an account', () => {
  it('ends every session at once, lets nobody in, and can be taken back', async () => {
    await site.account('dara', ['hub-clinician', 'cw-loss']);
    const [one, other] = [await site.signedIn('dara'), await site.signedIn('dara')];
    expect((await one.get('/worklist')).status).toBe(200);
    const path = await accountOf('Demo dara');

    expect((await changed(`${path}/ending`)).location).toBe(path);
    expect((await one.get('/worklist')).location).toMatch(/^\/sign-in/);
    expect((await other.get('/worklist')).location).toMatch(/^\/sign-in/);
    const left = await query(`SELECT 1 FROM session WHERE sess::text LIKE '%' || $1 || '%'`, [
      path.slice('/accounts/'.length),
    ]);
    expect(left).toEqual([]);
    expect((await (await site.signedIn('dara')).get('/worklist')).location).toMatch(/^\/sign-in/);
    expect((await changed(`${path}/ending`)).status).toBe(409);

    expect((await changed(`${path}/restoration`)).location).toBe(path);
    expect((await (await site.signedIn('dara')).get('/worklist')).status).toBe(200);
    expect((await changesOf(path)).map(({ action }) => action)).toEqual(['ended', 'restored']);
  });

  it('is never one’s own, and neither is a review or a role more', async () => {
    const path = await accountOf('Demo administrator');
    for (const change of ['ending', 'review']) {
      const page = await changed(`${path}/${change}`);
      expect(page.status).toBe(409);
      expect(page.text).toContain('Ask another administrator');
    }
    await administrator.get(`${path}/roles`);
    const more = { ...HUB, role: 'operator', reason: WHY };
    expect((await administrator.post(`${path}/roles`, more)).status).toBe(409);
    expect((await administrator.get('/accounts')).status).toBe(200);
  });
});

describe('a session', () => {
  it('is ended by itself, and the others of the account go on', async () => {
    await site.account('eve', ['hub-clinician', 'cw-loss']);
    const [first, second] = [await site.signedIn('eve'), await site.signedIn('eve')];
    const path = await accountOf('Demo eve');
    const { text } = await administrator.get(path);
    const endings = [...text.matchAll(/\/accounts\/[0-9a-f-]+\/sessions\/[0-9a-f]{12}\/ending/g)];
    expect(endings).toHaveLength(2);
    expect(text).not.toContain((first.cookie('sid') ?? '').slice(4, 20));

    expect((await changed(String(endings[0]))).location).toBe(path);
    const still = [await first.get('/worklist'), await second.get('/worklist')];
    expect(still.map(({ status }) => status).toSorted()).toEqual([200, 303]);
    expect(await changesOf(path)).toMatchObject([{ action: 'session-ended', ...byAdministrator }]);
  });
});

describe('the review of access', () => {
  it('asks for every account that was not looked at for 90 days, until somebody has', async () => {
    await site.account('finn', ['hub-clinician', 'cw-loss']);
    const path = await accountOf('Demo finn');
    const review = `${path}/review`;
    expect((await administrator.get('/accounts/review')).text).toContain(review);

    await changed(review);
    expect((await administrator.get('/accounts/review')).text).not.toContain(review);
    await query(`UPDATE account SET reviewed_at = reviewed_at - interval '91 days' WHERE id = $1`, [
      path.slice('/accounts/'.length),
    ]);
    expect((await administrator.get('/accounts/review')).text).toContain(review);
  });
});

describe('what was changed', () => {
  it('cannot be changed afterwards by anybody', async () => {
    await expect(query(`UPDATE account_change SET reason = 'x'`)).rejects.toThrow();
    await expect(query('DELETE FROM account_change')).rejects.toThrow();
  });
});
