import type { ReferralRestrictionChangedData } from '@waymark/contracts';

interface Runner {
  query(sql: string): Promise<unknown>;
}

interface Asking {
  query<Row>(sql: string, params: readonly unknown[]): Promise<readonly Row[]>;
}

/**
 * SQL of the mark by which somebody is told of in events and known again, without being named: of each referral another
 * one. Whoever knows a referral and every account can try them all: it keeps names out of sight, and is no secret.
 */
export const readerMark = (her: string, organisation: string, who: string): string =>
  `encode(sha256(convert_to(${her}::text || '|' || ${organisation} || '|' || ${who}, 'UTF8')), 'hex')`;

/**
 * For migrations of services that hear of restricted referrals: `table`, which has a row for each, keeps for whom it is
 * open, and `is_closed_to(referral, organisation, subject)` says it as intake's own does. What is restricted and of
 * which no more is known is closed to everybody.
 */
export async function keepClosed(runner: Runner, table: string): Promise<void> {
  // As the owner: a policy whose question meets another policy is planned again with every statement.
  await runner.query(`
    ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS restricted boolean,
      ADD COLUMN IF NOT EXISTS restriction_version int, ADD COLUMN open_to jsonb;
    COMMENT ON COLUMN ${table}.open_to IS 'Marks of those who may open it while it is restricted, some until a moment; never who they are';
    CREATE FUNCTION is_closed_to(her uuid, their_organisation text, who text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT EXISTS (SELECT FROM ${table} AS one WHERE one.referral_id = her AND one.restricted
        AND NOT EXISTS (SELECT FROM jsonb_to_recordset(one.open_to) AS open(reader text, until timestamptz)
          WHERE open.reader = ${readerMark('her', 'their_organisation', 'who')}
            AND (open.until IS NULL OR open.until > now())))
    $$`);
}

/** The way back of `keepClosed`; columns that the table had before stay. */
export async function forgetClosed(runner: Runner, table: string): Promise<void> {
  await runner.query(`DROP FUNCTION is_closed_to; ALTER TABLE ${table} DROP COLUMN open_to`);
}

/** Of two changes the newer counts; an opening with a reason leaves the version, and comes in its order. */
export async function noteRestriction(
  tx: Asking,
  table: string,
  { referralId, restricted, restrictionVersion, openTo = [] }: ReferralRestrictionChangedData,
): Promise<void> {
  await tx.query(
    `UPDATE ${table} SET restricted = $2, restriction_version = $3, open_to = $4
      WHERE referral_id = $1 AND coalesce(restriction_version, 0) <= $3`,
    [referralId, restricted, restrictionVersion, JSON.stringify(openTo)],
  );
}
