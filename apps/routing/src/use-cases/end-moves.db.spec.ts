import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { TEAM } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('end-moves');
});
afterAll(() => routing.close());

async function accepted(): Promise<string> {
  routing.clock.set('2026-11-23T09:00:00Z');
  const id = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
  await routing.move(id, 'acceptance', hub);
  return id;
}
const REVIEWED = {
  outcome: 'could-not-be-reached-after-risk-review',
  riskReview: {
    reviewedBy: 'Dr Example',
    reviewedOn: '2026-11-23',
    finding: 'no-risk-now',
    gp: 'told',
  },
};

describe('an end', () => {
  it('after a review of the risk says whether the GP knows, and names nobody', async () => {
    const id = await accepted();
    expect(await routing.move(id, 'closure', hub, REVIEWED)).toMatchObject({
      status: 200,
      body: { state: 'closed' },
    });
    const said = await routing.said(id);
    expect(said.at(-1)).toMatchObject({
      type: 'referral.closed.v1',
      data: { outcome: 'could-not-be-reached-after-risk-review', gp: 'told' },
    });
    expect(JSON.stringify(said)).not.toContain('Dr Example');
    const { body } = await routing.page(id, TEAM.organisation, 'referrer');
    expect(body.history.at(-1)?.because).toContain('Risk reviewed by Dr Example on 2026-11-23');
  });

  it('is decided by one: who comes second hears what happened', async () => {
    const id = await accepted();
    const version = await routing.versionOf(id);
    const both = await Promise.all([
      routing.move<Problem>(id, 'closure', hub, { ...REVIEWED, version }),
      routing.move<Problem>(id, 'care', hub, { version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409);
    expect(lost?.body.detail).toMatch(/(close|start-care) by norfolk-waveney-lotus/);
  });

  it.each<{ name: string; body: Record<string, unknown>; field: string }>([
    { name: 'no review', body: { riskReview: undefined }, field: 'riskReview' },
    {
      name: 'a review by nobody',
      body: { riskReview: { ...REVIEWED.riskReview, reviewedBy: ' ' } },
      field: 'riskReview.reviewedBy',
    },
    {
      name: 'a day that is none',
      body: { riskReview: { ...REVIEWED.riskReview, reviewedOn: '2026-02-30' } },
      field: 'riskReview.reviewedOn',
    },
    {
      name: 'a finding nobody knows',
      body: { riskReview: { ...REVIEWED.riskReview, finding: 'fine' } },
      field: 'riskReview.finding',
    },
    { name: 'a list', body: { riskReview: [] }, field: 'riskReview' },
    {
      name: 'a no that nobody asked for',
      body: { outcome: 'she-declined-asked-by-a-person' },
      field: 'askedBy',
    },
  ])('with $name is refused by its field, and nothing is half done', async ({ body, field }) => {
    const id = await accepted();
    const version = await routing.versionOf(id);
    const answer = await routing.move<Problem>(id, 'closure', hub, { ...REVIEWED, ...body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
    expect(await routing.versionOf(id)).toBe(version);
  });
});

describe('what was closed', () => {
  const closedCare = async (): Promise<string> => {
    const id = await accepted();
    await routing.move(id, 'care', hub);
    await routing.move(id, 'closure', hub, { outcome: 'care-given' });
    return id;
  };
  const REASON = { reason: 'person-came-back' };

  it('is opened again by the hub that had the person, with the first day and help it had', async () => {
    const id = await closedCare();
    expect((await routing.page(id, HUB)).body).toMatchObject({ moves: ['reopen'] });
    routing.clock.set('2026-12-07T09:00:00Z');
    expect(await routing.move(id, 'reopening', hub, REASON)).toMatchObject({
      status: 200,
      body: {
        state: 'acknowledged',
        holder: { organisation: HUB },
        firstReferredOn: '2026-11-23',
        firstHelpOn: '2026-11-23',
      },
    });
    const { items } = await routing.worklist(HUB);
    expect(items.map(({ referralId }) => referralId)).toContain(id);
    expect((await routing.page(id, HUB)).body.moves).toContain('accept');
  });

  it('is opened again once, and with a reason of the list', async () => {
    const id = await closedCare();
    const version = await routing.versionOf(id);
    const bad = await routing.move<Problem>(id, 'reopening', hub, { reason: 'because' });
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ field: 'reason' }] } });
    const both = await Promise.all([
      routing.move<Problem>(id, 'reopening', hub, { ...REASON, version }),
      routing.move<Problem>(
        id,
        'reopening',
        { ...hub, organisation: TEAM.organisation, role: 'referrer' },
        { ...REASON, version },
      ),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.detail).toContain('reopen by');
  });

  it('is not for who never had it', async () => {
    const id = await closedCare();
    const stranger = { organisation: 'cw-loss', role: 'hub-clinician' } as const;
    expect((await routing.move(id, 'reopening', stranger, REASON)).status).toBe(404);
  });
});
