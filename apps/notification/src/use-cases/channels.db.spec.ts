import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  messageDelivered,
  messageFailed,
  referralReceived,
  referralWithdrawn,
  type Receipt,
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
import { theTranslations } from '../domain/templates/the-translations.fixture.js';
import { MessageStore } from '../store/message.store.js';
import { notificationMigrations } from '../store/migrations/notification-migrations.js';
import { Words } from '../domain/templates/words.js';
import { NoticeStore } from '../store/notice.store.js';
import { RecipientStore } from '../store/recipient.store.js';
import { WebhookDeliveryStore } from '../store/webhook-delivery.store.js';
import { FindDestination } from './find-destination.js';
import { PlanMessages } from './plan-messages.js';
import { ReceiveReceipt } from './receive-receipt.js';
import { SendMessage } from './send-message.js';
import { KnownAddresses, LedgerGateway, points, safe } from './sending.fixture.js';
import { StopMessages } from './stop-messages.js';

const HER_PHONE = '07700 900123';
const UNANSWERED = { result: 'unknown', code: 'timeout', askable: true } as const;

describe('messages by several channels', () => {
  let database: TestDatabase;
  let unit: TestUnitOfWork;
  let gateway: LedgerGateway;
  let addresses: KnownAddresses;
  let plan: PlanMessages;
  let send: SendMessage;
  let receive: ReceiveReceipt;

  beforeAll(async () => {
    database = await aDatabase('channels');
    unit = await unitOfWorkOn(database.url, {
      service: 'notification',
      migrations: notificationMigrations,
    });
  });
  afterAll(async () => {
    await unit.close();
    await database.drop();
  });

  beforeEach(async () => {
    await unit.query(
      'TRUNCATE message, recipient, notice, notice_preference, inbox, outbox, said CASCADE',
    );
    gateway = new LedgerGateway();
    gateway.texts = true;
    addresses = new KnownAddresses();
    addresses.points = { ...points, womanPhone: HER_PHONE, safe: { ...safe, email: 'no' } };
    const messages = new MessageStore();
    const recipients = new RecipientStore();
    const stop = new StopMessages(recipients, messages);
    plan = new PlanMessages(
      unit.unitOfWork,
      recipients,
      messages,
      stop,
      new WebhookDeliveryStore(),
      new NoticeStore(),
    );
    const destinations = new FindDestination(
      unit.unitOfWork,
      new NoticeStore(),
      addresses,
      gateway,
    );
    send = new SendMessage(
      unit.unitOfWork,
      messages,
      recipients,
      destinations,
      gateway,
      new Words('https://waymark.example', theTranslations()),
    );
    receive = new ReceiveReceipt(unit.unitOfWork, messages);
    await plan.execute(anEvent(referralReceived));
  });

  const sendDue = async (): Promise<void> => {
    for (const message of await send.leaseDue(20)) await send.execute(message);
  };
  const laterSendDue = async (): Promise<void> => {
    await unit.query("UPDATE message SET next_attempt_at = now() - interval '1 second'");
    await sendDue();
  };
  const hers = async (): Promise<{ id: string; status: string; channel: string | null }> => {
    const [row] = await unit.query<{ id: string; status: string; channel: string | null }>(
      `SELECT id, status, channel FROM message WHERE audience = 'woman'`,
    );
    if (row === undefined) throw new Error('nothing was planned for her');
    return row;
  };
  /** Of her message, in the order in which it was said. */
  const saidOfHers = async (): Promise<readonly string[]> => {
    const said = await publishedEvents(database.url, 'notification');
    return [
      ...ofType(said, messageDelivered).map(({ data }) => ({
        ...data,
        is: data.wasUnsure === true ? 'has arrived after all' : 'delivered',
      })),
      ...ofType(said, messageFailed).map(({ data }) => ({
        ...data,
        is: data.mayHaveArrived === true ? 'may have arrived' : data.reason,
      })),
    ].flatMap(({ audience, is, channel }) => (audience === 'woman' ? [`${is} by ${channel}`] : []));
  };
  const texts = (): number => gateway.sent.filter(({ channel }) => channel === 'sms').length;

  it('a text message goes where only that is safe: one part, and no word more', async () => {
    await sendDue();
    const [text] = gateway.sent.filter(({ channel }) => channel === 'sms');
    expect(text?.to).toBe('+447700900123');
    expect(text?.text.length).toBeLessThanOrEqual(160);
    expect(await hers()).toMatchObject({ status: 'SENT', channel: 'sms' });
    expect(await saidOfHers()).toEqual(['delivered by sms']);
  });

  it('is in Easy Read where she asked for it, and nothing goes where nothing can be written', async () => {
    const known = { ...points, womanPhone: HER_PHONE, safe: { ...safe, email: 'no' } } as const;
    addresses.points = { ...known, reading: 'easy-read' };
    await sendDue();
    const [text] = gateway.sent.filter(({ channel }) => channel === 'sms');
    expect(text?.text).toMatch(/^We have your request\. A team is looking at it\. /);

    await unit.query('TRUNCATE message, recipient, inbox, outbox, said CASCADE');
    await plan.execute(anEvent(referralReceived));
    addresses.points = { ...known, reading: 'not-in-writing' };
    await sendDue();
    expect(texts()).toBe(1);
    expect(await saidOfHers()).toEqual(['no-safe-contact by email']);
  });

  it('is in her language where somebody has written it, in Easy Read too, and else in English', async () => {
    const known = { ...points, womanPhone: HER_PHONE, safe: { ...safe, email: 'no' } } as const;
    const told: (string | undefined)[] = [];
    for (const more of [
      { language: 'pl' },
      { language: 'pl', reading: 'easy-read' },
      { language: 'ur' },
      { language: 'bsl' },
    ] as const) {
      await unit.query('TRUNCATE message, recipient, inbox, outbox, said CASCADE');
      await plan.execute(anEvent(referralReceived));
      addresses.points = { ...known, ...more };
      await sendDue();
      told.push(
        gateway.sent
          .filter(({ channel }) => channel === 'sms')
          .at(-1)
          ?.text.slice(0, 27),
      );
    }
    expect(told).toEqual([
      'Mamy Twoją prośbę i zajmuje',
      'Mamy Twoją prośbę. Zespół s',
      'We have your request and ar',
      'We have your request and ar',
    ]);
    const others = gateway.sent.filter(({ channel }) => channel === 'email');
    expect(others.length).toBeGreaterThan(0);
    for (const { subject } of others) expect(subject).toMatch(/^Waymark: /);
  });

  it('is in the language that is known when it goes out, where that was put right while it waited', async () => {
    const known = { ...points, womanPhone: HER_PHONE, safe: { ...safe, email: 'no' } } as const;
    addresses.points = { ...known, language: 'en' };
    gateway.next = { result: 'down', code: '503' };
    await sendDue();
    expect(await hers()).toMatchObject({ status: 'PENDING' });

    addresses.points = { ...known, language: 'pl', reading: 'easy-read' };
    gateway.next = { result: 'accepted', providerReference: 'ref' };
    await laterSendDue();
    expect(await hers()).toMatchObject({ status: 'SENT' });
    const toHer = gateway.sent.filter(({ channel }) => channel === 'sms');
    expect(toHer.map(({ text }) => text.slice(0, 27))).toEqual([
      'We have your request and ar',
      'Mamy Twoją prośbę. Zespół s',
    ]);
  });

  it('where nobody carries text messages a person is asked', async () => {
    gateway.texts = false;
    await sendDue();
    expect(texts()).toBe(0);
    expect(await saidOfHers()).toEqual(['no-safe-contact by email']);
  });

  it('what is unknown is asked for by our reference, and what was taken is not sent again', async () => {
    gateway.next = UNANSWERED;
    await sendDue();
    expect(await hers()).toMatchObject({ status: 'PENDING', channel: 'sms' });
    expect(await saidOfHers()).toEqual([]);

    gateway.knows = { result: 'accepted', providerReference: 'found' };
    await laterSendDue();
    const { id } = await hers();
    expect(gateway.asked).toContain(`sms ${id}`);
    expect(texts()).toBe(1);
    expect(await hers()).toMatchObject({ status: 'SENT' });
    expect(await saidOfHers()).toEqual(['delivered by sms']);
  });

  it('what is not on the list is asked for again, then left to a person: nothing is sent twice by guess', async () => {
    gateway.next = UNANSWERED;
    await sendDue();
    gateway.knows = { result: 'not-found' };
    gateway.next = { result: 'accepted', providerReference: 'ref' };
    await laterSendDue();
    expect(await hers()).toMatchObject({ status: 'PENDING' });
    expect(await saidOfHers()).toEqual([]);

    await unit.query(`UPDATE message SET handed_over_at = now() - interval '10 minutes'`);
    await laterSendDue();
    await laterSendDue();
    expect(await hers()).toMatchObject({ status: 'UNKNOWN' });
    expect(await saidOfHers()).toEqual(['may have arrived by sms']);
    expect(gateway.sent).toHaveLength(2);

    // The other, to the referrer, is asked for longer, and is not sent twice either.
    await unit.query(`UPDATE message SET handed_over_at = now() - interval '1 hour'`);
    await laterSendDue();
    expect(gateway.sent).toHaveLength(2);
    expect(await unit.query('SELECT DISTINCT status FROM message')).toEqual([
      { status: 'UNKNOWN' },
    ]);
  });

  it('a list that lagged behind has it in the end', async () => {
    gateway.next = UNANSWERED;
    await sendDue();
    gateway.knows = { result: 'not-found' };
    await laterSendDue();
    gateway.knows = { result: 'accepted', providerReference: 'found' };
    await laterSendDue();
    expect(texts()).toBe(1);
    expect(await saidOfHers()).toEqual(['delivered by sms']);
  });

  it('stopped after it may have been taken, it is never sent again', async () => {
    gateway.next = UNANSWERED;
    await sendDue();
    await plan.execute(anEvent(referralWithdrawn));
    gateway.knows = { result: 'not-found' };
    await laterSendDue();
    expect(texts()).toBe(1);
    expect(await hers()).toMatchObject({ status: 'WITHHELD' });
  });

  it('while the provider cannot be asked nothing is sent', async () => {
    gateway.next = UNANSWERED;
    await sendDue();
    gateway.knows = { result: 'unknown', code: 'silent', askable: true };
    await laterSendDue();
    await laterSendDue();
    expect(texts()).toBe(1);
    expect(await hers()).toMatchObject({ status: 'PENDING' });
  });

  it.each<{ receipt: Receipt; status: string; said: readonly string[] }>([
    { receipt: 'delivered', status: 'SENT', said: ['delivered by sms'] },
    {
      receipt: 'permanent-failure',
      status: 'FAILED',
      said: ['delivered by sms', 'address-refused by sms'],
    },
    {
      receipt: 'temporary-failure',
      status: 'FAILED',
      said: ['delivered by sms', 'gave-up by sms'],
    },
    {
      receipt: 'technical-failure',
      status: 'FAILED',
      said: ['delivered by sms', 'gave-up by sms'],
    },
  ])('$receipt afterwards: $said', async ({ receipt, status, said }) => {
    await sendDue();
    const { id } = await hers();
    await receive.execute(id, receipt);
    await receive.execute(id, receipt);
    expect(await hers()).toMatchObject({ status });
    expect(await saidOfHers()).toEqual(said);
  });

  it.each<{ first: Receipt; then: Receipt; status: string }>([
    { first: 'delivered', then: 'temporary-failure', status: 'SENT' },
    { first: 'permanent-failure', then: 'delivered', status: 'FAILED' },
  ])('the first final word holds: $first, then $then', async ({ first, then, status }) => {
    await sendDue();
    const { id } = await hers();
    await receive.execute(id, first);
    await receive.execute(id, then);
    expect(await hers()).toMatchObject({ status });
  });

  it('a receipt that comes before our own answer settles it, once', async () => {
    const due = await send.leaseDue(20);
    const { id } = await hers();
    await receive.execute(id, 'delivered');
    for (const message of due) await send.execute(message);
    expect(await hers()).toMatchObject({ status: 'SENT' });
    expect(await saidOfHers()).toEqual(['delivered by email']);
  });

  it('a receipt answers what was unknown: nobody has to ask any more', async () => {
    gateway.next = UNANSWERED;
    await sendDue();
    const { id } = await hers();
    await receive.execute(id, 'delivered');
    await laterSendDue();
    expect(texts()).toBe(1);
    expect(await saidOfHers()).toEqual(['delivered by sms']);
  });

  it('a receipt that comes after a person was asked says that it is of that message', async () => {
    gateway.next = UNANSWERED;
    await sendDue();
    gateway.knows = { result: 'not-found' };
    await unit.query(`UPDATE message SET handed_over_at = now() - interval '10 minutes'`);
    await laterSendDue();
    const { id } = await hers();
    await receive.execute(id, 'delivered');
    await receive.execute(id, 'delivered');
    expect(await saidOfHers()).toEqual(['has arrived after all by sms', 'may have arrived by sms']);
  });

  it('a receipt of nothing we sent changes nothing', async () => {
    const { id } = await hers();
    await receive.execute(id, 'delivered');
    await receive.execute('0b8f6f0e-0000-4000-8000-00000000ffff', 'delivered');
    expect(await hers()).toMatchObject({ status: 'PENDING' });
    expect(await saidOfHers()).toEqual([]);
  });
});
