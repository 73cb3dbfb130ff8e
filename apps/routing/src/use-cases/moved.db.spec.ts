import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consideration, Problem } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { OTHER_LANDING } from '../domain/placement.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const NEXT = 'candp-ptls';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const next = { organisation: NEXT, role: 'hub-clinician' } as const;
const landing = { organisation: OTHER_LANDING, role: 'landing-coordinator' } as const;
const AWAY = { moved: 'another-area', landingTeam: OTHER_LANDING } as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('moved');
});
afterAll(() => routing.close());

async function accepted(): Promise<string> {
  routing.clock.set('2026-11-23T09:00:00Z');
  const id = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
  await routing.move(id, 'acceptance', hub);
  return id;
}
const page = async (id: string, as: typeof hub | typeof next | typeof landing = hub) =>
  (await routing.page(id, as.organisation, as.role)).body;
const takenIn = (lines: readonly Consideration[]) =>
  lines.flatMap(({ taken, serviceId }) => (taken && serviceId !== undefined ? [serviceId] : []));
const clockOf = async (id: string) => (await page(id)).firstReferredOn;

describe('she has moved while a hub has her', () => {
  it('the hub reads it and keeps her until a named person at the next one has her', async () => {
    const id = await accepted();
    const first = await clockOf(id);
    await routing.moved(id, { ...AWAY, byOrganisation: HUB });
    expect((await page(id)).tasks).toMatchObject([{ step: { what: 'review-move', owner: HUB } }]);
    await routing.judged(id, [[NEXT, 'birth-trauma', 'eligible']], 2);
    expect(await page(id)).toMatchObject({ holder: { organisation: HUB }, state: 'accepted' });
    const ofNext = (await routing.worklist(NEXT)).items.find(({ referralId }) => referralId === id);
    expect(ofNext?.nextStep).toMatchObject({ what: 'acknowledge', owner: NEXT });
    const taken = await routing.move(id, 'acknowledgement', next);
    expect(taken).toMatchObject({ status: 200, body: { holder: { organisation: NEXT } } });
    expect(await clockOf(id)).toBe(first);
    const steps = await routing.query<{ what: string; by_organisation: string }>(
      'SELECT what, by_organisation FROM placement_step WHERE referral_id = $1 ORDER BY version',
      [id],
    );
    expect(steps).toContainEqual({ what: 'moved', by_organisation: HUB });
    // Each decision is kept with its day, the newest first; what is in force now is made of the last ones.
    const { decisions, considered } = await page(id, next);
    expect(decisions.map(({ considered: lines }) => takenIn(lines))).toEqual([[NEXT], [HUB]]);
    expect(takenIn(considered)).toEqual([NEXT]);
    expect(decisions.every(({ at, because }) => at !== '' && because !== '')).toBe(true);
    // The hub before finishes what it had booked, also after it has let go.
    const { taskId } = (await page(id)).tasks[0] ?? {};
    expect((await routing.move(id, 'finished-task', hub, { taskId })).status).toBe(200);
  });

  it('where no hub is, who coordinates there reads it and finds a place', async () => {
    const id = await accepted();
    await routing.moved(id, AWAY);
    await routing.judged(id, [], 2);
    expect((await page(id, landing)).tasks).toMatchObject([
      { step: { what: 'find-a-place', owner: OTHER_LANDING } },
    ]);
    const to = { serviceId: NEXT, pathway: 'birth-trauma', because: 'They take people there.' };
    expect((await routing.move(id, 'offer', landing, to)).status).toBe(200);
    expect(await page(id)).toMatchObject({ holder: { organisation: HUB } });
  });

  it('of two who take hold at once one wins, and the other reads what happened', async () => {
    const id = await accepted();
    await routing.moved(id, AWAY);
    await routing.judged(id, [[NEXT, 'birth-trauma', 'eligible']], 2);
    const version = await routing.versionOf(id);
    const both = await Promise.all([
      routing.move<Problem>(id, 'acknowledgement', next, { version }),
      routing.move<Problem>(id, 'take-back', hub, { version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409)?.body;
    expect(lost?.code).toBe('moved-meanwhile');
    expect(lost?.detail).toMatch(/Since version \d+: (acknowledge|take-back) by /);
  });
});

it('a death that is told with a withdrawal is looked after by who has her, ahead of what waits', async () => {
  const id = await accepted();
  await routing.withdrawn(id, 'died');
  expect(await page(id)).toMatchObject({
    state: 'death-recorded',
    death: 'woman',
    nextStep: { what: 'review-death', owner: HUB },
  });
  expect((await routing.said(id)).at(-1)).toMatchObject({
    type: 'referral.death-recorded.v1',
    urgent: true,
  });
  const review = { appointments: 'none-booked' };
  expect((await routing.move(id, 'death-review', hub, review)).body.state).toBe('closed');
});
