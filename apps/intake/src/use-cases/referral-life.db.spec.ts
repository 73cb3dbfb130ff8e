import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralAccepted,
  referralAlongsideOffered,
  referralClosed,
  referralDeathCorrected,
  referralDeathRecorded,
  referralReopened,
  referralHeld,
  referralOffered,
  referralWithdrawn,
  taskOpened,
  type ContactPoints,
  type ReferralList,
} from '@waymark/contracts';
import { anEvent, ofType } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('referral-life');
});
afterAll(() => intake.close());

const aReferral = async (form = aForm()): Promise<string> => (await intake.sent(form)).referralId;

/** Somebody else: a death is of all referrals of one person. */
const ofAnother = (nhsNumber: string): Promise<string> =>
  aReferral(aForm({ person: { nhsNumber } }));

const HOLDER = { organisation: 'eastham-hub', kind: 'mmhs-hub', name: 'Eastham hub' } as const;
const about = (referralId: string, sequence: number) => ({
  subject: referralId,
  sequence,
  time: `2026-11-22T13:00:${String(sequence).padStart(2, '0')}.000Z`,
});
const offeredTo = (referralId: string, serviceId: string, sequence = 1) =>
  anEvent(referralOffered, {
    ...about(referralId, sequence),
    data: { referralId, serviceId, serviceName: 'Eastham hub', as: 'lead', holder: HOLDER },
  });
describe('the whole story', () => {
  it('is what was sent, where it is and what became of it, for the sending organisation', async () => {
    const id = await aReferral();
    await intake.consumer.onOffered(offeredTo(id, 'eastham-hub'));
    const page = await intake.page(id, intake.callers.colleague);
    expect(page.sent).toEqual(aForm({ person: { nhsNumber: '9990001006', postcode: 'NR1 3JB' } }));
    expect(page).toMatchObject({
      fullName: 'Ottilie Canarywood',
      state: 'Offered to Eastham hub',
      holder: HOLDER,
      open: true,
      factsVersion: 1,
    });
    expect(page.progress.map(({ what }) => what)).toEqual([
      'referral.received',
      'referral.offered',
    ]);
    const read = await intake.query(
      `SELECT done_by FROM audit WHERE action = 'referral.read' AND subject = $1`,
      [id],
    );
    expect(read).toEqual([{ done_by: 'test|colleague' }]);
  });

  it('is nobody else’s, and cannot be told from one that does not exist', async () => {
    const id = await aReferral();
    const unknown = await intake.get<{ detail: string }>(
      `/referrals/${randomUUID()}`,
      intake.callers.midwife,
    );
    expect(unknown.status).toBe(404);
    const { stranger, hub, linkWorker, coordinator, otherMachine } = intake.callers;
    for (const token of [stranger, hub, linkWorker, coordinator, otherMachine]) {
      const answer = await intake.get<{ detail: string }>(`/referrals/${id}`, token);
      expect(answer.status).toBe(404);
      expect(answer.body.detail).toBe(unknown.body.detail);
    }
    expect((await intake.get(`/referrals/${id}`, intake.callers.operator)).status).toBe(403);
    const read = await intake.query(
      `SELECT 1 FROM audit WHERE action = 'referral.read' AND subject = $1`,
      [id],
    );
    expect(read).toEqual([]);
  });

  it('opens to whom it is offered, to link work alongside, and to the landing team that owes a step', async () => {
    const id = await aReferral();
    const { hub, linkWorker, coordinator } = intake.callers;
    await intake.consumer.onOffered(offeredTo(id, 'eastham-hub'));
    expect((await intake.page(id, hub)).sent.person.fullName).toBe('Ottilie Canarywood');
    expect((await intake.get(`/referrals/${id}`, linkWorker)).status).toBe(404);

    const serviceId = 'eastham-link-work';
    await intake.consumer.onAlongsideOffered(
      anEvent(referralAlongsideOffered, {
        ...about(id, 2),
        data: { referralId: id, serviceId, serviceName: 'Link work' },
      }),
    );
    expect((await intake.get(`/referrals/${id}`, linkWorker)).status).toBe(200);

    await intake.consumer.onTaskOpened(
      anEvent(taskOpened, {
        ...about(id, 3),
        data: {
          referralId: id,
          nextStep: {
            what: 'find-a-place',
            owner: 'landing-qn1',
            ownerName: 'The coordination team',
            because: 'Nothing fits.',
            dueAt: '2026-11-24T17:00:00.000Z',
          },
        },
      }),
    );
    expect((await intake.page(id, coordinator)).state).toBe('With The coordination team');
  });

  it('is not opened by a role that is not held there', async () => {
    const id = await aReferral();
    const { reader, machine } = intake.callers;
    expect((await intake.get(`/referrals/${id}`, reader)).status).toBe(200);
    expect((await intake.get(`/referrals/${id}`, machine)).status).toBe(404);
    expect((await intake.get(`/referrals/${id}/contact-points`, reader)).status).toBe(403);
  });

  it('of a self-referral is hers alone', async () => {
    const form = aForm({ referrer: { facts: { role: 'self' }, team: 'Rosa Canary' } });
    const { referralId } = await intake.sent(form, intake.callers.midwife);
    expect((await intake.page(referralId)).sent.referrer.team).toBe('Rosa Canary');
    expect((await intake.get(`/referrals/${referralId}`, intake.callers.colleague)).status).toBe(
      404,
    );
    const mine = await intake.get<ReferralList>('/referrals', intake.callers.colleague);
    expect(mine.body.referrals.map((row) => row.referralId)).not.toContain(referralId);
  });

  it.each(['self', 'family'] as const)(
    'sent by herself as %s is never shown to another woman',
    async (role) => {
      const { herself, anotherWoman } = intake.callers;
      const { referralId } = await intake.sent(aForm({ referrer: { facts: { role } } }), herself);
      expect((await intake.page(referralId, herself)).referralId).toBe(referralId);
      expect((await intake.get(`/referrals/${referralId}`, anotherWoman)).status).toBe(404);
      const list = await intake.get<ReferralList>('/referrals', anotherWoman);
      expect(list.body).toEqual({ referrals: [], total: 0 });
      const duplicates = { nhsNumber: '9990001006', birthDate: '1995-04-02' };
      expect((await intake.post('/referrals/duplicates', duplicates, herself)).status).toBe(403);
    },
  );
});

describe('my referrals', () => {
  it('are my organisation’s, the newest action first, a page at a time', async () => {
    const system = intake.callers.machine;
    const first = (await intake.sent(aForm(), system)).referralId;
    intake.clock.advance({ minutes: 1 });
    const second = (await intake.sent(aForm(), system)).referralId;
    const list = async (query = '') =>
      (await intake.get<ReferralList>(`/referrals${query}`, system)).body;
    expect((await list('?mine')).referrals.map((row) => row.referralId)).toEqual([second, first]);

    const until = '2027-01-03';
    await intake.consumer.onHeld(
      anEvent(referralHeld, {
        ...about(first, 1),
        time: '2026-11-22T15:00:00.000Z',
        data: { referralId: first, until },
      }),
    );
    const [top, ...others] = (await list()).referrals;
    expect(top).toMatchObject({ referralId: first, state: 'Waiting until 3 January 2027' });
    expect(others).toHaveLength(1);
    expect(await list('?page=2')).toEqual({ referrals: [], total: 2 });

    const before = intake.clock.now().toISOString();
    intake.clock.set('2026-11-22T16:00:00.000Z');
    const reason = 'consent-withdrawn';
    await intake.post(`/referrals/${second}/withdrawal`, { reason }, system);
    intake.clock.set(before);
    expect((await list()).referrals.map((row) => row.referralId)).toEqual([second, first]);
  });
});

describe('a withdrawal', () => {
  it('stops sharing and messages at once, and is said', async () => {
    const id = await aReferral();
    await intake.consumer.onOffered(offeredTo(id, 'eastham-hub'));
    const path = `/referrals/${id}/withdrawal`;
    const body = { reason: 'consent-withdrawn', comment: 'Canarycomment' };
    expect(await intake.post(path, body)).toMatchObject({
      status: 200,
      body: { referralId: id, state: 'withdrawn' },
    });
    expect((await intake.get(`/referrals/${id}`, intake.callers.hub)).status).toBe(404);
    expect(await intake.page(id)).toMatchObject({
      state: 'Withdrawn',
      open: false,
      needsYou: false,
    });
    const points = await intake.get<ContactPoints>(
      `/referrals/${id}/contact-points`,
      intake.callers.postman,
    );
    expect(points.body.messagesStopped).toBe(true);
    expect(points.body).not.toHaveProperty('womanEmail');
    const [said] = ofType(await intake.said(id), referralWithdrawn);
    expect(said).toMatchObject({ sequence: 3, data: { reason: 'consent-withdrawn' } });
    expect(JSON.stringify(said)).not.toContain('Canary');
  });

  it('is not undone by an offer that was on its way', async () => {
    const id = await aReferral();
    await intake.post(`/referrals/${id}/withdrawal`, { reason: 'help-found-elsewhere' });
    await intake.consumer.onOffered(offeredTo(id, 'eastham-hub'));
    expect((await intake.get(`/referrals/${id}`, intake.callers.hub)).status).toBe(404);
    expect((await intake.page(id)).state).toBe('Withdrawn');
  });

  it('happens once, and says what happened before', async () => {
    const id = await aReferral();
    const path = `/referrals/${id}/withdrawal`;
    const answers = await Promise.all([
      intake.post(path, { reason: 'sent-in-error' }),
      intake.post(path, { reason: 'help-found-elsewhere' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = await intake.post(path, { reason: 'help-found-elsewhere' });
    expect(refused.body).toMatchObject({ code: 'referral-withdrawn' });
    expect(refused.body.detail).toMatch(/^This referral was withdrawn on 22 November 2026: /);
    expect(ofType(await intake.said(id), referralWithdrawn)).toHaveLength(1);
  });

  it('with a key is answered again, and the key is bound to this referral', async () => {
    const [one, other] = [await aReferral(), await aReferral()];
    const headers = { 'idempotency-key': randomUUID() };
    const call = (id: string) =>
      intake.call('POST', `/referrals/${id}/withdrawal`, {
        token: intake.callers.midwife,
        body: { reason: 'sent-in-error' },
        headers,
      });
    const first = await call(one);
    expect(await call(one)).toMatchObject({ status: 200, body: first.body });
    expect(await call(other)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('because of a death ends nothing by itself: messages stop at once, and who has her reads on', async () => {
    const id = await ofAnother('9990026270');
    await intake.consumer.onOffered(offeredTo(id, 'eastham-hub'));
    const path = `/referrals/${id}/withdrawal`;
    const { status, body } = await intake.post(path, { reason: 'died', comment: 'Canarycomment' });
    expect({ status, body }).toMatchObject({ status: 200, body: { state: 'open' } });
    expect((await intake.get(`/referrals/${id}`, intake.callers.hub)).status).toBe(200);
    const points = await intake.get<ContactPoints>(
      `/referrals/${id}/contact-points`,
      intake.callers.postman,
    );
    expect(points.body.messagesStopped).toBe(true);
    const [said] = ofType(await intake.said(id), referralWithdrawn);
    expect(said).toMatchObject({ urgent: true, data: { reason: 'died' } });
  });

  it('because of a move is refused, with what to do instead; nothing is lost', async () => {
    const id = await aReferral();
    const { status, body } = await intake.post(`/referrals/${id}/withdrawal`, {
      reason: 'moved-area',
    });
    expect({ status, errors: body.errors }).toMatchObject({
      status: 422,
      errors: [{ field: 'reason', rule: 'a-move-goes-on' }],
    });
    expect((await intake.page(id)).open).toBe(true);
    expect(ofType(await intake.said(id), referralWithdrawn)).toEqual([]);
  });

  it('is the sender’s alone', async () => {
    const id = await aReferral();
    await intake.consumer.onOffered(offeredTo(id, 'eastham-hub'));
    const { stranger, hub } = intake.callers;
    const path = `/referrals/${id}/withdrawal`;
    expect((await intake.post(path, { reason: 'help-found-elsewhere' }, stranger)).status).toBe(
      404,
    );
    expect((await intake.post(path, { reason: 'help-found-elsewhere' }, hub)).status).toBe(403);
  });
});

describe('what routing says', () => {
  it('has one effect, however often it is heard', async () => {
    const id = await aReferral();
    const event = offeredTo(id, 'eastham-hub');
    await intake.consumer.onOffered(event);
    await intake.consumer.onOffered(event);
    expect((await intake.page(id)).progress).toHaveLength(2);
  });

  it('closes the referral, and nothing can be changed after', async () => {
    const id = await ofAnother('9990001847');
    await intake.consumer.onAccepted(
      anEvent(referralAccepted, { ...about(id, 1), data: { referralId: id, holder: HOLDER } }),
    );
    expect((await intake.page(id)).state).toBe('Accepted by Eastham hub');
    await intake.consumer.onClosed(
      anEvent(referralClosed, { ...about(id, 2), data: { referralId: id, outcome: 'died' } }),
    );
    expect(await intake.page(id)).toMatchObject({
      open: false,
      state: 'Closed: the person has died',
    });
    const late = await intake.post(`/referrals/${id}/amendments`, { primaryCarer: 'no' });
    expect(late).toMatchObject({ status: 409, body: { code: 'referral-closed' } });
    const points = await intake.get<ContactPoints>(
      `/referrals/${id}/contact-points`,
      intake.callers.postman,
    );
    expect(points.body.messagesStopped).toBe(true);

    const data = { referralId: id, reason: 'death-recorded-by-mistake' } as const;
    await intake.consumer.onReopened(anEvent(referralReopened, { ...about(id, 3), data }));
    expect(await intake.page(id)).toMatchObject({ open: true });
  });

  it('gives out no address from the moment a death is recorded, and again where it was a mistake', async () => {
    const id = await ofAnother('9990001073');
    const stopped = async (): Promise<boolean> => {
      const path = `/referrals/${id}/contact-points`;
      return (await intake.get<ContactPoints>(path, intake.callers.postman)).body.messagesStopped;
    };
    const data = { referralId: id, who: 'baby' } as const;
    expect(await stopped()).toBe(false);
    await intake.consumer.onDeathRecorded(
      anEvent(referralDeathRecorded, { ...about(id, 1), data }),
    );
    expect(await stopped()).toBe(true);
    await intake.consumer.onDeathCorrected(
      anEvent(referralDeathCorrected, { ...about(id, 2), data }),
    );
    expect(await stopped()).toBe(false);
  });
});

describe('contact points', () => {
  it('give her address only where she may be written to', async () => {
    const points = async (form = aForm()): Promise<ContactPoints> => {
      const path = `/referrals/${await aReferral(form)}/contact-points`;
      return (await intake.get<ContactPoints>(path, intake.callers.postman)).body;
    };
    expect(await points()).toMatchObject({
      referrerEmail: 'ines@referrers.example',
      womanEmail: 'ottilie.canarywood@people.example',
      messagesStopped: false,
    });
    const unsafe = { person: { contact: { safe: { email: 'not-known' } } } } as const;
    expect(await points(aForm(unsafe))).not.toHaveProperty('womanEmail');
    const self = aForm({ ...unsafe, referrer: { facts: { role: 'self' } } });
    expect(await points(self)).not.toHaveProperty('referrerEmail');
  });

  it('give her number only where a text message is safe', async () => {
    const points = async (sms: 'yes' | 'no' | 'not-known'): Promise<ContactPoints> => {
      const contact = { phone: '07700 900123', safe: { sms, email: 'no' } } as const;
      const id = await aReferral(aForm({ person: { contact } }));
      const path = `/referrals/${id}/contact-points`;
      return (await intake.get<ContactPoints>(path, intake.callers.postman)).body;
    };
    expect(await points('yes')).toMatchObject({ womanPhone: '07700 900123' });
    for (const sms of ['no', 'not-known'] as const) {
      expect(await points(sms)).not.toHaveProperty('womanPhone');
    }
  });

  it('are asked for by notification only, and each time is kept', async () => {
    const id = await aReferral();
    const path = `/referrals/${id}/contact-points`;
    expect((await intake.get(path, intake.callers.midwife)).status).toBe(403);
    expect((await intake.get(path, intake.callers.postman)).status).toBe(200);
    const lines = await intake.query(
      `SELECT count(*) AS count FROM audit WHERE action = 'contact-points.read' AND subject = $1`,
      [id],
    );
    expect(lines).toEqual([{ count: 1 }]);
    const unknown = await intake.get(
      `/referrals/${randomUUID()}/contact-points`,
      intake.callers.postman,
    );
    expect(unknown.status).toBe(404);
  });
});
