import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { referralLinked } from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { factsOf, TEAM } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const team = { organisation: TEAM.organisation, role: 'referrer' } as const;
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;
const BABY = {
  who: 'baby',
  baby: { kind: 'neonatal-death', bornOn: '2026-11-02', pregnantNow: 'no' },
} as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('linked-after-death');
});
afterAll(() => routing.close());
beforeEach(() => {
  routing.clock.set('2026-11-23T09:00:00Z');
});

const stands = async (id: string, by: typeof hub | typeof team) =>
  (await routing.page(id, by.organisation, by.role)).body;
const deathsSaid = async (id: string): Promise<number> =>
  (await routing.said(id)).filter(({ type }) => type === 'referral.death-recorded.v1').length;
/** A person says that both are about one person; routing hears it of each. */
async function linked(one: string, other: string): Promise<void> {
  for (const [referralId, otherReferralId] of [
    [one, other],
    [other, one],
  ] as const) {
    const data = { referralId, otherReferralId, factsVersion: 2, facts: factsOf() };
    await routing.consumer.onLinkDecided(anEvent(referralLinked, { subject: referralId, data }));
  }
}
/** One that her own team holds still, and one that a hub has. */
async function heldAndTaken(): Promise<readonly [string, string]> {
  const held = await routing.referred({ judged: eligible });
  const taken = await routing.referred({ judged: eligible });
  await routing.move(taken, 'acceptance', hub);
  return [held, taken];
}

describe('a death that is recorded before anybody knew that two referrals are of one person', () => {
  it.each(['the one with the death', 'the other'] as const)(
    'of the person is looked after, and known to the team of the other; %s is heard of first',
    async (first) => {
      const [held, taken] = await heldAndTaken();
      await routing.move(held, 'death', team, { who: 'woman' });
      await (first === 'the other' ? linked(taken, held) : linked(held, taken));

      expect(await stands(taken, hub)).toMatchObject({
        state: 'death-recorded',
        nextStep: { what: 'review-death', owner: HUB },
      });
      expect(await deathsSaid(taken)).toBe(1);
      expect(await deathsSaid(held)).toBe(1);

      await routing.move(taken, 'death-review', hub, { appointments: 'none-booked' });
      expect((await stands(held, team)).state).toBe('closed');
    },
  );

  it('of a baby is known to the team of the other', async () => {
    const [held, taken] = await heldAndTaken();
    await routing.move(held, 'death', team, BABY);
    await linked(held, taken);
    expect(await stands(taken, hub)).toMatchObject({ state: 'accepted', death: 'baby' });
    expect(await deathsSaid(taken)).toBe(1);
  });

  it('changes nothing where nobody has died', async () => {
    const [held, taken] = await heldAndTaken();
    await linked(held, taken);
    expect(await stands(taken, hub)).toMatchObject({ state: 'accepted' });
    expect((await deathsSaid(held)) + (await deathsSaid(taken))).toBe(0);
  });
});

describe('a death that is recorded while another referral of hers is closed', () => {
  const end = {
    outcome: 'she-declined-asked-by-a-person',
    askedBy: 'A nurse',
    askedOn: '2026-11-23',
  };

  it.each([BABY, { who: 'woman' }])(
    'is known to the team that opens it again: $who',
    async (death) => {
      const [, taken] = await heldAndTaken();
      const other = await routing.referred({ judged: eligible });
      await routing.move(other, 'acceptance', hub);
      await linked(taken, other);
      await routing.move(taken, 'closure', hub, end);
      await routing.move(other, 'death', hub, death);
      expect(await deathsSaid(taken)).toBe(0);

      await routing.move(taken, 'reopening', hub, { reason: 'closed-by-mistake' });
      const state = death.who === 'baby' ? 'acknowledged' : 'death-recorded';
      expect(await stands(taken, hub)).toMatchObject({ state });
      expect(await deathsSaid(taken)).toBe(1);
    },
  );
});
