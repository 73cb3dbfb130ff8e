import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  WebhookDelivery,
  WebhookSecret,
  WebhookShown,
  WebhookTested,
} from '@waymark/contracts';
import { addressesOf, eventually } from '@waymark/testing';
import pg from 'pg';
import { aNotification, type ANotification } from '../a-notification.fixture.js';
import { KnownReceivers } from '../gateways/known-receivers.fixture.js';
import { WebhookGateway } from '../gateways/webhook-gateway.js';
import { ForgetWhatWasTold } from '../use-cases/forget-what-was-told.js';

const receivers = new KnownReceivers();
let notification: ANotification;
let client: pg.Client;

beforeAll(async () => {
  notification = await aNotification('webhooks-kept', { WEBHOOK_DELIVERIES_KEPT_DAYS: 30 }, [
    { for: WebhookGateway, use: receivers },
  ]);
  client = new pg.Client({ connectionString: addressesOf(notification.databaseUrl).adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await notification.close();
});
beforeEach(async () => {
  await client.query('DELETE FROM webhook_delivery; DELETE FROM webhook');
  receivers.next = { result: 'taken' };
  receivers.trouble = undefined;
});

type Answered = WebhookShown & WebhookSecret & WebhookTested & { readonly code?: string };

/** As an administrator of a hub. */
async function asked(
  method: string,
  path: string,
  { body, key }: { readonly body?: object; readonly key?: string } = {},
): Promise<{ readonly status: number; readonly body: Answered }> {
  const who = {
    roles: ['administrator'],
    organisation: 'a-hub',
    audience: 'notification',
  } as const;
  const answer = await fetch(`${notification.url}/webhooks${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await notification.issuers.person(who)}`,
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Answered };
}

const url = (path = '') => ({ body: { url: `https://hub.example/${path}` } });
const make = async (): Promise<string> => (await asked('POST', '', url())).body.id;
const newest = async (id: string): Promise<WebhookDelivery | undefined> =>
  (await asked('GET', `/${id}`)).body.deliveries[0];
const told = (id: string, status: string): Promise<WebhookDelivery> =>
  eventually(
    `the newest delivery is ${status}`,
    async () => {
      await client.query('UPDATE webhook_delivery SET next_attempt_at = now()');
      const delivery = await newest(id);
      return delivery?.status === status && delivery.attempts > 0 ? delivery : undefined;
    },
    { withinMs: 20_000, everyMs: 200 },
  );

describe('a webhook that is sent for twice', () => {
  it('is made once, and its secret is the same: it is nowhere kept as it is shown', async () => {
    const key = randomUUID();
    const first = await asked('POST', '', { ...url(), key });
    const again = await asked('POST', '', { ...url(), key });
    expect(first.status).toBe(201);
    expect(again).toEqual(first);
    const { rows } = await client.query<{ kept: string }>(
      'SELECT webhook::text AS kept FROM webhook UNION ALL SELECT answer::text FROM idempotency',
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(first.body.secret.slice('whsec_'.length));
  });

  it('is refused where the same key comes with another address', async () => {
    const key = randomUUID();
    await asked('POST', '', { ...url(), key });
    const other = await asked('POST', '', { ...url('other'), key });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('gets one new secret: the one before still signs beside it', async () => {
    const { id, secret } = (await asked('POST', '', url())).body;
    const key = randomUUID();
    const first = await asked('POST', `/${id}/secret`, { key });
    expect(await asked('POST', `/${id}/secret`, { key })).toEqual(first);
    await asked('POST', `/${id}/tests`);
    await told(id, 'SENT');
    expect(receivers.told.at(-1)?.secrets).toEqual([first.body.secret, secret]);
  });
});

describe('the address of a webhook', () => {
  it.each([
    { trouble: 'not-public', says: 'must lead to a public address' },
    { trouble: 'not-found', says: 'its name was not found' },
  ] as const)('is refused where it is $trouble', async ({ trouble, says }) => {
    receivers.trouble = trouble;
    const { status, body } = await asked('POST', '', url());
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain(says);
    expect((await client.query('SELECT FROM webhook')).rows).toEqual([]);
  });
});

describe('a webhook', () => {
  it('is tried by a test, which is about nobody, and shows what became of it', async () => {
    const id = await make();
    const { status, body } = await asked('POST', `/${id}/tests`);
    expect(status).toBe(200);
    expect(await told(id, 'SENT')).toMatchObject({
      deliveryId: body.deliveryId,
      type: 'webhook.test',
      attempts: 1,
    });
    const sent = receivers.told.find((one) => one.id === body.deliveryId);
    expect(sent).not.toHaveProperty('referralId');
  });

  it('says since when it fails, until something is taken', async () => {
    const id = await make();
    receivers.next = { result: 'not-taken', code: 'HTTP 500' };
    await asked('POST', `/${id}/tests`);
    // An attempt is counted when it begins, and what came of it is kept when it has ended.
    await eventually('it is said why', async () => (await told(id, 'PENDING')).lastTrouble);
    expect((await newest(id))?.lastTrouble).toBe('HTTP 500');
    const since = (await asked('GET', `/${id}`)).body.failingSince;
    expect(since).toBeDefined();
    await eventually('it is tried again', async () => {
      await client.query('UPDATE webhook_delivery SET next_attempt_at = now()');
      return ((await newest(id))?.attempts ?? 0) > 1 || undefined;
    });
    expect((await asked('GET', `/${id}`)).body.failingSince).toBe(since);

    receivers.next = { result: 'taken' };
    await told(id, 'SENT');
    expect((await asked('GET', `/${id}`)).body.failingSince).toBeUndefined();
  });

  it('that is disabled cannot be tried, and one that has ended is not there', async () => {
    const id = await make();
    receivers.next = { result: 'gone' };
    await asked('POST', `/${id}/tests`);
    await told(id, 'FAILED');
    expect(await asked('POST', `/${id}/tests`)).toMatchObject({
      status: 409,
      body: { code: 'webhook-disabled' },
    });
    await asked('DELETE', `/${id}`);
    expect((await asked('POST', `/${id}/tests`)).status).toBe(404);
    expect((await asked('GET', `/${id}`)).status).toBe(404);
  });

  it('that has ended leaves nothing waiting', async () => {
    const id = await make();
    receivers.next = { result: 'not-taken', code: 'HTTP 500' };
    await asked('POST', `/${id}/tests`);
    await told(id, 'PENDING');
    await asked('DELETE', `/${id}`);
    const { rows } = await client.query('SELECT status, last_trouble FROM webhook_delivery');
    expect(rows).toEqual([{ status: 'FAILED', last_trouble: 'ended' }]);
  });
});

describe('what a system was told', () => {
  it('is forgotten after the days that are set; what waits is not', async () => {
    const id = await make();
    for (const [status, days] of [
      ['SENT', 31],
      ['FAILED', 31],
      ['PENDING', 31],
      ['SENT', 29],
    ] as const) {
      await client.query(
        `INSERT INTO webhook_delivery (webhook_id, event_id, type, at, status, planned_at, next_attempt_at)
         VALUES ($1, gen_random_uuid(), 'webhook.test', now(), $2, now() - make_interval(days => $3), now() + interval '1 hour')`,
        [id, status, days],
      );
    }
    await notification.app.get(ForgetWhatWasTold).execute();
    const { rows } = await client.query<{ status: string }>(
      'SELECT status FROM webhook_delivery ORDER BY planned_at',
    );
    expect(rows.map(({ status }) => status)).toEqual(['PENDING', 'SENT']);
  });
});
