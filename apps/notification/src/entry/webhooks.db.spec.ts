import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralOffered,
  referralReceived,
  type Role,
  type WebhookFailures,
  type Webhooks,
  type WebhookSecret,
} from '@waymark/contracts';
import { addressesOf, anEvent, eventually } from '@waymark/testing';
import pg from 'pg';
import { aNotification, type ANotification } from '../a-notification.fixture.js';
import { KnownReceivers } from '../gateways/known-receivers.fixture.js';
import { WebhookGateway, type OutgoingWebhook } from '../gateways/webhook-gateway.js';
import { PlanMessages } from '../use-cases/plan-messages.js';

const HUB = 'cw-loss';
const URL_OF_HUB = 'https://hub.example/waymark';
const receivers = new KnownReceivers();
let notification: ANotification;
let client: pg.Client;

beforeAll(async () => {
  notification = await aNotification('webhooks', {}, [{ for: WebhookGateway, use: receivers }]);
  client = new pg.Client({ connectionString: addressesOf(notification.databaseUrl).adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await notification.close();
});

interface Asking {
  readonly method?: string;
  readonly body?: object;
  readonly role?: Role;
  readonly organisation?: string;
}

/** Whichever of them the route answers. */
type Answered = Webhooks & WebhookFailures & WebhookSecret;

async function asked(
  path: string,
  { method = 'GET', body, role = 'administrator', organisation = HUB }: Asking = {},
): Promise<{ readonly status: number; readonly body: Answered }> {
  const who = { roles: [role], organisation, audience: 'notification' } as const;
  const answer = await fetch(`${notification.url}/webhooks${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await notification.issuers.person(who)}`,
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Answered };
}

/** Somebody is referred and offered to the hub; each event comes twice. */
async function somebodyIsOffered(): Promise<string> {
  const referralId = randomUUID();
  const plan = notification.app.get(PlanMessages);
  const about = { subject: referralId, data: { referralId } };
  const received = anEvent(referralReceived, { ...about, id: randomUUID() });
  const offered = anEvent(referralOffered, { ...about, id: randomUUID() });
  for (const event of [received, offered, received, offered]) await plan.execute(event);
  return referralId;
}
/** Without waiting until they are due. */
const hurry = (): Promise<unknown> =>
  client.query(`UPDATE webhook_delivery SET next_attempt_at = now() WHERE status = 'PENDING'`);
const told = (referralId: string, times = 1): Promise<readonly OutgoingWebhook[]> =>
  eventually(
    'the system is told',
    async () => {
      await hurry();
      const all = toldOf(referralId);
      return all.length >= times ? all : undefined;
    },
    { withinMs: 20_000, everyMs: 200 },
  );
const failures = async (id: string): Promise<WebhookFailures['failures']> =>
  (await asked(`/${id}/failures`)).body.failures;
const toldOf = (referralId: string) =>
  receivers.told.filter((one) => one.referralId === referralId);

describe('webhooks', () => {
  let made: WebhookSecret;

  it('are made by an administrator; the secret is shown once, and kept sealed', async () => {
    const { status, body } = await asked('', {
      method: 'POST',
      body: { url: URL_OF_HUB },
    });
    made = body;
    expect(status).toBe(201);
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const list = await asked('');
    expect(list.body.webhooks).toMatchObject([
      { id: made.id, url: URL_OF_HUB, state: 'active', failures: 0 },
    ]);
    expect(JSON.stringify(list.body)).not.toContain('whsec');
    const { rows } = await client.query('SELECT webhook::text AS kept FROM webhook');
    expect(JSON.stringify(rows)).not.toContain(made.secret);
  });

  it.each<[string, Role, string]>([
    ['another role', 'operator', HUB],
    ['a referrer', 'referrer', HUB],
  ])('are not for %s', async (_, role, organisation) => {
    expect((await asked('', { role, organisation })).status).toBe(403);
  });

  it('are not another organisation’s to see or to change', async () => {
    const other = { organisation: 'another-hub' };
    expect((await asked('', other)).body.webhooks).toEqual([]);
    expect((await asked(`/${made.id}/secret`, { method: 'POST', ...other })).status).toBe(404);
    expect((await asked(`/${made.id}`, { method: 'DELETE', ...other })).status).toBe(404);
    expect((await asked(`/${made.id}/failures`, other)).status).toBe(404);
    const again = await asked(`/${made.id}/replays`, { method: 'POST', ...other });
    expect(again.status).toBe(404);
  });

  it.each(['http://hub.example/x', 'ftp://hub.example', 'https://a:b@hub.example/', 'hub', ''])(
    'go by https alone: %p is refused, and says so',
    async (url) => {
      const { status, body } = await asked('', { method: 'POST', body: { url } });
      expect(status).toBe(422);
      expect(JSON.stringify(body)).toContain('must be https://');
    },
  );

  it('tell the hub’s system once that there is something new, and whose it is it must read', async () => {
    const referralId = await somebodyIsOffered();
    await told(referralId);
    await told(await somebodyIsOffered());
    expect(toldOf(referralId)).toMatchObject([
      { url: URL_OF_HUB, type: 'referral.new', referralId, secrets: [made.secret] },
    ]);
  });

  it('are signed with both secrets for a day after one has changed', async () => {
    const { body } = await asked(`/${made.id}/secret`, { method: 'POST' });
    const [first] = await told(await somebodyIsOffered());
    expect(first?.secrets).toEqual([body.secret, made.secret]);

    await client.query(`UPDATE webhook SET earlier_until = now() - interval '1 second'`);
    const [second] = await told(await somebodyIsOffered());
    expect(second?.secrets).toEqual([body.secret]);
  });

  it('that are not taken are tried again with the same id; given up after three days, and replayed', async () => {
    receivers.next = { result: 'not-taken', code: 'HTTP 500' };
    const referralId = await somebodyIsOffered();
    const tried = await told(referralId, 2);
    expect(new Set(tried.map(({ id }) => id)).size).toBe(1);
    await client.query(
      `UPDATE webhook_delivery SET planned_at = now() - interval '3 days' WHERE status = 'PENDING'`,
    );
    const [failure] = await eventually(
      'it is given up',
      async () => {
        await hurry();
        const all = await failures(made.id);
        return all.length > 0 ? all : undefined;
      },
      { withinMs: 20_000, everyMs: 200 },
    );
    expect(failure).toMatchObject({
      deliveryId: tried[0]?.id,
      referralId,
      lastTrouble: 'HTTP 500',
    });

    receivers.next = { result: 'taken' };
    const before = toldOf(referralId).length;
    expect((await asked(`/${made.id}/replays`, { method: 'POST' })).body).toEqual({ replayed: 1 });
    const after = await told(referralId, before + 1);
    expect(after.at(-1)?.id).toBe(tried[0]?.id);
    expect(await failures(made.id)).toEqual([]);
  });

  it('are disabled where the receiver is gone, until an administrator enables them', async () => {
    receivers.next = { result: 'gone' };
    const last = await somebodyIsOffered();
    await told(last);
    await eventually('it is disabled', async () => {
      const { body } = await asked('');
      return body.webhooks[0]?.state === 'disabled' ? body : undefined;
    });
    expect((await asked('')).body.webhooks).toMatchObject([{ because: 'gone', failures: 1 }]);

    receivers.next = { result: 'taken' };
    const unheard = await somebodyIsOffered();
    expect((await asked(`/${made.id}/enabling`, { method: 'POST' })).status).toBe(204);
    await told(await somebodyIsOffered());
    expect(toldOf(unheard)).toEqual([]);
  });

  it('that are ended are told nothing more, and each change is audited', async () => {
    expect((await asked(`/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    await somebodyIsOffered();
    const { rows: planned } = await client.query(
      `SELECT FROM webhook_delivery WHERE status = 'PENDING'`,
    );
    expect(planned).toEqual([]);
    expect((await asked(`/${made.id}`, { method: 'DELETE' })).status).toBe(404);
    const { rows } = await client.query<{ action: string }>(
      'SELECT action FROM audit WHERE subject = $1 ORDER BY id',
      [made.id],
    );
    expect([...new Set(rows.map(({ action }) => action))]).toEqual([
      'webhook.created',
      'webhook.secret-changed',
      'webhook.failures-read',
      'webhook.replayed',
      'webhook.enabled',
      'webhook.ended',
    ]);
  });
});
