import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAmended,
  referralQuestionAnswered,
  referralQuestionAsked,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm, TODAY } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('change-facts');
});
afterAll(() => intake.close());

const aReferral = async (form = aForm()): Promise<string> => (await intake.sent(form)).referralId;
const asked = (referralId: string, questionId: string) =>
  anEvent(referralQuestionAsked, {
    subject: referralId,
    time: '2026-11-22T13:00:00.000Z',
    data: {
      referralId,
      questionId,
      asks: [{ fact: 'need.level', question: 'How much help is needed?' }],
      nextStep: {
        what: 'answer-question',
        owner: 'eastham-midwives',
        ownerName: 'Eastham midwives',
        because: 'An answer is missing.',
        dueAt: '2026-11-25T17:00:00.000Z',
      },
    },
  });

describe('a question', () => {
  it('waits for the referrer, is answered once, and the answers are said with the facts', async () => {
    const id = await aReferral();
    const questionId = randomUUID();
    await intake.consumer.onQuestionAsked(asked(id, questionId));
    expect(await intake.page(id)).toMatchObject({
      state: 'Waiting for your answer',
      needsYou: true,
      questions: [{ questionId, asks: [{ fact: 'need.level' }] }],
    });

    const { need } = aForm({ need: { level: 'severe' } });
    const answer = { questionId, need, factsVersion: 1 };
    expect(await intake.post(`/referrals/${id}/answers`, answer)).toMatchObject({
      status: 200,
      body: { factsVersion: 2, state: 'open' },
    });
    expect(await intake.page(id)).toMatchObject({
      state: 'Your answer is being looked at',
      questions: [],
      factsVersion: 2,
    });
    const [said] = ofType(await intake.said(id), referralQuestionAnswered);
    expect(said?.data).toMatchObject({
      questionId,
      factsVersion: 2,
      changed: ['need.level'],
      facts: { need: { level: 'severe' } },
    });

    const again = await intake.post(`/referrals/${id}/answers`, { questionId, need });
    expect(again).toMatchObject({ status: 409, body: { code: 'question-answered' } });
    const unknown = await intake.post(`/referrals/${id}/answers`, {
      questionId: randomUUID(),
      need,
    });
    expect(unknown.status).toBe(404);
  });

  it('is not answered over somebody else’s change', async () => {
    const id = await aReferral();
    const amended = await intake.post(`/referrals/${id}/amendments`, { primaryCarer: 'no' });
    expect(amended.status).toBe(200);
    const stale = await intake.post(`/referrals/${id}/amendments`, {
      primaryCarer: 'yes',
      factsVersion: 1,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'facts-changed' } });
    expect((await intake.page(id)).sent.primaryCarer).toBe('no');
  });
});

describe('an amendment', () => {
  it('is judged as the form is, but only for what it changes', async () => {
    const expected = { kind: 'birth', on: TODAY, certainty: 'expected' } as const;
    const id = await aReferral(aForm({ occurrences: [expected] }));
    intake.clock.set('2026-11-30');
    const aged = await intake.post(`/referrals/${id}/amendments`, { primaryCarer: 'no' });
    const wrong = await intake.post(`/referrals/${id}/amendments`, {
      occurrences: [{ kind: 'loss', certainty: 'exact' }],
      birthDate: '1900-01-01',
    });
    intake.clock.set(TODAY);
    expect(aged.status).toBe(200);
    expect(wrong).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'birthDate' }, { field: 'occurrences[0].loss' }] },
    });
  });

  it('of where she lives finds her places again, and hides an address for good', async () => {
    const id = await aReferral();
    const { where } = aForm({ where: { residence: 'hidden', residencePlaces: ['norfolk'] } });
    expect((await intake.post(`/referrals/${id}/amendments`, { where })).status).toBe(200);
    const [said] = ofType(await intake.said(id), referralAmended);
    expect(said?.data.facts.places.residence).toEqual({ known: 'hidden', places: ['norfolk'] });
    expect(said?.data.changed).toEqual(['places.residence.known', 'places.residence.places']);
    expect(said?.data.byTeam).toBe('Eastham Community Midwives (invented)');
    const stored = await intake.query(
      'SELECT address, postcode, postcode_index FROM person WHERE referral_id = $1',
      [id],
    );
    expect(stored).toEqual([{ address: null, postcode: null, postcode_index: null }]);
  });

  it('that turns it urgent says whom to telephone, and everything goes ahead', async () => {
    const id = await aReferral();
    const { safety } = aForm({ safety: { signs: ['suicidal-plan'] } });
    const amended = await intake.post(`/referrals/${id}/amendments`, { safety });
    expect(amended.body).toMatchObject({ callNow: [{ kind: 'crisis' }] });
    const [said] = ofType(await intake.said(id), referralAmended);
    expect(said?.urgent).toBe(true);
  });

  it('of nothing is refused', async () => {
    const id = await aReferral();
    expect((await intake.post(`/referrals/${id}/amendments`, {})).status).toBe(422);
    expect((await intake.post(`/referrals/${id}/amendments`, { factsVersion: 1 })).status).toBe(
      422,
    );
  });
});
