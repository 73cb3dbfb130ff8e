import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '@waymark/platform';
import { StoppedClock } from '@waymark/testing';
import { Webhook } from 'standardwebhooks';
import { AReceiver } from './a-receiver.fixture.js';
import { HttpsWebhookGateway } from './https-webhook.gateway.js';
import type { OutgoingWebhook } from './webhook-gateway.js';

/** Reaches this machine too, where receivers of specs are. */
class NearbyGateway extends HttpsWebhookGateway {
  protected override mayReach(address: string): boolean {
    return address === '127.0.0.1' || super.mayReach(address);
  }
}

const secret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
const [newer, older, other] = [secret(), secret(), secret()];
const nearby = new NearbyGateway(new SystemClock());
const gateway = new HttpsWebhookGateway(new SystemClock());

let receiver: AReceiver;
const aWebhook = (changes: Partial<OutgoingWebhook> = {}): OutgoingWebhook => ({
  id: randomUUID(),
  url: `${receiver.url}/hooks`,
  secrets: [newer],
  type: 'referral.new',
  referralId: '0b8f6f0e-0000-4000-8000-000000000001',
  at: new Date('2026-11-22T10:00:00Z'),
  ...changes,
});
const verified = (by: string): unknown => {
  const { headers, body } = receiver.told.at(-1) ?? { headers: {}, body: '' };
  return new Webhook(by).verify(body, headers as Record<string, string>);
};

beforeAll(async () => {
  receiver = await AReceiver.start();
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.told.length = 0;
  receiver.status = 204;
});

describe('a webhook', () => {
  it('is signed, thin, and has the same id at every attempt', async () => {
    const webhook = aWebhook();
    expect(await nearby.send(webhook)).toEqual({ result: 'taken' });
    await nearby.send(webhook);
    expect(verified(newer)).toEqual({
      type: 'referral.new',
      timestamp: '2026-11-22T10:00:00.000Z',
      data: { id: '0b8f6f0e-0000-4000-8000-000000000001' },
    });
    expect(() => verified(other)).toThrow();
    expect(receiver.told.map(({ headers }) => headers['webhook-id'])).toEqual([
      webhook.id,
      webhook.id,
    ]);
  });

  it('says when each attempt was sent, signed: an old one that is sent again is refused', async () => {
    const webhook = aWebhook();
    const longAgo = new StoppedClock(new Date(Date.now() - 10 * 60_000).toISOString());
    await new NearbyGateway(longAgo).send(webhook);
    const at = String(Math.floor(longAgo.now().getTime() / 1_000));
    expect(receiver.told[0]?.headers['webhook-timestamp']).toBe(at);
    expect(() => verified(newer)).toThrow('too old');

    // Nor can it be made to look new.
    const [old] = receiver.told;
    const now = String(Math.floor(Date.now() / 1_000));
    receiver.told.push({
      body: '',
      ...old,
      headers: { ...old?.headers, 'webhook-timestamp': now },
    });
    expect(() => verified(newer)).toThrow('signature');

    await nearby.send(webhook);
    expect(verified(newer)).toBeDefined();
  });

  it('is signed with both secrets while they change', async () => {
    await nearby.send(aWebhook({ secrets: [newer, older] }));
    expect(verified(newer)).toBeDefined();
    expect(verified(older)).toBeDefined();
  });

  it.each([
    { status: 200, is: { result: 'taken' } },
    { status: 410, is: { result: 'gone' } },
    { status: 302, is: { result: 'not-taken', code: 'HTTP 302' } },
    { status: 307, is: { result: 'not-taken', code: 'HTTP 307' } },
    { status: 404, is: { result: 'not-taken', code: 'HTTP 404' } },
    { status: 500, is: { result: 'not-taken', code: 'HTTP 500' } },
  ])('answered $status is $is.result, and nothing is followed', async ({ status, is }) => {
    receiver.status = status;
    expect(await nearby.send(aWebhook())).toEqual(is);
    expect(receiver.told).toHaveLength(1);
  });

  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://0.0.0.0:PORT/',
    'http://2130706433:PORT/',
  ])('does not go to %s, by address or by name', async (url) => {
    const near = url.replace('PORT', String(receiver.port));
    expect(await gateway.send(aWebhook({ url: near }))).toEqual({
      result: 'not-taken',
      code: 'NOT_PUBLIC',
    });
    expect(receiver.told).toEqual([]);
  });

  it('that cannot be sent says why without saying where', async () => {
    const away = aWebhook({ url: 'http://127.0.0.1:59998/secret-path' });
    expect(await nearby.send(away)).toEqual({ result: 'not-taken', code: 'ECONNREFUSED' });
  });
});
