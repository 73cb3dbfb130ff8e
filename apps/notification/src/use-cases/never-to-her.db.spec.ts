import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  messageFailed,
  referralAccepted,
  referralClosed,
  referralContactChanged,
  referralDeathCorrected,
  referralDeathRecorded,
  referralReceived,
  referralRecordCorrected,
  type WaymarkEvent,
} from '@waymark/contracts';
import {
  aDatabase,
  anEvent,
  ofType,
  publishedEvents,
  unitOfWorkOn,
  type TestDatabase,
  type TestUnitOfWork,
} from '@waymark/testing';
import { Translations } from '../domain/templates/translations.js';
import { Words } from '../domain/templates/words.js';
import { MessageStore } from '../store/message.store.js';
import { notificationMigrations } from '../store/migrations/notification-migrations.js';
import { NoticeStore } from '../store/notice.store.js';
import { RecipientStore } from '../store/recipient.store.js';
import { WebhookDeliveryStore } from '../store/webhook-delivery.store.js';
import { FindDestination } from './find-destination.js';
import { PlanMessages } from './plan-messages.js';
import { SendMessage } from './send-message.js';
import { KnownAddresses, LedgerGateway, points } from './sending.fixture.js';
import { StopMessages } from './stop-messages.js';

const HERS = 'her@people.example';

let database: TestDatabase;
let unit: TestUnitOfWork;
let gateway: LedgerGateway;
let addresses: KnownAddresses;
let plan: PlanMessages;
let send: SendMessage;
beforeAll(async () => {
  database = await aDatabase('never-to-her');
  const migrations = notificationMigrations;
  unit = await unitOfWorkOn(database.url, { service: 'notification', migrations });
});
beforeEach(async () => {
  await unit.query('TRUNCATE message, recipient, notice, inbox, outbox, said CASCADE');
  gateway = new LedgerGateway();
  addresses = new KnownAddresses();
  addresses.points = points;
  const messages = new MessageStore();
  const recipients = new RecipientStore();
  const notices = new NoticeStore();
  const stop = new StopMessages(recipients, messages);
  const webhooks = new WebhookDeliveryStore();
  const { unitOfWork } = unit;
  plan = new PlanMessages(unitOfWork, recipients, messages, stop, webhooks, notices);
  const destinations = new FindDestination(unitOfWork, notices, addresses, gateway);
  const words = new Words('https://waymark.example', new Translations([]));
  send = new SendMessage(unitOfWork, messages, recipients, destinations, gateway, words);
});
afterAll(async () => {
  await unit.close();
  await database.drop();
});

const leaseEnds = () =>
  unit.query("UPDATE message SET next_attempt_at = clock_timestamp() - interval '1 second'");
const sendDue = async (): Promise<void> => {
  await leaseEnds();
  for (const message of await send.leaseDue(20)) await send.execute(message);
};
const toHer = (): number => gateway.sent.filter(({ to }) => to === HERS).length;
const hers = (): Promise<readonly object[]> =>
  unit.query(
    `SELECT template, status, last_trouble FROM message WHERE audience = 'woman' ORDER BY template`,
  );
const asksAPerson = async (): Promise<boolean> =>
  ofType(await publishedEvents(database.url, 'notification'), messageFailed).some(
    ({ data }) => data.audience === 'woman',
  );

describe('a message to the person', () => {
  it('is sent once where a process stood still for longer than its lease and goes on', async () => {
    await plan.execute(anEvent(referralReceived));
    const stoodStill = await send.leaseDue(20);
    await sendDue();
    expect(toHer()).toBe(1);

    for (const message of stoodStill) await send.execute(message);
    expect(toHer()).toBe(1);
    expect(await hers()).toMatchObject([{ status: 'SENT' }]);
  });

  it('is left to the process that has its lease now', async () => {
    await plan.execute(anEvent(referralReceived));
    const stoodStill = await send.leaseDue(20);
    await leaseEnds();
    const now = await send.leaseDue(20);
    for (const message of stoodStill) await send.execute(message);
    expect(toHer()).toBe(0);
    for (const message of now) await send.execute(message);
    expect(toHer()).toBe(1);
  });

  it('that waits does not go out once the referral is closed, whatever has ended it', async () => {
    await plan.execute(anEvent(referralReceived));
    await plan.execute(anEvent(referralAccepted));
    gateway.next = { result: 'down', code: '421' };
    await sendDue();
    await plan.execute(anEvent(referralClosed, { data: { outcome: 'care-given' } }));
    gateway.sent.length = 0;
    gateway.next = { result: 'accepted', providerReference: 'ref' };
    await sendDue();

    expect(toHer()).toBe(0);
    expect(await hers()).toMatchObject([{ status: 'WITHHELD' }, { status: 'WITHHELD' }]);
    expect(await asksAPerson()).toBe(false);
  });

  it.each<{ readonly what: string; readonly ends: readonly WaymarkEvent[] }>([
    { what: 'ends', ends: [anEvent(referralClosed, { data: { outcome: 'care-given' } })] },
    {
      what: 'turns out not to have been accepted',
      ends: [anEvent(referralRecordCorrected, { data: { record: 'acceptance' } })],
    },
    { what: 'has a death recorded', ends: [anEvent(referralDeathRecorded)] },
    {
      what: 'has a death recorded by mistake',
      ends: [anEvent(referralDeathRecorded), anEvent(referralDeathCorrected)],
    },
  ])(
    'that the provider does not take does not go again, where the referral $what just then',
    async ({ ends }) => {
      await plan.execute(anEvent(referralReceived));
      await sendDue();
      await plan.execute(anEvent(referralAccepted));
      const leased = (await send.leaseDue(20)).filter(({ audience }) => audience === 'woman');
      gateway.next = { result: 'down', code: '421' };
      gateway.meanwhile = async () => {
        for (const event of ends) await plan.execute(event);
      };
      for (const message of leased) await send.execute(message);
      expect(toHer()).toBe(2);

      gateway.sent.length = 0;
      gateway.meanwhile = () => Promise.resolve();
      gateway.next = { result: 'accepted', providerReference: 'ref' };
      await sendDue();
      expect(toHer()).toBe(0);
      expect(await hers()).toMatchObject([
        { template: 'woman-received', status: 'SENT' },
        { template: 'woman-update', status: 'WITHHELD', last_trouble: 'stopped' },
      ]);
      expect(await asksAPerson()).toBe(false);
    },
  );

  it('that is about to go out does not, where the acceptance was a mistake', async () => {
    await plan.execute(anEvent(referralReceived));
    await sendDue();
    await plan.execute(anEvent(referralAccepted));
    const leased = await send.leaseDue(20);
    await plan.execute(anEvent(referralRecordCorrected, { data: { record: 'acceptance' } }));
    gateway.sent.length = 0;
    for (const message of leased) await send.execute(message);
    expect(toHer()).toBe(0);
  });

  it('is withheld where intake knows sooner that messages are stopped, and nobody is asked to reach her', async () => {
    addresses.points = { ...points, messagesStopped: true };
    await plan.execute(anEvent(referralReceived));
    await sendDue();
    expect(toHer()).toBe(0);
    expect(await hers()).toMatchObject([{ status: 'WITHHELD', last_trouble: 'stopped' }]);
    expect(await asksAPerson()).toBe(false);
  });

  it('does not go where intake, restored from a backup, knows an older answer than it has said: a person is asked', async () => {
    const changed = (contactVersion: number) =>
      plan.execute(anEvent(referralContactChanged, { data: { contactVersion } }));
    await plan.execute(anEvent(referralReceived));
    await changed(2);
    await changed(3);
    addresses.points = { ...points, contactVersion: 2 };
    await sendDue();
    expect(toHer()).toBe(0);
    expect(await hers()).toMatchObject([{ status: 'WITHHELD', last_trouble: 'no-safe-contact' }]);
    expect(await asksAPerson()).toBe(true);

    // Entered again: intake counts on from what it knew.
    await changed(2);
    await plan.execute(anEvent(referralAccepted));
    await sendDue();
    expect(toHer()).toBe(1);
  });

  it.each([undefined, 3, 4])(
    'goes where intake knows as much as was heard, more, or does not say: %s',
    async (contactVersion) => {
      await plan.execute(anEvent(referralReceived));
      await plan.execute(anEvent(referralContactChanged, { data: { contactVersion: 3 } }));
      addresses.points = { ...points, ...(contactVersion !== undefined && { contactVersion }) };
      await sendDue();
      expect(toHer()).toBe(1);
    },
  );
});
