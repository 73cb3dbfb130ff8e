import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralRestrictionChanged,
  type RestrictedOpened,
  type RestrictionChanged,
} from '@waymark/contracts';
import { markOf, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';
import { offered } from '../offered.fixture.js';
import { TellRestrictions } from './tell-restrictions.js';

const WHY = { because: 'care-now', words: 'She is in our waiting room.' } as const;

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('restriction-told');
});
afterAll(() => intake.close());

const restricted = async (): Promise<string> =>
  offered(intake, (await intake.sent(aForm({ knownToService: 'yes' }))).referralId);
const open = (id: string, as: string) =>
  intake.post<RestrictedOpened>(`/referrals/${id}/openings`, WHY, as);
const name = (id: string, as: string, body: object) =>
  intake.post<RestrictionChanged>(`/referrals/${id}/readers`, body, as);
const said = async (id: string) =>
  ofType(await intake.said(id), referralRestrictionChanged).map(({ data }) => data);

describe('for whom a restricted referral is open', () => {
  it('is told to others as marks: who is named, and no longer, and who has it open', async () => {
    const id = await restricted();
    const { midwife, hub } = intake.callers;
    const subject = 'test|colleague';
    const [one, other, opener] = [
      markOf(id, 'eastham-midwives', 'test|midwife'),
      markOf(id, 'eastham-midwives', subject),
      markOf(id, 'eastham-hub', 'test|hub'),
    ];
    await name(id, midwife, { subject, named: true, restrictionVersion: 1 });
    const { until } = (await open(id, hub)).body;
    await name(id, midwife, { subject, named: false, restrictionVersion: 2 });
    const told = await said(id);
    expect(told.map(({ openTo }) => openTo)).toEqual([
      [{ reader: one }],
      expect.arrayContaining([{ reader: one }, { reader: other }]),
      expect.arrayContaining([{ reader: one }, { reader: other }, { reader: opener, until }]),
      [{ reader: one }, { reader: opener, until }],
    ]);
    expect(told.map(({ restrictionVersion }) => restrictionVersion)).toEqual([1, 2, 2, 3]);
    expect(JSON.stringify(told)).not.toMatch(/test\||eastham/);
  });

  it('is told once of what was restricted before others were told of that', async () => {
    const id = await restricted();
    const [{ openTo } = { openTo: undefined }] = await said(id);
    await intake.query('UPDATE restriction SET told = false WHERE referral_id = $1', [id]);
    const telling = intake.app.get(TellRestrictions);
    await telling.execute();
    expect(await telling.execute()).toBe(0);
    expect((await said(id)).map((told) => told.openTo)).toEqual([openTo, openTo]);
  });
});
