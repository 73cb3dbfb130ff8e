import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralOffered } from '@waymark/contracts';
import { addressesOf, anEvent } from '@waymark/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { aForm } from '../domain/a-form.fixture.js';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { SentList1765300000071 } from './migrations/1765300000071-sent-list.js';
import { SenderAsked1765400000085 } from './migrations/1765400000085-sender-asked.js';

const HOLDER = { organisation: 'eastham-hub', kind: 'mmhs-hub', name: 'Eastham hub' } as const;
const LATER = '2026-11-22T16:00:00.000Z';

let intake: AnIntake;
let owner: pg.Client;

beforeAll(async () => {
  intake = await anIntake('sent-list');
  owner = new pg.Client({ connectionString: addressesOf(intake.databaseUrl).ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await intake.close();
});

const anOffer = (referralId: string, sequence: number, time: string) =>
  anEvent(referralOffered, {
    ...{ subject: referralId, sequence, time },
    data: {
      ...{ referralId, serviceId: 'eastham-hub', serviceName: 'Eastham hub' },
      ...{ as: 'lead', holder: HOLDER },
    },
  });

const kept = (): Promise<unknown> =>
  intake.query('SELECT * FROM sent_list ORDER BY listed_for, newest_at DESC, referral_id');

describe('the order in which what was sent is listed', () => {
  it('is made of what is there as it is kept from then on', async () => {
    const sent = async (): Promise<string> => (await intake.sent(aForm())).referralId;
    const [untouched, offered, withdrawn] = [await sent(), await sent(), await sent()];
    await intake.consumer.onOffered(anOffer(offered, 2, LATER));
    // Told late: it is not the newest for that.
    await intake.consumer.onOffered(anOffer(offered, 1, '2026-11-22T15:00:00.000Z'));
    const received = intake.clock.now();
    intake.clock.advance({ hours: 1 });
    await intake.post(`/referrals/${withdrawn}/withdrawal`, { reason: 'consent-withdrawn' });
    const listed = { listed_for: 'eastham-midwives', sender_asked: false };
    const byItself = [
      { ...listed, referral_id: offered, newest_at: new Date(LATER) },
      { ...listed, referral_id: withdrawn, newest_at: intake.clock.now() },
      { ...listed, referral_id: untouched, newest_at: received },
    ];
    expect(await kept()).toEqual(byItself);

    const runner = { query: async (sql: string) => (await owner.query(sql)).rows as unknown };
    const [first, then] = [new SentList1765300000071(), new SenderAsked1765400000085()];
    await then.down(runner as QueryRunner);
    await first.down(runner as QueryRunner);
    await first.up(runner as QueryRunner);
    await then.up(runner as QueryRunner);
    expect(await kept()).toEqual(byItself);
  });

  it('has a self-referral under whoever wrote it', async () => {
    await owner.query(`SET app.actor = 'service'`);
    const [row] = (
      await owner.query<{ id: string }>(
        `INSERT INTO referral SELECT (json_populate_record(r, json_build_object('id', gen_random_uuid(),
            'reference', 'WM-SELF-0001', 'channel', 'self', 'sender', 'self', 'sent_by', 'i|her'))).*
          FROM referral r LIMIT 1 RETURNING id`,
      )
    ).rows;
    expect(
      await intake.query(`SELECT referral_id FROM sent_list WHERE listed_for = 'i|her'`),
    ).toEqual([{ referral_id: row?.id }]);
  });
});
