import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAlongsideOffered,
  referralAmended,
  referralDeclined,
  referralOffered,
  referralRedirected,
  type PlacementChange,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm, TODAY } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('record-agreement');
});
afterAll(() => intake.close());

const SAID = {
  said: [{ recipient: 'hub', answer: 'agrees' }],
  how: 'telephone',
  askedOn: TODAY,
  askedBy: 'Canary Osei, midwife',
} as const;
const NO_HUB = { ...SAID, said: [{ recipient: 'hub', answer: 'does-not-agree' }] } as const;
const HUB = { serviceId: 'eastham-hub', serviceName: 'Eastham hub' };
const LIGHT = { serviceId: 'eastham-hub', serviceName: 'Eastham hub', pathway: 'peer-support' };

const aReferral = async (form = aForm()): Promise<string> => (await intake.sent(form)).referralId;
const change = (referralId: string): Pick<PlacementChange, 'referralId' | 'holder'> => ({
  referralId,
  holder: { organisation: 'eastham-midwives', kind: 'sending-team', name: 'Eastham midwives' },
});
const offer = (referralId: string, sequence: number): Promise<void> =>
  intake.consumer.onOffered(
    anEvent(referralOffered, {
      subject: referralId,
      sequence,
      data: { ...change(referralId), ...HUB, as: 'lead' },
    }),
  );
const seenByHub = async (id: string): Promise<number> =>
  (await intake.get(`/referrals/${id}`, intake.callers.hub)).status;

describe('what the person said about sharing', () => {
  it('stands from now on, is judged again, kept encrypted, audited and shown', async () => {
    const id = await aReferral(aForm({ consent: { hub: 'not-asked', vcse: 'yes' } }));
    const answer = await intake.post(`/referrals/${id}/agreement`, { ...SAID, factsVersion: 1 });
    expect(answer).toMatchObject({ status: 200, body: { state: 'open', factsVersion: 2 } });

    const [said] = ofType(await intake.said(id), referralAmended);
    expect(said?.data).toMatchObject({
      factsVersion: 2,
      changed: ['consent.hub'],
      facts: { consent: { hub: 'yes', vcse: 'yes' } },
    });
    expect(JSON.stringify(said)).not.toContain('Canary');
    const page = await intake.page(id);
    expect(page.sent.consent.hub).toBe('yes');
    expect(page.agreements).toMatchObject([{ ...SAID, recordedAt: `${TODAY}T12:00:00.000Z` }]);
    const kept = await intake.query(`SELECT body FROM note WHERE kind = 'agreement'`);
    expect(JSON.stringify(kept)).not.toMatch(/Canary|agrees/);
    const audited = await intake.query(
      `SELECT done_by FROM audit WHERE action = 'agreement.recorded' AND subject = $1`,
      [id],
    );
    expect(audited).toHaveLength(1);
  });

  it('no to everybody is an answer, and other facts can be changed afterwards', async () => {
    const id = await aReferral();
    const said = (['hub', 'otherNhs', 'vcse', 'gp'] as const).map((recipient) => ({
      recipient,
      answer: 'does-not-agree',
    }));
    expect((await intake.post(`/referrals/${id}/agreement`, { ...SAID, said })).status).toBe(200);
    const amended = await intake.post(`/referrals/${id}/amendments`, { primaryCarer: 'no' });
    expect(amended.status).toBe(200);
    expect((await intake.page(id)).sent.consent).toMatchObject({
      hub: 'no',
      refused: ['hub', 'otherNhs', 'vcse', 'gp'],
    });
  });

  it('is not recorded on answers that are others since, or on a referral that has ended', async () => {
    const id = await aReferral();
    await intake.post(`/referrals/${id}/agreement`, { ...NO_HUB, factsVersion: 1 });
    const late = await intake.post(`/referrals/${id}/agreement`, { ...SAID, factsVersion: 1 });
    expect(late.status).toBe(409);
    await intake.post(`/referrals/${id}/withdrawal`, { reason: 'consent-withdrawn' });
    const ended = await intake.post(`/referrals/${id}/agreement`, { ...SAID, factsVersion: 2 });
    expect(ended.status).toBe(409);
    expect((await intake.page(id)).sent.consent.hub).toBe('no');
    expect(ofType(await intake.said(id), referralAmended)).toHaveLength(1);
  });

  it('the newest is first, and what was said before stays', async () => {
    const id = await aReferral();
    await intake.post(`/referrals/${id}/agreement`, NO_HUB);
    intake.clock.set(`${TODAY}T15:00:00.000Z`);
    await intake.post(`/referrals/${id}/agreement`, SAID);
    intake.clock.set(TODAY);
    const { agreements } = await intake.page(id);
    expect(agreements?.map(({ said: [first] }) => first?.answer)).toEqual([
      'agrees',
      'does-not-agree',
    ]);
  });

  it('is recorded by whoever has it as well, and by nobody else', async () => {
    const id = await aReferral();
    const path = `/referrals/${id}/agreement`;
    const { hub, stranger } = intake.callers;
    expect((await intake.post(path, SAID, hub)).status).toBe(404);
    await offer(id, 1);
    expect((await intake.post(path, SAID, hub)).status).toBe(200);
    expect((await intake.post(path, SAID, stranger)).status).toBe(404);
  });

  it.each(['midwife', 'herself'] as const)(
    'is said of the team that has asked, whoever sent it: %s',
    async (sender) => {
      const role = sender === 'herself' ? 'self' : 'midwife';
      const form = aForm({ referrer: { facts: { role } } });
      const id = (await intake.sent(form, intake.callers[sender])).referralId;
      await offer(id, 1);
      const { hub } = intake.callers;
      expect((await intake.post(`/referrals/${id}/agreement`, NO_HUB, hub)).status).toBe(200);
      const [said] = ofType(await intake.said(id), referralAmended);
      expect(said?.data).toMatchObject({ byTeam: 'eastham-hub', byOrganisation: 'eastham-hub' });
    },
  );

  it('once for a key, however often it is sent', async () => {
    const id = await aReferral();
    const key = { 'Idempotency-Key': randomUUID() };
    const send = () =>
      intake.call('POST', `/referrals/${id}/agreement`, {
        body: SAID,
        headers: key,
        token: intake.callers.midwife,
      });
    const [one, other] = [await send(), await send()];
    expect([one.status, other.status]).toEqual([200, 200]);
    expect((await intake.page(id)).factsVersion).toBe(2);
  });
});

describe('a place that the person does not want', () => {
  it('reads no more once the offer is taken back, and again where it is offered again', async () => {
    const id = await aReferral();
    await offer(id, 1);
    expect(await seenByHub(id)).toBe(200);
    await intake.consumer.onRedirected(
      anEvent(referralRedirected, {
        subject: id,
        sequence: 2,
        data: { ...change(id), fromServiceId: HUB.serviceId },
      }),
    );
    expect(await seenByHub(id)).toBe(404);
    await offer(id, 3);
    expect(await seenByHub(id)).toBe(200);
  });

  it.each(['is asked no longer', 'says no'] as const)(
    'and that was only asked to take over reads no more once it %s',
    async (why) => {
      const id = await aReferral();
      const event = (sequence: number, more: object) => ({
        ...{ subject: id, sequence },
        data: { ...change(id), ...more, as: 'hand-over' as const },
      });
      await intake.consumer.onOffered(anEvent(referralOffered, event(1, HUB) as never));
      expect(await seenByHub(id)).toBe(200);
      const { serviceId } = HUB;
      await (why === 'says no'
        ? intake.consumer.onDeclined(
            anEvent(referralDeclined, event(2, { ...LIGHT, reason: 'no-capacity' }) as never),
          )
        : intake.consumer.onRedirected(
            anEvent(referralRedirected, event(2, { fromServiceId: serviceId }) as never),
          ));
      expect(await seenByHub(id)).toBe(404);
      const page = await intake.page(id);
      expect(page.progress[0]?.words).toMatch(/asked to take over/);
      expect(page.state).toBe('Received, being looked at');
    },
  );

  it('reads on where it holds the person, until another place has them', async () => {
    const id = await aReferral();
    await offer(id, 1);
    const holder = {
      organisation: HUB.serviceId,
      kind: 'mmhs-hub',
      name: HUB.serviceName,
    } as const;
    await intake.consumer.onRedirected(
      anEvent(referralRedirected, {
        subject: id,
        sequence: 2,
        data: { ...change(id), holder, fromServiceId: HUB.serviceId },
      }),
    );
    expect(await seenByHub(id)).toBe(200);
  });

  it.each([
    { reason: 'declined-by-person' as const, reads: 404 },
    { reason: 'no-capacity' as const, reads: 200 },
  ])('alongside, ended as $reason: $reads', async ({ reason, reads }) => {
    const id = await aReferral();
    const event = { subject: id, sequence: 1, data: { ...change(id), ...HUB } };
    await intake.consumer.onAlongsideOffered(anEvent(referralAlongsideOffered, event));
    expect(await seenByHub(id)).toBe(200);
    await intake.consumer.onDeclined(
      anEvent(referralDeclined, {
        subject: id,
        sequence: 2,
        data: { ...change(id), serviceId: LIGHT.serviceId, reason, as: 'alongside' },
      }),
    );
    expect(await seenByHub(id)).toBe(reads);
  });
});

describe('what was said about the urgency', () => {
  const amber = { signs: ['severe-insomnia'], urgency: 'not-urgent', notUrgentBecause: 'other' };
  const { safety } = aForm({ safety: amber as never });
  const comment = 'Seen this morning.';

  it('is shown as said before, once the answers about safety are others', async () => {
    const id = await aReferral(aForm({ safety: amber as never, urgencyComment: comment }));
    expect((await intake.page(id)).urgencyCommentBefore).toBeUndefined();

    intake.clock.set('2026-11-24T10:00:00.000Z');
    await intake.post(`/referrals/${id}/amendments`, { primaryCarer: 'no' });
    expect((await intake.page(id)).urgencyCommentBefore).toBeUndefined();

    const worse = { ...safety, riskToSelf: 'significant' };
    expect((await intake.post(`/referrals/${id}/amendments`, { safety: worse })).status).toBe(200);
    expect(await intake.page(id)).toMatchObject({
      sent: { urgencyComment: comment },
      urgencyCommentBefore: { saidOn: TODAY, changedOn: '2026-11-24' },
    });

    const anew = { safety: { ...worse, riskToOthers: 'some' }, urgencyComment: 'Seen again.' };
    expect((await intake.post(`/referrals/${id}/amendments`, anew)).status).toBe(200);
    intake.clock.set(TODAY);
    const page = await intake.page(id);
    expect(page.sent.urgencyComment).toBe('Seen again.');
    expect(page.urgencyCommentBefore).toBeUndefined();
  });
});
