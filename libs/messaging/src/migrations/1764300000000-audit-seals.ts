import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit is sealed in a chain: what is changed, slipped in or taken out afterwards shows. */
export class AuditSeals1764300000000 implements MigrationInterface {
  readonly name = 'AuditSeals1764300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(seals);
    await queryRunner.query(settled);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION audit_settled');
    await queryRunner.query('DROP TABLE audit_seal');
  }
}

const seals = `
CREATE TABLE audit_seal (
  id bigint PRIMARY KEY,
  last_entry bigint NOT NULL,
  entries int NOT NULL,
  hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE audit_seal IS 'Each holds the hash of its entries and of the seal before it.';
CREATE TRIGGER audit_seal_is_append_only BEFORE UPDATE OR DELETE ON audit_seal
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_seal_is_never_emptied BEFORE TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
`;

// Whoever writes an entry holds a lock from before its number is drawn until the transaction ends. With this lock
// nobody does, so no smaller number can still appear. It is held for one look; readers do not notice it.
const settled = `
CREATE FUNCTION audit_settled() RETURNS bigint LANGUAGE plpgsql SET lock_timeout = '200ms' AS $$
BEGIN
  LOCK TABLE audit IN SHARE MODE;
  RETURN (SELECT coalesce(max(id), 0) FROM audit);
END $$;
COMMENT ON FUNCTION audit_settled IS 'Up to which entry nothing can be added any more; fails where somebody writes for longer than 200 ms';
`;
