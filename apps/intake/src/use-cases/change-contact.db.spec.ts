import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAcknowledged,
  referralAlongsideOffered,
  referralContactChanged,
  referralOffered,
  type ContactPoints,
  type ReferralCues,
  type ReferralIds,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('change-contact');
});
afterAll(() => intake.close());

const HUB = { organisation: 'eastham-hub', kind: 'mmhs-hub', name: 'Eastham hub' } as const;
const sentContact = aForm().person.contact;
// A name and a word that are used on the telephone are never shown as they were before.
const { askFor: _name, sayYouAre: _role, codeWord: _word, ...saidLater } = sentContact.safe;
const ASKED = { how: 'telephone', askedOn: '2026-11-22', askedBy: 'Joe, hub' } as const;

async function aReferral(): Promise<string> {
  const { referralId: id } = await intake.sent();
  const about = (sequence: number) => ({ subject: id, sequence, time: '2026-11-22T13:00:00.000Z' });
  const offer = { referralId: id, serviceId: HUB.organisation, serviceName: HUB.name, as: 'lead' };
  await intake.consumer.onOffered(anEvent(referralOffered, { ...about(1), data: offer as never }));
  const data = { referralId: id, serviceId: HUB.organisation, holder: HUB };
  await intake.consumer.onAcknowledged(anEvent(referralAcknowledged, { ...about(2), data }));
  return id;
}
/** She has moved, and nobody has asked yet. */
async function moved(): Promise<string> {
  const id = await aReferral();
  const where = { ...aForm().where, residencePlaces: ['norfolk'] };
  const body = { where, contactStillSafe: 'not-known', factsVersion: 1 };
  await intake.post(`/referrals/${id}/move`, body, intake.callers.hub);
  return id;
}
const change = (body: object, version = 1) => ({
  contact: sentContact,
  reason: 'asked-the-person',
  contactVersion: version,
  ...body,
});
const post = (id: string, body: object, as = intake.callers.hub) =>
  intake.post(`/referrals/${id}/contact`, body, as);
const pointsOf = async (id: string) =>
  (await intake.get<ContactPoints>(`/referrals/${id}/contact-points`, intake.callers.postman)).body;
const said = async (id: string) => ofType(await intake.said(id), referralContactChanged);
const closed = { ...sentContact, safe: { ...sentContact.safe, email: 'no', phone: 'no' } };

describe('what a move has lowered', () => {
  it('is raised again by who has her, with who asked, and then she may be written to', async () => {
    const id = await moved();
    expect(await pointsOf(id)).not.toHaveProperty('womanEmail');
    const { contactVersion } = await intake.page(id);
    expect(contactVersion).toBe(2);
    expect(await pointsOf(id)).toMatchObject({ contactVersion });

    const answer = await post(id, change({ ...ASKED }, 2));
    expect(answer).toMatchObject({ status: 200, body: { referralId: id, contactVersion: 3 } });
    expect(await pointsOf(id)).toMatchObject({
      ...{ womanEmail: sentContact.email, contactVersion: 3 },
    });
    const page = await intake.page(id, intake.callers.hub);
    expect(page.sent.person.contact).toEqual(sentContact);
    expect(page.contactChanges).toEqual([
      {
        ...ASKED,
        reason: 'asked-the-person',
        byTeam: 'Eastham hub',
        safe: saidLater,
        recordedAt: '2026-11-22T12:00:00.000Z',
      },
    ]);
  });

  it('is not raised by somebody who read it before she moved', async () => {
    const id = await aReferral();
    const where = { ...aForm().where, residencePlaces: ['norfolk'] };
    const body = { where, contactStillSafe: 'not-known', factsVersion: 1 };
    await intake.post(`/referrals/${id}/move`, body, intake.callers.hub);
    const late = await post(
      id,
      change({ ...ASKED, contact: { ...sentContact, phone: '07700 900999' } }),
    );
    expect(late).toMatchObject({ status: 409, body: { code: 'contact-changed' } });
    expect(await pointsOf(id)).not.toHaveProperty('womanEmail');
  });

  it('is not raised without anybody who asked: each of the three is named', async () => {
    const id = await moved();
    const { status, body } = await post(id, change({ reason: 'written-down-wrongly' }, 2));
    expect(status).toBe(422);
    expect(body.errors?.map(({ field, rule }) => [field, rule])).toEqual([
      ['how', 'ask-the-person'],
      ['askedOn', 'ask-the-person'],
      ['askedBy', 'ask-the-person'],
    ]);
    expect(await pointsOf(id)).not.toHaveProperty('womanEmail');
    expect(await said(id)).toEqual([]);
  });
});

describe('what is said of it', () => {
  it('names no answer, number or address; nothing is judged again; one audit line', async () => {
    const id = await aReferral();
    const before = (await intake.page(id)).factsVersion;
    await post(
      id,
      change({ contact: closed, reason: 'not-safe-any-more', comment: 'Partner reads it.' }),
    );

    const [event] = await said(id);
    expect(event?.data).toEqual({
      referralId: id,
      contactVersion: 2,
      reason: 'not-safe-any-more',
      byTeam: 'Eastham hub',
      byOrganisation: 'eastham-hub',
      teams: [],
    });
    expect(JSON.stringify(await intake.said(id))).not.toMatch(
      /07700|people\.example|Partner reads/,
    );
    expect((await intake.page(id)).factsVersion).toBe(before);
    const lines = await intake.query(
      `SELECT reason FROM audit WHERE action = 'contact.changed' AND subject = $1`,
      [id],
    );
    expect(lines).toEqual([{ reason: 'not-safe-any-more' }]);
  });

  it('is told to the other teams that work with her, and not to who said it', async () => {
    const id = await aReferral();
    await post(
      id,
      change({ contact: closed, reason: 'not-safe-any-more' }),
      intake.callers.midwife,
    );
    expect((await said(id))[0]?.data).toMatchObject({ teams: ['eastham-hub'] });
    expect((await said(id))[0]?.data).not.toHaveProperty('byOrganisation');
  });

  it('is told to who coordinates while they hold the person, and not once somebody else does', async () => {
    const closing = change({ contact: closed, reason: 'not-safe-any-more' });
    const landing = { organisation: 'landing-t6y0w', kind: 'landing-team', name: 'Desk' } as const;
    const id = await aReferral();
    const about = { subject: id, sequence: 3, time: '2026-11-22T14:00:00.000Z' };
    const data = { referralId: id, serviceId: landing.organisation, holder: landing };
    await intake.consumer.onAcknowledged(anEvent(referralAcknowledged, { ...about, data }));
    await post(id, closing, intake.callers.midwife);
    expect((await said(id))[0]?.data).toMatchObject({ teams: ['eastham-hub', 'landing-t6y0w'] });

    const back = { ...data, serviceId: HUB.organisation, holder: HUB };
    const later = { ...about, sequence: 4, data: back };
    await intake.consumer.onAcknowledged(anEvent(referralAcknowledged, later));
    await post(id, change({ ...ASKED }, 2), intake.callers.midwife);
    expect((await said(id))[1]?.data).toMatchObject({ teams: ['eastham-hub'] });
  });

  it('is sealed in its columns', async () => {
    const id = await aReferral();
    await post(
      id,
      change({ contact: closed, reason: 'not-safe-any-more', comment: 'Partner reads it.' }),
    );
    const stored = await intake.query(
      `SELECT p.contact, n.body FROM person p JOIN note n ON n.referral_id = p.referral_id
        WHERE p.referral_id = $1 AND n.kind = 'contact'`,
      [id],
    );
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toMatch(/07700|people\.example|Partner reads|not-safe/);
  });
});

describe('what people keep to', () => {
  const { contact } = aForm({
    person: {
      contact: {
        safe: { othersSeeMessages: 'yes', seenBy: ['family'], knowingly: ['email'] },
      },
    },
  }).person;

  it('is read by who has her, as it is now and not as it was, and told to no other service', async () => {
    const id = await aReferral();
    const now = { ...contact, safe: { ...contact.safe, codeWord: 'Canaryfinch' } };
    expect((await post(id, change({ contact: now, ...ASKED }))).status).toBe(200);
    const page = await intake.page(id, intake.callers.hub);
    expect(page.sent.person.contact).toEqual(now);
    expect(JSON.stringify(page.contactChanges)).not.toMatch(/Canary(tilly|library|heron|finch)/);
    const points = await pointsOf(id);
    expect(points.safe).toEqual({
      ...{ email: 'yes', sms: 'not-known', phone: 'yes', letter: 'no', voicemail: 'no' },
      ...{ othersSeeMessages: 'yes', knowingly: ['email'] },
    });
    expect(points).toMatchObject({ womanEmail: sentContact.email });
    expect(JSON.stringify(await intake.said(id))).not.toContain('Canary');
  });

  it('lets no address out where somebody else sees it and she has not said yes to that', async () => {
    const id = await aReferral();
    const { knowingly: _yes, ...safe } = contact.safe;
    const said = change({ contact: { ...contact, safe }, reason: 'not-safe-any-more' });
    expect((await post(id, said)).status).toBe(200);
    expect(await pointsOf(id)).not.toHaveProperty('womanEmail');
  });

  it('takes somebody who asked where the code word is another', async () => {
    const id = await aReferral();
    const safe = { ...sentContact.safe, codeWord: 'Canaryfinch' };
    const { status, body } = await post(id, change({ contact: { ...sentContact, safe } }));
    expect(status).toBe(422);
    expect(body.errors?.map(({ rule }) => rule)).toContain('ask-the-person');
  });
});

describe('who may', () => {
  it('close a way: whoever reads it; open one: who sent it or has her now; a stranger neither', async () => {
    const { referralId: id } = await intake.sent();
    const offer = { referralId: id, serviceId: HUB.organisation, serviceName: HUB.name } as const;
    const time = '2026-11-22T13:00:00.000Z';
    await intake.consumer.onAlongsideOffered(
      anEvent(referralAlongsideOffered, { subject: id, sequence: 1, time, data: offer }),
    );
    await intake.query(
      `UPDATE referral_progress SET next_step = NULL, holder = NULL WHERE referral_id = $1`,
      [id],
    );
    const close = change({ contact: closed, reason: 'not-safe-any-more' });
    expect((await post(id, close, intake.callers.stranger)).status).toBe(404);
    expect((await post(id, close)).status).toBe(200);
    const open = change({ ...ASKED }, 2);
    expect(await post(id, open)).toMatchObject({
      status: 409,
      body: { code: 'not-with-your-team' },
    });
    expect((await post(id, open, intake.callers.midwife)).status).toBe(200);
  });

  it('of two at once one wins, and nothing of the other is kept', async () => {
    const id = await aReferral();
    const answers = await Promise.all([
      post(id, change({ contact: closed, reason: 'not-safe-any-more' })),
      post(id, change({ contact: { ...closed, phone: '07700 900111' }, ...ASKED })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await said(id)).toHaveLength(1);
  });

  it('nobody once it has ended', async () => {
    const id = await aReferral();
    await intake.post(`/referrals/${id}/withdrawal`, { reason: 'sent-in-error' });
    const late = change({ contact: closed, reason: 'not-safe-any-more' });
    expect((await post(id, late, intake.callers.midwife)).status).toBe(409);
  });
});

describe('what is wrong with it', () => {
  it.each([
    { contact: sentContact, says: ['contact', 'nothing-changed'] },
    {
      contact: { safe: { ...sentContact.safe, letter: 'not-known' } },
      says: ['contact.email', 'address-missing'],
    },
    {
      contact: { ...closed, through: { kind: 'refuge-worker', name: 'Refuge' } },
      says: ['contact.through', 'through-unreachable'],
    },
  ])('$says', async ({ contact, says }) => {
    const id = await aReferral();
    const { status, body } = await post(id, change({ contact, ...ASKED }));
    expect(status).toBe(422);
    expect(body.errors?.map(({ field, rule }) => [field, rule])).toContainEqual(says);
  });

  it.each(['2026-11-23', '2026-11-21'])('asked on %s', async (askedOn) => {
    const id = await aReferral();
    const asked = change({ ...ASKED, askedOn, contact: { ...sentContact, phone: '07700 900111' } });
    expect((await post(id, asked)).status).toBe(422);
  });
});

describe('what stands beside the rows of a worklist', () => {
  it('is a word on contact and the interpreter, of what the team may see, and audited', async () => {
    const id = await aReferral();
    const { referralId: hidden } = await intake.sent(aForm(), intake.callers.colleague);
    const ask = (as: string) =>
      intake.post<ReferralCues>('/referrals/cues', { referralIds: [id, hidden] }, as);
    const { equity } = aForm();
    expect((await ask(intake.callers.hub)).body).toEqual({
      cues: [
        {
          referralId: id,
          contact: 'read-first',
          interpreterNeeded: equity.interpreterNeeded,
          language: equity.language,
        },
      ],
    });
    expect((await ask(intake.callers.stranger)).body).toEqual({ cues: [] });
    const lines = await intake.query(
      `SELECT 1 FROM audit WHERE action = 'cues.read' AND subject = 'eastham-hub'`,
    );
    expect(lines).toHaveLength(1);
  });

  it('finds who needs an interpreter', async () => {
    const form = aForm();
    const id = await aReferral();
    const needed = async (answer: string) =>
      (
        await intake.get<ReferralIds>(
          `/referrals/by-interpreter?needed=${answer}`,
          intake.callers.hub,
        )
      ).body;
    expect((await needed(form.equity.interpreterNeeded)).referralIds).toContain(id);
    const other = form.equity.interpreterNeeded === 'yes' ? 'no' : 'yes';
    expect((await needed(other)).referralIds).not.toContain(id);
    expect(
      (await intake.get('/referrals/by-interpreter?needed=x', intake.callers.hub)).status,
    ).toBe(422);
  });
});
