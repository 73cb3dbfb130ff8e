import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { LANDING } from '../domain/placement.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const OTHER = 'candp-ptls';
const LIGHT = 'sheffield-light';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const other = { organisation: OTHER, role: 'hub-clinician' } as const;
const light = { organisation: LIGHT, role: 'link-worker' } as const;
const landing = { organisation: LANDING, role: 'landing-coordinator' } as const;
const ONWARD = { serviceId: OTHER, pathway: 'birth-trauma', because: 'They live there now.' };

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('hand-over-moves');
});
afterAll(() => routing.close());

const inCare = async (told: Parameters<ARouting['referred']>[0] = {}): Promise<string> => {
  routing.clock.set('2026-11-23T09:00:00Z');
  const judged = [[HUB, 'birth-trauma', 'eligible']] as const;
  const id = await routing.referred({ judged, ...told });
  await routing.move(id, 'acceptance', hub);
  await routing.move(id, 'care', hub);
  return id;
};
const said = async (id: string): Promise<string[]> =>
  (await routing.said(id)).map(({ type }) => type.replace('.v1', ''));
const seenBy = async (id: string, as: { readonly organisation: string; readonly role: Role }) =>
  routing.page(id, as.organisation, as.role);

describe('a hub that passes somebody on', () => {
  it('holds them until the next place has taken over, and then reads only its own part', async () => {
    const id = await inCare();
    expect(await routing.move(id, 'onward', hub, ONWARD)).toMatchObject({
      status: 200,
      body: { state: 'in-care', holder: { organisation: HUB } },
    });
    const asked = (await routing.worklist(OTHER)).items.find((item) => item.referralId === id);
    expect(asked).toMatchObject({
      as: 'hand-over',
      state: 'offered',
      holder: { organisation: HUB },
    });
    expect((await seenBy(id, other)).body.moves).toEqual([
      'acknowledge',
      'accept',
      'decline',
      'say-worse',
      'record-death',
    ]);

    expect((await routing.move(id, 'acknowledgement', other)).body).toMatchObject({
      state: 'acknowledged',
      holder: { organisation: OTHER },
      firstHelpOn: '2026-11-23',
    });
    expect((await seenBy(id, hub)).body).toMatchObject({ state: 'closed', moves: [] });
    expect((await said(id)).slice(-2)).toEqual(['referral.offered', 'referral.acknowledged']);
    expect((await routing.worklist(HUB)).items.map((item) => item.referralId)).not.toContain(id);
  });

  it('gets them back with a reason, and what it wrote stays in the history', async () => {
    const id = await inCare();
    await routing.move(id, 'onward', hub, ONWARD);
    await routing.move(id, 'decline', other, { reason: 'no-capacity' });
    const page = (await seenBy(id, hub)).body;
    expect(page).toMatchObject({
      state: 'in-care',
      tasks: [{ step: { what: 'find-a-place', owner: HUB } }],
    });
    expect(JSON.stringify(page.history)).toContain(ONWARD.because);
    expect(JSON.stringify(await routing.said(id))).not.toContain(ONWARD.because);
    expect((await seenBy(id, other)).body).toMatchObject({ state: 'closed', tasks: [] });
  });

  it('of two that take over at once lets one', async () => {
    const id = await inCare();
    await routing.move(id, 'onward', hub, ONWARD);
    const version = await routing.versionOf(id);
    const answers = await Promise.all([
      routing.move(id, 'acceptance', other, { version }),
      routing.move(id, 'take-back', hub, { version }),
      routing.move(id, 'decline', other, { version, reason: 'no-capacity' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it.each([
    { body: { because: 'Why.' }, field: 'serviceId' },
    { body: { serviceId: OTHER, because: 'Why.' }, field: 'pathway' },
    { body: { ...ONWARD, kind: 'crisis' }, field: 'serviceId' },
    { body: { ...ONWARD, serviceId: 'nobody-knows' }, field: 'serviceId' },
    { body: { ...ONWARD, serviceId: HUB }, field: 'serviceId' },
    { body: { ...ONWARD, serviceId: 'wyorks-mmhs' }, field: 'serviceId' },
    { body: { ...ONWARD, because: undefined }, field: 'because' },
    { body: { kind: 'nowhere', because: 'Why.' }, field: 'kind' },
  ])('$body is refused at $field', async ({ body, field }) => {
    const answer = await routing.move(await inCare(), 'onward', hub, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
  });

  it('asks nobody the person has not agreed to', async () => {
    const id = await inCare({ consent: { vcse: 'no' } });
    const step = { serviceId: LIGHT, pathway: 'peer-support', because: 'Much better.' };
    expect(await routing.move(id, 'step-down', hub, step)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'serviceId', rule: 'place-not-agreed' }] },
    });
  });
});

describe('stepping', () => {
  it('down to link work, which goes on as the lead', async () => {
    const id = await inCare();
    const step = { serviceId: LIGHT, pathway: 'peer-support', because: 'Much better.' };
    expect((await routing.move(id, 'step-down', hub, step)).status).toBe(200);
    expect((await routing.move(id, 'acceptance', light)).body).toMatchObject({
      state: 'accepted',
      holder: { organisation: LIGHT, kind: 'link-work' },
    });
    expect(await said(id)).toEqual([
      'referral.offered',
      'referral.accepted',
      'referral.care-started',
      'referral.stepped',
      'referral.offered',
      'referral.accepted',
    ]);
    // Its clock and its work go on there, and it can step up again.
    const up = { serviceId: HUB, pathway: 'birth-trauma', because: 'Worse again.' };
    const asked = await routing.move(id, 'step-up', light, { ...up, goesOnAlongside: true });
    expect(asked.status).toBe(200);
    await routing.move(id, 'acceptance', hub);
    expect((await seenBy(id, hub)).body).toMatchObject({
      holder: { organisation: HUB },
      alongside: expect.arrayContaining([
        expect.objectContaining({ serviceId: LIGHT, state: 'accepted', as: 'alongside' }),
      ]),
    });
  });

  it('up outside Waymark keeps the hub as the holder until it records who has taken over', async () => {
    const id = await inCare();
    const up = { kind: 'crisis', because: 'Much worse today.' };
    expect((await routing.move(id, 'step-up', hub, up)).body).toMatchObject({ state: 'in-care' });
    expect((await seenBy(id, hub)).body).toMatchObject({
      tasks: [{ step: { what: 'record-receipt', owner: HUB } }],
      advice: [{ kind: 'crisis' }],
    });
    const receipt = { place: 'Crisis team', takenBy: 'Jo Invented' };
    expect((await routing.move(id, 'receipt', hub, receipt)).body).toMatchObject({
      state: 'closed',
    });
  });
});

describe('link work alongside', () => {
  it('is offered of itself when a person goes on a waiting list, as far as they have agreed', async () => {
    routing.clock.set('2026-11-23T09:00:00Z');
    const judged = [
      [HUB, 'birth-trauma', 'eligible'],
      [LIGHT, 'peer-support', 'eligible'],
    ] as const;
    const id = await routing.referred({ judged });
    await routing.move(id, 'acceptance', hub);
    expect((await seenBy(id, hub)).body.alongside).toEqual([]);
    await routing.move(id, 'waiting-list', hub);
    expect((await said(id)).slice(-2)).toEqual([
      'referral.waitlisted',
      'referral.alongside-offered',
    ]);
    const mine = (await routing.worklist(LIGHT)).items.find((item) => item.referralId === id);
    expect(mine).toMatchObject({ as: 'alongside', holder: { organisation: HUB } });
  });

  it('is asked for by hand, once; a team that is not part of it is told of nothing', async () => {
    const id = await inCare();
    const offer = { serviceId: LIGHT, pathway: 'peer-support', because: 'A long wait.' };
    expect((await routing.move(id, 'alongside-offer', landing, offer)).status).toBe(404);
    expect((await routing.move(id, 'alongside-offer', hub, offer)).status).toBe(200);
    expect((await routing.move(id, 'alongside-offer', hub, offer)).status).toBe(422);
    expect((await routing.move(id, 'acceptance', light)).body).toMatchObject({
      as: 'alongside',
      holder: { organisation: HUB },
    });
  });
});
