import { Injectable } from '@nestjs/common';
import type { ReferrerRole, Role } from '@waymark/contracts';
import { Database } from '@waymark/platform';
import { sameAddress } from './accounts.store.js';
import { ENDS } from './ended-sessions.js';

/** An account as an administrator sees it. */
export interface AccountLine {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly issuer: string;
  /** Null until whoever was invited by email has signed in. */
  readonly subject: string | null;
  readonly lastSignInAt: Date | null;
  readonly reviewedAt: Date | null;
  readonly endedAt: Date | null;
  readonly memberships: readonly HeldRole[];
}

export interface HeldRole {
  readonly id: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly role: Role;
}

export type RoleGiven = Omit<HeldRole, 'id'> & { readonly referrerRole?: ReferrerRole };

export interface Invitation {
  readonly issuer: string;
  readonly name: string;
  readonly subject?: string;
  readonly email?: string;
  readonly role: RoleGiven;
}

/** Who decides, and why. */
export interface ByWhom {
  readonly by: string;
  readonly reason: string;
}

export interface AccountSession {
  /** By which it is known in the audit; the session's own id is a secret. */
  readonly mark: string;
  readonly until: Date;
  readonly since: number;
}

export interface AccountChange {
  readonly at: Date;
  readonly action: string;
  readonly role: Role | null;
  readonly organisation: string | null;
  readonly doneBy: string;
  readonly reason: string | null;
}

interface Search {
  readonly text: string;
  readonly page: number;
}

const PAGE_SIZE = 50;
const CHANGES_SHOWN = 200;
const REVIEWED_FOR = `interval '90 days'`;

/** Accounts as they are looked after; each change is written down in the statement that makes it. */
@Injectable()
export class AdministrationStore {
  constructor(private readonly database: Database) {}

  async list({
    text,
    page,
  }: Search): Promise<readonly (AccountLine & { readonly total: number })[]> {
    return this.database.queryAsService(
      `${LINES} WHERE $1 = '' OR position(lower($1) IN lower(concat_ws(' ', name, email, subject))) > 0
         OR EXISTS (SELECT FROM membership WHERE account_id = account.id
              AND position(lower($1) IN lower(organisation || ' ' || organisation_name)) > 0)
       ORDER BY ended_at IS NOT NULL, name, account.id LIMIT ${String(PAGE_SIZE)} OFFSET $2`,
      [text, (page - 1) * PAGE_SIZE],
    );
  }

  /** Accounts that nobody has looked at, or nobody has used, for 90 days; the longest first. */
  async toReview(now: Date): Promise<readonly AccountLine[]> {
    return this.database.queryAsService(
      `${LINES} WHERE ended_at IS NULL AND coalesce(reviewed_at, '-infinity') < $1::timestamptz - ${REVIEWED_FOR}
       ORDER BY reviewed_at NULLS FIRST, last_sign_in_at NULLS FIRST, name LIMIT 200`,
      [now],
    );
  }

  async find(id: string): Promise<AccountLine | undefined> {
    const [row] = await this.database.queryAsService<AccountLine>(
      `${LINES} WHERE account.id = $1`,
      [id],
    );
    return row;
  }

  async sessionsOf(id: string): Promise<readonly AccountSession[]> {
    return this.database.queryAsService(
      `SELECT ${MARK} AS mark, expire AS until, (sess #>> '{person,since}')::float8 AS since
         FROM session WHERE sess #>> '{person,accountId}' = $1 AND expire > now() ORDER BY since DESC`,
      [id],
    );
  }

  async changesOf(id: string): Promise<readonly AccountChange[]> {
    return this.database.queryAsService(
      `SELECT at, action, role, organisation, done_by AS "doneBy", reason FROM account_change
        WHERE account_id = $1 ORDER BY account_change.id DESC LIMIT ${String(CHANGES_SHOWN)}`,
      [id],
    );
  }

  /** Undefined: somebody with that subject or address has an account there already, which may have ended. */
  async invite(invitation: Invitation, { by, reason }: ByWhom): Promise<string | undefined> {
    const { issuer, name, subject = null, email = null, role } = invitation;
    const [added] = await this.database.queryAsService<{ readonly id: string }>(
      `WITH added AS (
         INSERT INTO account (issuer, subject, name, email) SELECT $1, $2, $3, $4
         WHERE $2::text IS NOT NULL OR NOT EXISTS (
           SELECT FROM account WHERE issuer = $1 AND subject IS NOT NULL AND ${sameAddress('email', '$4')})
         ON CONFLICT DO NOTHING RETURNING id),
       given AS (
         INSERT INTO membership (account_id, organisation, organisation_name, role, referrer_role)
         SELECT id, $5, $6, $7, $8 FROM added),
       noted AS (
         INSERT INTO account_change (account_id, action, role, organisation, done_by, reason)
         SELECT id, 'invited', $7, $5, $9, $10 FROM added)
       SELECT id FROM added`,
      [
        ...[issuer, subject, name, email],
        ...[role.organisation, role.organisationName, role.role, role.referrerRole ?? null],
        ...[by, reason],
      ],
    );
    return added?.id;
  }

  /** False: they hold it already, or the account has ended. */
  async giveRole(id: string, role: RoleGiven, { by, reason }: ByWhom): Promise<boolean> {
    return this.happened(
      `WITH changed AS (
         INSERT INTO membership (account_id, organisation, organisation_name, role, referrer_role)
         SELECT id, $2, $3, $4, $5 FROM account WHERE id = $1 AND ended_at IS NULL
         ON CONFLICT DO NOTHING RETURNING account_id, role, organisation),
       noted AS (
         INSERT INTO account_change (account_id, action, role, organisation, done_by, reason)
         SELECT account_id, 'role-given', role, organisation, $6, $7 FROM changed)
       SELECT 1 FROM changed`,
      [
        ...[id, role.organisation, role.organisationName, role.role, role.referrerRole ?? null],
        ...[by, reason],
      ],
    );
  }

  /** It ends with the next request of whoever has chosen it. */
  async takeRole(id: string, membershipId: string, { by, reason }: ByWhom): Promise<boolean> {
    return this.happened(
      `WITH changed AS (
         DELETE FROM membership WHERE account_id = $1 AND id = $2
         RETURNING account_id, role, organisation),
       noted AS (
         INSERT INTO account_change (account_id, action, role, organisation, done_by, reason)
         SELECT account_id, 'role-taken', role, organisation, $3, $4 FROM changed)
       SELECT 1 FROM changed`,
      [id, membershipId, by, reason],
    );
  }

  /** Nobody signs in with it any more, and its sessions end now. */
  async end(id: string, { by, reason }: ByWhom): Promise<boolean> {
    return this.happened(
      `WITH changed AS (
         UPDATE account SET ended_at = now() WHERE id = $1 AND ended_at IS NULL RETURNING id),
       signed_out AS (
         DELETE FROM session USING changed WHERE sess #>> '{person,accountId}' = changed.id::text),
       noted AS (
         INSERT INTO account_change (account_id, action, done_by, reason)
         SELECT id, 'ended', $2, $3 FROM changed)
       SELECT 1 FROM changed`,
      [id, by, reason],
    );
  }

  /** Whoever comes back has the roles that were not taken. */
  async restore(id: string, { by, reason }: ByWhom): Promise<boolean> {
    return this.happened(
      `WITH changed AS (
         UPDATE account SET ended_at = NULL WHERE id = $1 AND ended_at IS NOT NULL RETURNING id),
       noted AS (
         INSERT INTO account_change (account_id, action, done_by, reason)
         SELECT id, 'restored', $2, $3 FROM changed)
       SELECT 1 FROM changed`,
      [id, by, reason],
    );
  }

  async endSession(id: string, mark: string, { by, reason }: ByWhom): Promise<boolean> {
    return this.happened(
      `WITH changed AS (
         UPDATE session SET ${ENDS}
          WHERE sess #>> '{person,accountId}' = $1 AND ${MARK} = $2 AND expire >= now() RETURNING 1),
       noted AS (
         INSERT INTO account_change (account_id, action, done_by, reason)
         SELECT $1::uuid, 'session-ended', $3, $4 FROM changed)
       SELECT 1 FROM changed`,
      [id, mark, by, reason],
    );
  }

  async review(id: string, now: Date, { by, reason }: ByWhom): Promise<boolean> {
    return this.happened(
      `WITH changed AS (
         UPDATE account SET reviewed_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id),
       noted AS (
         INSERT INTO account_change (account_id, action, done_by, reason)
         SELECT id, 'reviewed', $3, $4 FROM changed)
       SELECT 1 FROM changed`,
      [id, now, by, reason],
    );
  }

  private async happened(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return (await this.database.queryAsService(sql, parameters)).length > 0;
  }
}

/** As the audit of the services marks a session. */
const MARK = `left(encode(sha256(convert_to(sid, 'UTF8')), 'hex'), 12)`;

const LINES = `
  SELECT account.id, name, email, issuer, subject, last_sign_in_at AS "lastSignInAt",
    reviewed_at AS "reviewedAt", ended_at AS "endedAt", count(*) OVER () AS total,
    (SELECT coalesce(json_agg(json_build_object('id', id, 'organisation', organisation,
        'organisationName', organisation_name, 'role', role) ORDER BY organisation_name, role), '[]')
       FROM membership WHERE account_id = account.id) AS memberships
  FROM account`;
