import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralRestrictionChanged,
  type RestrictionChanged,
  type RestrictionView,
} from '@waymark/contracts';
import { markOf, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';
import { offered } from '../offered.fixture.js';

const reason = 'Works on our ward.';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('restriction-linked');
});
afterAll(() => intake.close());

const read = (id: string, as: string) => intake.get<object>(`/referrals/${id}`, as);
const door = async (id: string, as: string) =>
  (await intake.get<RestrictionView>(`/referrals/${id}/restriction`, as)).body;
const restrict = (id: string, as: string, body: object) =>
  intake.post<RestrictionChanged>(`/referrals/${id}/restriction`, { reason, ...body }, as);
const said = async (id: string) =>
  ofType(await intake.said(id), referralRestrictionChanged).map(({ data }) => data);
const audited = async (id: string) => {
  const rows = await intake.query<{ action: string }>(
    `SELECT action FROM audit WHERE subject = $1 AND action LIKE 'access.%' AND action <> 'access.read'`,
    [id],
  );
  return rows.map(({ action }) => action);
};

describe('a record of which there are others of the same person', () => {
  it('is restricted with the others of the same person, as far as whoever says so has them', async () => {
    const person = { nhsNumber: '9990001081' };
    const { midwife, hub, stranger } = intake.callers;
    const { referralId: first } = await intake.sent(aForm({ person }));
    const elsewhere = (await intake.sent(aForm({ person }), stranger)).referralId;
    const { referralId: last } = await intake.sent(aForm({ person }));
    await offered(intake, first);
    expect((await door(last, midwife)).linked).toEqual([
      { referralId: first, reference: expect.any(String), restricted: false },
    ]);

    const { body } = await restrict(last, midwife, { restricted: true, restrictionVersion: 0 });
    expect(body).toEqual({
      ...{ referralId: last, restricted: true, restrictionVersion: 1, linkedToo: [first] },
    });
    expect((await read(first, hub)).status).toBe(403);
    expect((await read(first, midwife)).status).toBe(200);
    expect((await read(elsewhere, stranger)).status).toBe(200);
    expect(await said(first)).toEqual([
      {
        ...{ referralId: first, restricted: true, restrictionVersion: 1 },
        openTo: [{ reader: markOf(first, 'eastham-midwives', 'test|midwife') }],
      },
    ]);
    expect(await audited(first)).toEqual(['access.restricted']);
    expect(await said(elsewhere)).toEqual([]);

    // Each is lifted by itself, and those that are closed by then stay so.
    await restrict(last, midwife, { restricted: false, restrictionVersion: 1 });
    expect((await read(first, hub)).status).toBe(403);
    expect((await door(last, midwife)).linked).toMatchObject([{ restricted: true }]);
    expect((await door(first, hub)).linked).toEqual([]);
  });
});
