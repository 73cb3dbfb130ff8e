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

describe('what is added unasked', () => {
  it('is told to who sent it, by its parts and without what it says', async () => {
    const id = await aReferral();
    intake.clock.set('2026-11-22T15:00:00Z');
    const { need } = aForm({ need: { scores: [{ measure: 'PHQ-9', total: 17 }] } });
    const body = { need, birthDate: '1995-04-03', factsVersion: 1 };
    expect((await intake.post(`/referrals/${id}/amendments`, body)).status).toBe(200);

    const page = await intake.page(id);
    expect(page.sent.need.scores).toEqual([{ measure: 'PHQ-9', total: 17 }]);
    expect(page.progress.at(-1)).toEqual({
      at: '2026-11-22T15:00:00.000Z',
      what: 'referral.amended',
      words:
        'Eastham Community Midwives (invented) added or corrected: needs and scores; the date of birth. It is compared with the criteria again.',
    });
    // Who holds the person, and what comes next, is what routing said.
    expect(page.state).toBe('Received, being looked at');
    intake.clock.set('2026-11-22T12:00:00Z');
  });

  it('is not taken where somebody changed the facts since they were read', async () => {
    const id = await aReferral();
    const { need } = aForm({ need: { level: 'severe' } });
    const amend = () => intake.post(`/referrals/${id}/amendments`, { need, factsVersion: 1 });
    expect((await amend()).status).toBe(200);
    expect(await amend()).toMatchObject({ status: 409, body: { code: 'facts-changed' } });
    const added = (await intake.page(id)).progress.filter(
      ({ what }) => what === 'referral.amended',
    );
    expect(added).toHaveLength(1);
  });
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

  it('that tells of self-harm after "not urgent" is asked how soon, and nothing is half done', async () => {
    const amber = { signs: ['severe-insomnia'], urgency: 'not-urgent' } as const;
    const id = await aReferral(aForm({ safety: amber }));
    const { need } = aForm({ need: { scores: [{ measure: 'EPDS', total: 9, selfHarmItem: 1 }] } });
    const refused = await intake.post(`/referrals/${id}/amendments`, { need });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'safety.notUrgentBecause', rule: 'not-urgent-because' }] },
    });
    expect((await intake.page(id)).factsVersion).toBe(1);
    expect(ofType(await intake.said(id), referralAmended)).toEqual([]);

    const { safety } = aForm({ safety: { ...amber, notUrgentBecause: 'other' } });
    const wordless = await intake.post(`/referrals/${id}/amendments`, { need, safety });
    expect(wordless.body.errors).toMatchObject([{ field: 'urgencyComment' }]);
    const urgencyComment = 'Canary: seen this morning.';
    const said = { need, safety, urgencyComment };
    expect((await intake.post(`/referrals/${id}/amendments`, said)).status).toBe(200);
    const again = { ...said, urgencyComment: 'Canary: and seen again at noon.' };
    intake.clock.set('2026-11-22T18:00:00.000Z');
    expect((await intake.post(`/referrals/${id}/amendments`, again)).status).toBe(200);
    intake.clock.set(TODAY);
    expect((await intake.page(id)).sent.urgencyComment).toBe(again.urgencyComment);
    expect(JSON.stringify(await intake.said(id))).not.toContain('Canary');
    const notes = await intake.query<{ body: string }>(
      `SELECT body FROM note WHERE referral_id = $1 AND kind = 'urgency'`,
      [id],
    );
    expect(notes).toHaveLength(2);
    expect(JSON.stringify(notes)).not.toContain('Canary');
  });

  it('that tells of self-harm where nobody was asked says whom to telephone', async () => {
    const id = await aReferral();
    const { need } = aForm({ need: { scores: [{ measure: 'PHQ-9', total: 9, selfHarmItem: 1 }] } });
    const amended = await intake.post(`/referrals/${id}/amendments`, { need });
    expect(amended).toMatchObject({ status: 200, body: { callNow: [{ kind: 'ask-referrer' }] } });
    expect(ofType(await intake.said(id), referralAmended)).toMatchObject([{ urgent: true }]);
  });

  it('of a birth date that no longer fits what happened names what happened', async () => {
    const id = await aReferral();
    const birthDate = '2018-11-01';
    expect(await intake.post(`/referrals/${id}/amendments`, { birthDate })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'occurrences[0].on' }, { field: 'consent.under16' }] },
    });
    expect((await intake.page(id)).sent.person.birthDate).toBe('1995-04-02');
  });

  it('of nothing is refused', async () => {
    const id = await aReferral();
    expect((await intake.post(`/referrals/${id}/amendments`, {})).status).toBe(422);
    for (const nothing of [{ factsVersion: 1 }, { urgencyComment: 'Seen this morning.' }]) {
      expect((await intake.post(`/referrals/${id}/amendments`, nothing)).status).toBe(422);
    }
  });
});
