import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';
import { aForm } from '../domain/a-form.fixture.js';

let intake: AnIntake;
beforeAll(async () => {
  intake = await anIntake('audit-from-where');
});
afterAll(() => intake.close());

it('what was read and sent says from where, and a header that anybody can write says nothing', async () => {
  const token = intake.callers.machine;
  const headers = { 'x-forwarded-for': '203.0.113.9', 'idempotency-key': randomUUID() };
  const form = aForm({ referrer: { facts: { role: 'midwife' } } });
  const sent = await intake.call('POST', '/referrals', { token, headers, body: form });
  expect(sent.status).toBe(201);
  await intake.call('GET', '/referrals', { token, headers: { 'x-forwarded-for': '203.0.113.9' } });
  const entries = await intake.query('SELECT action, came_from FROM audit ORDER BY id');
  expect(entries).toEqual([
    { action: 'referral.sent', came_from: '127.0.0.1' },
    { action: 'referrals.listed', came_from: '127.0.0.1' },
  ]);
});
