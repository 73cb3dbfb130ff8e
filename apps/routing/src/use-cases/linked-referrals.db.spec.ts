import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { referralLinked, referralReceived, referralUnlinked } from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { aReferral } from '../domain/placement.fixture.js';
import { factsOf, plain, TEAM } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('linked-referrals');
});
afterAll(() => routing.close());
beforeEach(() => {
  routing.clock.set('2026-11-23T09:00:00Z');
});

const page = async (id: string, organisation: string = TEAM.organisation) =>
  (await routing.page(id, organisation, organisation === HUB ? 'hub-clinician' : 'referrer')).body;
const said = async (id: string): Promise<string[]> =>
  (await routing.said(id)).map(({ type }) => type.replace('.v1', ''));
const onWorklist = async (): Promise<string[]> =>
  (await routing.worklist(HUB)).items.map(({ referralId }) => referralId);
const decided = (
  definition: typeof referralLinked | typeof referralUnlinked,
  [referralId, otherReferralId]: readonly [string, string],
  factsVersion = 2,
) => {
  const data = { referralId, otherReferralId, factsVersion, facts: factsOf() };
  return routing.consumer.onLinkDecided(
    definition === referralLinked
      ? anEvent(referralLinked, { subject: referralId, data })
      : anEvent(referralUnlinked, { subject: referralId, data }),
  );
};

describe('two referrals of one person', () => {
  it('have one lead holder: the second is read by whom the first is offered to, and follows it', async () => {
    const first = await routing.referred({ judged: eligible });
    const second = await routing.referred({ linkedTo: [first], judged: eligible });

    expect(await page(second)).toMatchObject({
      state: 'goes-with',
      leadReferralId: first,
      holder: { organisation: TEAM.organisation },
      nextStep: { what: 'read-linked', owner: HUB },
      moves: ['say-worse', 'record-death'],
    });
    expect(await said(second)).toEqual(['referral.goes-with']);
    expect((await onWorklist()).filter((id) => [first, second].includes(id))).toHaveLength(2);

    expect(await routing.move(second, 'acceptance', hub)).toMatchObject({ status: 409 });
    const read = await routing.move(second, 'acknowledgement', hub);
    expect(read).toMatchObject({ status: 200, body: { state: 'goes-with' } });
    expect(read.body.version).toBe(await routing.versionOf(second));
    expect(await onWorklist()).not.toContain(second);

    await routing.move(first, 'acceptance', hub);
    expect(await page(second)).toMatchObject({
      holder: { organisation: HUB },
      nextStep: { what: 'start-care', owner: HUB },
    });
    expect(await said(second)).toEqual([
      'referral.goes-with',
      'referral.goes-with',
      'referral.goes-with',
      'referral.goes-with',
    ]);
    expect((await routing.page(second, HUB)).status).toBe(200);
  });

  it('are heard of by nobody before they were received, whatever it is that moves them', async () => {
    const first = await routing.referred({ judged: eligible });
    const second = await routing.referred({ linkedTo: [first] });
    await routing.move(first, 'acceptance', hub);
    routing.clock.set('2026-11-27T09:00:00Z');
    await routing.lookAtClocks();

    const events = [...(await routing.said(first)), ...(await routing.said(second))];
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'referral.goes-with.v1',
        'referral.accepted.v1',
        'clock.breached.v1',
      ]),
    );
    const unordered = events.filter(
      ({ causesource, after }) => causesource !== 'intake' && after?.intake === undefined,
    );
    expect(unordered.map(({ type }) => type)).toEqual([]);
  });

  it('find each other whichever routing hears of first', async () => {
    const first = randomUUID();
    const second = await routing.referred({ linkedTo: [first], judged: eligible });
    expect(await page(second)).toMatchObject({ state: 'offered' });

    const data = {
      ...plain(aReferral()),
      referralId: first,
      reference: 'WM-0000-0001',
      receivedAt: '2026-11-20T09:00:00.000Z',
    };
    await routing.consumer.onReceived(anEvent(referralReceived, { subject: first, data }));
    await routing.judged(first, eligible);
    const states = [(await page(first)).state, (await page(second)).state];
    expect(states.sort()).toEqual(['goes-with', 'offered']);
  });

  it('go on by themselves where the one that led is withdrawn', async () => {
    const first = await routing.referred({ judged: eligible });
    const second = await routing.referred({ linkedTo: [first], judged: eligible });
    await routing.withdrawn(first);
    expect(await page(second)).toMatchObject({
      state: 'offered',
      serviceId: HUB,
      holder: { organisation: TEAM.organisation },
    });
    expect(await said(second)).toEqual([
      'referral.goes-with',
      'referral.parted',
      'referral.offered',
    ]);
  });

  it('keep the clocks of reading: nobody reads it, and the landing team is asked to', async () => {
    const first = await routing.referred({ judged: eligible });
    const second = await routing.referred({ linkedTo: [first] });
    routing.clock.set('2026-11-27T09:00:00Z');
    await routing.lookAtClocks();
    expect(await said(second)).toEqual(['referral.goes-with', 'clock.breached', 'task.opened']);
    expect(await page(second)).toMatchObject({ state: 'goes-with', overdue: true });
  });
});

describe('a person’s decision', () => {
  it('links two that nobody had taken for one person', async () => {
    const first = await routing.referred({ judged: eligible });
    const second = await routing.referred({ judged: eligible });
    await routing.move(first, 'acceptance', hub);
    await decided(referralLinked, [first, second]);
    await decided(referralLinked, [second, first]);
    expect(await page(first)).toMatchObject({ state: 'accepted', factsVersion: 2 });
    expect(await page(second)).toMatchObject({
      state: 'goes-with',
      holder: { organisation: HUB },
      firstReferredOn: '2026-11-02',
    });
    expect(await said(second)).toEqual([
      'referral.offered',
      'referral.redirected',
      'referral.goes-with',
    ]);
  });

  it('sets twin sisters apart: each has her own lead holder and clock, and is placed by her own facts', async () => {
    const first = await routing.referred({ judged: eligible });
    const second = await routing.referred({ linkedTo: [first], judged: eligible });
    await routing.move(first, 'acceptance', hub);
    await decided(referralUnlinked, [first, second]);
    await decided(referralUnlinked, [second, first]);
    expect(await page(second)).toMatchObject({
      state: 'being-judged',
      holder: { organisation: TEAM.organisation },
      firstReferredOn: '2026-11-20',
    });
    await routing.judged(second, eligible, 2);
    expect(await page(second)).toMatchObject({ state: 'offered', serviceId: HUB });
    expect(await page(first)).toMatchObject({ state: 'accepted', holder: { organisation: HUB } });
  });

  it('sets one apart from two that stay together, one after the other', async () => {
    const first = await routing.referred({ judged: eligible });
    const second = await routing.referred({ linkedTo: [first], judged: eligible });
    const third = await routing.referred({ linkedTo: [first, second], judged: eligible });
    await decided(referralUnlinked, [third, second]);
    await decided(referralUnlinked, [first, third]);
    await decided(referralUnlinked, [third, first], 3);
    await decided(referralUnlinked, [second, third]);
    expect(await page(third)).toMatchObject({ state: 'being-judged' });
    expect(await page(second)).toMatchObject({ state: 'goes-with', leadReferralId: first });
  });

  it('heard twice, or late, changes nothing', async () => {
    const first = await routing.referred({ judged: eligible });
    const second = await routing.referred({ linkedTo: [first], judged: eligible });
    await decided(referralUnlinked, [second, first], 2);
    const version = await routing.versionOf(second);
    await decided(referralUnlinked, [second, first], 2);
    expect(await routing.versionOf(second)).toBe(version);
  });
});
