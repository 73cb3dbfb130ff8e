import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAcknowledged,
  referralAmended,
  referralOffered,
  type Problem,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('moved');
});
afterAll(() => intake.close());

const { where: before } = aForm();
const where = { ...before, residencePlaces: ['norfolk'] };
const moved = (change: object = {}) => ({
  where,
  contactStillSafe: 'yes',
  factsVersion: 1,
  ...change,
});
const aReferral = async (): Promise<string> => (await intake.sent()).referralId;
const HUB = { organisation: 'eastham-hub', kind: 'mmhs-hub', name: 'Eastham hub' } as const;
/** Offered to the hub and, where `by` says so, held by it. */
async function withTheHub(id: string, by: 'offered' | 'acknowledged' = 'acknowledged') {
  const about = (sequence: number) => ({ subject: id, sequence, time: '2026-11-22T13:00:00.000Z' });
  const offer = { referralId: id, serviceId: HUB.organisation, serviceName: HUB.name, as: 'lead' };
  await intake.consumer.onOffered(anEvent(referralOffered, { ...about(1), data: offer as never }));
  if (by === 'offered') return;
  const data = { referralId: id, serviceId: HUB.organisation, holder: HUB };
  await intake.consumer.onAcknowledged(anEvent(referralAcknowledged, { ...about(2), data }));
}
const said = async (id: string) => ofType(await intake.said(id), referralAmended)[0]?.data;

describe('she has moved', () => {
  it('is looked up, said with how far and who coordinates there, and changes nothing of her clock', async () => {
    const id = await aReferral();
    const clockOf = () =>
      intake.query('SELECT first_referred_on::text FROM referral WHERE id = $1', [id]);
    const clock = await clockOf();
    const answer = await intake.post(`/referrals/${id}/move`, moved());
    expect(answer).toMatchObject({ status: 200, body: { state: 'open', factsVersion: 2 } });
    expect(await said(id)).toMatchObject({
      moved: 'another-area',
      landingTeam: 'landing-qmm',
      factsVersion: 2,
      facts: { places: { residence: { known: 'known', places: ['norfolk'] } } },
    });
    expect(await said(id)).not.toHaveProperty('byOrganisation');
    expect(JSON.stringify(await said(id))).not.toContain('Canary');
    const stored = await intake.query(
      'SELECT address, postcode FROM person WHERE referral_id = $1',
      [id],
    );
    expect(stored).toEqual([{ address: null, postcode: null }]);
    expect((await intake.page(id)).sent.where.residencePlaces).toEqual(['norfolk']);
    expect(await clockOf()).toEqual(clock);
    const lines = await intake.query(
      `SELECT count(*) AS count FROM audit WHERE action = 'referral.moved' AND subject = $1`,
      [id],
    );
    expect(lines).toEqual([{ count: 1 }]);
  });

  it('and it is not known to be safe to write to her: nothing is, until somebody has asked', async () => {
    const id = await aReferral();
    await intake.post(`/referrals/${id}/move`, moved({ contactStillSafe: 'not-known' }));
    const points = await intake.get<object>(
      `/referrals/${id}/contact-points`,
      intake.callers.postman,
    );
    expect(points.body).not.toHaveProperty('womanEmail');
    expect((await intake.page(id)).sent.person.contact.safe).toMatchObject({
      email: 'not-known',
      letter: 'no',
    });
  });

  it('to a home that must stay hidden: its area only, and how far is not told', async () => {
    const id = await aReferral();
    const hidden = { ...where, residence: 'hidden' };
    await intake.post(`/referrals/${id}/move`, moved({ where: hidden }));
    expect(await said(id)).toMatchObject({ moved: 'not-told', landingTeam: 'landing-qmm' });
  });

  it('an amendment that names another area is followed as a move; one within it is not', async () => {
    const [far, near] = [await aReferral(), await aReferral()];
    await intake.post(`/referrals/${far}/amendments`, { where });
    expect(await said(far)).toMatchObject({ moved: 'another-area', landingTeam: 'landing-qmm' });
    await intake.post(`/referrals/${near}/amendments`, {
      where: { ...before, gpPractice: 'none' },
    });
    expect(await said(near)).not.toHaveProperty('moved');
    expect(await said(near)).not.toHaveProperty('landingTeam');
  });
});

describe('said by the place that has her', () => {
  it('it is taken, and said by whom', async () => {
    const id = await aReferral();
    await withTheHub(id);
    const { status } = await intake.post(`/referrals/${id}/move`, moved(), intake.callers.hub);
    expect(status).toBe(200);
    expect(await said(id)).toMatchObject({ byTeam: 'Eastham hub', byOrganisation: 'eastham-hub' });
  });

  it('not by one that neither has her nor owes the next step, and not by a stranger', async () => {
    const id = await aReferral();
    await withTheHub(id, 'offered');
    await intake.query(
      `UPDATE referral_progress SET next_step = NULL, holder = NULL WHERE referral_id = $1`,
      [id],
    );
    const { status, body } = await intake.post<Problem>(
      `/referrals/${id}/move`,
      moved(),
      intake.callers.hub,
    );
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'not-with-your-team' });
    const stranger = await intake.post(`/referrals/${id}/move`, moved(), intake.callers.stranger);
    expect(stranger.status).toBe(404);
  });

  it('other facts stay the sender’s to change', async () => {
    const id = await aReferral();
    await withTheHub(id);
    const amended = await intake.post(
      `/referrals/${id}/amendments`,
      { primaryCarer: 'no' },
      intake.callers.hub,
    );
    expect(amended.status).toBe(403);
  });
});

describe('two who say it at once', () => {
  it('one wins, the other reads that somebody was faster', async () => {
    const id = await aReferral();
    const answers = await Promise.all(
      [moved(), moved({ where: { ...where, gpPractice: 'none' } })].map((body) =>
        intake.post<Problem>(`/referrals/${id}/move`, body),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('facts-changed');
  });
});
