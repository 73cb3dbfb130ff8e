/**
 * What the triggers of append-only tables refuse, by table: a trigger says it whose function's name ends in
 * `append_only`. With `UPDATE OF` it names the columns that stay; the others may be changed.
 */
export const APPEND_ONLY = `
SELECT tgrelid AS "table",
  bool_or((tgtype & 8) <> 0) AS never_deleted,
  bool_or((tgtype & 16) <> 0) AS never_changed,
  array_remove(array_agg(DISTINCT kept.attnum), NULL) AS kept
FROM pg_trigger
JOIN pg_proc ON pg_proc.oid = tgfoid AND proname LIKE '%append\\_only'
LEFT JOIN LATERAL unnest(tgattr::int2[]) AS kept(attnum) ON true
WHERE NOT tgisinternal
GROUP BY tgrelid`;

interface Runner {
  query(sql: string): Promise<unknown>;
}

/** For migrations: rows of these tables are added and read, and neither changed nor deleted, by nobody. */
export async function onlyAppend(runner: Runner, tables: readonly string[]): Promise<void> {
  await runner.query(`
    CREATE OR REPLACE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
    END $$`);
  for (const table of tables)
    await runner.query(`
      CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
      CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only()`);
}

/** The way back of `onlyAppend`; other tables of the same database may still be kept so. */
export async function changeAgain(runner: Runner, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    await runner.query(
      `DROP TRIGGER is_append_only ON ${table}; DROP TRIGGER is_never_emptied ON ${table}`,
    );
  await runner.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE proname = 'history_is_append_only') THEN
        DROP FUNCTION history_is_append_only();
      END IF;
    END $$`);
}
