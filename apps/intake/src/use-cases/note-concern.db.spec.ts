import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { safetyConcernCleared, safetyConcernRaised, type ConcernNoted } from '@waymark/contracts';
import { ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('note-concern');
});
afterAll(() => intake.close());

const raise = (concernId: string, token?: string, more: object = {}) =>
  intake.post<ConcernNoted>(
    '/safety-concerns',
    { concernId, team: 'Eastham Midwives', calls: ['crisis'], residencePlaces: [], ...more },
    token,
  );
const clear = (concernId: string, because: string, token?: string, more: object = {}) =>
  intake.post<ConcernNoted>(`/safety-concerns/${concernId}/clearing`, { because, ...more }, token);
const said = async (concernId: string): Promise<string[]> =>
  (await intake.said(concernId)).map(({ type }) => type.replace('.v1', ''));

describe('a sign in a form that is not sent yet', () => {
  it('is said at once and urgently, with the team, and nothing that says whose it is', async () => {
    const id = randomUUID();
    expect(await raise(id)).toMatchObject({ status: 200, body: { state: 'raised' } });
    const [event] = ofType(await intake.said(id), safetyConcernRaised);
    expect(event).toMatchObject({
      urgent: true,
      data: {
        sender: { organisation: 'eastham-midwives', name: 'Eastham Midwives' },
        calls: ['crisis'],
        landingTeam: 'landing-national',
      },
    });
    expect(Object.keys(event?.data ?? {}).sort()).toEqual(
      ['calls', 'concernId', 'landingTeam', 'raisedAt', 'sender'].sort(),
    );
  });

  it('goes to the landing team of the area where that is known already', async () => {
    const id = randomUUID();
    await raise(id, undefined, { residencePlaces: ['eastham-harbour'] });
    const [event] = ofType(await intake.said(id), safetyConcernRaised);
    expect(event?.data.landingTeam).toBe('landing-qn1');
  });

  it('is said once however often it is raised, and again after it was cleared', async () => {
    const id = randomUUID();
    await Promise.all([raise(id), raise(id), raise(id)]);
    expect(await said(id)).toEqual(['safety-concern.raised']);
    await clear(id, 'taken-back');
    await clear(id, 'call-taken');
    await raise(id);
    expect(await said(id)).toEqual([
      'safety-concern.raised',
      'safety-concern.cleared',
      'safety-concern.raised',
    ]);
  });

  describe('of which changes come in another order than they were made', () => {
    const ofMinute = (minute: number) => ({
      changedAt: `2026-11-22T10:0${String(minute)}:00.000Z`,
    });
    const marked = (id: string, minute: number) => raise(id, undefined, ofMinute(minute));
    const takenBack = (id: string, minute: number, by?: string) =>
      clear(id, 'taken-back', by, ofMinute(minute));

    it('stays raised where it was raised again before the word that it was taken back came', async () => {
      const id = randomUUID();
      await marked(id, 1);
      await marked(id, 3);
      expect((await takenBack(id, 2)).body).toEqual({ concernId: id, state: 'raised' });
      expect(await said(id)).toEqual(['safety-concern.raised']);

      expect((await takenBack(id, 4)).body.state).toBe('cleared');
      expect(await said(id)).toEqual(['safety-concern.raised', 'safety-concern.cleared']);
    });

    it('is not raised again by what is repeated or comes late, and is by the next', async () => {
      const id = randomUUID();
      await marked(id, 1);
      await takenBack(id, 2);
      await takenBack(id, 4);
      await takenBack(id, 4);
      expect((await marked(id, 1)).body).toEqual({ concernId: id, state: 'cleared' });
      await marked(id, 3);
      expect(await said(id)).toEqual(['safety-concern.raised', 'safety-concern.cleared']);

      await marked(id, 5);
      expect((await said(id)).at(-1)).toBe('safety-concern.raised');
    });

    it('hears nothing of the order from anybody else', async () => {
      const id = randomUUID();
      await marked(id, 1);
      await takenBack(id, 2);
      expect((await takenBack(id, 9, intake.callers.stranger)).body.state).toBe('cleared');
      await marked(id, 3);
      expect((await said(id)).at(-1)).toBe('safety-concern.raised');
    });
  });

  it('is cleared with the referral, in one transaction or not at all', async () => {
    const id = randomUUID();
    await raise(id);
    const wrong = await intake.send(
      aForm({ safetyConcernId: id, person: { postcode: 'nowhere' } }),
    );
    expect(wrong.status).toBe(422);
    expect(await said(id)).toEqual(['safety-concern.raised']);

    await intake.sent(aForm({ safetyConcernId: id }));
    const [cleared] = ofType(await intake.said(id), safetyConcernCleared);
    expect(cleared?.data.because).toBe('referral-sent');
  });

  it('is nobody else’s to raise or to clear, and one that nobody has raised clears nothing', async () => {
    const id = randomUUID();
    await raise(id);
    const { stranger, hub, herself, anotherWoman } = intake.callers;
    expect((await raise(id, stranger)).status).toBe(404);
    expect((await clear(id, 'call-taken', stranger)).status).toBe(404);
    expect((await raise(id, hub)).status).toBe(403);
    const hers = randomUUID();
    await raise(hers, herself);
    expect((await clear(hers, 'taken-back', anotherWoman)).status).toBe(404);
    expect(await said(id)).toEqual(['safety-concern.raised']);

    const unknown = randomUUID();
    expect((await clear(unknown, 'call-taken')).status).toBe(200);
    expect(await said(unknown)).toEqual([]);
  });

  it.each([
    { body: { calls: ['a-friend'] }, field: 'calls' },
    { body: { team: 'x'.repeat(201) }, field: 'team' },
    { body: { residencePlaces: ['atlantis'] }, field: 'residencePlaces[0]' },
    { body: { changedAt: 'yesterday' }, field: 'changedAt' },
  ])('refuses $body at $field', async ({ body, field }) => {
    const answer = await intake.post('/safety-concerns', {
      concernId: randomUUID(),
      team: 'T',
      calls: [],
      residencePlaces: [],
      ...body,
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });
});
