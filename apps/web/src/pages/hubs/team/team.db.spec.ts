import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@waymark/testing';
import { aSite, type TestSite } from '../../../testing/a-site.fixture.js';
import {
  hiddenField,
  problemLinks,
  type Page,
  type Visitor,
} from '../../../testing/a-visitor.fixture.js';
import { aSettings } from '../../../testing/placing-examples.fixture.js';
import { problem } from '../../../testing/stand-in-services.fixture.js';

let site: TestSite;
let hub: Visitor;

beforeAll(async () => {
  site = await aSite('web-team', new StoppedClock('2026-11-22T12:00:00.000Z'));
  await site.account('hub-clinician', ['hub-clinician', 'cw-loss']);
  await site.account('referrer', ['referrer', 'wensum-maternity']);
  hub = await site.signedIn('hub-clinician');
}, 60_000);
afterAll(() => site.close());
beforeEach(() => {
  site.services.reset();
});

const SETTINGS = '/services/cw-loss/settings';
const saved = () =>
  site.services.asked.filter(({ method, path }) => method === 'POST' && path === SETTINGS);
const pause = {
  opening: 'paused',
  'from-day': '1',
  'from-month': '12',
  'from-year': '2026',
  wording: 'Nobody is taken.\r\nAsk us in spring.',
};

/** Everything that the form of a page would send by itself. */
const hiddenOf = ({ text }: Page): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

describe('changing the opening', () => {
  it('shows what it would change before anything is saved, then saves it laid over the rest', async () => {
    await hub.get('/team/opening');
    const answer = await hub.post('/team/opening', pause);
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/team\/opening\/effect\?opening=paused/);

    const effect = await hub.get(answer.location);
    expect(effect.status).toBe(200);
    expect(effect.text).toContain('30 would go elsewhere');
    expect(effect.text).toContain('A coordinator finds a place');
    expect(saved()).toEqual([]);

    const done = await hub.post('/team/opening/effect', hiddenOf(effect));
    expect(done).toMatchObject({ status: 303, location: '/team' });
    expect(saved()).toMatchObject([
      {
        body: {
          version: 2,
          byName: 'Demo hub-clinician',
          openings: [
            { opening: 'open', from: '2026-11-01', to: '2026-11-30' },
            {
              opening: 'paused',
              from: '2026-12-01',
              wording: 'Nobody is taken. Ask us in spring.',
            },
          ],
          waits: [{ stage: 'assessed', days: 42, asOf: '2026-11-01' }],
          capacity: { placesFree: 2 },
        },
      },
    ]);
    expect(saved()[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('posted wrong says what to put right, keeps what was typed, and asks routing nothing', async () => {
    await hub.get('/team/opening');
    const { wording: _left, ...silent } = pause;
    const page = await hub.post('/team/opening', {
      ...silent,
      'to-day': '30',
      'to-month': '2',
      'to-year': '2026',
    });

    expect(page.status).toBe(422);
    expect(problemLinks(page)).toEqual(['#to-day']);
    expect(page.text).toMatch(/value="paused" checked/);
    const next = await hub.post('/team/opening', silent);
    expect(problemLinks(next)).toEqual(['#wording']);
    expect(site.services.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('cannot be saved past the page that shows the effect with something wrong', async () => {
    await hub.get('/team/opening');
    const page = await hub.post('/team/opening/effect', {
      ...pause,
      'from-year': '2020',
      version: '2',
    });

    expect(page.status).toBe(422);
    expect(saved()).toEqual([]);
    expect(await hub.get('/team/opening/effect?opening=ajar')).toMatchObject({
      status: 303,
      location: '/team/opening',
    });
  });

  it('of settings that a colleague has saved meanwhile saves nothing', async () => {
    await hub.get('/team/opening');
    const older = await hub.post('/team/opening/effect', { ...pause, version: '1' });
    expect(older.status).toBe(409);
    expect(saved()).toEqual([]);

    site.services.answer('routing', `POST ${SETTINGS}`, {
      status: 409,
      body: problem(409, 'saved-meanwhile', { detail: 'Since version 2, version 3 at 11:30Z.' }),
    });
    const faster = await hub.post('/team/opening/effect', { ...pause, version: '2' });
    expect(faster.status).toBe(409);
    expect(faster.text).toContain('Somebody in your team has saved the settings');
    expect(faster.text).not.toMatch(/version|saved-meanwhile/i);
    expect(faster.text).toContain('Nobody is taken.');
  });

  it('of settings that colleagues have saved meanwhile says who has changed what', async () => {
    const history = [
      { version: 3, at: '2026-11-22T11:30:00.000Z', byName: 'Ada Example', changed: ['waits'] },
      ...aSettings.history,
    ];
    await hub.get('/team/opening');
    site.services.answer('routing', `POST ${SETTINGS}`, {
      status: 409,
      body: problem(409, 'saved-meanwhile'),
    });
    site.services.answer('routing', `GET ${SETTINGS}`, {
      status: 200,
      body: { ...aSettings, history },
    });
    const { status, text } = await hub.post('/team/opening/effect', { ...pause, version: '2' });

    expect(status).toBe(409);
    expect(text).toMatch(/22 November 2026 at 11:30am<\/span>Ada Example: waits</);
    expect(text).not.toContain('Joe Adeyemi');
  });

  it('takes back what was announced', async () => {
    const page = await hub.get('/team');
    await hub.post('/team/opening/removal', {
      version: hiddenField(page, 'version'),
      idempotencyKey: hiddenField(page, 'idempotencyKey'),
      from: '2026-12-21',
    });

    expect(saved()).toMatchObject([
      { body: { openings: [{ opening: 'open', from: '2026-11-01' }] } },
    ]);
  });
});

describe('changing capacity and waits', () => {
  const effect = () => site.services.asked.filter(({ path }) => path === `${SETTINGS}/effect`);

  it('shows what it would change before anything is saved, then saves it with the rest as it was', async () => {
    const form = await hub.get('/team/capacity');
    const version = hiddenField(form, 'version');
    const answer = await hub.post('/team/capacity', { version, placesFree: '0', started: '90' });
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/team\/capacity\/effect\?placesFree=0&/);

    const page = await hub.get(answer.location);
    expect(page.status).toBe(200);
    expect(effect()).toMatchObject([
      { body: { waits: [{ stage: 'started', days: 90, asOf: '2026-11-22' }] } },
    ]);
    expect(page.text).toContain('30 would go elsewhere');
    expect(page.text).toContain('Until help begins: 90 days');
    expect(saved()).toEqual([]);

    const done = await hub.post('/team/capacity/effect', hiddenOf(page));
    expect(done).toMatchObject({ status: 303, location: '/team' });
    expect(saved()).toMatchObject([
      {
        body: {
          version: 2,
          waits: [{ stage: 'started', days: 90, asOf: '2026-11-22' }],
          capacity: { placesFree: 0, asOf: '2026-11-22' },
          openings: [{ opening: 'open' }, { opening: 'paused' }],
        },
      },
    ]);
    expect(saved()[0]?.body).not.toHaveProperty('capacity.newPeopleAWeek');
  });

  it('goes back to the form with what was typed, also where a field was emptied', async () => {
    const page = await hub.get('/team/capacity/effect?placesFree=&assessed=&started=8&version=2');
    const back = /href="(\/team\/capacity\?[^"]*)"/.exec(page.text)?.[1] ?? '';
    const form = await hub.get(back.replaceAll('&amp;', '&'));

    expect(form.text).toMatch(/name="started"[^>]*value="8"/);
    expect(form.text).not.toMatch(/name="assessed"[^>]*value="42"/);
  });

  it('posted wrong is kept and nothing is asked or saved', async () => {
    await hub.get('/team/capacity');
    for (const path of ['/team/capacity', '/team/capacity/effect']) {
      const page = await hub.post(path, { version: '2', placesFree: 'many' });

      expect(page.status).toBe(422);
      expect(problemLinks(page)).toEqual(['#placesFree']);
      expect(page.text).toContain('value="many"');
    }
    for (const query of ['placesFree=many&version=2', 'started=8', '']) {
      expect(await hub.get(`/team/capacity/effect?${query}`)).toMatchObject({
        status: 303,
        location: '/team/capacity',
      });
    }
    expect(effect()).toEqual([]);
    expect(saved()).toEqual([]);
  });

  it('of settings that a colleague has saved meanwhile shows and saves nothing', async () => {
    await hub.get('/team/capacity');
    const typed = { version: '1', started: '8' };
    expect((await hub.post('/team/capacity', typed)).status).toBe(409);
    expect((await hub.get('/team/capacity/effect?started=8&version=1')).status).toBe(409);
    expect((await hub.get('/team/capacity/effect?started=8&version=%3Cb%3E')).status).toBe(409);
    expect((await hub.post('/team/capacity/effect', typed)).status).toBe(409);
    expect(effect()).toEqual([]);
    expect(saved()).toEqual([]);
  });
});

describe('what is offered besides', () => {
  it('is saved with the rest as it was', async () => {
    const version = hiddenField(await hub.get('/team/offers'), 'version');
    await hub.post('/team/offers', { version, offers: ['partner-assessment'], training: 'x' });

    expect(saved()[0]?.body).toMatchObject({
      offers: [{ offer: 'partner-assessment' }],
      capacity: { placesFree: 2 },
    });
  });
});

describe('who sees what', () => {
  it('keeps team settings to the team, and shows services to whoever refers', async () => {
    const referrer = await site.signedIn('referrer');

    expect((await referrer.get('/team')).status).toBe(403);
    expect((await referrer.get('/barriers')).status).toBe(403);
    const service = await referrer.get('/services/cw-loss');
    expect(service.text).toContain(
      'Half within 1 day, nine in ten within 3 days (about 120 people)',
    );
    expect(service.text).toContain('Fewer than 5 people');
    expect(service.text).toContain('42 days');
    expect((await referrer.get('/services/CW%20LOSS')).status).toBe(404);
    expect((await referrer.get('/services?q=%3Cscript%3E')).text).not.toContain('<script>');
  });

  it('asks for barriers in whole months, and takes what is no month for none', async () => {
    await hub.get('/barriers?from=2026-04&to=soon');

    expect(site.services.asked.at(-1)?.path).toBe('/plans/barriers?from=2026-04-01');
  });

  it('has months chosen in words', async () => {
    const { text } = await hub.get('/barriers');

    expect(text).toContain('<option value="2025-12" selected>December 2025</option>');
    expect(text).toContain('<option value="2026-11" selected>November 2026</option>');
  });
});
