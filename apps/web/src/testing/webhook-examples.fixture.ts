import type { WebhookSecret, WebhookShown, Webhooks } from '@waymark/contracts';
import { REFERRAL_ID } from './referral-examples.fixture.js';

export const WEBHOOK_ID = '0b8f6f0e-0000-4000-8000-0000000000d1';

export const someWebhooks: Webhooks = {
  webhooks: [
    {
      id: WEBHOOK_ID,
      url: 'https://system.example.nhs.uk/waymark',
      state: 'active',
      createdAt: '2026-11-20T09:00:00.000Z',
      failures: 0,
    },
    {
      id: '0b8f6f0e-0000-4000-8000-0000000000d2',
      url: 'https://old.example.nhs.uk/hooks',
      state: 'active',
      createdAt: '2026-10-01T09:00:00.000Z',
      failingSince: '2026-11-21T17:30:00.000Z',
      failures: 1,
    },
    {
      id: '0b8f6f0e-0000-4000-8000-0000000000d3',
      url: 'https://gone.example.nhs.uk/hooks',
      state: 'disabled',
      because: 'gone',
      createdAt: '2026-09-01T09:00:00.000Z',
      failures: 3,
    },
  ],
};

const [on] = someWebhooks.webhooks as Webhooks['webhooks'] & readonly [WebhookShown];

export const aWebhook: WebhookShown = {
  ...on,
  deliveries: [
    {
      deliveryId: '0b8f6f0e-0000-4000-8000-0000000000e1',
      type: 'referral.new',
      referralId: REFERRAL_ID,
      status: 'PENDING',
      plannedAt: '2026-11-22T11:50:00.000Z',
      attempts: 2,
      nextAttemptAt: '2026-11-22T12:10:00.000Z',
      lastTrouble: 'HTTP 503',
    },
    {
      deliveryId: '0b8f6f0e-0000-4000-8000-0000000000e2',
      type: 'webhook.test',
      status: 'SENT',
      plannedAt: '2026-11-20T09:05:00.000Z',
      attempts: 1,
    },
    {
      deliveryId: '0b8f6f0e-0000-4000-8000-0000000000e3',
      type: 'referral.updated',
      referralId: REFERRAL_ID,
      status: 'FAILED',
      plannedAt: '2026-11-15T09:05:00.000Z',
      attempts: 24,
      lastTrouble: 'ECONNREFUSED',
    },
  ],
};

export const aWebhookSecret: WebhookSecret = {
  id: WEBHOOK_ID,
  secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
};
