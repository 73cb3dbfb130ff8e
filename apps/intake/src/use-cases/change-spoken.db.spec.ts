import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAcknowledged,
  referralAlongsideOffered,
  referralContactChanged,
  referralOffered,
  referralProfiled,
  type ContactPoints,
  type ReferralCues,
  type ReferralIds,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('change-spoken');
});
afterAll(() => intake.close());

const HUB = { organisation: 'eastham-hub', kind: 'mmhs-hub', name: 'Eastham hub' } as const;
const { contact } = aForm().person;
const closed = { ...contact, safe: { ...contact.safe, email: 'no' } };
/** As the form said it. */
const SENT = { language: 'en', interpreterNeeded: 'no' } as const;
const POLISH = {
  language: 'pl',
  dialect: 'Silesian',
  interpreterNeeded: 'yes',
  interpreterWish: 'woman',
  reading: 'easy-read',
  nameToUse: 'Canaryname',
  pronouns: 'they/them',
} as const;

async function aReferral(): Promise<string> {
  const { referralId: id } = await intake.sent();
  const about = (sequence: number) => ({ subject: id, sequence, time: '2026-11-22T13:00:00.000Z' });
  const offer = { referralId: id, serviceId: HUB.organisation, serviceName: HUB.name, as: 'lead' };
  await intake.consumer.onOffered(anEvent(referralOffered, { ...about(1), data: offer as never }));
  const data = { referralId: id, serviceId: HUB.organisation, holder: HUB };
  await intake.consumer.onAcknowledged(anEvent(referralAcknowledged, { ...about(2), data }));
  return id;
}
/** Asked to work alongside: it reads, and neither has the person nor owes the next step. */
async function readByAnother(): Promise<string> {
  const { referralId: id } = await intake.sent(aForm({ equity: { interpreterNeeded: 'yes' } }));
  const data = { referralId: id, serviceId: HUB.organisation, serviceName: HUB.name } as const;
  const about = { subject: id, sequence: 1, time: '2026-11-22T13:00:00.000Z' };
  await intake.consumer.onAlongsideOffered(anEvent(referralAlongsideOffered, { ...about, data }));
  await intake.query(
    `UPDATE referral_progress SET next_step = NULL, holder = NULL WHERE referral_id = $1`,
    [id],
  );
  return id;
}
const change = (spoken: object, more: object = {}) => ({
  contact,
  spoken,
  reason: 'written-down-wrongly',
  contactVersion: 1,
  ...more,
});
const post = (id: string, body: object, as = intake.callers.hub) =>
  intake.post(`/referrals/${id}/contact`, body, as);
const pointsOf = async (id: string) =>
  (await intake.get<ContactPoints>(`/referrals/${id}/contact-points`, intake.callers.postman)).body;
const said = async (id: string) => ofType(await intake.said(id), referralContactChanged);
const needing = async (answer: string) =>
  (await intake.get<ReferralIds>(`/referrals/by-interpreter?needed=${answer}`, intake.callers.hub))
    .body.referralIds;

describe('how somebody is spoken with', () => {
  it('is put right, and is so wherever it is read: by both teams, in the list, where messages are sent', async () => {
    const id = await aReferral();
    const { factsVersion } = await intake.page(id);
    expect(await post(id, change(POLISH))).toMatchObject({
      status: 200,
      body: { referralId: id, contactVersion: 2 },
    });

    for (const as of [intake.callers.midwife, intake.callers.hub]) {
      const { sent, factsVersion: now } = await intake.page(id, as);
      const { language, interpreterNeeded, interpreterWish, reading, ...person } = POLISH;
      expect(sent.equity).toMatchObject({ language, interpreterNeeded, interpreterWish, reading });
      expect(sent.person).toEqual({ ...(await aPersonAsSent(id)), ...person });
      expect(now).toBe(factsVersion);
    }
    const cues = await intake.post<ReferralCues>(
      '/referrals/cues',
      { referralIds: [id] },
      intake.callers.hub,
    );
    expect(cues.body.cues).toMatchObject([{ interpreterNeeded: 'yes', language: 'pl' }]);
    expect(await needing('yes')).toContain(id);
    expect(await needing('no')).not.toContain(id);
    expect(await pointsOf(id)).toMatchObject({
      language: 'pl',
      reading: 'easy-read',
      womanEmail: contact.email,
    });
  });

  it('has nothing of before left where it is not said any more', async () => {
    const id = await aReferral();
    await post(id, change(POLISH));
    expect((await post(id, change(SENT, { contactVersion: 2 }))).status).toBe(200);
    const { sent } = await intake.page(id);
    expect(sent.person).toEqual(await aPersonAsSent(id));
    expect(sent.equity).toEqual((await intake.page((await intake.sent()).referralId)).sent.equity);
    expect(await pointsOf(id)).not.toHaveProperty('reading');
  });

  it('stays as it is where nothing is said of it', async () => {
    const id = await aReferral();
    await post(id, change(POLISH));
    const body = { contact: closed, reason: 'not-safe-any-more', contactVersion: 2 };
    expect((await post(id, body)).status).toBe(200);
    const { sent } = await intake.page(id);
    expect(sent.person).toMatchObject({ nameToUse: 'Canaryname', pronouns: 'they/them' });
    expect(sent.equity).toMatchObject({ language: 'pl', interpreterNeeded: 'yes' });
    expect((await said(id)).at(-1)?.data).not.toHaveProperty('interpreterNeeded');
  });

  it('may be put right where what was sent of reaching the person would be refused today', async () => {
    const { referralId: id } = await intake.sent(
      aForm({ person: { contact: { email: undefined } } }),
    );
    const asSent = (await intake.page(id)).sent.person.contact;
    expect(asSent).not.toHaveProperty('email');
    const body = change({ ...SENT, language: 'pl' }, { contact: asSent });
    expect((await post(id, body, intake.callers.midwife)).status).toBe(200);
  });
});

const aPersonAsSent = async (id: string) => {
  const {
    nameToUse: _name,
    pronouns: _pronouns,
    dialect: _dialect,
    ...person
  } = (await intake.page(id)).sent.person;
  return person;
};

describe('what is said of it', () => {
  it('is whether an interpreter is needed, and nothing else; the figures stay as they were told', async () => {
    const id = await aReferral();
    await post(id, change(POLISH));
    await post(id, change({ ...SENT, interpreterNeeded: 'not-stated' }, { contactVersion: 2 }));

    expect((await said(id)).map(({ data }) => data)).toMatchObject([
      { contactVersion: 2, interpreterNeeded: 'yes', byTeam: 'Eastham hub' },
      { contactVersion: 3, interpreterNeeded: 'not-known' },
    ]);
    const events = await intake.said(id);
    expect(JSON.stringify(await said(id))).not.toMatch(/"pl"|Silesian|Canaryname|they|easy-read/);
    expect(ofType(events, referralProfiled).map(({ data }) => data)).toMatchObject([SENT]);
    const lines = await intake.query(
      `SELECT reason FROM audit WHERE action = 'contact.changed' AND subject = $1`,
      [id],
    );
    expect(lines).toHaveLength(2);
  });

  it('is read with the changes before, and a name that is not used any more is not', async () => {
    const id = await aReferral();
    const asked = { how: 'telephone', askedOn: '2026-11-22', askedBy: 'Joe, hub' };
    await post(id, change(POLISH, asked));
    intake.clock.set('2026-11-22T12:30:00.000Z');
    const other = { ...SENT, nameToUse: 'Sam', dialect: 'Silesian' };
    await post(id, change(other, { contact: closed, contactVersion: 2 }));

    const { contactChanges = [] } = await intake.page(id, intake.callers.hub);
    expect(contactChanges).toMatchObject([
      {
        safe: { email: 'no' },
        spoken: [
          { what: 'nameToUse', now: 'Sam' },
          { what: 'pronouns' },
          { what: 'language', before: 'pl', now: 'en' },
          { what: 'interpreterNeeded', before: 'yes', now: 'no' },
          { what: 'interpreterWish', before: 'woman' },
          { what: 'reading', before: 'easy-read' },
        ],
      },
      {
        ...asked,
        reason: 'written-down-wrongly',
        byTeam: 'Eastham hub',
        reachedAsBefore: true,
        spoken: [
          { what: 'nameToUse', now: 'Canaryname' },
          { what: 'pronouns', now: 'they/them' },
          { what: 'language', before: 'en', now: 'pl' },
          { what: 'dialect', now: 'Silesian' },
          { what: 'interpreterNeeded', before: 'no', now: 'yes' },
          { what: 'interpreterWish', now: 'woman' },
          { what: 'reading', now: 'easy-read' },
        ],
      },
    ]);
    expect(contactChanges[0]).not.toHaveProperty('reachedAsBefore');
    expect(JSON.stringify(contactChanges[0])).not.toMatch(/Canaryname|they\/them/);
  });

  it('is sealed in its columns, with what stood before', async () => {
    const id = await aReferral();
    await post(id, change(POLISH));
    const [row] = await intake.query<Record<string, string | null>>(
      `SELECT p.name_to_use, p.pronouns, p.dialect, n.body FROM person p
         JOIN note n ON n.referral_id = p.referral_id WHERE p.referral_id = $1 AND n.kind = 'contact'`,
      [id],
    );
    expect(Object.values(row ?? {}).every((value) => value !== null)).toBe(true);
    expect(JSON.stringify(row)).not.toMatch(/Canaryname|they\/them|Silesian|"pl"/);
  });
});

describe('who may', () => {
  it('put it right: whoever reads it; end the need for an interpreter: who sent it or has the person', async () => {
    const id = await readByAnother();
    expect((await post(id, change(POLISH), intake.callers.stranger)).status).toBe(404);
    expect((await post(id, change(POLISH))).status).toBe(200);

    const ends = change({ ...POLISH, interpreterNeeded: 'no' }, { contactVersion: 2 });
    expect(await post(id, ends)).toMatchObject({
      status: 409,
      body: { code: 'not-with-your-team' },
    });
    expect((await intake.page(id)).sent.equity.interpreterNeeded).toBe('yes');
    expect((await post(id, ends, intake.callers.midwife)).status).toBe(200);
    const again = change(POLISH, { contactVersion: 3 });
    expect((await post(id, again)).status).toBe(200);
    expect(await said(id)).toHaveLength(3);
  });

  it('of two who read the same one is too late, and nothing of theirs is kept', async () => {
    const id = await aReferral();
    await post(id, change(POLISH));
    const late = await post(id, change({ ...SENT, language: 'ur' }));
    expect(late).toMatchObject({ status: 409, body: { code: 'contact-changed' } });
    expect((await intake.page(id)).sent.equity.language).toBe('pl');
    expect(await said(id)).toHaveLength(1);
  });

  it('nobody once it has ended', async () => {
    const id = await aReferral();
    await intake.post(`/referrals/${id}/withdrawal`, { reason: 'sent-in-error' });
    const late = await post(id, change(POLISH), intake.callers.midwife);
    expect(late).toMatchObject({ status: 409, body: { code: 'referral-withdrawn' } });
  });
});

describe('what is wrong with it', () => {
  it.each([
    { spoken: { ...SENT, language: 'Polish' }, says: ['spoken.language', 'matches'] },
    { spoken: { interpreterNeeded: 'no' }, says: ['spoken.language', 'required'] },
    {
      spoken: { ...SENT, interpreterNeeded: 'perhaps' },
      says: ['spoken.interpreterNeeded', 'isIn'],
    },
    { spoken: { ...SENT, interpreterWish: 'aunt' }, says: ['spoken.interpreterWish', 'isIn'] },
    { spoken: { ...SENT, reading: 'braille' }, says: ['spoken.reading', 'isIn'] },
    { spoken: { ...SENT, dialect: 'x'.repeat(61) }, says: ['spoken.dialect', 'maxLength'] },
    { spoken: { ...SENT, nameToUse: 'two\nlines' }, says: ['spoken.nameToUse', 'matches'] },
    { spoken: { ...SENT, pronouns: 'x'.repeat(41) }, says: ['spoken.pronouns', 'maxLength'] },
    { spoken: null, says: ['spoken', 'isDefined'] },
    { spoken: SENT, says: ['contact', 'nothing-changed'] },
  ])('$says', async ({ spoken, says }) => {
    const id = await aReferral();
    const { status, body } = await post(id, change(spoken as object));
    expect(status).toBe(422);
    expect(body.errors?.map(({ field, rule }) => [field, rule])).toContainEqual(says);
    expect(await said(id)).toEqual([]);
  });

  it('takes nobody who asked, and a day that cannot be is refused all the same', async () => {
    const id = await aReferral();
    const later = change(POLISH, { askedOn: '2026-11-23' });
    expect(await post(id, later)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'askedOn', rule: 'in-the-future' }] },
    });
  });
});
