import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralAccepted, referralReceived, referralRecordCorrected } from '@waymark/contracts';
import {
  aDatabase,
  anEvent,
  unitOfWorkOn,
  type TestDatabase,
  type TestUnitOfWork,
} from '@waymark/testing';
import { MessageStore } from '../store/message.store.js';
import { notificationMigrations } from '../store/migrations/notification-migrations.js';
import { NoticeStore } from '../store/notice.store.js';
import { RecipientStore } from '../store/recipient.store.js';
import { WebhookDeliveryStore } from '../store/webhook-delivery.store.js';
import { PlanMessages } from './plan-messages.js';
import { StopMessages } from './stop-messages.js';

let database: TestDatabase;
let unit: TestUnitOfWork;
let plan: PlanMessages;
beforeAll(async () => {
  database = await aDatabase('accepted-by-mistake');
  const migrations = notificationMigrations;
  unit = await unitOfWorkOn(database.url, { service: 'notification', migrations });
  const messages = new MessageStore();
  const recipients = new RecipientStore();
  const stop = new StopMessages(recipients, messages);
  const stores = [new WebhookDeliveryStore(), new NoticeStore()] as const;
  plan = new PlanMessages(unit.unitOfWork, recipients, messages, stop, ...stores);
});
afterAll(async () => {
  await unit.close();
  await database.drop();
});

const hers = async (): Promise<readonly string[]> => {
  const rows = await unit.query<{ said: string }>(
    `SELECT template || ' ' || status AS said FROM message WHERE audience = 'woman' ORDER BY template, id`,
  );
  return rows.map(({ said }) => said);
};
const correct = (record: 'contact' | 'acceptance') =>
  plan.execute(anEvent(referralRecordCorrected, { data: { record } }));

describe('that a referral was accepted', () => {
  it('does not go out to the person once that was a mistake; other mistakes stop nothing', async () => {
    await plan.execute(anEvent(referralReceived));
    await plan.execute(anEvent(referralAccepted));
    await correct('contact');
    expect(await hers()).toEqual(['woman-received PENDING', 'woman-update PENDING']);

    await correct('acceptance');
    expect(await hers()).toEqual(['woman-received PENDING', 'woman-update WITHHELD']);

    await plan.execute(anEvent(referralAccepted));
    expect((await hers()).filter((said) => said === 'woman-update PENDING')).toHaveLength(1);
  });
});
