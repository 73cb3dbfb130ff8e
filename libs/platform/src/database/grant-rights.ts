import type { QueryRunner } from 'typeorm';
import { APPEND_ONLY } from './append-only.js';

/**
 * Gives the application's role what it needs of every table there is, run as their owner after every migration: a new
 * table cannot be forgotten, and what an append-only table's trigger refuses is not granted either.
 */
export async function grantRights(runner: QueryRunner, application: string): Promise<void> {
  const role = `"${application.replaceAll('"', '""')}"`;
  await runner.startTransaction();
  try {
    for (const statement of onWhatIsMadeLater(role)) await runner.query(statement);
    const rights = (await runner.query(RIGHTS, [application])) as { readonly statement: string }[];
    for (const { statement } of rights) await runner.query(statement);
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

// A table that is made beside migrations, such as by an import that replaces one.
const onWhatIsMadeLater = (role: string): readonly string[] => [
  `ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
  `ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO ${role}`,
];

// Revoked first, so that a right that was given by hand does not stay.
const RIGHTS = `
WITH append_only AS (${APPEND_ONLY}),
known AS (
  SELECT c.oid, c.relname, c.relkind, quote_ident(c.relname) AS name, quote_ident($1) AS role,
    coalesce(a.never_deleted, false) AS never_deleted, coalesce(a.never_changed, false) AS never_changed,
    (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
     WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
       AND cardinality(a.kept) > 0 AND NOT attnum = ANY (a.kept)) AS changing
  FROM pg_class c LEFT JOIN append_only a ON a."table" = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
    AND c.relowner = current_user::regrole
), rights AS (
  SELECT name, role, relkind,
    CASE WHEN relkind = 'S' THEN ARRAY['USAGE'] WHEN relname = 'migrations' THEN ARRAY['SELECT']
    ELSE array_remove(ARRAY['SELECT', 'INSERT',
      CASE WHEN NOT never_changed THEN 'UPDATE' WHEN changing IS NOT NULL THEN format('UPDATE (%s)', changing) END,
      CASE WHEN NOT never_deleted THEN 'DELETE' END], NULL) END AS rights
  FROM known
)
SELECT format('REVOKE ALL ON %s%s FROM %s', CASE WHEN relkind = 'S' THEN 'SEQUENCE ' ELSE '' END, name, role) AS statement
FROM rights
UNION ALL
SELECT format('GRANT %s ON %s%s TO %s', array_to_string(rights, ', '),
  CASE WHEN relkind = 'S' THEN 'SEQUENCE ' ELSE '' END, name, role)
FROM rights`;
