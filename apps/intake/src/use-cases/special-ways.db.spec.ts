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

describe('somebody who wants Easy Read, and an interpreter', () => {
  it('is known so to whoever meets or writes to them, and to nobody by events', async () => {
    const dialect = 'Canarydialect';
    const equity = {
      language: 'pl',
      interpreterNeeded: 'yes',
      reading: 'easy-read',
      interpreterWish: 'woman',
    } as const;
    const id = await sent({ person: { ...numberless, dialect }, equity });
    await offer(id);
    for (const reader of [undefined, intake.callers.hub]) {
      expect((await intake.page(id, reader)).sent).toMatchObject({ person: { dialect }, equity });
    }
    const points = await intake.get<ContactPoints>(
      `/referrals/${id}/contact-points`,
      intake.callers.postman,
    );
    expect(points.body).toMatchObject({ reading: 'easy-read', language: 'pl' });
    const rows = await intake.query('SELECT dialect FROM person WHERE referral_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('Canary');
    const said = await intake.said(id);
    expect(JSON.stringify(said)).not.toMatch(/Canary|easy-read/);
    // Routing hears that somebody has to interpret, and not for which language.
    const [received] = ofType(said, referralReceived);
    expect(received?.data.interpreterNeeded).toBe('yes');
    expect(JSON.stringify(received)).not.toMatch(/"pl"/);
  });

  it.each([
    { answer: 'no', told: 'no' },
    { answer: 'not-stated', told: 'not-known' },
    { answer: 'not-known', told: 'not-known' },
  ] as const)(
    'is told where appointments are booked: $answer is $told',
    async ({ answer, told }) => {
      const id = await sent({ person: numberless, equity: { interpreterNeeded: answer } });
      const [received] = ofType(await intake.said(id), referralReceived);
      expect(received?.data.interpreterNeeded).toBe(told);
    },
  );
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

describe('a partner’s e-mail', () => {
  const mailOf = async (id: string) =>
    (await intake.get<ContactPoints>(`/referrals/${id}/contact-points`, intake.callers.postman))
      .body.womanEmail;
  const contactBy = (email: string) =>
    ({ email, safe: { email: 'yes', othersSeeMessages: 'no' } }) as const;

  it('is of their own record alone: nothing about the other person is ever written to it, nor kept beside them', async () => {
    const nhsNumber = '999 000 1081';
    const hers = await sent({
      person: { nhsNumber, fullName: 'Her Canarywood', contact: contactBy('her@people.example') },
    });
    const theirs = await sent({
      about: 'partner',
      person: { nhsNumber, fullName: 'His Canarywood', contact: contactBy('his@people.example') },
    });
    expect(await mailOf(hers)).toBe('her@people.example');
    expect(await mailOf(theirs)).toBe('his@people.example');
    // Whoever is offered one of them reads nothing of the other.
    await offer(hers);
    const page = JSON.stringify(await intake.page(hers, intake.callers.hub));
    expect(page).not.toMatch(/his@people|His Canarywood/);
    expect((await intake.get(`/referrals/${theirs}`, intake.callers.hub)).status).toBe(404);
    // What stops for one does not stop for the other.
    await intake.post(`/referrals/${theirs}/withdrawal`, { reason: 'consent-withdrawn' });
    expect(await mailOf(hers)).toBe('her@people.example');
  });
});

describe('every way that is asked about', () => {
  const safe = { email: 'no', sms: 'no', phone: 'no', letter: 'no', voicemail: 'no' } as const;
  const through = (kind: 'prison-healthcare' | 'refuge-worker') =>
    ({ kind, name: 'Canaryhealth', phone: '01632 960 001' }) as const;
  const birth = { kind: 'birth', on: '2026-08-01', certainty: 'exact' } as const;

  it.each<{ what: string; change: Change<SendReferral>; stored: object }>([
    {
      what: 'a baby taken into care',
      change: {
        occurrences: [
          {
            kind: 'separation',
            on: '2026-08-01',
            certainty: 'exact',
            separation: { cause: 'safeguarding', at: 'birth' },
          },
        ],
      },
      stored: { occurrences: [{ separation: { cause: 'safeguarding', at: 'birth' } }] },
    },
    {
      what: 'a prison, whose healthcare is the only way',
      change: { person: { contact: { safe, through: through('prison-healthcare') } } },
      stored: { person: { contact: { through: through('prison-healthcare') } } },
    },
    {
      what: 'a refuge, whose address is not asked for',
      change: {
        where: { residence: 'hidden', residencePlaces: ['norfolk'] },
        person: {
          address: undefined,
          postcode: undefined,
          contact: { safe, through: through('refuge-worker') },
        },
      },
      stored: { where: { residence: 'hidden' } },
    },
    {
      what: 'a home that may change soon',
      change: { where: { mayMoveSoon: 'yes' } },
      stored: { where: { mayMoveSoon: 'yes' } },
    },
    {
      what: 'no fixed address',
      change: {
        where: { residence: 'none', residencePlaces: [] },
        person: { address: undefined, postcode: undefined },
      },
      stored: { where: { residence: 'none' } },
    },
    {
      what: 'a GP practice of the armed forces',
      change: { where: { gpPractice: 'armed-forces', gpPlaces: [] } },
      stored: { where: { gpPractice: 'armed-forces' } },
    },
    {
      what: 'a surrogate',
      change: { parenthood: 'surrogate', occurrences: [birth] },
      stored: { parenthood: 'surrogate' },
    },
    {
      what: 'an adoptive parent',
      change: {
        parenthood: 'adoptive-parent',
        occurrences: [],
        current: { state: 'not-pregnant' },
      },
      stored: { parenthood: 'adoptive-parent' },
    },
    { what: 'a partner', change: { about: 'partner' }, stored: { about: 'partner' } },
  ])('$what: kept as it was said, for who sent it and who is asked', async ({ change, stored }) => {
    const { person, ...more } = change;
    const id = await sent({ ...more, person: { ...numberless, ...person } });
    await offer(id);
    for (const reader of [intake.callers.midwife, intake.callers.hub]) {
      expect((await intake.page(id, reader)).sent).toMatchObject(stored);
    }
    // Whom it goes on to is told codes, never an address or who passes anything on.
    expect(JSON.stringify(await intake.said(id))).not.toMatch(/Canaryhealth|960 001/);
  });

  it('equality answers are shown to who sent them, and to nobody who is offered the person', async () => {
    const equity = {
      ethnicCategory: 'N',
      inclusionGroups: ['refuge', 'prison'],
      genderIdentity: 'non-binary',
      genderSameAsAtBirth: 'no',
      language: 'pl',
      interpreterNeeded: 'yes',
      disability: 'yes',
    } as const;
    const id = await sent({ person: numberless, equity });
    await offer(id);
    expect((await intake.page(id)).sent.equity).toEqual(equity);
    expect((await intake.page(id, intake.callers.hub)).sent.equity).toEqual({
      ethnicCategory: '99',
      inclusionGroups: [],
      language: 'pl',
      interpreterNeeded: 'yes',
      disability: 'yes',
    });
  });
});
