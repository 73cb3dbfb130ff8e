import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addressesOf } from '@waymark/testing';
import pg from 'pg';
import { aNotification, type ANotification } from '../a-notification.fixture.js';

const TOKEN = 'a-token-of-ours-that-the-mail-script-shows';

let notification: ANotification;
let client: pg.Client;
let id: string;
let bounced: { readonly messageId: string; readonly status: string };

beforeAll(async () => {
  notification = await aNotification('mail-callbacks', { MAIL_CALLBACK_TOKEN: TOKEN });
  client = new pg.Client({ connectionString: addressesOf(notification.databaseUrl).adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await notification.close();
});
beforeEach(async () => {
  await client.query('DELETE FROM message');
  id = randomUUID();
  bounced = { messageId: `<${id}@waymark>`, status: 'bounced' };
  await client.query(
    `INSERT INTO message (id, event_id, referral_id, audience, template, traceparent, urgent, status, attempts, channel)
     VALUES ($1, $1, $1, 'woman', 'woman-received', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
             false, 'SENT', 1, 'email')`,
    [id],
  );
});

async function told(body: object, token = TOKEN): Promise<Response> {
  return fetch(`${notification.url}/callbacks/mail`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
const stands = async (): Promise<unknown> =>
  (await client.query('SELECT status, receipt FROM message')).rows[0];
const said = async (): Promise<readonly object[]> => {
  const found = await client.query<{ type: string; reason: string }>(
    "SELECT type, data->>'reason' AS reason FROM outbox WHERE subject = $1",
    [id],
  );
  return found.rows;
};

describe('a mail that the server took comes back', () => {
  it.each([
    ['as it stands in the mail', '<ID@waymark>'],
    ['without its brackets', 'ID@waymark'],
  ])(
    '%s: it is a message that failed, as one that was refused at once; told twice, once',
    async (_how, as) => {
      const messageId = as.replace('ID', id);
      expect((await told({ ...bounced, messageId })).status).toBe(204);
      expect((await told({ ...bounced, messageId })).status).toBe(204);

      expect(await stands()).toEqual({ status: 'FAILED', receipt: 'permanent-failure' });
      expect(await said()).toEqual([{ type: 'message.failed.v1', reason: 'address-refused' }]);
    },
  );

  it.each(['', 'another-token-of-somebody-else-0123456', `${TOKEN}x`])(
    'without our token (%p) it is not believed',
    async (token) => {
      expect((await told(bounced, token)).status).toBe(401);
      expect(await stands()).toEqual({ status: 'SENT', receipt: null });
    },
  );

  it.each([
    { says: { status: 'delayed' }, field: 'status' },
    { says: { status: undefined }, field: 'status' },
    { says: { messageId: '<x@waymark>' }, field: 'messageId' },
    {
      says: { messageId: '<0b8f6f0e-0000-4000-8000-00000000000a@else.example>' },
      field: 'messageId',
    },
    { says: { messageId: undefined }, field: 'messageId' },
    { says: { messageId: [] }, field: 'messageId' },
  ])('a script that says something else hears which field: $says', async ({ says, field }) => {
    const answer = await told({ ...bounced, ...says });

    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ field }] });
    expect(await stands()).toEqual({ status: 'SENT', receipt: null });
  });

  it('of a message that nobody here knows, it changes nothing', async () => {
    const other = { ...bounced, messageId: `<${randomUUID()}@waymark>` };

    expect((await told(other)).status).toBe(204);
    expect(await stands()).toEqual({ status: 'SENT', receipt: null });
  });
});

it('where it was given no token nobody can say so', async () => {
  const without = await aNotification('mail-callbacks-without');
  const answer = await fetch(`${without.url}/callbacks/mail`, {
    method: 'POST',
    headers: { authorization: 'Bearer undefined', 'content-type': 'application/json' },
    body: JSON.stringify(bounced),
  });
  expect(answer.status).toBe(401);
  await without.close();
});
