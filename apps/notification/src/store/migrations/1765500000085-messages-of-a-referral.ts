import { forgetClosed, keepClosed, READS_AS, READS_FOR } from '@waymark/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who holds the person, as events have said it, and for whom a restricted referral is open: what was sent about it is
 * there for that team. Of referrals from before nobody knows here whether they are restricted: they are shown to nobody.
 */
export class MessagesOfAReferral1765500000085 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await keepClosed(runner, 'recipient');
    await runner.query(`
      ALTER TABLE recipient ADD COLUMN holder text, ADD COLUMN shown boolean NOT NULL DEFAULT false;
      ALTER TABLE recipient ALTER COLUMN shown SET DEFAULT true`);
    // As the owner: a policy on message would be planned with whatever is sent.
    await runner.query(`
      CREATE FUNCTION holds_messages(her uuid) RETURNS boolean
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT EXISTS (SELECT FROM recipient AS one
          WHERE one.referral_id = her AND one.shown AND one.holder = ${READS_FOR})
      $$;
      CREATE FUNCTION messages_about(her uuid)
      RETURNS TABLE (audience text, template text, channel text, status text, receipt text, trouble text,
        planned_at timestamptz, settled_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT one.audience, one.template, one.channel, one.status, one.receipt, one.last_trouble, one.planned_at,
               one.settled_at
          FROM message AS one
         WHERE one.referral_id = her AND holds_messages(her)
           AND NOT coalesce(is_closed_to(her, ${READS_FOR}, ${READS_AS}), true)
         ORDER BY one.planned_at DESC LIMIT 200
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION messages_about; DROP FUNCTION holds_messages');
    await forgetClosed(runner, 'recipient');
    await runner.query(
      `ALTER TABLE recipient DROP COLUMN restricted, DROP COLUMN restriction_version, DROP COLUMN holder,
         DROP COLUMN shown`,
    );
  }
}
