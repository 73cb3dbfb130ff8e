import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralClosed,
  referralDeathCorrected,
  referralDeathRecorded,
  referralReopened,
  type ContactPoints,
  type SendReferral,
} from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('death-of-another');
});
afterAll(() => intake.close());

const NUMBERS = ['9990026270', '9990001847', '9990001073', '9990002401', '9990002479'];
/** Of one person, by one team and another. */
const herForms = (): readonly [SendReferral, SendReferral] => {
  const nhsNumber = NUMBERS.pop();
  return [aForm({ person: { nhsNumber } }), aForm({ person: { nhsNumber } })];
};
const sent = async (form: SendReferral): Promise<string> => (await intake.sent(form)).referralId;
const about = (referralId: string, sequence: number) => ({ subject: referralId, sequence });
const points = async (id: string): Promise<ContactPoints> =>
  (await intake.get<ContactPoints>(`/referrals/${id}/contact-points`, intake.callers.postman)).body;
const stopped = async (id: string): Promise<boolean> => (await points(id)).messagesStopped;
const dies = (id: string, who: 'woman' | 'baby', sequence = 1) =>
  intake.consumer.onDeathRecorded(
    anEvent(referralDeathRecorded, { ...about(id, sequence), data: { referralId: id, who } }),
  );
const ends = (id: string, outcome: 'died' | 'care-given', sequence = 2) =>
  intake.consumer.onClosed(
    anEvent(referralClosed, { ...about(id, sequence), data: { referralId: id, outcome } }),
  );

describe('a referral that is sent after a death was recorded with another of the same person', () => {
  it.each(['woman', 'baby'] as const)(
    'gives out no address from its first moment (%s), and does where the death was a mistake',
    async (who) => {
      const [known, late] = herForms();
      const first = await sent(known);
      await dies(first, who);
      const second = await sent(late);
      expect(await points(second)).toMatchObject({ messagesStopped: true });
      expect(await points(second)).not.toHaveProperty('womanEmail');

      const data = { referralId: first, who };
      await intake.consumer.onDeathCorrected(
        anEvent(referralDeathCorrected, { ...about(first, 2), data }),
      );
      expect(await stopped(second)).toBe(false);
    },
  );

  it('gives out none after the review of the death has ended the other', async () => {
    const [known, late] = herForms();
    const first = await sent(known);
    await dies(first, 'woman');
    await ends(first, 'died');
    const second = await sent(late);
    expect(await stopped(second)).toBe(true);

    const data = { referralId: first, reason: 'death-recorded-by-mistake' } as const;
    await intake.consumer.onReopened(anEvent(referralReopened, { ...about(first, 3), data }));
    expect(await stopped(first)).toBe(false);
    expect(await stopped(second)).toBe(false);
  });

  it('gives out her address where the other ended otherwise, or is somebody else’s', async () => {
    const [known, later] = herForms();
    const first = await sent(known);
    await dies(first, 'baby');
    await ends(first, 'care-given');
    expect(await stopped(await sent(later))).toBe(false);
    expect(await stopped(await sent(herForms()[0]))).toBe(false);
  });
});
