import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockBreached, taskOpened } from '@waymark/contracts';
import { ofType } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { NATIONAL_DESK } from '../domain/directory.js';
import { LANDING } from '../domain/placement.fixture.js';
import { WatchClocks } from './watch-clocks.js';

const HUB = 'norfolk-waveney-lotus';
const TEAM = 'norfolk-midwives';
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;
const landing = { organisation: LANDING, role: 'landing-coordinator' } as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('watch-clocks');
});
afterAll(() => routing.close());

const at = async (instant: string): Promise<void> => {
  routing.clock.set(instant);
  await routing.lookAtClocks();
};
const since = async (id: string, count: number): Promise<string[]> =>
  (await routing.said(id)).slice(count).map(({ type }) => type.replace('.v1', ''));

describe('the clock of a step', () => {
  it('reminds once, then breaches once, and the landing team looks into it beside the owner', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const id = await routing.referred({ judged: eligible });

    await at('2026-11-24T16:59:00Z');
    expect(await since(id, 1)).toEqual([]);
    await at('2026-11-24T17:00:00Z');
    await at('2026-11-24T18:00:00Z');
    expect(await since(id, 1)).toEqual(['clock.due-soon']);

    await at('2026-11-25T17:00:00Z');
    await at('2026-11-25T17:30:00Z');
    expect(await since(id, 2)).toEqual(['clock.breached', 'task.opened']);
    const [task] = ofType(await routing.said(id), taskOpened);
    expect(task?.data).toMatchObject({
      what: 'find-a-place',
      nextStep: { what: 'acknowledge', owner: HUB },
      beside: { what: 'find-a-place', owner: LANDING, dueAt: '2026-11-30T17:00:00.000Z' },
      holder: { organisation: TEAM },
    });
    const hub = (await routing.worklist(HUB)).items.find(({ referralId }) => referralId === id);
    expect(hub).toMatchObject({ overdue: true, as: 'lead' });

    await routing.move(id, 'acknowledgement', { organisation: HUB, role: 'hub-clinician' });
    expect(await since(id, 4)).toEqual(['task.done', 'referral.acknowledged']);
    expect(
      (await routing.worklist(LANDING, 'landing-coordinator')).items.map((item) => item.referralId),
    ).not.toContain(id);
  });

  it('of a landing team that is late itself goes up to the national desk, and there it only says so', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const id = await routing.referred({ need: { level: 'severe' }, judged: [] });
    await at('2026-11-25T17:00:00Z');
    const [, beside] = ofType(await routing.said(id), taskOpened);
    expect(beside?.data.beside).toMatchObject({ owner: NATIONAL_DESK, what: 'find-a-place' });
    await at('2026-12-30T17:00:00Z');
    expect(ofType(await routing.said(id), taskOpened)).toHaveLength(2);
    expect(ofType(await routing.said(id), clockBreached)).toHaveLength(2);
    const desk = await routing.worklist(NATIONAL_DESK, 'landing-coordinator');
    expect(desk.items).toContainEqual(expect.objectContaining({ referralId: id, overdue: true }));
    const offered = await routing.move(
      id,
      'offer',
      { organisation: NATIONAL_DESK, role: 'landing-coordinator' },
      { serviceId: HUB, pathway: 'birth-trauma', because: 'The hub has a place.' },
    );
    expect(offered.status).toBe(200);
  });

  it('of a held referral asks on the morning of its day, and silence goes to the landing team', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const id = await routing.referred({
      judged: [['essex-by-your-side', 'birth-trauma', 'not-yet', { until: '2026-11-28' }]],
    });
    await at('2026-11-28T12:00:00Z');
    expect(await since(id, 1)).toEqual([]);
    await at('2026-11-30T09:00:00Z');
    expect(await since(id, 1)).toEqual(['clock.due-soon']);
    await at('2026-12-02T17:00:00Z');
    expect(await since(id, 2)).toEqual(['clock.breached', 'task.opened']);
    expect((await routing.page(id, TEAM, 'referrer')).body).toMatchObject({
      state: 'held',
      holder: { organisation: TEAM },
      nextStep: { what: 'reconfirm', owner: TEAM },
      overdue: true,
    });
  });

  it.each([
    {
      over: 'autumn',
      until: '2026-10-24',
      from: '2026-10-20',
      asks: '2026-10-26T09:00:00Z',
      due: '2026-10-28T17:00:00Z',
      goesUp: '2026-11-02T17:00:00Z',
    },
    {
      over: 'spring',
      until: '2027-03-27',
      from: '2027-03-22',
      asks: '2027-03-30T08:00:00Z',
      due: '2027-04-01T16:00:00Z',
      goesUp: '2027-04-06T16:00:00Z',
    },
  ])(
    'of a held referral over the change of clocks in $over: asked, then the landing team, then the national desk, and it may be reconfirmed at the end',
    async ({ until, from, asks, due, goesUp }) => {
      const justBefore = (instant: string) => new Date(Date.parse(instant) - 1000).toISOString();
      routing.clock.set(`${from}T09:00:00Z`);
      const id = await routing.referred({
        judged: [['essex-by-your-side', 'birth-trauma', 'not-yet', { until }]],
      });
      await at(justBefore(asks));
      expect(await since(id, 1)).toEqual([]);
      await at(asks);
      expect(await since(id, 1)).toEqual(['clock.due-soon']);
      await at(justBefore(due));
      expect(await since(id, 2)).toEqual([]);
      await at(due);
      expect(await since(id, 2)).toEqual(['clock.breached', 'task.opened']);
      await at(goesUp);
      const tasks = ofType(await routing.said(id), taskOpened).map(({ data }) => data.beside);
      expect(tasks).toMatchObject([
        { what: 'reconfirm', owner: LANDING },
        { what: 'reconfirm', owner: NATIONAL_DESK },
      ]);
      expect((await routing.page(id, LANDING, 'landing-coordinator')).body).toMatchObject({
        state: 'held',
        holder: { organisation: TEAM },
        nextStep: { what: 'reconfirm', owner: TEAM },
      });
      const released = await routing.move(id, 'reconfirmation', landing, { stillWanted: true });
      expect(released.status).toBe(200);
      expect(await since(id, 2)).toContain('referral.released');
      const open = await routing.query(
        `SELECT 1 FROM placement_task WHERE referral_id = $1 AND done_at IS NULL AND record->>'purpose' = 'overdue'`,
        [id],
      );
      expect(open).toEqual([]);
    },
  );

  it('of a judgement that does not come has the triage desk act within minutes', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const id = await routing.referred();
    await at('2026-11-23T09:10:00Z');
    await at('2026-11-23T09:15:00Z');
    expect(await since(id, 0)).toEqual(['clock.due-soon', 'clock.breached', 'task.opened']);
    const offered = await routing.move(id, 'offer', landing, {
      serviceId: HUB,
      pathway: 'birth-trauma',
      because: 'The line was silent.',
    });
    expect(offered.body).toMatchObject({ state: 'offered', serviceId: HUB });
  });

  it('of a parallel placement runs by itself', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const id = await routing.referred({
      judged: [
        ['essex-by-your-side', 'birth-trauma', 'not-yet', { until: '2027-01-15' }],
        ['sheffield-light', 'peer-support', 'eligible'],
      ],
    });
    await at('2026-11-25T17:00:00Z');
    const [task] = ofType(await routing.said(id), taskOpened);
    expect(task?.data.beside?.because).toContain('Light Peer Support was to acknowledge it by ');
    await routing.move(id, 'acknowledgement', {
      organisation: 'sheffield-light',
      role: 'link-worker',
    });
    expect((await since(id, 0)).slice(-2)).toEqual(['task.done', 'referral.acknowledged']);
  });
});

describe('the watch', () => {
  it('is kept by one instance, and another takes over when it falls silent', async () => {
    const mine = routing.app.get(WatchClocks);
    await mine.due();
    await routing.query(
      `UPDATE clock_lease SET holder = gen_random_uuid(), until = clock_timestamp() + interval '1 minute'`,
    );
    routing.clock.set('2027-06-01T09:00:00Z');
    expect(await mine.due()).toEqual([]);
    await routing.query(`UPDATE clock_lease SET until = clock_timestamp() - interval '1 second'`);
    expect((await mine.due()).length).toBeGreaterThan(0);
  });

  it('says nothing about what is closed', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.withdrawn(id);
    const before = await routing.said(id);
    routing.clock.set('2028-01-04T09:00:00Z');
    await routing.app.get(WatchClocks).execute(id);
    expect(await routing.said(id)).toHaveLength(before.length);
  });
});
