import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { addressesOf } from '@waymark/testing';
import pg from 'pg';
import { aForm } from '../domain/a-form.fixture.js';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { IdentityCipher } from './identity-cipher.js';
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

/** Others, each with a number of their own and no postcode, born on days of their own or, by `born`, on the same. */
const others = (like: string, number: number, born = 'sha256(o.id::text::bytea)') => {
  const cipher = intake.app.get(IdentityCipher);
  const ids = Array.from({ length: number }, () => randomUUID());
  const names = ids.map((row) =>
    cipher.seal('Canary Other', { table: 'person', row, column: 'full_name' }),
  );
  return owner.query(
    `WITH other AS (SELECT * FROM unnest($2::uuid[], $3::text[]) AS o(id, name)),
     sent AS (INSERT INTO referral SELECT (json_populate_record(r, json_build_object('id', o.id, 'reference', o.id, 'received_at', '2026-11-01T09:00:00Z'))).*
       FROM referral r, other o WHERE r.id = $1)
     INSERT INTO person SELECT (json_populate_record(p, json_build_object('referral_id', o.id, 'full_name', o.name,
         'postcode_index', NULL, 'nhs_number_index', sha256(o.id::text::bytea), 'birth_date_index', ${born}))).*
       FROM person p, other o WHERE p.referral_id = $1`,
    [like, ids, names],
  );
};

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

it('finds who is linked among hundreds who were born on the same day', async () => {
  const { referralId: first } = await intake.sent(aForm());
  await others(first, 600, 'p.birth_date_index');
  const { referralId: second } = await intake.sent(aForm());
  const unitOfWork = intake.app.get(UnitOfWork);
  const viewer = {
    organisation: 'eastham-midwives',
    subject: 'test|one',
    kinds: ['sender'],
  } as const;

  const found = await unitOfWork.run((tx) => intake.app.get(SamePersonView).of(tx, second, viewer));

  expect(found?.linked.map(({ referralId }) => referralId)).toContain(first);
});
