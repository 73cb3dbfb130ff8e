interface Runner {
  query(sql: string): Promise<unknown>;
}

const SAYS_SERVICE = `current_setting('app.actor', true) = 'service'`;
/**
 * The service's own work: events, timers, figures, and commands, which check themselves what they lock and change. Of a
 * comparison PostgreSQL expects that it holds for one row in two hundred, and plans for a table of hardly any rows; of
 * a CASE, for every second one.
 */
const SERVICE = `CASE WHEN ${SAYS_SERVICE} THEN true ELSE false END`;

/** In a policy: the organisation for which is read. */
export const READS_FOR = `nullif(current_setting('app.organisation', true), '')`;

/** In a policy: the person for whom is read, `issuer|subject`. */
export const READS_AS = `nullif(current_setting('app.subject', true), '')`;

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

/** What readers see of tables that have policies already is something else from now on. */
export async function seeOtherRows(
  runner: Runner,
  seenRows: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [table, seen] of Object.entries(seenRows))
    await runner.query(`ALTER POLICY as_viewer ON ${table} USING (${SERVICE} OR (${seen}))`);
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

/** Policies that still say the comparison say the CASE instead; what they allow stays as it is. */
export function expectServiceWork(runner: PolicyRunner): Promise<void> {
  return sayAgain(runner, AS_COMPARED, SERVICE);
}

/** The way back of `expectServiceWork`. */
export function expectOneRow(runner: PolicyRunner): Promise<void> {
  return sayAgain(runner, AS_CASE, SAYS_SERVICE);
}

interface PolicyRunner {
  query(sql: string): Promise<readonly Policy[]>;
}

interface Policy {
  readonly name: string;
  readonly table: string;
  readonly using: string | null;
  readonly with_check: string | null;
}

// As PostgreSQL writes them down.
const COMPARED = String.raw`\(current_setting\('app\.actor'::text, true\) = 'service'::text\)`;
const AS_COMPARED = new RegExp(String.raw`(?<!CASE\s+WHEN )${COMPARED}`, 'g');
const AS_CASE = new RegExp(String.raw`CASE\s+WHEN ${COMPARED} THEN true\s+ELSE false\s+END`, 'g');

const POLICIES = `
SELECT quote_ident(policyname) AS name, quote_ident(tablename) AS table, qual AS using, with_check
FROM pg_policies WHERE schemaname = 'public'`;

async function sayAgain(runner: PolicyRunner, before: RegExp, after: string): Promise<void> {
  for (const { name, table, using, with_check: withCheck } of await runner.query(POLICIES)) {
    const parts = [
      ['USING', using],
      ['WITH CHECK', withCheck],
    ] as const;
    const said = parts
      .filter(([, sql]) => sql !== null && sql.search(before) >= 0)
      .map(([part, sql]) => `${part} (${String(sql).replaceAll(before, `(${after})`)})`);
    if (said.length > 0) await runner.query(`ALTER POLICY ${name} ON ${table} ${said.join(' ')}`);
  }
}
