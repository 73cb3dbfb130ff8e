import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Asking, type ReadingAs } from '@waymark/testing';
import { aForm } from '../domain/a-form.fixture.js';
import { anIntake, type AnIntake } from '../an-intake.fixture.js';

const ABOUT_SOMEBODY = [
  ...['referral', 'person', 'equity', 'note', 'referral_progress', 'question'],
  'sent_list',
];
const ALSO = ['referral_access', 'referral_link', 'safety_concern'];

let intake: AnIntake;
let asking: Asking;
let hers: string;

/** Whoever forgets to say which rows gets these. */
const seen = async (who: ReadingAs): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {};
  for (const table of ABOUT_SOMEBODY) counts[table] = await asking.count(table, who);
  return counts;
};
const NOTHING = Object.fromEntries(ABOUT_SOMEBODY.map((table) => [table, 0]));
const access = (organisation: string, kind: string, until: string | null = null): Promise<object> =>
  intake.query(
    `INSERT INTO referral_access VALUES ($1, $2, $3, now() - interval '1 hour', $4)
     ON CONFLICT (referral_id, organisation, as_kind) DO UPDATE SET until_at = excluded.until_at`,
    [hers, organisation, kind, until],
  );

beforeAll(async () => {
  intake = await anIntake('row-security');
  asking = await Asking.of(intake.databaseUrl);
  ({ referralId: hers } = await intake.sent(aForm({ note: 'Please telephone.' })));
  await intake.query(
    `INSERT INTO referral_progress VALUES ($1, 1, now(), 'offered', 'Offered.', 'offered', NULL, NULL)`,
    [hers],
  );
  await intake.query(
    `INSERT INTO question VALUES (gen_random_uuid(), $1, now(), 'eastham-hub', '[]')`,
    [hers],
  );
});
afterAll(async () => {
  await asking.close();
  await intake.close();
});

describe('rows about somebody', () => {
  it('are all there for the service’s own work', async () => {
    const all = await seen({ actor: 'service' });
    expect(Object.values(all).every((count) => count > 0)).toBe(true);
  });

  it.each<[string, ReadingAs]>([
    ['a transaction that says nothing', { actor: '' }],
    ['a reader of no organisation', {}],
    ['a reader of an empty organisation', { organisation: '', subject: '', kinds: 'sender' }],
    ['another organisation', { organisation: 'westham-gp', subject: 'x', kinds: 'sender' }],
    ['a hub that was not offered her', { organisation: 'eastham-hub', kinds: 'lead,alongside' }],
    ['her own team as a hub', { organisation: 'eastham-midwives', kinds: 'lead' }],
    ['her own team as nothing', { organisation: 'eastham-midwives', kinds: '' }],
    ['one who only says they are the sender', { subject: 'test|midwife', kinds: 'sender' }],
  ])('are not there for %s, whatever is asked', async (_, who) => {
    expect(await seen(who)).toEqual(NOTHING);
    for (const table of ALSO)
      expect([table, await asking.count(table, who)]).toEqual([table, expect.any(Number)]);
    expect(await asking.count('referral_link', who)).toBe(0);
    expect(await asking.count('safety_concern', who)).toBe(0);
  });

  it('are there for the team that sent her', async () => {
    const ours = { organisation: 'eastham-midwives', subject: 'x', kinds: 'sender' };
    expect(await seen(ours)).toEqual(await seen({ actor: 'service' }));
    expect(await asking.count('referral_access', ours)).toBe(1);
  });

  it.each([
    ['lead', 'lead,alongside,landing', null, 1],
    ['alongside', 'lead,alongside,landing', null, 1],
    ['landing', 'lead', null, 0],
    ['lead', 'lead', '2020-01-01', 0],
    ['lead', 'sender', null, 0],
  ])('as %s, for one who looks as %s until %s: %i', async (kind, kinds, until, count) => {
    await access('northam-hub', kind, until);
    expect(await asking.count('person', { organisation: 'northam-hub', kinds })).toBe(count);
    await intake.query(`DELETE FROM referral_access WHERE organisation = 'northam-hub'`);
  });

  it('stay with whoever sent them when the referral is withdrawn', async () => {
    await access('northam-hub', 'lead');
    await intake.query(`UPDATE referral SET state = 'withdrawn', ended_at = now() WHERE id = $1`, [
      hers,
    ]);
    expect(await asking.count('person', { organisation: 'northam-hub', kinds: 'lead' })).toBe(0);
    expect(
      await asking.count('person', { organisation: 'eastham-midwives', kinds: 'sender' }),
    ).toBe(1);
    await intake.query(`UPDATE referral SET state = 'open', ended_at = NULL WHERE id = $1`, [hers]);
  });

  it('of a self-referral are there for herself alone', async () => {
    await intake.query(
      `UPDATE referral SET channel = 'self', sender = 'self', sent_by = 'i|her' WHERE id = $1`,
      [hers],
    );
    await intake.query(`UPDATE sent_list SET listed_for = 'i|her' WHERE referral_id = $1`, [hers]);
    await intake.query(`DELETE FROM referral_access WHERE referral_id = $1`, [hers]);
    const self = { organisation: 'self', kinds: 'sender' };
    expect(await asking.count('person', { ...self, subject: 'i|her' })).toBe(1);
    expect(await asking.count('person', { ...self, subject: 'i|another' })).toBe(0);
    expect(await asking.count('person', self)).toBe(0);
  });

  it('are changed by the service’s own work and by no reader', async () => {
    const her = { organisation: 'self', subject: 'i|her', kinds: 'sender' };
    expect(await asking.as(her, 'UPDATE referral SET team = team RETURNING id')).toEqual([]);
    expect(await asking.as(her, 'DELETE FROM note RETURNING id')).toEqual([]);
    await expect(
      asking.as(her, `INSERT INTO referral_access VALUES ($1, 'northam-hub', 'lead', now())`, [
        hers,
      ]),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('are read by the routes for whoever calls, and not as the service', async () => {
    const { referralId } = await intake.sent(aForm());
    expect((await intake.get(`/referrals/${referralId}`)).status).toBe(200);
    expect((await intake.get('/referrals')).body).toMatchObject({ total: 1 });
    await intake.query('ALTER POLICY as_viewer ON referral USING (false)');
    expect((await intake.get(`/referrals/${referralId}`)).status).toBe(404);
    expect((await intake.get('/referrals')).body).toMatchObject({ referrals: [] });
    await intake.query('ALTER POLICY as_viewer ON sent_list USING (false)');
    expect((await intake.get('/referrals')).body).toMatchObject({ referrals: [], total: 0 });
  });
});
