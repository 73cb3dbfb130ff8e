import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralOffered,
  referralProfiled,
  referralReceived,
  type ContactPoints,
  type SamePerson,
  type SendReferral,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm, type Change } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('special-ways');
});
afterAll(() => intake.close());

const offer = (referralId: string): Promise<void> =>
  intake.consumer.onOffered(
    anEvent(referralOffered, {
      subject: referralId,
      time: '2026-11-22T13:00:00.000Z',
      data: {
        referralId,
        serviceId: 'eastham-hub',
        serviceName: 'Eastham hub',
        as: 'lead',
        holder: { organisation: 'eastham-midwives', kind: 'sending-team', name: 'M' },
      },
    }),
  );
const sent = async (change: Change<SendReferral>): Promise<string> =>
  (await intake.sent(aForm(change))).referralId;
/** Somebody whose NHS number nobody has. */
const numberless = { nhsNumber: undefined, noNhsNumberBecause: 'not-registered' } as const;

describe('a trans man', () => {
  it('is spoken of as he wants, which is kept encrypted and said to no topic', async () => {
    const pronouns = 'he/him, Canarypronoun';
    const equity = { genderIdentity: 'man', genderSameAsAtBirth: 'no' } as const;
    const id = await sent({ person: { ...numberless, pronouns }, equity });
    expect((await intake.page(id)).sent).toMatchObject({ person: { pronouns }, equity });
    const rows = await intake.query('SELECT pronouns FROM person WHERE referral_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('Canary');
    const said = await intake.said(id);
    expect(JSON.stringify(said)).not.toContain('Canary');
    expect(ofType(said, referralProfiled)).toMatchObject([{ data: equity }]);
    expect(JSON.stringify(ofType(said, referralReceived))).not.toMatch(/gender|"man"/);
  });
});

describe('somebody who is reached through somebody else', () => {
  const through = { name: 'Healthcare (invented prison)', email: 'care@prisons.example' };
  const safe = { email: 'no', sms: 'no', phone: 'no', letter: 'no', voicemail: 'no' } as const;
  const contact = async (id: string): Promise<ContactPoints> =>
    (await intake.get<ContactPoints>(`/referrals/${id}/contact-points`, intake.callers.postman))
      .body;

  it.each(['prison-healthcare', 'refuge-worker', 'other-professional'] as const)(
    'a %s: nothing is sent to the person, nor to whoever passes it on',
    async (kind) => {
      const id = await sent({
        person: { ...numberless, contact: { safe, through: { kind, ...through } } },
      });
      expect((await intake.page(id)).sent.person.contact.through).toEqual({ kind, ...through });
      const points = await contact(id);
      expect(points).not.toHaveProperty('womanEmail');
      expect(JSON.stringify(points)).not.toContain('prisons.example');
      expect(JSON.stringify(await intake.said(id))).not.toMatch(/prison|refuge-worker/);
    },
  );

  it('is not written to either where an address of their own is called safe', async () => {
    const kind = 'refuge-worker';
    const through_ = { kind, ...through } as const;
    const email = 'yes';
    const id = await sent({
      person: { ...numberless, contact: { through: through_, safe: { email } } },
    });
    expect(await contact(id)).not.toHaveProperty('womanEmail');
    const direct = await sent({ person: { ...numberless, fullName: 'Direct Canarywood' } });
    expect(await contact(direct)).toHaveProperty('womanEmail');
  });
});

describe('a partner', () => {
  it('has a record of their own, linked to nobody’s and shown beside nobody’s', async () => {
    const person = { fullName: 'Pair Canarywood', nhsNumber: '999 000 1073' } as const;
    const hers = await sent({ person });
    const theirs = await sent({ about: 'partner', person });
    const again = await sent({ person });
    const linkedTo = async (id: string) =>
      ofType(await intake.said(id), referralReceived)[0]?.data.linkedTo;
    expect(await linkedTo(theirs)).toEqual([]);
    // Proves that the same number does link the records of one person.
    expect(await linkedTo(again)).toEqual([hers]);
    for (const id of [hers, theirs]) await offer(id);
    const { hub } = intake.callers;
    for (const [id, other] of [
      [hers, theirs],
      [theirs, hers],
    ] as const) {
      const seen = await intake.get<SamePerson>(`/referrals/${id}/same-person`, hub);
      expect(seen.status).toBe(200);
      expect(JSON.stringify(seen.body)).not.toContain(other);
      const body = { otherReferralId: other };
      expect(await intake.post(`/referrals/${id}/links`, body, hub)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'otherReferralId' }] },
      });
    }
  });
});
