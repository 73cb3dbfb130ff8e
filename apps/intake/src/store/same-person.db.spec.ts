import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Transaction } from '@waymark/messaging';
import { addressesOf } from '@waymark/testing';
import pg from 'pg';
import { aForm } from '../domain/a-form.fixture.js';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { SamePersonView } from './same-person.view.js';

let intake: AnIntake;
let owner: pg.Client;

beforeAll(async () => {
  intake = await anIntake('same-person-view');
  owner = new pg.Client({ connectionString: addressesOf(intake.databaseUrl).ownerUrl });
  await owner.connect();
  await owner.query(`SET app.actor = 'service'`);
});
afterAll(async () => {
  await owner.end();
  await intake.close();
});

/** Others, each with a number and a day of birth of their own, and no postcode. */
const others = (like: string, number: number) =>
  owner.query(
    `WITH other AS (SELECT gen_random_uuid() AS new FROM generate_series(1, $2::int)),
     sent AS (INSERT INTO referral SELECT (json_populate_record(r, json_build_object('id', new, 'reference', new))).*
       FROM referral r, other WHERE r.id = $1 RETURNING id AS new)
     INSERT INTO person SELECT (json_populate_record(p, json_build_object('referral_id', new, 'postcode_index', NULL,
         'nhs_number_index', sha256(new::text::bytea), 'birth_date_index', sha256(new::text::bytea)))).*
       FROM person p, sent WHERE p.referral_id = $1`,
    [like, number],
  );

it('reads those who may be the same person, and not everybody', async () => {
  const { referralId } = await intake.sent(aForm());
  await others(referralId, 5_000);
  await owner.query('ANALYZE person; ANALYZE referral');
  let plan = '';
  const explaining = {
    query: async (sql: string, parameters: readonly unknown[]) => {
      const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, [
        ...parameters,
      ]);
      plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      return [];
    },
  };
  const viewer = { organisation: 'eastham-hub', subject: 'test|hub', kinds: ['lead'] } as const;

  await intake.app.get(SamePersonView).of(explaining as unknown as Transaction, referralId, viewer);

  expect(plan).toContain('person_by_birth');
  expect(plan).toContain('person_by_nhs_number');
  expect(plan).not.toMatch(/Seq Scan on (person|referral)\b/);
});
