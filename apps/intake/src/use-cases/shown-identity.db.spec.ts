import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ShownIdentity } from '@waymark/contracts';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';

const reason = 'The team has to be told which of two.';

let intake: AnIntake;
let id: string;
beforeAll(async () => {
  intake = await anIntake('shown-identity');
  ({ referralId: id } = await intake.sent());
});
afterAll(() => intake.close());

const shown = (as: string, body: object = { reason }, of = id) =>
  intake.post<ShownIdentity>(`/referrals/${of}/shown-identity`, body, as);
const audited = () =>
  intake.query<object>(
    `SELECT subject, done_by, reason FROM audit WHERE action = 'operator.shown-identity'`,
  );

describe('whom a referral is about', () => {
  it('is shown to an operator with a reason, which is kept: a name and a birth date, no more', async () => {
    const { status, body } = await shown(intake.callers.operator);

    expect(status).toBe(200);
    expect(body).toEqual({ fullName: 'Ottilie Canarywood', birthDate: '1995-04-02' });
    expect(await audited()).toEqual([{ subject: id, done_by: 'test|operator', reason }]);
  });

  it('is shown without a reason to nobody, and to nobody else at all', async () => {
    expect((await shown(intake.callers.operator, {})).status).toBe(422);
    expect((await shown(intake.callers.operator, { reason: ' ' })).status).toBe(422);
    const { midwife, hub, machine, passerBy } = intake.callers;
    for (const other of [midwife, hub, machine, passerBy])
      expect((await shown(other)).status).toBe(403);
    const nowhere = '0b8f6f0e-0000-4000-8000-0000000000ff';
    expect((await shown(intake.callers.operator, { reason }, nowhere)).status).toBe(404);
    expect(await audited()).toHaveLength(1);
  });
});
