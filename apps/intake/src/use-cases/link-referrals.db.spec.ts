import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralClosed,
  referralLinked,
  referralOffered,
  referralReceived,
  referralUnlinked,
  type Problem,
  type SamePerson,
  type SendReferral,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm, altered, TODAY, type Change } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('link-referrals');
});
afterAll(() => intake.close());

const NUMBERS = [
  '9990003106',
  '9990003173',
  '9990003246',
  '9990003319',
  '9990003386',
  '9990003459',
  '9990026270',
  '9990001847',
  '9990001073',
  '9990002401',
  '9990002479',
  '9990002339',
];
let people = 0;
/** A person of their own for each test; the number is somebody's only where it is asked for. */
const somebody = (change: Change<SendReferral> = {}): SendReferral => {
  people += 1;
  const person = {
    fullName: `Canary Person ${people}`,
    birthDate: `1991-01-${String(people).padStart(2, '0')}`,
    nhsNumber: undefined,
    noNhsNumberBecause: 'not-known',
    postcode: 'NR4 7TJ',
  } as const;
  return altered(aForm({ person }), change);
};
const withNumber = (): Change<SendReferral> => ({
  person: { nhsNumber: NUMBERS.pop(), noNhsNumberBecause: undefined },
});

const offer = async (referralId: string, serviceId = 'eastham-hub'): Promise<void> => {
  const holder = { organisation: 'eastham-midwives', kind: 'sending-team', name: 'M' } as const;
  await intake.consumer.onOffered(
    anEvent(referralOffered, {
      subject: referralId,
      sequence: 1,
      time: '2026-11-22T13:00:00.000Z',
      data: { referralId, serviceId, serviceName: 'Eastham hub', as: 'lead', holder },
    }),
  );
};
/** Sent on a day, and offered to the hub. */
const offered = async (form: SendReferral, on = TODAY): Promise<string> => {
  intake.clock.set(on);
  const { referralId } = await intake.sent(form);
  await offer(referralId);
  intake.clock.set(TODAY);
  return referralId;
};
const end = (referralId: string, time: string): Promise<void> =>
  intake.consumer.onClosed(
    anEvent(referralClosed, {
      ...{ subject: referralId, sequence: 2, time },
      data: { referralId, outcome: 'care-given' },
    }),
  );
const look = async (id: string): Promise<SamePerson> => {
  const { status, body } = await intake.get<SamePerson>(
    `/referrals/${id}/same-person`,
    intake.callers.hub,
  );
  expect(status).toBe(200);
  return body;
};
const ids = (others: SamePerson['near']): string[] => others.map(({ referralId }) => referralId);
const unlink = (id: string, otherReferralId: string, more: object = {}) =>
  intake.post<SamePerson & Partial<Problem>>(
    `/referrals/${id}/links/removal`,
    { otherReferralId, reason: 'twin-or-sister', ...more },
    intake.callers.hub,
  );
const link = (id: string, otherReferralId: string) =>
  intake.post<SamePerson & Partial<Problem>>(
    `/referrals/${id}/links`,
    { otherReferralId },
    intake.callers.hub,
  );
const unlinkedFrom = async (id: string): Promise<string[]> =>
  ofType(await intake.said(id), referralUnlinked).map(({ data }) => data.otherReferralId);
const clockOf = async (id: string): Promise<string | undefined> => {
  const [row] = await intake.query<{ first_referred_on: string }>(
    'SELECT first_referred_on FROM referral WHERE id = $1',
    [id],
  );
  return row?.first_referred_on;
};

describe('a near match', () => {
  it('is shown to the team that has the referral: what agrees, when and how far, and no more', async () => {
    const form = somebody();
    const first = await offered(form, '2026-11-10');
    const married = altered(form, { person: { fullName: 'Canary Married-Name' } });
    const second = await offered(married);

    const { linked, near } = await look(second);
    expect(linked).toEqual([]);
    expect(near[0]?.reference).toMatch(/^WM-/);
    expect(near.map(({ reference: _reference, ...rest }) => rest)).toEqual([
      {
        referralId: first,
        receivedOn: '2026-11-10',
        state: 'Being placed',
        agrees: ['birth-date', 'postcode'],
        mayRead: true,
      },
    ]);
    const audited = await intake.query(
      `SELECT done_by FROM audit WHERE action = 'same-person.read' AND subject = $1`,
      [second],
    );
    expect(audited).toEqual([{ done_by: 'test|hub' }]);
  });

  it('is told to nobody who sent it, nor to a team that does not have it', async () => {
    const form = somebody();
    await offered(form);
    const second = (await intake.sent(altered(form, { person: { fullName: 'Canary Other' } })))
      .referralId;
    const path = `/referrals/${second}/same-person`;
    const { midwife, herself, linkWorker, hub } = intake.callers;
    for (const token of [midwife, herself, linkWorker]) {
      expect((await intake.get(path, token)).status).toBe(403);
    }
    expect((await intake.get(path, hub)).status).toBe(404);
  });

  it('becomes one person by a decision: one clock, and each is judged again', async () => {
    const form = somebody();
    const first = await offered(form, '2026-11-10');
    const second = await offered(altered(form, { person: { fullName: 'Canary New Name' } }));

    expect((await link(second, first)).status).toBe(200);
    expect(ids((await look(second)).linked)).toEqual([first]);
    expect(ids((await look(first)).linked)).toEqual([second]);
    expect([await clockOf(first), await clockOf(second)]).toEqual(['2026-11-10', '2026-11-10']);
    for (const [id, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const [said] = ofType(await intake.said(id), referralLinked);
      expect(said?.data).toMatchObject({
        otherReferralId: other,
        firstReferredOn: '2026-11-10',
        factsVersion: 2,
      });
    }
    expect((await link(second, first)).body).toMatchObject({ code: 'linked-already' });
  });

  it('that is no match cannot be linked, whatever id is given', async () => {
    const first = await offered(somebody());
    const second = await offered(somebody());
    for (const other of [second, randomUUID(), first]) {
      const answer = await link(first, other);
      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'otherReferralId', rule: 'no-match' }] },
      });
    }
  });

  it('that was said to be another person is not offered again', async () => {
    const form = somebody();
    const first = await offered(form);
    const second = await offered(altered(form, { person: { fullName: 'Canary Sister' } }));
    expect((await unlink(second, first)).status).toBe(200);
    expect(await look(second)).toEqual({ linked: [], near: [], earlier: [] });
    expect(await look(first)).toEqual({ linked: [], near: [], earlier: [] });
    expect(ofType(await intake.said(second), referralUnlinked)).toEqual([]);
  });
});

describe('an earlier referral that has ended', () => {
  it('is read by the team of the next: when, and never where, by whom or why', async () => {
    const form = somebody(withNumber());
    const first = await offered(form, '2026-10-05');
    await end(first, '2026-11-10T10:00:00.000Z');
    const second = await offered(form);

    const { linked, near, earlier } = await look(second);
    expect({ linked, near }).toEqual({ linked: [], near: [] });
    expect(earlier.map(({ reference: _reference, ...rest }) => rest)).toEqual([
      {
        referralId: first,
        receivedOn: '2026-10-05',
        endedOn: '2026-11-10',
        state: 'Ended',
        agrees: ['nhs-number', 'birth-date', 'postcode', 'name'],
        mayRead: true,
      },
    ]);
    // Each has a wait of its own.
    const [received] = ofType(await intake.said(second), referralReceived);
    expect(received?.data).toMatchObject({ linkedTo: [], firstReferredOn: TODAY });
  });

  it.each<{ of: string; change: Change<SendReferral> }>([
    { of: 'a sister', change: { person: { fullName: 'Canary Sister' } } },
    { of: 'somebody of the same name', change: { person: { postcode: 'NR1 3JB' } } },
    { of: 'the partner', change: { about: 'partner' } },
  ])('of $of is nobody’s here', async ({ change }) => {
    const form = somebody();
    const first = await offered(altered(form, change));
    await end(first, '2026-11-22T10:00:00.000Z');
    expect(await look(await offered(form))).toEqual({ linked: [], near: [], earlier: [] });
  });
});

describe('two sisters who were taken for one person', () => {
  it('are set apart with a reason: each has her own clock again, and everyone is told', async () => {
    const form = somebody(withNumber());
    const first = await offered(form, '2026-11-02');
    const second = await offered(form);
    const [received] = ofType(await intake.said(second), referralReceived);
    expect(received?.data).toMatchObject({ linkedTo: [first], firstReferredOn: '2026-11-02' });

    const answer = await unlink(second, first, { comment: 'Canary: rang both, they are twins.' });
    expect(answer.body).toEqual({ linked: [], near: [], earlier: [] });
    expect([await clockOf(first), await clockOf(second)]).toEqual(['2026-11-02', TODAY]);
    for (const [id, other, clock] of [
      [first, second, '2026-11-02'],
      [second, first, TODAY],
    ] as const) {
      const [said] = ofType(await intake.said(id), referralUnlinked);
      expect(said?.data).toMatchObject({
        otherReferralId: other,
        reason: 'twin-or-sister',
        firstReferredOn: clock,
      });
    }
    const audited = await intake.query<{ subject: string; reason: string }>(
      `SELECT subject, reason FROM audit WHERE action = 'referral.unlinked' AND subject = ANY ($1)`,
      [[first, second]],
    );
    expect(audited).toHaveLength(2);
    expect(JSON.stringify(await intake.query('SELECT body FROM note'))).not.toMatch(/twins/);
  });

  it('are set apart although a third links both, which is alike again and for a person to decide', async () => {
    const form = somebody(withNumber());
    const first = await offered(form, '2026-11-02');
    const second = await offered(form);
    const third = await offered(form);

    const { status, body } = await unlink(second, first);

    expect(status).toBe(200);
    expect(body.linked).toEqual([]);
    expect(ids(body.near)).toEqual([third]);
    expect(ids((await look(first)).linked)).toEqual([third]);
    expect(await clockOf(second)).toBe(TODAY);
    expect((await unlinkedFrom(second)).sort()).toEqual([first, third].sort());
    expect([await unlinkedFrom(first), await unlinkedFrom(third)]).toEqual([[second], [second]]);
    const said = ofType(await intake.said(second), referralUnlinked).map(({ data }) => data);
    expect(said.map(({ factsVersion }) => factsVersion)).toEqual([2, 3]);
  });

  it('are set apart although one that has ended links both', async () => {
    const form = somebody(withNumber());
    const ended = await offered(form);
    const second = await offered(form);
    const third = await offered(form);
    await end(ended, '2026-11-22T14:00:00.000Z');
    expect((await unlink(third, second)).body).toMatchObject({ linked: [], near: [] });
    expect((await unlinkedFrom(third)).sort()).toEqual([ended, second].sort());
  });

  it('keep what is linked to one of them alone', async () => {
    const form = somebody();
    const first = await offered(form);
    const second = await offered(altered(form, { person: { fullName: 'Canary Sister' } }));
    const hers = await offered(altered(form, { person: { fullName: 'Canary Sister' } }));
    await link(second, first);
    const { body } = await unlink(second, first);
    expect(ids(body.linked)).toEqual([hers]);
    expect(await unlinkedFrom(second)).toEqual([first]);
    expect(ids((await look(first)).linked)).toEqual([]);
  });

  it('are not linked again by a referral that could be of either, nor by a decision about it', async () => {
    const form = somebody(withNumber());
    const first = await offered(form);
    const second = await offered(form);
    await unlink(second, first);

    const third = await offered(form);

    const [received] = ofType(await intake.said(third), referralReceived);
    expect(received?.data.linkedTo).toEqual([]);
    expect(ids((await look(third)).near).sort()).toEqual([first, second].sort());
    expect((await link(third, first)).status).toBe(200);
    expect(await link(third, second)).toMatchObject({ status: 409, body: { code: 'set-apart' } });
    expect(ids((await look(first)).linked)).toEqual([third]);
    expect(ids((await look(second)).linked)).toEqual([]);
  });

  it('need a known reason, and a pair that was decided stays decided', async () => {
    const form = somebody(withNumber());
    const first = await offered(form);
    const second = await offered(form);
    expect(await unlink(second, first, { reason: 'because' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'reason' }] },
    });
    expect((await unlink(second, first)).status).toBe(200);
    expect(await unlink(second, first)).toMatchObject({ status: 422 });
  });
});

describe('a professional who asks before sending', () => {
  it('is led to the open referral of their own team, and told of another’s only that it is there', async () => {
    const form = somebody(withNumber());
    const { referralId } = await intake.sent(form);
    const asked = {
      nhsNumber: form.person.nhsNumber ?? '',
      birthDate: form.person.birthDate ?? '',
    };
    const mine = await intake.post<{ open: object[] }>('/referrals/duplicates', asked);
    const theirs = await intake.post<{ open: object[] }>(
      '/referrals/duplicates',
      asked,
      intake.callers.stranger,
    );
    expect(mine.body.open).toEqual([{ referralId, receivedOn: TODAY, state: 'Being placed' }]);
    expect(theirs.body.open).toEqual([{ receivedOn: TODAY, state: 'Being placed' }]);
  });

  it('may send what they know as an addition', async () => {
    const form = altered(somebody(withNumber()), { addToOpen: true });
    const { referralId } = await intake.sent(form);
    expect((await intake.page(referralId)).sent.addToOpen).toBe(true);
  });
});
