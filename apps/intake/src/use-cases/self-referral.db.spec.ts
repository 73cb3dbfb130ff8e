import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReferralSent, SendReferral } from '@waymark/contracts';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('self-referral');
});
afterAll(() => intake.close());

const herForm = (fullName = 'Rosa Canarywood'): SendReferral =>
  aForm({ person: { fullName }, referrer: { facts: { role: 'self' }, name: fullName } });

const send = (form: SendReferral, token: string, key: string = randomUUID()) =>
  intake.call<ReferralSent>('POST', '/self-referrals', {
    token,
    body: form,
    headers: { 'idempotency-key': key },
  });

describe('a self-referral by somebody who is not signed in', () => {
  it('is kept as their own, is nobody’s team’s, and says nothing of who they are', async () => {
    const { status, body } = await send(herForm(), intake.callers.passerBy);

    expect(status).toBe(201);
    const [received] = await intake.said(body.referralId);
    expect(received?.data).toMatchObject({
      channel: 'self',
      sender: { organisation: 'self', name: 'Self-referral' },
    });
    expect(JSON.stringify(received)).not.toContain('Canarywood');
  });

  it('arrives once, however often it is sent under its key', async () => {
    const key = randomUUID();
    const form = herForm();
    const [one, other] = [
      await send(form, intake.callers.passerBy, key),
      await send(form, intake.callers.passerBy, key),
    ];

    expect(other.body).toEqual(one.body);
    expect(await intake.said(one.body.referralId)).toHaveLength(2);
  });

  it('shares no key with anybody else’s', async () => {
    const key = randomUUID();
    const one = await send(herForm('Rosa Canary'), intake.callers.passerBy, key);
    const other = await send(herForm('Amal Canary'), intake.callers.anotherPasserBy, key);

    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body.reference).not.toBe(one.body.reference);
  });

  it('never shows that there is another referral, which is linked all the same', async () => {
    const known = await intake.sent(aForm({ person: { nhsNumber: '9990001081' } }));
    const hers = aForm({
      person: { nhsNumber: '9990001081' },
      referrer: { facts: { role: 'self' } },
    });
    const { body } = await send(hers, intake.callers.passerBy);

    expect(Object.keys(body).sort()).toEqual(
      ['callNow', 'link', 'receivedAt', 'reference', 'referralId'].sort(),
    );
    const [received] = await intake.said(body.referralId);
    expect(received?.data).toMatchObject({ linkedTo: [known.referralId] });
  });
});

describe('whoever is not signed in', () => {
  it('may send, and find where they belong, and nothing else of all there is', async () => {
    const { paths } = JSON.parse(
      readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'),
    ) as { paths: Record<string, Record<string, unknown>> };
    const open: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const at = path.replaceAll(/\{\w+\}/g, randomUUID());
        const { status } = await intake.call(method.toUpperCase(), at, {
          token: intake.callers.passerBy,
          ...(method === 'post' && { body: {} }),
        });
        if (status !== 403) open.push(`${method.toUpperCase()} ${path}`);
      }
    }

    expect(open.sort()).toEqual(
      ['GET /places', 'GET /practices', 'POST /places', 'POST /self-referrals'].sort(),
    );
  });

  it('cannot read back what was sent', async () => {
    const { body } = await send(herForm(), intake.callers.passerBy);
    const read = await intake.get(`/referrals/${body.referralId}`, intake.callers.passerBy);

    expect(read.status).toBe(403);
  });
});
