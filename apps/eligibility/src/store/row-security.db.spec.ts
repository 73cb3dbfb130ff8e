import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralReceived } from '@waymark/contracts';
import { anEvent, Asking, type ReadingAs } from '@waymark/testing';
import { anEligibility, type AnEligibility } from '../an-eligibility.fixture.js';
import { AssessReferral } from '../use-cases/assess-referral.js';

const TABLES = ['referral', 'assessment', 'referral_access', 'equity_profile', 'what_if'];
const event = anEvent(referralReceived);
const { referralId, sender } = event.data;

let eligibility: AnEligibility;
let asking: Asking;

beforeAll(async () => {
  eligibility = await anEligibility('row-security');
  asking = await Asking.of(eligibility.databaseUrl);
  await eligibility.app.get(AssessReferral).received(event);
  await eligibility.query(
    `INSERT INTO equity_profile VALUES ($1, '30-34', 'A', 'en', 5) ON CONFLICT DO NOTHING`,
    [referralId],
  );
  await eligibility.query(
    `INSERT INTO what_if (what_if_id, service_id, organisation, since, draft, asked_at)
     VALUES (gen_random_uuid(), 'cw-loss', 'an-editor', '2026-01-01', '{}', now())`,
  );
});
afterAll(async () => {
  await asking.close();
  await eligibility.close();
});

const seen = async (who: ReadingAs): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const table of TABLES) if ((await asking.count(table, who)) > 0) found.push(table);
  return found;
};
const read = async () =>
  eligibility.call('GET', `/referrals/${referralId}/assessments`, {
    token: await eligibility.person('referrer', sender.organisation),
  });

describe('what is kept about somebody', () => {
  it('is there for the service’s own work', async () => {
    expect(await seen({ actor: 'service' })).toEqual(TABLES);
  });

  it.each<[string, ReadingAs, readonly string[]]>([
    ['a transaction that says nothing', { actor: '' }, []],
    ['a reader of an empty organisation', { organisation: '' }, []],
    ['a stranger', { organisation: 'a-stranger' }, []],
    [
      'the team that sent her',
      { organisation: sender.organisation },
      ['assessment', 'referral_access'],
    ],
    ['who asked a what-if', { organisation: 'an-editor' }, ['what_if']],
  ])('is there for %s as far as it is theirs, whatever is asked', async (_, who, tables) => {
    expect(await seen(who)).toEqual(tables);
  });

  it('is read for whoever calls, and leaves a line that says who did', async () => {
    expect((await read()).status).toBe(200);
    const lines = await eligibility.query(
      `SELECT subject, done_by FROM audit WHERE action = 'assessments.read'`,
    );
    expect(lines).toEqual([{ subject: referralId, done_by: 'test|referrer' }]);

    await eligibility.query('ALTER POLICY as_viewer ON assessment USING (false)');
    expect((await read()).status).toBe(404);
    await eligibility.query(
      'ALTER POLICY as_viewer ON assessment USING (sees_assessments(referral_id))',
    );
  });

  it('is not there any more for a team whose part has ended', async () => {
    await eligibility.query('UPDATE referral_access SET until_at = now() WHERE referral_id = $1', [
      referralId,
    ]);
    expect(await asking.count('assessment', { organisation: sender.organisation })).toBe(0);
  });
});
