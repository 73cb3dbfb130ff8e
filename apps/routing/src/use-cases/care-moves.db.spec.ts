import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralCareStarted, referralPaused } from '@waymark/contracts';
import { ofType } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const eligible = [[HUB, 'birth-trauma', 'eligible']] as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('care-moves');
});
afterAll(() => routing.close());

const accepted = async (): Promise<string> => {
  routing.clock.set('2026-11-23T09:00:00Z');
  const id = await routing.referred({ judged: eligible });
  await routing.move(id, 'acceptance', hub);
  return id;
};
const said = async (id: string): Promise<string[]> =>
  (await routing.said(id)).map(({ type }) => type.replace('.v1', ''));

describe('a hub that has accepted', () => {
  it('puts the person on its waiting list, pauses, goes on, and starts care', async () => {
    const id = await accepted();
    const listed = await routing.move(id, 'waiting-list', hub, { expectedBy: '2027-02-15' });
    expect(listed).toMatchObject({ status: 200, body: { state: 'waitlisted' } });
    const pausing = { reason: 'in-hospital', until: '2026-12-10' };
    expect(await routing.move(id, 'pause', hub, pausing)).toMatchObject({
      status: 200,
      body: { state: 'paused', holder: { organisation: HUB }, nextStep: { what: 'review-pause' } },
    });
    expect(await routing.move(id, 'care', hub)).toMatchObject({
      status: 409,
      body: { code: 'move-not-allowed' },
    });
    expect(await routing.move(id, 'resumption', hub)).toMatchObject({
      status: 200,
      body: { state: 'waitlisted' },
    });
    routing.clock.set('2026-12-14T09:00:00Z');
    expect(await routing.move(id, 'care', hub)).toMatchObject({
      status: 200,
      body: { state: 'in-care', nextStep: { what: 'review-care', owner: HUB } },
    });
    expect(await said(id)).toEqual([
      'referral.offered',
      'referral.accepted',
      'referral.waitlisted',
      'referral.paused',
      'referral.resumed',
      'referral.care-started',
    ]);
    const events = await routing.said(id);
    expect(ofType(events, referralPaused)[0]?.data).toMatchObject({ clock: 'stands-still' });
    expect(ofType(events, referralCareStarted)[0]?.data.firstHelpOn).toBe('2026-12-14');
  });

  it('keeps holding when the line judges again meanwhile', async () => {
    const id = await accepted();
    await routing.move(id, 'waiting-list', hub);
    await routing.judged(id, []);
    expect((await routing.page(id, HUB)).body).toMatchObject({
      state: 'waitlisted',
      holder: { organisation: HUB },
    });
  });

  it.each([
    { path: 'pause', body: { reason: 'because', until: '2026-12-10' }, field: 'reason' },
    { path: 'pause', body: { reason: 'in-hospital', until: '2026-11-31' }, field: 'until' },
    { path: 'pause', body: { reason: 'in-hospital', until: '2026-11-23' }, field: 'until' },
    { path: 'pause', body: { reason: 'in-hospital' }, field: 'until' },
    { path: 'waiting-list', body: { expectedBy: '2026-11-01' }, field: 'expectedBy' },
    { path: 'waiting-list', body: { expectedBy: null }, field: 'expectedBy' },
    { path: 'care', body: { on: '2026-11-23' }, field: 'on' },
  ])('$path $body is refused at $field, and nothing is done', async ({ path, body, field }) => {
    const id = await accepted();
    const answer = await routing.move(id, path, hub, body);
    expect(answer).toMatchObject({ status: 422 });
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
    expect(await said(id)).toEqual(['referral.offered', 'referral.accepted']);
  });
});
