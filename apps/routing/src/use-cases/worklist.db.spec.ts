import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  referralContactChanged,
  referralFileAdded,
  type Arrivals,
  type NextOfWorklist,
  type Problem,
  type ReferralsAssigned,
  type Worklist,
  type WorklistExport,
} from '@waymark/contracts';
import { anEvent, aRestriction, markOf } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { factsOf } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const OTHER = 'candp-ptls';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('worklist');
});
afterAll(() => routing.close());
// Each example has the list for itself.
beforeEach(async () => {
  routing.clock.set('2026-11-23T09:00:00Z');
  const { items } = await routing.worklist(HUB);
  for (const id of new Set(items.map(({ referralId }) => referralId))) await routing.withdrawn(id);
});

async function asked<Body>(path: string, body?: object, organisation = HUB) {
  const token = await routing.token(organisation, 'hub-clinician');
  const method = body === undefined ? 'GET' : 'POST';
  return routing.call<Body & Partial<Problem>>(method, path, { token, ...(body && { body }) });
}
const list = async (filter: object = {}): Promise<Worklist> =>
  (await asked<Worklist>('/worklist/search', filter)).body;
const idsOf = ({ items }: Pick<Worklist, 'items'>) => items.map(({ referralId }) => referralId);
const counted = (list: Worklist['parts']) =>
  Object.fromEntries((list ?? []).map(({ of, count }) => [of, count]));

describe('the parts of a worklist', () => {
  it('are at once, overdue, soon, later and waiting, each counted over all pages', async () => {
    const overdue = await routing.referred({ judged: eligible });
    const paused = await routing.referred({ judged: eligible });
    await routing.move(paused, 'acceptance', hub);
    await routing.move(paused, 'pause', hub, { reason: 'person-away', until: '2026-12-14' });
    routing.clock.set('2026-11-24T09:00:00Z');
    const soon = await routing.referred({ judged: eligible });
    const later = await routing.referred({ judged: eligible });
    await routing.move(later, 'acceptance', hub);
    routing.clock.set('2026-11-25T18:00:00Z');

    const found = await list();
    expect(found.items.map(({ referralId, part }) => [referralId, part])).toEqual([
      [overdue, 'overdue'],
      [soon, 'due-soon'],
      [later, 'due-later'],
      [paused, 'waiting'],
    ]);
    const parts = { overdue: 1, 'due-soon': 1, 'due-later': 1, waiting: 1 };
    expect(counted(found.parts)).toEqual(parts);
    expect(counted((await list({ part: 'overdue' })).parts)).toEqual({ overdue: 1 });
    expect(counted((await list({ part: 'overdue' })).counts?.part)).toEqual(parts);
  });
});

describe('a filter', () => {
  it('narrows by stage, pathway, why, who looks after it and what else is known; total and pages follow', async () => {
    const fresh = await routing.referred({ judged: eligible });
    const fear = await routing.referred({ judged: [[HUB, 'tokophobia', 'eligible']] });
    await routing.move(fear, 'acknowledgement', hub);
    await asked('/worklist/assignments', { referralIds: [fear], assignee: 'test|priya' });

    const both = async (filter: object) => idsOf(await list(filter));
    expect(await both({ stage: 'offered' })).toEqual([fresh]);
    expect(await both({ pathway: 'tokophobia' })).toEqual([fear]);
    expect(await both({ why: 'new' })).toEqual([fresh]);
    expect(await both({ why: 'decide' })).toEqual([fear]);
    expect(await both({ assignedTo: 'test|priya' })).toEqual([fear]);
    expect(await both({ assignedTo: 'nobody' })).toEqual([fresh]);
    // Given to somebody who is not in the team any more it is with nobody.
    const left = { assignedTo: 'nobody', team: ['test|joe'] };
    expect((await both(left)).toSorted()).toEqual([fear, fresh].toSorted());
    expect(await both({ assignedTo: 'nobody', team: ['test|priya'] })).toEqual([fresh]);
    const next = await asked<NextOfWorklist>('/worklist/next', { ...left, after: fresh });
    expect([undefined, fear]).toContain(next.body.referralId);
    expect(next.status).toBe(200);
    expect(await both({ among: [fear] })).toEqual([fear]);
    expect(await both({ among: [] })).toEqual([]);
    expect((await list({ pathway: 'tokophobia' })).total).toBe(1);
    expect((await list({ pathway: 'tokophobia' })).counts?.total).toBe(2);
  });

  it('is refused where it says nothing that there is', async () => {
    for (const wrong of [{ stage: 'x' }, { among: ['x'] }, { page: 0 }, { sorted: 'by-name' }]) {
      expect((await asked('/worklist/search', wrong)).status).toBe(422);
    }
  });
});

describe('why it is here', () => {
  it('is that information arrived, until the team has done something', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'acknowledgement', hub);
    const why = async () => (await list()).items.find((one) => one.referralId === id)?.why;
    expect(await why()).toBe('decide');
    await routing.amended(id, factsOf(), 2);
    expect(await why()).toBe('information-arrived');
    await routing.move(id, 'question', hub, {
      asks: [{ fact: 'need.level', question: 'How severe is it?' }],
    });
    expect(await why()).toBe('waiting-for-others');
  });
});

describe('how somebody may be reached has changed', () => {
  it('is read first: in the history and the list, with no step moved and no page grown old', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'acknowledgement', hub);
    const version = await routing.versionOf(id);
    const data = { referralId: id, contactVersion: 2, byTeam: 'Norfolk midwives', teams: [HUB] };
    const event = anEvent(referralContactChanged, { subject: id, data: data });
    await routing.consumer.onContactChanged(event);
    await routing.consumer.onContactChanged(event);

    const { body } = await routing.page(id, HUB);
    expect(body.version).toBe(version);
    expect(body.history.filter(({ what }) => what === 'contact-changed')).toEqual([
      expect.objectContaining({ because: expect.stringMatching(/^Norfolk midwives has changed/) }),
    ]);
    expect((await list()).items.find(({ referralId }) => referralId === id)?.why).toBe(
      'information-arrived',
    );
    expect(await routing.move(id, 'acceptance', hub, { version })).toMatchObject({ status: 200 });
  });

  it('is there for a file that comes late, once, and no page grows old by it', async () => {
    const id = await routing.referred({ judged: eligible });
    await routing.move(id, 'acknowledgement', hub);
    const version = await routing.versionOf(id);
    const data = {
      ...{ referralId: id, attachmentId: randomUUID(), kind: 'pdf' as const },
      byTeam: 'Norfolk midwives',
    };
    const held = anEvent(referralFileAdded, { subject: id, data: { ...data, is: 'held' } });
    const now = anEvent(referralFileAdded, { subject: id, data: { ...data, is: 'released' } });
    for (const event of [held, held, now]) await routing.consumer.onFileAdded(event);

    const { body } = await routing.page(id, HUB);
    expect(body.version).toBe(version);
    expect(
      body.history.filter(({ what }) => what === 'file-added').map(({ because }) => because),
    ).toEqual([
      expect.stringMatching(/^Norfolk midwives has added a file, which nobody can open/),
      expect.stringMatching(/^A file that Norfolk midwives added .* can be opened now/),
    ]);
    expect((await list()).items.find(({ referralId }) => referralId === id)?.why).toBe(
      'information-arrived',
    );
    expect(await routing.move(id, 'acceptance', hub, { version })).toMatchObject({ status: 200 });
  });
});

describe('a restricted record', () => {
  it('is marked in the list and on its page, by the newer of two changes, and no version moves', async () => {
    const id = await routing.referred({ judged: eligible });
    const version = await routing.versionOf(id);
    const openTo = [{ reader: markOf(id, HUB, `test|${HUB}`) }];
    const change = (restricted: boolean, version: number) =>
      routing.consumer.onRestrictionChanged(aRestriction(id, { restricted, version, openTo }));
    const marked = async () => {
      const { body } = await routing.page(id, HUB);
      const row = (await list()).items.find(({ referralId }) => referralId === id);
      expect(body.version).toBe(version);
      return [row?.restricted, body.restricted];
    };
    expect(await marked()).toEqual([undefined, undefined]);
    await change(true, 1);
    expect(await marked()).toEqual([true, true]);
    await change(false, 4);
    await change(true, 3);
    expect(await marked()).toEqual([undefined, undefined]);
    await routing.move(id, 'acknowledgement', hub);
    await change(true, 5);
    const row = (await list()).items.find(({ referralId }) => referralId === id);
    expect(row).toMatchObject({ restricted: true, why: 'decide' });
  });
});

describe('the order', () => {
  it('is the asked one over all rows, and the same from page to page', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      routing.clock.set(`2026-11-23T0${String(nth)}:00:00Z`);
      ids.push(await routing.referred({ judged: eligible }));
    }
    expect(idsOf(await list({ sort: 'newest' }))).toEqual(ids.toReversed());
    const references = (await list({ sort: 'reference' })).items.map(({ reference }) => reference);
    expect(references).toEqual(references.toSorted());
    expect(idsOf(await list())).toEqual(idsOf(await list({ sort: 'time-left' })));
  });

  it('has one that comes after each, within the filter, and none after the last', async () => {
    for (let nth = 0; nth < 3; nth += 1) await routing.referred({ judged: eligible });
    const taken = await routing.referred({ judged: eligible });
    await routing.move(taken, 'acceptance', hub);
    const filter = { stage: 'offered' };
    const [one = '', two = '', three = ''] = idsOf(await list(filter));
    const after = async (id: string) =>
      (await asked<NextOfWorklist>('/worklist/next', { ...filter, after: id })).body;

    expect(await after(one)).toEqual({ referralId: two });
    expect(await after(two)).toEqual({ referralId: three });
    expect(await after(three)).toEqual({});
    // It is not in the list, or no longer: begin with the first.
    expect(await after(taken)).toEqual({ referralId: one });
  });

  it('has each referral once for who goes through it, also one that is there for two steps', async () => {
    const twice = await routing.referred({ judged: eligible });
    await routing.move(twice, 'acceptance', hub);
    const between = await routing.referred({ judged: eligible });
    await routing.move(between, 'acknowledgement', hub);
    await routing.move(twice, 'contact', hub, {
      ...{ way: 'telephone', reached: false, safeContact: 'read' },
    });
    routing.clock.set('2026-11-24T09:00:00Z');
    const last = await routing.referred({ judged: eligible });
    await routing.move(last, 'acceptance', hub);
    expect(idsOf(await list())).toEqual([twice, between, twice, last]);
    const after = async (id: string) =>
      (await asked<NextOfWorklist>('/worklist/next', { after: id })).body;

    expect(await after(twice)).toEqual({ referralId: between });
    expect(await after(between)).toEqual({ referralId: last });
    expect(await after(last)).toEqual({});
  });
});

describe('done today', () => {
  it('has what somebody of the team did last, also where it has left the list, until something happens', async () => {
    const declined = await routing.referred({ judged: eligible });
    const acted = await routing.referred({ judged: eligible });
    await routing.referred({ judged: eligible });
    const before = (await list()).counts?.doneToday ?? 0;
    await routing.move(declined, 'decline', hub, { reason: 'no-capacity' });
    await routing.move(acted, 'acknowledgement', hub);
    const done = async () => idsOf(await list({ show: 'done-today' }));

    expect(await done()).toEqual(expect.arrayContaining([acted, declined]));
    expect((await list()).counts?.doneToday).toBe(before + 2);
    const { why, part } = (await list()).counts ?? {};
    expect(why).not.toEqual([]);
    expect((await list({ show: 'done-today' })).counts).toMatchObject({ why, part });
    await routing.amended(acted, factsOf(), 2);
    expect(await done()).not.toContain(acted);
    routing.clock.set('2026-11-24T00:00:01Z');
    expect(await done()).toEqual([]);
  });
});

describe('assigning', () => {
  it('is of the own team’s work only, says what has left it, and is told nobody else', async () => {
    const mine = await routing.referred({ judged: eligible });
    const strange = await routing.referred({ judged: [[OTHER, 'birth-trauma', 'eligible']] });
    const given = { referralIds: [mine, strange], assignee: 'test|priya' };
    const said = (await routing.said(mine)).length;
    const version = await routing.versionOf(mine);

    const { body } = await asked<ReferralsAssigned>('/worklist/assignments', given);
    expect(body).toEqual({ assigned: [mine], notYours: [strange] });
    expect((await routing.page(mine, HUB)).body.assignee).toBe('test|priya');
    expect((await routing.page(mine, 'norfolk-midwives', 'referrer')).body).not.toHaveProperty(
      'assignee',
    );
    expect((await routing.said(mine)).length).toBe(said);
    expect(await routing.versionOf(mine)).toBe(version);
    await asked('/worklist/assignments', { referralIds: [mine] });
    expect((await routing.page(mine, HUB)).body).not.toHaveProperty('assignee');
    const lines = await routing.query(
      `SELECT action FROM audit WHERE subject = $1 AND action LIKE 'placement.%assigned' ORDER BY id`,
      [mine],
    );
    expect(lines).toEqual([{ action: 'placement.assigned' }, { action: 'placement.unassigned' }]);
  });
});

describe('an export', () => {
  it('has the rows of the filter in their order, and leaves who took how many', async () => {
    await routing.referred({ judged: eligible });
    const second = await routing.referred({ judged: [[HUB, 'tokophobia', 'eligible']] });
    const { body } = await asked<WorklistExport>('/worklist/export', { pathway: 'tokophobia' });
    expect(idsOf(body)).toEqual([second]);
    expect(body.at).toBe('2026-11-23T09:00:00.000Z');
    const [line] = await routing.query(
      `SELECT subject, reason, done_by AS by FROM audit WHERE action = 'worklist.exported' ORDER BY id DESC LIMIT 1`,
    );
    expect(line).toEqual({ subject: HUB, reason: 'rows-1', by: `test|${HUB}` });
  });
});

describe('arrivals', () => {
  it('are the referrals that came to the team since, and no others', async () => {
    await routing.referred({ judged: eligible });
    routing.clock.set('2026-11-23T10:42:00Z');
    await routing.referred({ judged: eligible });
    await routing.referred({ judged: [[OTHER, 'birth-trauma', 'eligible']] });
    const since = (at: string) => asked<Arrivals>(`/worklist/arrivals?since=${at}`);

    expect((await since('2026-11-23T10:00:00.000Z')).body).toEqual({ count: 1 });
    expect((await since('2026-11-23T11:00:00.000Z')).body).toEqual({ count: 0 });
    expect((await since('yesterday')).status).toBe(422);
  });
});
