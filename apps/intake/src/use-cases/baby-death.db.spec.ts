import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAmended,
  referralClosed,
  referralDeathCorrected,
  referralDeathRecorded,
  type OccurrenceFact,
  type ReferralDeathRecorded,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('baby-death');
});
afterAll(() => intake.close());

const BIRTH: OccurrenceFact = { kind: 'birth', on: '2026-11-02', certainty: 'exact' };
const LOSS: OccurrenceFact = {
  kind: 'loss',
  on: '2026-11-20',
  certainty: 'exact',
  loss: { kind: 'neonatal-death', ageAtDeathDays: 18 },
};
const aReferral = async (): Promise<string> =>
  (await intake.sent(aForm({ occurrences: [BIRTH] }))).referralId;
const about = (subject: string, sequence: number) => ({
  subject,
  sequence,
  time: `2026-11-22T13:00:${String(sequence).padStart(2, '0')}.000Z`,
  urgent: true,
});
const died = (
  referralId: string,
  sequence = 1,
  more: Partial<ReferralDeathRecorded['data']> = {},
): ReferralDeathRecorded =>
  anEvent(referralDeathRecorded, {
    ...about(referralId, sequence),
    data: {
      referralId,
      who: 'baby',
      on: '2026-11-20',
      baby: { kind: 'neonatal-death', bornOn: '2026-11-02', pregnantNow: 'no' },
      ...more,
    },
  });
const corrected = (referralId: string, sequence = 2) =>
  anEvent(referralDeathCorrected, {
    ...about(referralId, sequence),
    data: { referralId, who: 'baby' },
  });
const amendments = async (id: string) => ofType(await intake.said(id), referralAmended);

describe('the death of a baby', () => {
  it('is a fact in the line’s next step: kept, read on the page, and said to be judged again', async () => {
    const id = await aReferral();
    const event = died(id);
    await intake.consumer.onDeathRecorded(event);
    const page = await intake.page(id);
    expect(page).toMatchObject({ factsVersion: 2, open: true });
    expect(page.sent.occurrences).toEqual([LOSS]);
    expect(page.progress.at(-1)?.words).toMatch(/^The death of a baby is recorded;/);
    const [said, ...more] = await amendments(id);
    expect(more).toEqual([]);
    expect(said).toMatchObject({
      urgent: true,
      causationid: event.id,
      causesource: 'routing',
      data: {
        factsVersion: 2,
        changed: ['occurrences'],
        follows: 'death',
        byOrganisation: 'waymark',
      },
    });
    expect(said?.data.facts.occurrences).toEqual([LOSS]);
    // All else, and the first day with it, is as it was sent.
    expect(said?.data.facts.places.asOf).toBe('2026-11-22');
  });

  it('heard twice is one', async () => {
    const id = await aReferral();
    const event = died(id);
    await intake.consumer.onDeathRecorded(event);
    await intake.consumer.onDeathRecorded(event);
    expect(await intake.page(id)).toMatchObject({ factsVersion: 2 });
    expect(await amendments(id)).toHaveLength(1);
  });

  it('corrected is as it was, in a version of its own, and is said to be judged again', async () => {
    const id = await aReferral();
    await intake.consumer.onDeathRecorded(died(id));
    await intake.consumer.onDeathCorrected(corrected(id));
    const page = await intake.page(id);
    expect(page).toMatchObject({ factsVersion: 3 });
    expect(page.sent.occurrences).toEqual([BIRTH]);
    const said = await amendments(id);
    expect(said.map(({ data }) => data.follows)).toEqual(['death', 'death-corrected']);
    expect(said.at(-1)?.data.facts.occurrences).toEqual([BIRTH]);
  });

  it('of two babies, corrected, puts both back', async () => {
    const id = await aReferral();
    await intake.consumer.onDeathRecorded(died(id));
    const second = { kind: 'stillbirth', pregnantNow: 'no' } as const;
    await intake.consumer.onDeathRecorded(died(id, 2, { baby: second }));
    expect((await intake.page(id)).sent.occurrences).toHaveLength(2);
    await intake.consumer.onDeathCorrected(corrected(id, 3));
    expect((await intake.page(id)).sent.occurrences).toEqual([BIRTH]);
  });

  it('does not hinder what the referrer changes afterwards', async () => {
    const id = await aReferral();
    await intake.consumer.onDeathRecorded(died(id));
    const occurrences = [{ ...LOSS, loss: { ...LOSS.loss, gestationWeeks: 29 } }];
    const answer = await intake.post(`/referrals/${id}/amendments`, {
      occurrences,
      factsVersion: 2,
    });
    expect(answer).toMatchObject({ status: 200, body: { factsVersion: 3 } });
    await intake.consumer.onDeathCorrected(corrected(id));
    expect((await intake.page(id)).sent.occurrences).toEqual([BIRTH]);
  });

  it.each<{ what: string; more: Partial<ReferralDeathRecorded['data']> }>([
    { what: 'recorded before anybody was asked how', more: { baby: undefined } as never },
    { what: 'of the person', more: { who: 'woman', baby: undefined } as never },
  ])('$what changes no fact', async ({ more }) => {
    const id = await aReferral();
    await intake.consumer.onDeathRecorded(died(id, 1, more));
    await intake.consumer.onDeathCorrected(corrected(id));
    expect(await intake.page(id)).toMatchObject({ factsVersion: 1 });
    expect(await amendments(id)).toEqual([]);
  });

  it('changes nothing of a referral that has ended', async () => {
    const id = await aReferral();
    const data = { referralId: id, outcome: 'care-given' } as const;
    await intake.consumer.onClosed(anEvent(referralClosed, { ...about(id, 1), data }));
    await intake.consumer.onDeathRecorded(died(id, 2));
    expect(await amendments(id)).toEqual([]);
  });
});
