import type { DataSource } from 'typeorm';
import { APPEND_ONLY } from './append-only.js';

/** The role in DATABASE_URL may more than a service may: then a mistake of ours could undo what must stay. */
export class TooManyRights extends Error {
  constructor(readonly what: string) {
    super(
      `The role in DATABASE_URL ${what}, so the service does not start with it. Name the service's own role, which \`infra/start/prepare.mjs\` makes; migrations alone are run as the owner.`,
    );
  }
}

/** Neither owner nor superuser, no right to make, change or empty tables, none to change what is append-only. */
export async function refuseTooManyRights(source: DataSource): Promise<void> {
  const [first] = await source.query<readonly { readonly what: string }[]>(FIRST);
  if (first !== undefined) throw new TooManyRights(first.what);
}

const FIRST = `
WITH append_only AS (${APPEND_ONLY}),
tables AS (
  SELECT oid, quote_ident(relname) AS name, relowner FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
)
SELECT what FROM (
  SELECT 1 AS nth, what FROM pg_roles, LATERAL (VALUES
    (rolsuper, 'is a superuser'),
    (rolbypassrls, 'may look past row-level security'),
    (rolcreaterole, 'may make roles'),
    (rolcreatedb, 'may make databases'),
    (rolreplication, 'may copy the whole server')) AS right_of(has, what)
  WHERE rolname = current_user AND has
  UNION ALL
  SELECT 2, 'owns the database, or may become its owner' FROM pg_database
  WHERE datname = current_database() AND pg_has_role(current_user, datdba, 'MEMBER')
  UNION ALL
  SELECT 3, format('owns the table %s, or may become its owner', name) FROM tables
  WHERE pg_has_role(current_user, relowner, 'MEMBER')
  UNION ALL
  SELECT 4, 'may make tables' WHERE has_schema_privilege('public', 'CREATE')
    OR has_database_privilege(current_database(), 'CREATE')
  UNION ALL
  SELECT 5, format('may empty the table %s', name) FROM tables WHERE has_table_privilege(oid, 'TRUNCATE')
  UNION ALL
  SELECT 6, format('may put triggers on the table %s', name) FROM tables WHERE has_table_privilege(oid, 'TRIGGER')
  UNION ALL
  SELECT 7, format('may change or delete what is in the append-only table %s', name)
  FROM tables JOIN append_only ON "table" = oid
  WHERE never_deleted AND has_table_privilege(oid, 'DELETE')
    OR never_changed AND has_table_privilege(oid, 'UPDATE')
) AS too_much ORDER BY nth LIMIT 1`;
