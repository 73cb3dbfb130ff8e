import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@waymark/contracts';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { TEAM } from '../domain/situation.fixture.js';

const HUB = 'norfolk-waveney-lotus';
const hub = { organisation: HUB, role: 'hub-clinician' } as const;
const team = { organisation: TEAM.organisation, role: 'referrer' } as const;
const WORSE = { signs: [], urgency: 'not-urgent', what: 'Hardly sleeps since Sunday.' };

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('worse-moves');
});
afterAll(() => routing.close());

async function accepted(): Promise<string> {
  routing.clock.set('2026-11-23T09:00:00Z');
  const id = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
  await routing.move(id, 'acceptance', hub);
  return id;
}
const reviewOf = async (id: string): Promise<string> => {
  const { items } = await routing.worklist(HUB);
  const found = items.find(
    ({ referralId, nextStep }) => referralId === id && nextStep?.what === 'review-worse',
  );
  return found?.taskId ?? 'none';
};

describe('“they are worse”', () => {
  it('comes first in the worklist, the holder stays, and what was written stays in the history', async () => {
    const early = await routing.referred({ judged: [[HUB, 'birth-trauma', 'eligible']] });
    const id = await accepted();
    routing.clock.set('2026-12-07T09:00:00Z');
    const answer = await routing.move(id, 'worse', team, WORSE);
    expect(answer).toMatchObject({ status: 200, body: { holder: { organisation: HUB } } });

    const [first] = (await routing.worklist(HUB)).items;
    expect(first).toMatchObject({
      referralId: id,
      as: 'task',
      nextStep: { what: 'review-worse', owner: HUB, dueAt: '2026-12-07T13:00:00.000Z' },
    });
    // Overdue for longer than the review will take, and still after it.
    const { items } = await routing.worklist(HUB);
    expect(items.find(({ referralId }) => referralId === early)?.overdue).toBe(true);

    const said = await routing.said(id);
    expect(said.slice(-2).map(({ type }) => type)).toEqual([
      'referral.worse-said.v1',
      'task.opened.v1',
    ]);
    expect(JSON.stringify(said)).not.toContain('Hardly sleeps');
    const page = await routing.page(id, HUB);
    expect(JSON.stringify(page.body.history)).toContain('Hardly sleeps');
  });

  it('with a sign that needs a call turns urgent, and names whom to call at once', async () => {
    const id = await accepted();
    const told = { ...WORSE, signs: ['suicidal-plan'], urgency: 'call-now' };
    expect((await routing.move(id, 'worse', team, told)).body).toMatchObject({ urgent: true });
    const said = await routing.said(id);
    expect(said.at(-1)).toMatchObject({ type: 'task.opened.v1', urgent: true });
    const page = await routing.page(id, team.organisation, 'referrer');
    expect(page.body.advice.map(({ kind }) => kind)).toEqual(['crisis']);
    const call = { to: 'crisis', takenBy: 'Duty nurse', at: '2026-11-23T09:10:00Z' };
    expect((await routing.move(id, 'call', team, call)).status).toBe(200);
  });

  it('is reviewed by a clinician there, once: who comes second hears what happened', async () => {
    const id = await accepted();
    await routing.move(id, 'worse', team, WORSE);
    const version = await routing.versionOf(id);
    const review = {
      taskId: await reviewOf(id),
      finding: 'more-help-needed',
      reviewedBy: 'Dr Example',
    };
    const both = await Promise.all([
      routing.move<Problem>(id, 'review', hub, { ...review, version }),
      routing.move<Problem>(id, 'review', hub, { ...review, version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'moved-meanwhile' });
    expect(lost?.body.detail).toContain('record-review by norfolk-waveney-lotus');
    expect(await reviewOf(id)).toBe('none');
    expect(JSON.stringify(await routing.said(id))).not.toContain('Dr Example');
  });

  it('said by two at the same version: one wins', async () => {
    const id = await accepted();
    const version = await routing.versionOf(id);
    const both = await Promise.all([
      routing.move(id, 'worse', team, { ...WORSE, version }),
      routing.move(id, 'worse', hub, { ...WORSE, version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each<{ name: string; body: object; field: string; status?: number }>([
    { name: 'a sign nobody knows', body: { signs: ['tired'] }, field: 'signs' },
    { name: 'no answer to how soon', body: { urgency: 'not-asked' }, field: 'urgency' },
    { name: 'nothing told', body: { what: '  ' }, field: 'what' },
    { name: 'too much told', body: { what: 'x'.repeat(501) }, field: 'what' },
  ])('refuses $name by its field, and nothing is half done', async ({ body, field }) => {
    const id = await accepted();
    const version = await routing.versionOf(id);
    const answer = await routing.move<Problem>(id, 'worse', team, { ...WORSE, ...body });
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.errors?.map((error) => error.field.split(/[.[]/)[0])).toEqual([field]);
    expect(await routing.versionOf(id)).toBe(version);
  });

  it('is not for a stranger, nor the review for whoever does not owe it', async () => {
    const id = await accepted();
    const stranger = { organisation: 'cw-loss', role: 'hub-clinician' } as const;
    expect((await routing.move(id, 'worse', stranger, WORSE)).status).toBe(404);
    await routing.move(id, 'worse', team, WORSE);
    const review = {
      taskId: await reviewOf(id),
      finding: 'seen-sooner',
      reviewedBy: 'Dr Example',
    };
    expect((await routing.move(id, 'review', team, review)).status).toBe(409);
  });
});
