import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KafkaPorts } from '@waymark/messaging';
import {
  aDatabase,
  aService,
  Asking,
  MemoryKafka,
  someIssuers,
  type ReadingAs,
  type RunningService,
  type TestDatabase,
  type TestIssuers,
} from '@waymark/testing';
import { migrations } from '../migrations.js';
import { NotificationConfig } from '../notification.config.js';
import { NotificationModule } from '../notification.module.js';

let database: TestDatabase;
let issuers: TestIssuers;
let notification: RunningService;
let asking: Asking;
let operator: string;

beforeAll(async () => {
  [database, issuers] = await Promise.all([aDatabase('row-security'), someIssuers()]);
  const nowhere = 'http://127.0.0.1:1';
  const config = Object.assign(new NotificationConfig(), {
    ...{ PORT: 0, DATABASE_URL: database.url, LOG_LEVEL: 'error', KAFKA_BROKERS: 'nowhere:1' },
    ...{ TRUSTED_ISSUERS: issuers.trusted, TOKEN_URL: nowhere, CLIENT_ID: 'x', CLIENT_SECRET: 'x' },
    ...{
      INTAKE_URL: nowhere,
      ROUTING_URL: nowhere,
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'a@b.example',
      WEB_ORIGIN: nowhere,
    },
  });
  notification = await aService(
    { name: 'notification', module: NotificationModule, config, migrations },
    [{ for: KafkaPorts, use: new MemoryKafka().ports() }],
  );
  asking = await Asking.of(database.url);
  operator = await issuers.person({
    ...{ roles: ['operator'], organisation: 'an-area' },
    ...{ subject: 'test|op', audience: 'notification' },
  });
  await notification.query(
    `INSERT INTO recipient (referral_id, sender_organisation, landing_team, self_referral)
     VALUES (gen_random_uuid(), 'a-team', 'a-landing-team', false)`,
  );
  await notification.query(
    `INSERT INTO message (event_id, referral_id, audience, template, traceparent, urgent, status)
     SELECT gen_random_uuid(), referral_id, 'referrer', 'referral-received', '', false, 'SENT' FROM recipient`,
  );
});
afterAll(async () => {
  await asking.close();
  await notification.close();
  await issuers.close();
  await database.drop();
});

const counts = async (who: ReadingAs): Promise<readonly number[]> => [
  await asking.count('message', who),
  await asking.count('recipient', who),
];
const read = () => notification.call('GET', '/deliveries', { token: operator });

describe('who was written to', () => {
  it.each<[string, ReadingAs, readonly number[]]>([
    ['the service’s own work', { actor: 'service' }, [1, 1]],
    ['an operator, as far as it is messages', { organisation: 'x', kinds: 'operations' }, [1, 0]],
    ['no transaction that says nothing', { actor: '' }, [0, 0]],
    ['no reader of no kind', { organisation: 'a-team' }, [0, 0]],
  ])('is there for %s', async (_, who, expected) => {
    expect(await counts(who)).toEqual(expected);
  });

  it('is read for whoever calls, and leaves a line that says who did', async () => {
    expect((await read()).body).toMatchObject({ deliveries: [{ status: 'SENT' }] });
    expect(await notification.query('SELECT action, subject, done_by FROM audit')).toEqual([
      { action: 'deliveries.read', subject: 'an-area', done_by: 'test|op' },
    ]);
    await notification.query('ALTER POLICY as_viewer ON message USING (false)');
    expect((await read()).body).toEqual({ deliveries: [] });
  });
});
