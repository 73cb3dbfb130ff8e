import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { referralReceived } from '@waymark/contracts';
import { addressesOf, ofType } from '@waymark/testing';
import pg from 'pg';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
let owner: pg.Client;

beforeAll(async () => {
  intake = await anIntake('link-store');
  owner = new pg.Client({ connectionString: addressesOf(intake.databaseUrl).ownerUrl });
  await owner.connect();
  await owner.query(`SET app.actor = 'service'`);
});
afterAll(async () => {
  await owner.end();
  await intake.close();
});

it('a referral that comes while two are being set apart links them no more', async () => {
  const form = aForm();
  const one = await intake.sent(form);
  const other = await intake.sent(form);
  await owner.query('BEGIN');
  await owner.query('SELECT FROM referral WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [
    [one.referralId, other.referralId],
  ]);
  const sending = intake.sent(form);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await owner.query(`UPDATE referral_link SET state = 'apart', reason = 'another-person'`);
  await owner.query('COMMIT');

  const third = await sending;

  const [received] = ofType(await intake.said(third.referralId), referralReceived);
  expect(received?.data.linkedTo).toEqual([]);
});
