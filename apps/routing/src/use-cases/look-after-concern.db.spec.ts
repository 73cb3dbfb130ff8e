import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  messageFailed,
  safetyConcernCleared,
  safetyConcernRaised,
  type ConcernTasks,
  type Problem,
  type Role,
} from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { aRouting, type ARouting } from '../a-routing.fixture.js';
import { LookAfterConcern } from './look-after-concern.js';

const TEAM = 'demo-midwives';
const LANDING = 'landing-national';

let routing: ARouting;
beforeAll(async () => {
  routing = await aRouting('look-after-concern');
});
afterAll(() => routing.close());
beforeEach(() => {
  routing.clock.set('2026-11-22T10:00:00Z');
});

const raised = async (concernId: string = randomUUID()): Promise<string> => {
  const raisedAt = routing.clock.now().toISOString();
  await routing.consumer.onConcernRaised(
    anEvent(safetyConcernRaised, { subject: concernId, data: { concernId, raisedAt } }),
  );
  return concernId;
};
const cleared = (concernId: string): Promise<void> =>
  routing.consumer.onConcernCleared(
    anEvent(safetyConcernCleared, { subject: concernId, data: { concernId } }),
  );
const lookAt = async (instant: string): Promise<void> => {
  routing.clock.set(instant);
  const concerns = routing.app.get(LookAfterConcern);
  for (const id of await concerns.due()) await concerns.timeWentBy(id);
};
const tasksOf = async (organisation: string, role: Role = 'referrer') => {
  const { body } = await routing.call<ConcernTasks>('GET', '/safety-concerns', {
    token: await routing.token(organisation, role),
  });
  return body.tasks.map(({ concernId, nextStep, overdue, version }) => ({
    concernId,
    owner: nextStep.owner,
    overdue,
    version,
  }));
};
const settle = async (id: string, organisation: string, body: object, role: Role = 'referrer') =>
  routing.call<Partial<Problem>>('POST', `/safety-concerns/${id}/settlement`, {
    token: await routing.token(organisation, role),
    body: { version: 2, byName: 'Sam Example', ...body },
  });
const CALL = { to: 'crisis', takenBy: 'Canary Nurse', at: '2026-11-22T10:20:00.000Z' };
const said = async (id: string): Promise<string[]> =>
  (await routing.said(id)).map(({ type }) => type.replace('.v1', ''));

describe('a form with a sign that nobody has sent', () => {
  it('becomes a task of the team that wrote it after half an hour, then goes up while nobody acts', async () => {
    const id = await raised();
    await lookAt('2026-11-22T10:29:00Z');
    expect(await tasksOf(TEAM)).toEqual([]);
    await lookAt('2026-11-22T10:30:00Z');
    expect(await tasksOf(TEAM)).toEqual([
      { concernId: id, owner: TEAM, overdue: false, version: 2 },
    ]);
    await lookAt('2026-11-22T14:30:00Z');
    expect(await tasksOf(TEAM)).toEqual([]);
    expect(await tasksOf(LANDING, 'landing-coordinator')).toMatchObject([{ concernId: id }]);
    await lookAt('2026-11-23T14:30:00Z');
    expect(await tasksOf(LANDING, 'landing-coordinator')).toMatchObject([{ overdue: true }]);
    expect(await said(id)).toEqual(['safety-concern.task-opened', 'safety-concern.task-opened']);
    await settle(
      id,
      LANDING,
      { version: 3, outcome: 'call-taken', call: CALL },
      'landing-coordinator',
    );
  });

  it('is nobody’s task where it was sent in time, or late', async () => {
    const inTime = await raised();
    await cleared(inTime);
    const late = await raised();
    await lookAt('2026-11-22T10:40:00Z');
    expect(await tasksOf(TEAM)).toHaveLength(1);
    await cleared(late);
    expect(await tasksOf(TEAM)).toEqual([]);
    expect(await said(inTime)).toEqual(['safety-concern.settled']);
    expect(await said(late)).toEqual(['safety-concern.task-opened', 'safety-concern.settled']);
  });

  it('survives the clearing that is heard again, and a message that could not be sent', async () => {
    const id = await raised();
    await cleared(id);
    await cleared(id);
    await routing.consumer.onMessageFailed(
      anEvent(messageFailed, { subject: id, data: { referralId: id } }),
    );
    expect(await said(id)).toEqual(['safety-concern.settled']);
  });
});

describe('settling it', () => {
  const open = async (): Promise<string> => {
    const id = await raised();
    await lookAt('2026-11-22T10:31:00Z');
    return id;
  };

  it('keeps who took the call with itself, and says only that it was', async () => {
    const id = await open();
    expect((await settle(id, TEAM, { outcome: 'call-taken', call: CALL })).status).toBe(200);
    expect(JSON.stringify(await routing.said(id))).not.toMatch(/Canary|Sam/);
    const [row] = await routing.query<{ settled_by_name: string; settled_note: string }>(
      'SELECT settled_by_name, settled_note FROM safety_concern WHERE concern_id = $1',
      [id],
    );
    expect(row?.settled_by_name).toBe('Sam Example');
    expect(row?.settled_note).toContain('Canary Nurse');
    expect(await tasksOf(TEAM)).toEqual([]);
  });

  it.each([
    { outcome: 'call-taken', field: 'call' },
    { outcome: 'no-call-needed', field: 'because' },
    { outcome: 'forgotten', field: 'outcome' },
  ])('as $outcome without $field is refused', async ({ outcome, field }) => {
    const id = await open();
    const answer = await settle(id, TEAM, { outcome });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    await settle(id, TEAM, { outcome: 'no-call-needed', because: 'Entered by mistake.' });
  });

  it('is not another team’s, and of two who settle one wins', async () => {
    const id = await open();
    const why = { outcome: 'no-call-needed', because: 'Entered by mistake.' };
    expect((await settle(id, 'norfolk-gp', why)).status).toBe(404);
    expect(await settle(id, TEAM, { ...why, version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'moved-meanwhile' },
    });
    expect((await settle(id, TEAM, why)).status).toBe(200);
    expect(await settle(id, TEAM, why)).toMatchObject({
      status: 409,
      body: { code: 'settled-already' },
    });
  });
});
