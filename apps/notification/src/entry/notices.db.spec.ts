import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  referralContactChanged,
  referralHeld,
  referralOffered,
  referralReceived,
  type NoticePreferences,
  type Notices,
  type Role,
} from '@waymark/contracts';
import { addressesOf, anEvent } from '@waymark/testing';
import pg from 'pg';
import { aNotification, type ANotification } from '../a-notification.fixture.js';
import { AddressBook } from '../gateways/address-book.js';
import { MessageGateway } from '../gateways/message-gateway.js';
import { ForgetWhatWasTold } from '../use-cases/forget-what-was-told.js';
import { PlanMessages } from '../use-cases/plan-messages.js';
import { KnownAddresses, LedgerGateway, points } from '../use-cases/sending.fixture.js';

const SENDER = anEvent(referralReceived).data.sender.organisation;
const HUB = 'cw-loss';
const gateway = new LedgerGateway();
const addresses = new KnownAddresses();
let notification: ANotification;
let client: pg.Client;

beforeAll(async () => {
  notification = await aNotification('notices', {}, [
    { for: MessageGateway, use: gateway },
    { for: AddressBook, use: addresses },
  ]);
  client = new pg.Client({ connectionString: addressesOf(notification.databaseUrl).adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await notification.close();
});
beforeEach(async () => {
  await client.query(
    'DELETE FROM message; DELETE FROM recipient; DELETE FROM notice; DELETE FROM notice_preference',
  );
  addresses.points = points;
  gateway.sent.length = 0;
});

interface Asking {
  readonly role?: Role;
  readonly organisation?: string;
  readonly subject?: string;
}
const midwife = { role: 'referrer', organisation: SENDER, subject: 'test|midwife' } as const;
const hub = { role: 'hub-clinician', organisation: HUB, subject: 'test|hub' } as const;

async function asked(
  call: string,
  { role = 'referrer', organisation = SENDER, subject = 'test|somebody' }: Asking,
  body?: object,
): Promise<{ readonly status: number; readonly body: Notices & NoticePreferences }> {
  const [method = '', path = ''] = call.split(' ');
  const who = { roles: [role], organisation, subject, audience: 'notification' } as const;
  const answer = await fetch(`${notification.url}/notices${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await notification.issuers.person(who)}`,
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (text === '' ? {} : JSON.parse(text)) as Notices & NoticePreferences,
  };
}
const list = async (who: Asking): Promise<Notices> => (await asked('GET ', who)).body;

/** Somebody is referred and offered to the hub; each event comes twice. */
async function somebodyIsOffered(): Promise<string> {
  const referralId = randomUUID();
  const about = { subject: referralId, data: { referralId } };
  const received = anEvent(referralReceived, { ...about, id: randomUUID() });
  const offered = anEvent(referralOffered, { ...about, id: randomUUID() });
  const plan = notification.app.get(PlanMessages);
  for (const event of [received, offered, received, offered]) await plan.execute(event);
  return referralId;
}
/** What has an end once all was sent that is due. */
const ends = async (): Promise<readonly { readonly template: string; readonly end: string }[]> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await client.query<{ template: string; end: string; status: string }>(
      `SELECT template, status, coalesce(last_trouble, status) AS end FROM message
        WHERE audience = 'referrer' ORDER BY template`,
    );
    if (rows.every(({ status }) => status !== 'PENDING' && status !== 'SENDING')) return rows;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('messages wait');
};

describe('notices', () => {
  it('are for both sides, once an event, and say no more than that there is something', async () => {
    const referralId = await somebodyIsOffered();
    const sender = await list(midwife);
    expect(sender.unread).toBe(2);
    expect(sender.notices.map(({ kind }) => kind)).toEqual(['updated', 'received']);
    expect((await list(hub)).notices).toMatchObject([{ kind: 'new', referralId, read: false }]);
    expect(Object.keys(sender.notices[0] ?? {}).sort()).toEqual(
      ['at', 'id', 'kind', 'read', 'referralId', 'urgent'].sort(),
    );
  });

  it('are nobody else’s: not another team’s, and not the other side’s of the same team', async () => {
    await somebodyIsOffered();
    const [notice] = (await list(hub)).notices;
    const other = { ...hub, organisation: 'another-hub' };
    expect((await list(other)).notices).toEqual([]);
    expect((await list({ ...hub, organisation: SENDER })).notices).toEqual([]);
    await asked('POST /reads', other, { noticeIds: [notice?.id] });
    expect((await list(hub)).unread).toBe(1);
    expect((await asked('GET ', { ...hub, role: 'operator' })).status).toBe(403);
  });

  it('are read by each for themselves, stay read, and come after the unread', async () => {
    await somebodyIsOffered();
    const [newest] = (await list(midwife)).notices;
    for (const _ of [1, 2])
      expect((await asked('POST /reads', midwife, { noticeIds: [newest?.id] })).status).toBe(204);
    const after = await list(midwife);
    expect(after.notices.map(({ read }) => read)).toEqual([false, true]);
    expect((await asked('GET /unread', midwife)).body).toEqual({ unread: 1 });
    expect((await asked('GET /unread', { ...midwife, subject: 'test|other' })).body.unread).toBe(2);
  });

  it.each([{ noticeIds: ['x'] }, { noticeIds: 'x' }, {}])(
    'are not read by what names none: %j',
    async (body) => {
      expect((await asked('POST /reads', midwife, body)).status).toBe(422);
    },
  );

  it('of more than 30 days ago are not shown, and leave after 90; reading a list is audited', async () => {
    await somebodyIsOffered();
    await client.query(`UPDATE notice SET at = now() - interval '31 days'`);
    expect(await list(midwife)).toEqual({ unread: 0, notices: [] });
    await notification.app.get(ForgetWhatWasTold).execute();
    expect((await client.query('SELECT FROM notice')).rows).toHaveLength(3);
    await client.query(`UPDATE notice SET at = now() - interval '91 days'`);
    await notification.app.get(ForgetWhatWasTold).execute();
    expect((await client.query('SELECT FROM notice')).rows).toEqual([]);
    const { rows } = await client.query(
      `SELECT DISTINCT done_by FROM audit WHERE action = 'notices.read' AND done_by = 'test|midwife'`,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('what also comes by e-mail', () => {
  const saysBy = (referrerSubject: string): void => {
    addresses.points = { ...points, referrerSubject };
  };

  it('is all of it for whoever has not chosen', async () => {
    expect((await asked('GET /preferences', midwife)).body).toEqual({
      emailFor: ['received', 'updated'],
    });
    saysBy('test|midwife');
    await somebodyIsOffered();
    expect(await ends()).toMatchObject([{ end: 'SENT' }, { end: 'SENT' }]);
  });

  it('is not what they do without, which is no failure and stays among the notices', async () => {
    expect((await asked('POST /preferences', midwife, { emailFor: ['received'] })).status).toBe(
      204,
    );
    expect((await asked('GET /preferences', midwife)).body).toEqual({ emailFor: ['received'] });
    saysBy('test|midwife');
    await somebodyIsOffered();
    expect(await ends()).toMatchObject([
      { template: 'referrer-received', end: 'SENT' },
      { template: 'referrer-update', end: 'notice-alone' },
    ]);
    expect((await list(midwife)).unread).toBe(2);
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox WHERE type = 'message.failed.v1'`,
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('is always what a colleague has not done without, and what is about safety', async () => {
    await asked('POST /preferences', midwife, { emailFor: [] });
    saysBy('test|colleague');
    const referralId = await somebodyIsOffered();
    expect(await ends()).toMatchObject([{ end: 'SENT' }, { end: 'SENT' }]);

    saysBy('test|midwife');
    const about = { subject: referralId, data: { referralId } };
    const plan = notification.app.get(PlanMessages);
    await client.query(`DELETE FROM message`);
    for (const event of [
      anEvent(referralHeld, { ...about, id: randomUUID() }),
      anEvent(referralContactChanged, { ...about, id: randomUUID() }),
    ])
      await plan.execute(event);
    expect((await ends()).map(({ end }) => end).sort()).toEqual(['SENT', 'notice-alone']);
  });

  it('can never be switched off for what is no quiet kind', async () => {
    const { status } = await asked('POST /preferences', midwife, { emailFor: ['action'] });
    expect(status).toBe(422);
  });
});
