import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralOffered, type AttachmentView } from '@waymark/contracts';
import { anEvent } from '@waymark/testing';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
let referralId: string;
let file: string;
beforeAll(async () => {
  intake = await anIntake('read-by-link-workers');
  const form = aForm({
    need: { conditions: ['ocd'], scores: [{ measure: 'PHQ-9', total: 9, selfHarmItem: 0 }] },
    safety: { riskFromOthers: 'significant', childProtectionPlan: 'yes' },
  });
  ({ referralId } = await intake.sent(form));
  const content = Buffer.from('%PDF-1.7 letter').toString('base64');
  const added = await intake.call<AttachmentView>('POST', `/referrals/${referralId}/attachments`, {
    token: intake.callers.midwife,
    body: { fileName: 'Canarywood letter.pdf', content },
    headers: { 'idempotency-key': randomUUID() },
  });
  file = added.body.attachmentId;
  for (const [at, serviceId] of ['eastham-hub', 'eastham-link-work'].entries()) {
    await intake.consumer.onOffered(
      anEvent(referralOffered, {
        ...{ subject: referralId, sequence: at + 1, time: '2026-11-22T13:00:00.000Z' },
        data: {
          ...{
            referralId,
            serviceId,
            serviceName: 'Eastham',
            as: 'lead',
            because: 'Canarybecause.',
          },
          holder: { organisation: 'eastham-midwives', kind: 'sending-team', name: 'Midwives' },
        },
      }),
    );
  }
});
afterAll(() => intake.close());

describe('a referral that is offered to link work', () => {
  it('is answered with what to do about safety, and without clinical facts, files and reasons', async () => {
    const { linkWorker, hub } = intake.callers;
    const page = await intake.page(referralId, linkWorker);
    expect(page.linkWork).toEqual({
      concern: 'yes',
      steps: ['do-not-visit-alone', 'call-safely', 'speak-first', 'tell-safeguarding-lead'],
    });
    expect(page.sent.person.fullName).toBe('Ottilie Canarywood');
    const clinical = /PHQ-9|ocd|significant|Canarynote|Canarywood letter|Canarybecause/g;
    expect(JSON.stringify(page)).not.toMatch(clinical);

    const whole = await intake.page(referralId, hub);
    expect(new Set(JSON.stringify(whole).match(clinical)).size).toBe(6);
    expect([whole.linkWork, (await intake.page(referralId)).linkWork]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('opens no file to a link worker', async () => {
    const path = `/referrals/${referralId}/attachments/${file}`;
    expect((await intake.get(path, intake.callers.linkWorker)).status).toBe(404);
    // Not scanned here, and said so to those who may open it.
    expect((await intake.get(path, intake.callers.hub)).status).toBe(409);
  });
});
