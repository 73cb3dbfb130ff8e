import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addressesOf } from '@waymark/testing';
import pg from 'pg';
import { aNotification, type ANotification } from '../a-notification.fixture.js';
import { callbackOf, type Notification } from '../gateways/a-govuk-notify.fixture.js';

const TOKEN = 'a-token-of-ours-that-notify-shows-us-0123';
const ID = '0b8f6f0e-0000-4000-8000-00000000000a';
const HER = '+447700900731';
const sent: Notification = {
  ...{ id: '740e5834-3a29-46b4-9a6f-16142fde533a', reference: ID, type: 'sms', to: HER },
  ...{ body: '', subject: '', status: 'sending' },
};

let notification: ANotification;
let client: pg.Client;
const logged: string[] = [];
const write = process.stdout.write.bind(process.stdout);

beforeAll(async () => {
  process.stdout.write = (text: string) => {
    logged.push(text);
    return true;
  };
  notification = await aNotification('notify-callbacks', {
    NOTIFY_CALLBACK_TOKEN: TOKEN,
    LOG_LEVEL: 'debug',
  });
  client = new pg.Client({ connectionString: addressesOf(notification.databaseUrl).adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await notification.close();
  process.stdout.write = write;
});
beforeEach(async () => {
  await client.query('DELETE FROM message');
  await client.query(
    `INSERT INTO message (id, event_id, referral_id, audience, template, traceparent, urgent, status, attempts, channel)
     VALUES ($1, $1, $1, 'woman', 'woman-received', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
             false, 'SENT', 1, 'sms')`,
    [ID],
  );
});

async function calledBack(body: object | string, token = TOKEN): Promise<Response> {
  return fetch(`${notification.url}/callbacks/notify`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
const receipt = async (): Promise<unknown> =>
  (await client.query('SELECT status, receipt FROM message')).rows[0];

describe('GOV.UK Notify calls back', () => {
  it.each([
    { status: 'delivered', is: { status: 'SENT', receipt: 'delivered' } },
    { status: 'permanent-failure', is: { status: 'FAILED', receipt: 'permanent-failure' } },
    { status: 'sending', is: { status: 'SENT', receipt: null } },
    { status: 'a-word-of-tomorrow', is: { status: 'SENT', receipt: null } },
  ])('$status', async ({ status, is }) => {
    const body = { ...callbackOf(sent, status), said_tomorrow: { more: true } };
    expect((await calledBack(body)).status).toBe(204);
    expect((await calledBack(body)).status).toBe(204);
    expect(await receipt()).toEqual(is);
  });

  it.each(['', 'another-token-of-somebody-else-0123456', `${TOKEN}x`])(
    'without our token (%p) it is not believed',
    async (token) => {
      const answer = await calledBack(callbackOf(sent, 'permanent-failure'), token);
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain(HER);
      expect(await receipt()).toEqual({ status: 'SENT', receipt: null });
    },
  );

  it.each([[], 'null', '{"reference":["x"],"status":"delivered"}', '{"status":"delivered"}'])(
    'what names no message of ours changes nothing: %j',
    async (body) => {
      expect((await calledBack(body as string)).status).toBeLessThan(500);
      expect(await receipt()).toEqual({ status: 'SENT', receipt: null });
    },
  );

  it('to whom it went is in no log', async () => {
    await calledBack(callbackOf(sent, 'delivered'));
    await calledBack(`{"to": "${HER}", "status": `);
    expect(logged.join('')).toContain('/callbacks/notify');
    expect(logged.join('')).not.toMatch(/7700900731/);
  });
});

it('where it was given no token nobody can call back', async () => {
  const without = await aNotification('notify-callbacks-without');
  const answer = await fetch(`${without.url}/callbacks/notify`, {
    method: 'POST',
    headers: { authorization: 'Bearer undefined', 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBe(401);
  await without.close();
});
