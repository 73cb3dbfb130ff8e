import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { factsOf, TEAM } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const team = { organisation: TEAM.organisation, role: 'referrer' } as const;
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

const BABY = {
  who: 'baby',
  on: '2026-11-22',
  baby: { kind: 'neonatal-death', bornOn: '2026-11-02', pregnantNow: 'no' },
} as const;
const LOSS = {
  kind: 'loss',
  on: '2026-11-22',
  certainty: 'exact',
  loss: { kind: 'neonatal-death', ageAtDeathDays: 20 },
} as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('death-moves');
});
afterAll(() => routing.close());

async function accepted(linkedTo: readonly string[] = []): Promise<string> {
  routing.clock.set('2026-11-23T09:00:00Z');
  const id = await routing.referred({ judged: eligible, linkedTo });
  if (linkedTo.length === 0) await routing.move(id, 'acceptance', hub);
  return id;
}
const types = async (id: string): Promise<string[]> =>
  (await routing.said(id)).map(({ type }) => type.replace('.v1', ''));

describe('a death', () => {
  it('of the person overtakes what waits to be heard, is looked after, and ends it', async () => {
    const id = await accepted();
    await routing.move(id, 'death', team, { who: 'woman', on: '2026-11-22' });
    expect((await routing.said(id)).at(-1)).toMatchObject({
      type: 'referral.death-recorded.v1',
      urgent: true,
      data: { who: 'woman' },
    });
    expect((await routing.page(id, HUB)).body).toMatchObject({
      state: 'death-recorded',
      death: 'woman',
      urgent: false,
      nextStep: { what: 'review-death', owner: HUB },
    });
    const review = { appointments: 'none-booked' };
    expect((await routing.move(id, 'death-review', hub, review)).body.state).toBe('closed');
    expect((await types(id)).at(-1)).toBe('referral.closed');
  });

  it('of a baby leaves the care as it is, and says so first', async () => {
    const id = await accepted();
    await routing.move(id, 'death', hub, BABY);
    expect((await routing.page(id, HUB)).body).toMatchObject({
      state: 'accepted',
      death: 'baby',
      holder: { organisation: HUB },
    });
    const said = await routing.said(id);
    // How and when is said to intake, which makes it a fact; what was written is not.
    expect(said.find(({ type }) => type === 'referral.death-recorded.v1')).toMatchObject({
      urgent: true,
      data: { who: 'baby', on: BABY.on, baby: BABY.baby },
    });
  });

  it('of a baby is judged again as a fact: the clock, the holder and the next step stay, and why is said', async () => {
    const id = await accepted();
    routing.clock.set('2026-11-25T09:00:00Z');
    await routing.move(id, 'death', hub, BABY);
    const { daysWaited, nextStep, holder, firstReferredOn } = (await routing.page(id, HUB)).body;
    const stays = { daysWaited, nextStep, holder, firstReferredOn };
    expect(daysWaited).toBeGreaterThan(0);
    await routing.amended(id, factsOf({ occurrences: [LOSS] }), 2, { follows: 'death' });
    await routing.judged(id, [[HUB, 'perinatal-loss', 'eligible']], 2);
    const { body } = await routing.page(id, HUB);
    expect(body).toMatchObject({ ...stays, state: 'accepted', death: 'baby' });
    expect(body.history.map(({ because }) => because)).toContain(
      'The death of the baby is part of what is known of the person; it is judged again.',
    );
  });

  it('of a baby opens the way for a loss where none was open before', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const id = await routing.referred({ judged: [[HUB, 'birth-trauma', 'not-eligible']] });
    expect(await types(id)).not.toContain('referral.offered');
    await routing.move(id, 'death', team, BABY);
    await routing.amended(id, factsOf({ occurrences: [LOSS] }), 2, { follows: 'death' });
    await routing.judged(id, [[HUB, 'perinatal-loss', 'eligible']], 2);
    expect(await types(id)).toContain('referral.offered');
    expect((await routing.page(id, HUB)).body).toMatchObject({ state: 'offered', death: 'baby' });
  });

  it('recorded by mistake is put right, and why stays in the history only', async () => {
    const id = await accepted();
    const before = (await routing.page(id, HUB)).body;
    await routing.move(id, 'death', hub, { who: 'woman' });
    const put = { who: 'woman', because: 'Another person of the same name.' };
    await routing.move(id, 'death-correction', hub, put);
    const { state, nextStep, holder } = (await routing.page(id, HUB)).body;
    expect({ state, nextStep, holder }).toEqual({
      state: before.state,
      nextStep: before.nextStep,
      holder: before.holder,
    });
    expect(JSON.stringify(await routing.said(id))).not.toContain('same name');
  });

  it('holds for every open referral of hers', async () => {
    const first = await accepted();
    const second = await accepted([first]);
    await routing.move(first, 'death', hub, { who: 'woman' });
    expect(await types(second)).toContain('referral.death-recorded');
    await routing.move(first, 'death-correction', hub, { who: 'woman', because: 'A mistake.' });
    expect(await types(second)).toContain('referral.death-corrected');
    await routing.move(first, 'death', hub, { who: 'woman' });
    await routing.move(first, 'death-review', hub, { appointments: 'none-booked' });
    expect((await types(second)).at(-1)).toBe('referral.closed');
  });

  it('is recorded once: who comes second hears what happened', async () => {
    const id = await accepted();
    const version = await routing.versionOf(id);
    const both = await Promise.all([
      routing.move<Problem>(id, 'death', hub, { who: 'woman', version }),
      routing.move<Problem>(id, 'care', hub, { version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    { body: { who: 'father' }, field: 'who' },
    { body: { ...BABY, on: '2026-11-24' }, field: 'on' },
    { body: { ...BABY, on: '2026-02-30' }, field: 'on' },
    { body: { who: 'baby' }, field: 'baby' },
    { body: { ...BABY, who: 'woman' }, field: 'baby' },
    { body: { ...BABY, baby: { kind: 'neonatal-death' } }, field: 'baby.pregnantNow' },
    { body: { ...BABY, baby: { ...BABY.baby, kind: 'sad' } }, field: 'baby.kind' },
    { body: { ...BABY, baby: { ...BABY.baby, kind: 'stillbirth' } }, field: 'baby.bornOn' },
  ])('$body is refused by its field', async ({ body, field }) => {
    const id = await accepted();
    const answer = await routing.move<Problem>(id, 'death', hub, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field)).toEqual([field]);
  });

  it('is not recorded by link work', async () => {
    const id = await accepted();
    const by = { organisation: HUB, role: 'link-worker' } as const;
    expect((await routing.move(id, 'death', by, { who: 'woman' })).status).toBe(409);
  });
});
