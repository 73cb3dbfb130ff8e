import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  serviceOpeningChanged,
  type DirectoryEntry,
  type SettingsEffect,
  type Problem,
  type RoutingPreview,
  type ServiceSettings,
} from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { OpeningWatch } from '../entry/opening-watch.js';
import { LANDING } from '../domain/placement.fixture.js';
import { candidatesOf, factsOf, judgementOf, theDirectory } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;
const nothing = { openings: [], waits: [], offers: [] };
const paused = {
  openings: [{ opening: 'paused', from: '2026-11-23', wording: 'Nobody is taken until spring.' }],
};

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('service-settings');
});
afterAll(() => routing.close());
beforeEach(() => {
  routing.clock.set('2026-11-23T09:00:00Z');
});

async function ask<Body>(
  method: 'GET' | 'POST',
  path: string,
  {
    organisation = HUB,
    role = 'hub-clinician',
    body,
    key,
  }: {
    readonly organisation?: string;
    readonly role?: 'hub-clinician' | 'link-worker' | 'referrer' | 'commissioner';
    readonly body?: object;
    readonly key?: string;
  } = {},
) {
  return routing.call<Body>(method, path, {
    token: await routing.token(organisation, role),
    ...(body !== undefined && { body }),
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
}

const settingsOf = async (service: string): Promise<ServiceSettings> =>
  (await ask<ServiceSettings>('GET', `/services/${service}/settings`, { organisation: service }))
    .body;

async function save(said: object, service = HUB) {
  const { version } = await settingsOf(service);
  return ask<ServiceSettings & Partial<Problem>>('POST', `/services/${service}/settings`, {
    organisation: service,
    body: { version, byName: 'Sam Example', ...nothing, ...said },
  });
}

async function lookAtOpenings(): Promise<void> {
  await routing.app.get(OpeningWatch).look(new AbortController().signal);
}

const tasksOf = (id: string) =>
  routing.query<{ owner: string; done: boolean; what: string }>(
    `SELECT owner, done_at IS NOT NULL AS done, record->'step'->>'what' AS what
       FROM placement_task WHERE referral_id = $1`,
    [id],
  );

describe('what a service says of itself', () => {
  it('stands over the directory at once, and says so in words for referrers', async () => {
    const before = await settingsOf(HUB);
    expect(before).toMatchObject({ version: 0, history: [], now: { openingSaidBy: 'directory' } });

    const saved = await save({
      openings: [
        { opening: 'limited', from: '2026-11-01', to: '2026-12-20', wording: 'Four a week.' },
        { opening: 'paused', from: '2026-12-21', to: '2027-01-03', wording: 'Winter break.' },
      ],
      capacity: { newPeopleAWeek: 4, placesFree: 2, asOf: '2026-11-20' },
      waits: [{ stage: 'assessed', days: 30, asOf: '2026-11-20' }],
      offers: [{ offer: 'advice-before-referral', wording: 'Telephone on Tuesdays.' }],
    });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      version: before.version + 1,
      history: [
        {
          version: before.version + 1,
          byName: 'Sam Example',
          changed: ['openings', 'capacity', 'waits', 'offers'],
        },
      ],
    });
    const { body } = await ask<DirectoryEntry>('GET', `/services/${HUB}`, {
      organisation: 'norfolk-midwives',
      role: 'referrer',
    });
    expect(body).toMatchObject({
      opening: 'limited',
      openingSaidBy: 'service',
      openingTo: '2026-12-20',
      openingWording: 'Four a week.',
      announced: [{ opening: 'paused', from: '2026-12-21' }],
      capacity: { placesFree: 2 },
      publishedWaits: [{ days: 30, from: 'service' }],
      offers: [{ offer: 'advice-before-referral' }],
    });
  });

  it('is said to others without the words', async () => {
    await save({ openings: [{ opening: 'open', from: '2026-11-23', wording: 'A secret word.' }] });
    const said = (await routing.said(HUB)).at(-1);

    expect(said).toMatchObject({
      type: serviceOpeningChanged.type,
      subject: HUB,
      data: { serviceId: HUB, openings: [{ opening: 'open', from: '2026-11-23' }] },
    });
    expect(JSON.stringify(said)).not.toContain('secret');
  });

  it('says nothing to others where only waits have changed', async () => {
    const before = (await routing.said(HUB)).length;
    const { openings } = await settingsOf(HUB);
    await save({ openings, waits: [{ stage: 'started', days: 90, asOf: '2026-11-23' }] });

    expect(await routing.said(HUB)).toHaveLength(before);
  });

  it('is kept by its own people and seen by nobody else', async () => {
    for (const [organisation, role, status] of [
      ['cw-loss', 'hub-clinician', 404],
      [HUB, 'referrer', 403],
      [HUB, 'commissioner', 403],
    ] as const) {
      const body = { version: 9, byName: 'Mallory', ...nothing };
      expect((await ask('GET', `/services/${HUB}/settings`, { organisation, role })).status).toBe(
        status,
      );
      expect(
        (await ask('POST', `/services/${HUB}/settings`, { organisation, role, body })).status,
      ).toBe(status);
      expect(
        (
          await ask('POST', `/services/${HUB}/settings/effect`, {
            organisation,
            role,
            body: { opening: 'open' },
          })
        ).status,
      ).toBe(status);
    }
    expect(
      (await ask('GET', '/services/nowhere/settings', { organisation: 'nowhere' })).status,
    ).toBe(404);
    expect((await ask('GET', '/services/nowhere')).status).toBe(404);
  });

  it('is audited, by whom it was saved', async () => {
    await save({});
    const audited = await routing.query(
      `SELECT done_by FROM audit WHERE action = 'service.settings-saved' AND subject = $1`,
      [HUB],
    );
    expect(audited.at(-1)).toEqual({ done_by: `test|${HUB}` });
  });

  it('saved by two at once: one wins, the other hears who', async () => {
    const { version } = await settingsOf(HUB);
    const body = { version, byName: 'Ada Example', ...nothing };
    const both = await Promise.all([
      ask<ServiceSettings & Partial<Problem>>('POST', `/services/${HUB}/settings`, { body }),
      ask<ServiceSettings & Partial<Problem>>('POST', `/services/${HUB}/settings`, { body }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await ask<Problem>('POST', `/services/${HUB}/settings`, { body });
    expect(late.body).toMatchObject({ status: 409, code: 'saved-meanwhile' });
    expect(late.body.detail).toContain('Ada Example');
    expect((await settingsOf(HUB)).version).toBe(version + 1);
  });

  it('sent again under the same key is saved once', async () => {
    const { version } = await settingsOf(HUB);
    const body = { version, byName: 'Ada Example', ...nothing };
    const send = () =>
      ask<ServiceSettings>('POST', `/services/${HUB}/settings`, { body, key: 'settings-once' });
    expect((await send()).body.version).toBe(version + 1);
    expect((await send()).body.version).toBe(version + 1);
    expect((await settingsOf(HUB)).version).toBe(version + 1);
  });

  it.each([
    { openings: [{ opening: 'ajar', from: '2026-11-23' }], at: 'openings[0].opening' },
    { openings: [{ opening: 'open', from: '2026-02-30' }], at: 'openings[0].from' },
    { openings: [{ opening: 'paused', from: '2026-11-23' }], at: 'openings[0].wording' },
    {
      openings: [{ opening: 'open', from: '2026-11-23', wording: 'one\ntwo' }],
      at: 'openings[0].wording',
    },
  ])('with a wrong $at is refused, and nothing is half done', async ({ openings, at }) => {
    const { version } = await settingsOf(HUB);
    const refused = await save({ openings });

    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map(({ field }) => field)).toEqual([at]);
    expect((await settingsOf(HUB)).version).toBe(version);
  });
});

describe('routing by the opening in force', () => {
  it('offers nobody to a paused service, and a coordinator neither; afterwards it does again', async () => {
    await save(paused);
    const id = await routing.referred({ judged: eligible });
    const page = await routing.page(id, LANDING, 'landing-coordinator');
    expect(page.body).toMatchObject({ state: 'with-a-person' });
    expect(page.body.considered).toContainEqual(
      expect.objectContaining({ serviceId: HUB, taken: false, because: 'It is paused now.' }),
    );
    const byHand = await routing.move(
      id,
      'offer',
      { organisation: LANDING, role: 'landing-coordinator' },
      { serviceId: HUB, pathway: 'birth-trauma', because: 'It is nearest.' },
    );
    expect(byHand.status).toBe(422);

    await save({});
    const later = await routing.referred({ judged: eligible });
    expect((await routing.page(later, HUB)).body).toMatchObject({ state: 'offered' });
  });

  it('goes by the London day: what is announced holds from its day', async () => {
    await save({ openings: [{ opening: 'paused', from: '2026-11-25', wording: 'Away.' }] });
    routing.clock.set('2026-11-24T23:59:00Z');
    const before = await routing.referred({ judged: eligible });
    routing.clock.set('2026-11-25T00:00:00Z');
    const after = await routing.referred({ judged: eligible });
    expect(
      await routing.query('SELECT state FROM placement WHERE referral_id = $1', [before]),
    ).toEqual([{ state: 'offered' }]);
    expect(
      await routing.query('SELECT state FROM placement WHERE referral_id = $1', [after]),
    ).toEqual([{ state: 'with-a-person' }]);
    await save({});
  });

  it('shows in the pre-check how each candidate stands', async () => {
    await save({ ...paused, waits: [{ stage: 'assessed', days: 30, asOf: '2026-11-20' }] });
    const { body } = await routing.call<RoutingPreview>('POST', '/placements/preview', {
      token: await routing.machine('waymark', 'placements:preview'),
      body: {
        facts: factsOf(),
        candidates: candidatesOf(theDirectory(), eligible),
        judgements: eligible.map(judgementOf),
        on: '2026-11-23',
      },
    });
    expect(body.destination).toBe('person-task');
    expect(body.services).toMatchObject([
      {
        serviceId: HUB,
        opening: 'paused',
        openingWording: 'Nobody is taken until spring.',
        publishedWaits: [{ days: 30 }],
      },
    ]);
    await save({});
  });
});

describe('offers that are open when a service stops taking people', () => {
  it('become a task of the landing team each, once, and settle when somebody takes them', async () => {
    const open = await routing.referred({ judged: eligible });
    const taken = await routing.referred({ judged: eligible });
    await routing.move(taken, 'acknowledgement', { organisation: HUB, role: 'hub-clinician' });
    await save(paused);
    await lookAtOpenings();
    routing.clock.set('2026-11-23T09:30:00Z');
    await lookAtOpenings();

    expect(await tasksOf(open)).toEqual([{ owner: LANDING, done: false, what: 'find-a-place' }]);
    expect(await tasksOf(taken)).toEqual([]);
    const { items } = await routing.worklist(LANDING, 'landing-coordinator');
    expect(items).toContainEqual(expect.objectContaining({ referralId: open, as: 'task' }));
    await routing.move(open, 'acknowledgement', { organisation: HUB, role: 'hub-clinician' });
    expect(await tasksOf(open)).toEqual([{ owner: LANDING, done: true, what: 'find-a-place' }]);
    await save({});
  });

  it('are looked at on the day that was announced, and not before', async () => {
    const id = await routing.referred({ judged: eligible });
    await save({ openings: [{ opening: 'closed', from: '2026-11-24', wording: 'For good.' }] });
    await lookAtOpenings();
    expect(await tasksOf(id)).toEqual([]);
    routing.clock.set('2026-11-24T00:00:00Z');
    await lookAtOpenings();
    expect(await tasksOf(id)).toHaveLength(1);
    await save({});
    await lookAtOpenings();
    expect(await routing.query('SELECT * FROM service_opening_watch')).toEqual([]);
  });
});

describe('POST /services/:id/settings/effect', () => {
  it('says how many recent referrals would have gone elsewhere, and stores nothing', async () => {
    const { version } = await settingsOf(HUB);
    const effect = (opening: string) =>
      ask<SettingsEffect>('POST', `/services/${HUB}/settings/effect`, { body: { opening } });
    const { status, body } = await effect('paused');
    const [{ n } = { n: 0 }] = await routing.query<{ n: number }>(
      'SELECT count(DISTINCT referral_id)::int AS n FROM placement_assessment',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      before: 'open',
      after: 'paused',
      from: '2026-08-25',
      to: '2026-11-23',
      judged: n,
      comeNow: n,
      wouldGoElsewhere: n,
      wouldComeToo: 0,
      isCut: false,
    });
    expect(body.elsewhere).toEqual([{ place: 'A coordinator finds a place', referrals: n }]);
    expect(body.openOffers).toBeGreaterThan(0);
    expect((await effect('open')).body.wouldGoElsewhere).toBe(0);
    expect((await effect('ajar')).status).toBe(422);
    expect((await settingsOf(HUB)).version).toBe(version);
  });

  it('takes waits as they are thought of, and refuses what cannot be saved', async () => {
    const { version } = await settingsOf(HUB);
    const effect = (body: object) =>
      ask<SettingsEffect & { errors: { field: string }[] }>(
        'POST',
        `/services/${HUB}/settings/effect`,
        { body },
      );
    const wait = { stage: 'assessed', days: 90, asOf: '2026-11-23' };
    const { status, body } = await effect({ waits: [wait] });

    expect(status).toBe(200);
    expect(body).toMatchObject({ before: 'open', after: 'open', wouldGoElsewhere: 0 });
    expect(body.judged).toBeGreaterThan(0);
    for (const wrong of [
      {},
      { waits: [wait, wait] },
      { waits: [{ ...wait, days: 1001 }] },
      { waits: [{ ...wait, asOf: '2026-11-24' }] },
      { opening: 'open', waits: 'none' },
    ]) {
      const refused = await effect(wrong);
      expect(refused.status).toBe(422);
      expect(refused.body.errors[0]?.field).toMatch(/^(opening|waits)/);
    }
    expect((await settingsOf(HUB)).version).toBe(version);
  });
});
