import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A command asks whether its placement is there for whoever commands, by the policies of readers and not by its own code. */
export class SeenBy1765200000076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What it says of who asks ends with it: the transaction, which others may share, goes on as what it was.
    await runner.query(`
      CREATE FUNCTION placement_seen_by(her uuid, by_organisation text) RETURNS boolean
      LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        actor text := coalesce(current_setting('app.actor', true), '');
        organisation text := coalesce(current_setting('app.organisation', true), '');
        kinds text := coalesce(current_setting('app.kinds', true), '');
        seen boolean;
      BEGIN
        PERFORM set_config('app.actor', 'reader', true), set_config('app.kinds', '', true),
          set_config('app.organisation', by_organisation, true);
        seen := EXISTS (SELECT FROM placement WHERE referral_id = her);
        PERFORM set_config('app.actor', actor, true), set_config('app.kinds', kinds, true),
          set_config('app.organisation', organisation, true);
        RETURN seen;
      END $$;
      COMMENT ON FUNCTION placement_seen_by IS
        'Whether row security shows the placement to an organisation; for commands, which run as the service'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION placement_seen_by');
  }
}
