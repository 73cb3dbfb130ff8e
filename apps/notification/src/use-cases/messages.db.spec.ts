import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  messageDelivered,
  messageFailed,
  referralAccepted,
  referralContactChanged,
  referralDeathCorrected,
  referralDeathRecorded,
  referralOffered,
  referralReceived,
  referralWithdrawn,
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
import { MessagesLeftToPeople } from '../gateways/left-to-people.js';
import { MessageStore } from '../store/message.store.js';
import { notificationMigrations } from '../store/migrations/notification-migrations.js';
import { Translations } from '../domain/templates/translations.js';
import { Words } from '../domain/templates/words.js';
import { NoticeStore } from '../store/notice.store.js';
import { RecipientStore } from '../store/recipient.store.js';
import { WebhookDeliveryStore } from '../store/webhook-delivery.store.js';
import { FindDestination } from './find-destination.js';
import { PlanMessages } from './plan-messages.js';
import { SendMessage } from './send-message.js';
import { KnownAddresses, LedgerGateway, points, safe } from './sending.fixture.js';
import { StopMessages } from './stop-messages.js';

const words = new Words('https://waymark.example', new Translations([]));

describe('messages', () => {
  let database: TestDatabase;
  let unit: TestUnitOfWork;
  let gateway: LedgerGateway;
  let addresses: KnownAddresses;
  let plan: PlanMessages;
  let send: SendMessage;

  beforeAll(async () => {
    database = await aDatabase('messages');
    unit = await unitOfWorkOn(database.url, {
      service: 'notification',
      migrations: notificationMigrations,
    });
  });

  beforeEach(async () => {
    await unit.query(
      'TRUNCATE message, recipient, notice, notice_preference, inbox, outbox, said CASCADE',
    );
    gateway = new LedgerGateway();
    addresses = new KnownAddresses();
    addresses.points = points;
    const messages = new MessageStore();
    const recipients = new RecipientStore();
    plan = new PlanMessages(
      unit.unitOfWork,
      recipients,
      messages,
      new StopMessages(recipients, messages),
      new WebhookDeliveryStore(),
      new NoticeStore(),
    );
    const destinations = new FindDestination(
      unit.unitOfWork,
      new NoticeStore(),
      addresses,
      gateway,
    );
    send = new SendMessage(unit.unitOfWork, messages, recipients, destinations, gateway, words);
  });

  afterAll(async () => {
    await unit.close();
    await database.drop();
  });

  async function sendDue(): Promise<void> {
    for (const message of await send.leaseDue(20)) await send.execute(message);
  }
  const states = (): Promise<{ audience: string; status: string }[]> =>
    unit.query('SELECT audience, status FROM message ORDER BY audience');

  it('tells the referrer and, when it is safe, the woman', async () => {
    await plan.execute(anEvent(referralReceived));
    await sendDue();

    expect(gateway.sent.map(({ to }) => to).sort()).toEqual([
      'her@people.example',
      'midwife@referrers.example',
    ]);
    expect(
      ofType(await publishedEvents(database.url, 'notification'), messageDelivered),
    ).toHaveLength(2);
  });

  it('says what the templates say to everybody, with nothing of who it is about', async () => {
    addresses.points = { ...points, womanEmail: 'rosa.canarywood@people.example' };
    const received = anEvent(referralReceived);
    await plan.execute(received);
    await plan.execute(anEvent(referralOffered));
    await sendDue();

    const written = words.all().flatMap(({ previews }) => previews.map(({ text }) => text));
    expect(gateway.sent).toHaveLength(4);
    for (const { subject, text } of gateway.sent) {
      expect(written).toContain(text);
      expect(`${subject} ${text}`).not.toMatch(/rosa|canary/i);
      expect(text).not.toContain(received.subject);
    }
  });

  it('sends nothing twice, however often an event is delivered or messages are looked for', async () => {
    const event = anEvent(referralReceived);
    await plan.execute(event);
    await plan.execute(event);
    await sendDue();
    await sendDue();

    expect(gateway.sent).toHaveLength(2);
  });

  it('sends nothing while a restored service reads again, and leaves each to a person', async () => {
    addresses.isAway = true;
    const nobody = new MessagesLeftToPeople(gateway);
    const destinations = new FindDestination(unit.unitOfWork, new NoticeStore(), addresses, nobody);
    const [messages, recipients] = [new MessageStore(), new RecipientStore()];
    send = new SendMessage(unit.unitOfWork, messages, recipients, destinations, nobody, words);
    await plan.execute(anEvent(referralReceived));
    await sendDue();
    expect(gateway.sent).toEqual([]);
    expect(await states()).toEqual([
      { audience: 'referrer', status: 'UNKNOWN' },
      { audience: 'woman', status: 'UNKNOWN' },
    ]);
    const failed = ofType(await publishedEvents(database.url, 'notification'), messageFailed);
    expect(failed.map(({ data }) => data.mayHaveArrived)).toEqual([true, true]);
  });

  it.each([
    { when: 'not known', email: 'not-known' },
    { when: 'no', email: 'no' },
  ] as const)(
    'sends her nothing when safe contact is $when, and a person is asked',
    async ({ email }) => {
      addresses.points = { ...points, safe: { ...safe, email } };
      await plan.execute(anEvent(referralReceived));
      await sendDue();

      expect(gateway.sent.map(({ to }) => to)).toEqual(['midwife@referrers.example']);
      const failed = ofType(await publishedEvents(database.url, 'notification'), messageFailed);
      expect(failed.map(({ data }) => [data.audience, data.reason])).toEqual([
        ['woman', 'no-safe-contact'],
      ]);
    },
  );

  it('sends an offer to the mailbox of the service', async () => {
    await plan.execute(anEvent(referralReceived));
    await plan.execute(anEvent(referralOffered));
    await sendDue();

    expect(gateway.sent.map(({ to }) => to)).toContain('cw-loss@hubs.example');
  });

  it('a provider that is down keeps the message for later and says nothing', async () => {
    gateway.next = { result: 'down', code: 'ECONNREFUSED' };
    await plan.execute(anEvent(referralReceived));
    await sendDue();

    expect(await states()).toEqual([
      { audience: 'referrer', status: 'PENDING' },
      { audience: 'woman', status: 'PENDING' },
    ]);
    expect(await publishedEvents(database.url, 'notification')).toEqual([]);
    expect(await send.leaseDue(20)).toEqual([]);
  });

  it('an unclear result is tried again for staff, and left to a person for the woman', async () => {
    gateway.next = { result: 'unknown', code: 'ETIMEDOUT' };
    await plan.execute(anEvent(referralReceived));
    await sendDue();

    expect(await states()).toEqual([
      { audience: 'referrer', status: 'PENDING' },
      { audience: 'woman', status: 'UNKNOWN' },
    ]);
  });

  it('a refused address fails for good and is said', async () => {
    gateway.next = { result: 'refused', code: '550' };
    await plan.execute(anEvent(referralReceived));
    await sendDue();

    const failed = ofType(await publishedEvents(database.url, 'notification'), messageFailed);
    expect(failed.map(({ data }) => data.reason)).toEqual(['address-refused', 'address-refused']);
  });

  it('a withdrawal stops what was planned for her and all that follows', async () => {
    await plan.execute(anEvent(referralReceived));
    await plan.execute(anEvent(referralWithdrawn));
    await plan.execute(anEvent(referralAccepted));
    await sendDue();

    expect(gateway.sent.map(({ to }) => to)).not.toContain('her@people.example');
    expect(gateway.sent).toHaveLength(2);
  });

  it.each(['woman', 'baby'] as const)(
    'the death of the %s stops what waits, what is leased and all that follows; a mistake put right lets it go on',
    async (who) => {
      await plan.execute(anEvent(referralReceived));
      const leased = await send.leaseDue(20);
      await plan.execute(anEvent(referralDeathRecorded, { data: { who } }));
      await Promise.all(leased.map((message) => send.execute(message)));
      await plan.execute(anEvent(referralAccepted));
      await sendDue();
      expect(gateway.sent.map(({ to }) => to)).not.toContain('her@people.example');
      expect(await states()).not.toContainEqual({ audience: 'woman', status: 'SENDING' });

      await plan.execute(anEvent(referralDeathCorrected, { data: { who } }));
      await plan.execute(anEvent(referralAccepted));
      await sendDue();
      expect(gateway.sent.map(({ to }) => to)).toContain('her@people.example');
    },
  );

  it.each([
    ['a withdrawal', anEvent(referralWithdrawn)],
    ['a death', anEvent(referralDeathRecorded)],
  ])(
    '%s withholds at once whatever waits for her, also what waits for a second try',
    async (_, end) => {
      await plan.execute(anEvent(referralReceived));
      await plan.execute(anEvent(referralAccepted));
      gateway.next = { result: 'down', code: '421' };
      await sendDue();
      await plan.execute(end);

      const hers = (await states()).filter(({ audience }) => audience === 'woman');
      expect(hers).toEqual(hers.map(() => ({ audience: 'woman', status: 'WITHHELD' })));
      expect(hers).toHaveLength(2);
    },
  );

  it('what was withheld is not sent late once she may be written to; what comes then is', async () => {
    const safe = points;
    addresses.points = { ...points, safe: { ...points.safe, email: 'not-known' } };
    await plan.execute(anEvent(referralReceived));
    await sendDue();
    addresses.points = safe;
    await plan.execute(anEvent(referralContactChanged));
    await sendDue();
    expect(gateway.sent.map(({ to }) => to)).not.toContain('her@people.example');

    await plan.execute(anEvent(referralAccepted));
    await sendDue();
    expect(gateway.sent.filter(({ to }) => to === 'her@people.example')).toHaveLength(1);
  });

  it('where nobody can tell whether messages are stopped, none goes to her', async () => {
    await plan.execute(anEvent(referralReceived));
    await unit.query('DELETE FROM recipient');
    await sendDue();
    expect(gateway.sent.map(({ to }) => to)).toEqual(['midwife@referrers.example']);
  });

  it('a sender that died leaves a lease that ends by itself', async () => {
    await plan.execute(anEvent(referralReceived));
    await send.leaseDue(20);
    await unit.query(
      "UPDATE message SET next_attempt_at = clock_timestamp() - interval '1 second'",
    );

    expect(await send.leaseDue(20)).toHaveLength(2);
  });

  it('a sender that died while the provider had it: staff hear twice, the woman is left to a person', async () => {
    await plan.execute(anEvent(referralReceived));
    const died = await send.leaseDue(20);
    gateway.dies = true;
    await Promise.allSettled(died.map((message) => send.execute(message)));
    gateway.dies = false;
    await unit.query(
      "UPDATE message SET next_attempt_at = clock_timestamp() - interval '1 second'",
    );
    await sendDue();

    expect(gateway.sent.map(({ to }) => to).sort()).toEqual([
      'her@people.example',
      'midwife@referrers.example',
      'midwife@referrers.example',
    ]);
    expect(await states()).toEqual([
      { audience: 'referrer', status: 'SENT' },
      { audience: 'woman', status: 'UNKNOWN' },
    ]);
    const failed = ofType(await publishedEvents(database.url, 'notification'), messageFailed);
    expect(failed.map(({ data }) => data)).toMatchObject([
      { audience: 'woman', reason: 'provider-down', mayHaveArrived: true },
    ]);
  });

  it('tells the end of a message once, also when it is settled again', async () => {
    addresses.points = { ...points, safe: { ...safe, email: 'no' } };
    await plan.execute(anEvent(referralReceived));
    const due = await send.leaseDue(20);
    for (const message of [...due, ...due]) await send.execute(message);

    const said = await publishedEvents(database.url, 'notification');
    expect(said.map(({ type }) => type).sort()).toEqual([
      'message.delivered.v1',
      'message.failed.v1',
    ]);
  });

  it('an address that could not be asked for is asked for again, the woman’s too', async () => {
    await plan.execute(anEvent(referralReceived));
    addresses.isAway = true;
    await Promise.allSettled((await send.leaseDue(20)).map((message) => send.execute(message)));
    addresses.isAway = false;
    await unit.query(
      "UPDATE message SET next_attempt_at = clock_timestamp() - interval '1 second'",
    );
    await sendDue();

    expect(gateway.sent).toHaveLength(2);
  });

  it('those whose turn it is are found, withheld and settled without reading all that wait', async () => {
    const received = anEvent(referralReceived);
    await plan.execute(received);
    await unit.query(
      `INSERT INTO message (event_id, referral_id, audience, template, traceparent, urgent)
       SELECT gen_random_uuid(), referral_id, audience, template, traceparent, urgent
         FROM message, generate_series(1, 5000) WHERE audience = 'referrer'`,
    );
    await unit.query('ANALYZE message');
    const read = await unit.unitOfWork.run(async (tx) => {
      const messages = new MessageStore();
      const [first, ...others] = await messages.lease(tx, 5);
      if (first === undefined) throw new Error('nobody is waiting');
      await messages.withhold(tx, first.id, 'no-mailbox');
      const sent = { result: 'accepted', providerReference: 'ref' } as const;
      const ends = others.map((one) => messages.settle(tx, one, sent, { status: 'SENT' }));
      expect(await Promise.all(ends)).toEqual([true, true, true, true]);
      const [row] = await tx.query<{ read: number }>(
        `SELECT idx_tup_fetch::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'message'`,
      );
      return row?.read;
    });

    expect(read).toBeLessThan(50);
  });

  it('what goes out at once is settled together, each message with its own end', async () => {
    for (let nth = 0; nth < 6; nth += 1) {
      const referralId = randomUUID();
      await plan.execute(anEvent(referralReceived, { subject: referralId, data: { referralId } }));
    }
    gateway.refuses = 'her@people.example';
    const due = await send.leaseDue(20);
    await Promise.all(due.map((message) => send.execute(message)));

    const ends = await unit.query(
      'SELECT audience, status, count(*)::int AS n FROM message GROUP BY 1, 2 ORDER BY 1',
    );
    expect(ends).toEqual([
      { audience: 'referrer', status: 'SENT', n: 6 },
      { audience: 'woman', status: 'FAILED', n: 6 },
    ]);
    const said = await publishedEvents(database.url, 'notification');
    expect([ofType(said, messageDelivered).length, ofType(said, messageFailed).length]).toEqual([
      6, 6,
    ]);
    const transactions = await unit.query('SELECT DISTINCT xmin FROM message');
    expect(transactions.length).toBeLessThan(due.length);
  });

  it('what is said of a message follows the event that it was about', async () => {
    const received = anEvent(referralReceived);
    await plan.execute(received);
    await sendDue();

    const [delivered] = await publishedEvents(database.url, 'notification');
    expect(delivered).toMatchObject({ causesource: 'intake', causesequence: received.sequence });
  });

  it('an event of a referral never received is refused aloud, because nobody would be told', async () => {
    await expect(plan.execute(anEvent(referralOffered))).rejects.toThrow('never received');
  });
});
