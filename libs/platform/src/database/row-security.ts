interface Runner {
  query(sql: string): Promise<unknown>;
}

/** The service's own work: events, timers, figures, and commands, which check themselves what they lock and change. */
const SERVICE = `current_setting('app.actor', true) = 'service'`;

/** In a policy: the organisation for which is read. */
export const READS_FOR = `nullif(current_setting('app.organisation', true), '')`;

/** In a policy: whether is read as this, such as `operations`. */
export const readsAs = (kind: string): string =>
  `'${kind}' = ANY (string_to_array(current_setting('app.kinds', true), ','))`;

/** Table → SQL that says of one of its rows whether somebody for whom is read sees it; undefined: nobody but the service. */
export type SeenRows = Readonly<Record<string, string | undefined>>;

/**
 * Rows about somebody are there for the service's own work and for those who may see them, and for nobody else; forced,
 * so that it binds whoever the tables belong to. For migrations: those of intake and routing have it in words of their own.
 */
export async function secureRows(runner: Runner, seenRows: SeenRows): Promise<void> {
  for (const [table, seen] of Object.entries(seenRows)) {
    await runner.query(`
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY as_owner ON ${table} TO CURRENT_ROLE USING (true) WITH CHECK (true);
      CREATE POLICY as_service ON ${table} USING (${SERVICE}) WITH CHECK (${SERVICE});`);
    if (seen !== undefined)
      await runner.query(
        `CREATE POLICY as_viewer ON ${table} FOR SELECT USING (${SERVICE} OR ${seen})`,
      );
  }
}

/** The way back of `secureRows`. */
export async function openRows(runner: Runner, seenRows: SeenRows): Promise<void> {
  for (const table of Object.keys(seenRows).reverse()) {
    await runner.query(`
      DROP POLICY IF EXISTS as_viewer ON ${table};
      DROP POLICY as_service ON ${table};
      DROP POLICY as_owner ON ${table};
      ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY`);
  }
}
