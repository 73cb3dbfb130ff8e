import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Deliveries, MessageBacklog } from '@waymark/contracts';
import { Metrics } from '@waymark/platform';
import { addressesOf } from '@waymark/testing';
import pg from 'pg';
import { aNotification, type ANotification } from '../a-notification.fixture.js';
import type { Attempt } from '../domain/delivery.js';
import type { Carried } from '../domain/safe-contact.js';
import { ReadDeliveries } from '../use-cases/read-deliveries.js';
import { WatchProviders } from '../use-cases/watch-providers.js';

let notification: ANotification;
let client: pg.Client;
let operator: string;

beforeAll(async () => {
  notification = await aNotification('deliveries', { MESSAGES_PER_SECOND: 7 });
  operator = await notification.issuers.person({
    ...{ roles: ['operator'], organisation: 'an-area', audience: 'notification' },
  });
  client = new pg.Client({ connectionString: addressesOf(notification.databaseUrl).adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await notification.close();
});
beforeEach(async () => {
  await client.query(
    'DELETE FROM message; DELETE FROM provider_standing; DELETE FROM webhook_delivery; DELETE FROM webhook',
  );
});

interface Kept {
  readonly status?: string;
  readonly channel?: string;
  readonly receipt?: string;
  readonly minutesAgo?: number;
}
/** None of them is due, so that nobody sends it meanwhile. */
const keep = ({ status = 'SENT', channel, receipt, minutesAgo = 0 }: Kept): Promise<unknown> =>
  client.query(
    `INSERT INTO message (event_id, referral_id, audience, template, traceparent, urgent, status, channel, receipt,
       planned_at, next_attempt_at)
     VALUES (gen_random_uuid(), gen_random_uuid(), 'referrer', 'referrer-update', '', false, $1, $2, $3,
       now() - make_interval(mins => $4), now() + interval '1 hour')`,
    [status, channel ?? null, receipt ?? null, minutesAgo],
  );
const read = async (path: string) =>
  (await notification.call('GET', `/deliveries${path}`, { token: operator })) as {
    readonly status: number;
    readonly body: Deliveries & MessageBacklog;
  };
/** As it is at this moment; what is answered may be a few seconds old. */
const waiting = (): Promise<MessageBacklog> => notification.app.get(ReadDeliveries).backlog();
const saw = (channel: Carried, attempt: Attempt): Promise<void> =>
  notification.app.get(WatchProviders).saw([{ channel, attempt }]);

describe('deliveries', () => {
  beforeEach(async () => {
    await keep({ channel: 'email', receipt: 'delivered' });
    await keep({ channel: 'sms', receipt: 'delivered' });
    await keep({ channel: 'sms', status: 'FAILED', receipt: 'permanent-failure' });
    await keep({ status: 'PENDING' });
  });

  it.each([
    { narrowed: '', found: 4 },
    { narrowed: '?channel=sms', found: 2 },
    { narrowed: '?status=FAILED', found: 1 },
    { narrowed: '?receipt=delivered', found: 2 },
    { narrowed: '?channel=sms&status=SENT&receipt=delivered', found: 1 },
    { narrowed: '?channel=email&status=FAILED', found: 0 },
  ])('are narrowed: $narrowed', async ({ narrowed, found }) => {
    expect((await read(narrowed)).body.deliveries).toHaveLength(found);
  });

  it.each(['?channel=pigeon', '?status=sent', '?recipient=x'])(
    'are not narrowed by what is no filter: %s',
    async (narrowed) => {
      expect((await read(narrowed)).status).toBe(422);
    },
  );
});

describe('what waits', () => {
  it('is counted by channel with the age of the oldest, and what is done is not', async () => {
    await keep({ status: 'PENDING', channel: 'sms', minutesAgo: 30 });
    await keep({ status: 'SENDING', channel: 'sms', minutesAgo: 20 });
    await keep({ status: 'PENDING', minutesAgo: 5 });
    await keep({ status: 'UNKNOWN', channel: 'email', minutesAgo: 60 });
    const { body } = await read('/backlog');
    expect(body.perSecond).toBe(7);
    expect(body.channels.map(({ channel, waiting }) => [channel, waiting])).toEqual([
      ['email', 0],
      ['sms', 2],
      ['undecided', 1],
      ['webhook', 0],
    ]);
    const oldest = Date.parse(body.channels[1]?.oldestAt ?? '');
    expect((Date.parse(body.asOf) - oldest) / 60_000).toBeCloseTo(30, 1);
  });

  it('to other systems waits only where they still want to hear', async () => {
    for (const state of ['active', 'ended']) {
      await client.query(
        `WITH made AS (
           INSERT INTO webhook (id, organisation, url, state, secret)
           VALUES (gen_random_uuid(), 'a-hub', 'https://hub.example', $1, '') RETURNING id)
         INSERT INTO webhook_delivery (webhook_id, event_id, type, referral_id, at, next_attempt_at)
         SELECT id, gen_random_uuid(), 'referral.new', gen_random_uuid(), now(), now() + interval '1 hour' FROM made`,
        [state],
      );
    }
    const body = await waiting();
    expect(body.channels.find(({ channel }) => channel === 'webhook')?.waiting).toBe(1);
  });

  it('says since when a provider has been silent, however often it is tried', async () => {
    await saw('email', { result: 'accepted', providerReference: 'x' });
    expect((await waiting()).providers).toMatchObject([
      { channel: 'email', provider: 'mail-server', state: 'answers' },
    ]);

    await saw('email', { result: 'down', code: 'ECONNREFUSED' });
    const first = (await waiting()).providers[0];
    await saw('email', { result: 'down', code: 'ETIMEDOUT' });
    const second = (await waiting()).providers[0];
    expect(first).toMatchObject({ state: 'silent', code: 'ECONNREFUSED' });
    expect(second).toEqual({ ...first, code: 'ETIMEDOUT' });

    await saw('email', { result: 'accepted', providerReference: 'x' });
    const [again] = (await waiting()).providers;
    expect(again?.state).toBe('answers');
    expect(again?.code).toBeUndefined();
    expect(again?.since).not.toBe(first?.since);
  });

  it('is among the figures of the service', async () => {
    await keep({ status: 'PENDING', channel: 'sms', minutesAgo: 30 });
    await saw('sms', { result: 'down', code: 'ECONNREFUSED' });
    await client.query(`UPDATE provider_standing SET since = now() - interval '10 minutes'`);
    const text = await notification.app.get(Metrics).text();
    const figure = (name: string): number =>
      Number(new RegExp(`^${name}\\{channel="sms"\\} (.+)$`, 'm').exec(text)?.[1]);
    expect(figure('waymark_messages_waiting')).toBe(1);
    expect(figure('waymark_messages_oldest_seconds')).toBeCloseTo(1_800, -1);
    expect(figure('waymark_provider_silent_seconds')).toBeCloseTo(600, -1);
    expect(text).toMatch(/^waymark_messages_waiting\{channel="webhook"\} 0$/m);
  });

  it('is for operators', async () => {
    const token = await notification.issuers.person({
      ...{ roles: ['referrer'], organisation: 'a-team', audience: 'notification' },
    });
    const { status } = await notification.call('GET', '/deliveries/backlog', { token });
    expect(status).toBe(403);
  });
});
