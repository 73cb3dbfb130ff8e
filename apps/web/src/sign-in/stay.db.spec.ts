import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../testing/a-site.fixture.js';
import type { Page, Visitor } from '../testing/a-visitor.fixture.js';

const MINUTE = 60_000;
const clock = new StoppedClock('2026-11-22T12:00:00.000Z');
let site: TestSite;
let olu: Visitor;
beforeAll(async () => {
  site = await aSite('web-stay', clock);
  await site.account('olu', ['operator', 'desk']);
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  clock.set('2026-11-22T12:00:00.000Z');
  await site.service.query('DELETE FROM session');
  olu = await site.signedIn('olu');
  await olu.get('/operations');
  await site.service.query(`UPDATE session SET expire = now() + interval '4 minutes'`);
});

const leftIn = ({ text }: Page): number => (JSON.parse(text) as { leftMs: number }).leftMs;
const minutesLeft = async (): Promise<number> => {
  const [row] = await site.service.query<{ left: number }>(
    'SELECT extract(epoch FROM expire - now())::float8 / 60 AS left FROM session',
  );
  return row?.left ?? 0;
};

describe('somebody who is about to be signed out', () => {
  it('is told how long is left, and asking for it is no use of the session', async () => {
    const left = leftIn(await olu.get('/session/left'));

    expect(left).toBeGreaterThan(3.9 * MINUTE);
    expect(left).toBeLessThanOrEqual(4 * MINUTE);
    expect(await minutesLeft()).toBeLessThan(4);
  });

  it('stays signed in for half an hour more when they say so', async () => {
    expect(leftIn(await olu.post('/session/stay'))).toBe(30 * MINUTE);

    expect(await minutesLeft()).toBeGreaterThan(29);
  });

  it('stays no longer than 12 hours in all', async () => {
    clock.advance({ hours: 11, minutes: 57 });

    expect(leftIn(await olu.post('/session/stay'))).toBe(3 * MINUTE);
    clock.advance({ minutes: 4 });
    expect(leftIn(await olu.get('/session/left'))).toBe(0);
  });

  it('says so with the token of the page', async () => {
    expect((await olu.postAs('/session/stay', {})).status).toBe(403);
  });

  it('is told that nothing is left when it has ended, and nothing is kept of having asked', async () => {
    await site.service.query(`UPDATE session SET expire = now() - interval '1 second'`);

    expect(leftIn(await olu.get('/session/left'))).toBe(0);
    expect((await olu.post('/session/stay')).status).toBe(403);
    expect(await site.service.query('SELECT FROM kept_form')).toEqual([]);
  });

  it('reads on every page how long they stay signed in, without scripts too', async () => {
    const { text } = await olu.get('/operations');

    expect(text).toContain(
      'You stay signed in for 30 minutes after you last opened or sent a page',
    );
    expect(text).toContain('what you typed is kept while you sign in again');
  });
});
