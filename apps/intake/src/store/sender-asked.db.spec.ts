import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  referralClosed,
  referralOffered,
  referralQuestionAsked,
  referralReopened,
  type NextStep,
  type ReferralList,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { addressesOf, anEvent } from '@waymark/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { aForm } from '../domain/a-form.fixture.js';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { MyReferralsView } from './my-referrals.view.js';
import { SenderAsked1765400000085 } from './migrations/1765400000085-sender-asked.js';

const MIDWIVES = 'eastham-midwives';

let intake: AnIntake;
let owner: pg.Client;

beforeAll(async () => {
  intake = await anIntake('sender-asked');
  owner = new pg.Client({ connectionString: addressesOf(intake.databaseUrl).ownerUrl });
  await owner.connect();
  await owner.query(`SET app.actor = 'service'`);
});
afterAll(async () => {
  await owner.end();
  await intake.close();
});

const sent = async (): Promise<string> => (await intake.sent(aForm())).referralId;
const about = (subject: string, sequence: number) => ({
  subject,
  sequence,
  time: `2026-11-22T1${String(sequence)}:00:00.000Z`,
});
const owedBy = (organisation: string): NextStep => ({
  what: 'acknowledge',
  owner: organisation,
  ownerName: 'A team',
  because: 'It is theirs.',
  dueAt: '2026-11-25T17:00:00.000Z',
});
const offer = (referralId: string, sequence: number, by: string): Promise<void> =>
  intake.consumer.onOffered(
    anEvent(referralOffered, {
      ...about(referralId, sequence),
      data: { referralId, nextStep: owedBy(by) },
    }),
  );
const ask = async (referralId: string, sequence: number): Promise<string> => {
  const questionId = randomUUID();
  await intake.consumer.onQuestionAsked(
    anEvent(referralQuestionAsked, {
      ...about(referralId, sequence),
      data: { referralId, questionId, nextStep: owedBy('eastham-hub') },
    }),
  );
  return questionId;
};

/** What is marked as waiting for its sender. */
const marked = async (): Promise<readonly string[]> =>
  (
    await intake.query<{ id: string }>(
      'SELECT referral_id AS id FROM sent_list WHERE sender_asked ORDER BY referral_id',
    )
  ).map(({ id }) => id);

/** Copies of a referral, some of them of one instant. */
const copies = async (number: number): Promise<void> => {
  await owner.query(
    `INSERT INTO referral SELECT (json_populate_record(r, json_build_object('id', gen_random_uuid(),
        'reference', gen_random_uuid(), 'received_at', now() + nth / 3 * interval '1 minute'))).*
      FROM referral r, generate_series(1, $2::int) nth
      WHERE r.id = (SELECT id FROM referral WHERE sender = $1 AND state = 'open' LIMIT 1)`,
    [MIDWIVES, number],
  );
};

async function everyPage(): Promise<ReferralList['referrals']> {
  const rows: ReferralList['referrals'][number][] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await intake.get<ReferralList>(`/referrals?page=${String(page)}`);
    if (body.referrals.length === 0) return rows;
    rows.push(...body.referrals);
  }
}

describe('what waits for its sender', () => {
  it('is marked with a question or a step of theirs, and no longer than they owe it', async () => {
    const [asked, owed, closed, withdrawn] = [
      await sent(),
      await sent(),
      await sent(),
      await sent(),
    ];
    const questionId = await ask(asked, 1);
    await offer(owed, 2, MIDWIVES);
    // Told late: the newest step stays theirs.
    await offer(owed, 1, 'eastham-hub');
    await ask(closed, 1);
    await ask(withdrawn, 1);
    expect(await marked()).toEqual([asked, owed, closed, withdrawn].sort());

    await intake.post(`/referrals/${withdrawn}/withdrawal`, { reason: 'consent-withdrawn' });
    const close = { referralId: closed, outcome: 'she-declined-asked-by-a-person' } as const;
    await intake.consumer.onClosed(anEvent(referralClosed, { ...about(closed, 2), data: close }));
    await offer(owed, 3, 'eastham-hub');
    const answer = { questionId, need: aForm().need, factsVersion: 1 };
    expect((await intake.post(`/referrals/${asked}/answers`, answer)).status).toBe(200);
    expect(await marked()).toEqual([]);

    await intake.consumer.onReopened(
      anEvent(referralReopened, { ...about(closed, 3), data: { referralId: closed } }),
    );
    expect(await marked()).toEqual([closed]);
  });

  it('is marked of what was there before as it is kept from then on', async () => {
    const before = await marked();
    await offer(await sent(), 1, MIDWIVES);
    const byItself = await marked();
    expect(byItself).toHaveLength(before.length + 1);

    const runner = { query: async (sql: string) => (await owner.query(sql)).rows as unknown };
    const migration = new SenderAsked1765400000085();
    await migration.down(runner as QueryRunner);
    await migration.up(runner as QueryRunner);
    expect(await marked()).toEqual(byItself);
  });

  it('comes first, on whichever page it would be by its age, and every page has others', async () => {
    await copies(120);

    const rows = await everyPage();

    const waiting = await marked();
    const ids = rows.map(({ referralId }) => referralId);
    expect(rows.length).toBeGreaterThan(120);
    expect(new Set(ids).size).toBe(rows.length);
    expect([...ids.slice(0, waiting.length)].sort()).toEqual(waiting);
    expect(rows.map(({ needsYou }) => needsYou)).toEqual(ids.map((id) => waiting.includes(id)));
    const rest = rows.slice(waiting.length).map(({ receivedAt }) => receivedAt);
    expect(rest.slice(0, 120)).toEqual([...rest.slice(0, 120)].sort().reverse());
  });

  it('is read from the index as far as the page goes', async () => {
    await copies(3_000);
    await owner.query('ANALYZE sent_list');
    const plans: string[] = [];
    const explaining = {
      query: async (sql: string, parameters: readonly unknown[]) => {
        const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, [
          ...parameters,
        ]);
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
        return [];
      },
    };
    const viewer = { organisation: MIDWIVES, subject: 'test|midwife', kinds: ['sender'] } as const;

    await intake.app.get(MyReferralsView).page(explaining as unknown as Transaction, viewer, 3);

    expect(plans[1]).toMatch(/Limit.*\n.*Index (Only )?Scan using sent_list_asked_first/);
    expect(plans[1]).not.toContain('Seq Scan on sent_list');
  });
});
