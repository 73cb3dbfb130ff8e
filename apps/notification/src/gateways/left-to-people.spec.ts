import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SystemClock } from '@waymark/platform';
import { type notificationConfig } from '../notification.config.js';
import { gatewaysFrom, webhooksFrom } from './gateways-from.js';
import { HttpsWebhookGateway } from './https-webhook.gateway.js';

/** Nobody listens there: whoever tried to send would be told that it is down. */
const nowhere = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'waymark@people.example' };
const config = (LEFT: 'true' | 'false') =>
  Object.assign(Object.create(null) as ReturnType<typeof notificationConfig>, {
    ...nowhere,
    MESSAGES_LEFT_TO_PEOPLE: LEFT,
  });
const message = { channel: 'email', to: 'her@people.example', subject: 'A', text: 'B' } as const;
const webhook = {
  ...{ id: randomUUID(), url: 'https://127.0.0.1:1/', secrets: [], type: 'referral.new' as const },
  at: new Date('2026-11-28T10:00:00Z'),
} as const;

describe('while a restored service reads again', () => {
  it('nothing goes out: each message and each delivery has its end at once', async () => {
    const gateway = gatewaysFrom(config('true'));
    const lost = { result: 'lost', code: 'restored' };
    expect(gateway.carries('email')).toBe(true);
    expect(gateway.carries('sms')).toBe(false);
    expect(await gateway.send({ ...message, messageId: randomUUID() })).toEqual(lost);
    expect(await gateway.lookUp('email', randomUUID())).toEqual(lost);
    expect(await webhooksFrom(config('true'), new SystemClock()).send(webhook)).toEqual({
      result: 'left',
      code: 'restored',
    });
  });

  it('and otherwise it is tried', async () => {
    const gateway = gatewaysFrom(config('false'));
    expect(await gateway.send({ ...message, messageId: randomUUID() })).toMatchObject({
      result: 'down',
    });
    expect(webhooksFrom(config('false'), new SystemClock())).toBeInstanceOf(HttpsWebhookGateway);
  });
});
