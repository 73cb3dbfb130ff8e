import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';
import type { EndedIdentity } from '../sign-in/identity.js';
import type { Account, Membership } from '../sign-in/signed-in.js';
import { ENDS, TOLD_FOR, WHAT_IS_LEFT } from './ended-sessions.js';

export interface AccountRow {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly memberships: readonly MembershipRow[];
}

type MembershipRow = Omit<Membership, 'referrerRole'> & {
  readonly referrerRole: Membership['referrerRole'] | null;
};

/** Who had a page open, and as whom. */
export interface WhoseForm {
  readonly accountId: string;
  readonly membershipId: string;
}

/** An account as it is set up. */
export interface NewAccount {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  readonly memberships: readonly Omit<Membership, 'id'>[];
}

/** Ends where the condition begins; grouped by `account.id`. */
export const ACCOUNT = `
  SELECT account.id, issuer, subject, name, email,
    coalesce(json_agg(json_build_object(
      'id', membership.id, 'organisation', organisation, 'organisationName', organisation_name,
      'role', role, 'referrerRole', referrer_role
    ) ORDER BY organisation_name, role) FILTER (WHERE membership.id IS NOT NULL), '[]') AS memberships
  FROM account LEFT JOIN membership ON membership.account_id = account.id
  WHERE ended_at IS NULL AND `;

/** The same address to everybody: its letters of A to Z count alike, and no other letter counts as one of them. */
export const sameAddress = (one: string, other: string): string =>
  `lower(${one} COLLATE "C") = lower(${other} COLLATE "C")`;

/** Who may sign in, for which organisations and in which roles. */
@Injectable()
export class AccountsStore {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<Account | undefined> {
    return this.one(`${ACCOUNT} account.id = $1 GROUP BY account.id`, [id]);
  }

  /** The identity provider's subject is compared together with its issuer, never alone. */
  bySubject(issuer: string, subject: string): Promise<Account | undefined> {
    return this.one(`${ACCOUNT} issuer = $1 AND subject = $2 GROUP BY account.id`, [
      issuer,
      subject,
    ]);
  }

  /** Names by `issuer|subject`, as the services know people; of those whose account has ended too. */
  async namesOf(subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.queryAsService<{
      readonly who: string;
      readonly name: string;
    }>(
      `SELECT issuer || '|' || subject AS who, name FROM account
        WHERE issuer || '|' || subject = ANY ($1)`,
      [subjects],
    );
    return new Map(rows.map(({ who, name }) => [who, name]));
  }

  /**
   * Whoever was invited by this address, which the provider says is verified, is this subject from now on. Not somebody whose
   * account has ended: it is theirs still, and is for an administrator to give back.
   */
  async claimInvitation(issuer: string, subject: string, email: string): Promise<void> {
    await this.database.queryAsService(
      `WITH claimed AS (
         UPDATE account SET subject = $2
          WHERE issuer = $1 AND subject IS NULL AND ended_at IS NULL AND ${sameAddress('email', '$3')}
            AND NOT EXISTS (SELECT FROM account WHERE issuer = $1 AND subject = $2)
         RETURNING id)
       INSERT INTO account_change (account_id, action, done_by)
       SELECT id, 'first-sign-in', $1 || '|' || $2 FROM claimed`,
      [issuer, subject, email],
    );
  }

  async signedIn(id: string): Promise<void> {
    await this.database.queryAsService('UPDATE account SET last_sign_in_at = now() WHERE id = $1', [
      id,
    ]);
  }

  /** Adds an account, or brings the one there is up to date. */
  async keep(account: NewAccount): Promise<void> {
    const { issuer, subject, name, email = null, memberships } = account;
    const [row] = await this.database.queryAsService<{ readonly id: string }>(
      `INSERT INTO account (issuer, subject, name, email) VALUES ($1, $2, $3, $4)
       ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name, email = excluded.email
       RETURNING id`,
      [issuer, subject, name, email],
    );
    for (const { organisation, organisationName, role, referrerRole = null } of memberships) {
      await this.database.queryAsService(
        `INSERT INTO membership (account_id, organisation, organisation_name, role, referrer_role)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, organisation, role) DO UPDATE
         SET organisation_name = excluded.organisation_name, referrer_role = excluded.referrer_role`,
        [row?.id, organisation, organisationName, role, referrerRole],
      );
    }
  }

  /**
   * One session where the provider names it, else all of the person; and any of theirs of which the provider had said no name,
   * as it may be that one. Gives how many there were.
   */
  async endSessionsOf({ issuer, subject, sid }: EndedIdentity): Promise<number> {
    const [ended] = await this.database.queryAsService<{ readonly count: number }>(
      `WITH ended AS (UPDATE session SET ${ENDS}
       WHERE sess #>> '{person,identity,issuer}' = $1 AND expire >= now()
         AND ($2::text IS NULL OR sess #>> '{person,identity,subject}' = $2)
         AND ($3::text IS NULL OR sess #>> '{person,identity,sid}' = $3
           OR $2::text IS NOT NULL AND sess #>> '{person,identity,sid}' IS NULL)
       RETURNING sid) SELECT count(*) AS count FROM ended`,
      [issuer, subject ?? null, sid ?? null],
    );
    return ended?.count ?? 0;
  }

  /** Sessions that nobody can use any more; of somebody's, whose it was stays for a while. */
  async forgetExpiredSessions(): Promise<void> {
    await this.database.queryAsService(
      `WITH forgotten AS (
         DELETE FROM session WHERE expire < now() - ${TOLD_FOR}
            OR expire < now() AND sess #>> '{person,accountId}' IS NULL)
       UPDATE session SET sess = ${WHAT_IS_LEFT}
        WHERE expire < now() AND expire >= now() - ${TOLD_FOR} AND sess ->> 'cookie' IS NOT NULL
          AND sess #>> '{person,accountId}' IS NOT NULL`,
    );
  }

  /** Whose page a form comes from, by the token that the page gave it; until half a day after their session has ended. */
  async whoseForm(token: string): Promise<WhoseForm | undefined> {
    const [whose] = await this.database.queryAsService<WhoseForm>(
      `SELECT sess #>> '{person,accountId}' AS "accountId", sess #>> '{person,membershipId}' AS "membershipId"
         FROM session WHERE sess ->> 'csrfToken' = $1 AND expire >= now() - ${TOLD_FOR}
          AND sess #>> '{person,membershipId}' IS NOT NULL`,
      [token],
    );
    return whose;
  }

  /** The token is of a page that was given to somebody, whoever it was, until half a day after their session has ended. */
  async isOfAnyPage(token: string): Promise<boolean> {
    const found = await this.database.queryAsService(
      `SELECT FROM session WHERE sess ->> 'csrfToken' = $1 AND expire >= now() - ${TOLD_FOR} LIMIT 1`,
      [token],
    );
    return found.length > 0;
  }

  private async one(sql: string, parameters: readonly string[]): Promise<Account | undefined> {
    const [row] = await this.database.queryAsService<AccountRow>(sql, parameters);
    return row && accountFrom(row);
  }
}

export function accountFrom({ email, memberships, ...account }: AccountRow): Account {
  return {
    ...account,
    ...(email !== null && { email }),
    memberships: memberships.map(({ referrerRole, ...membership }) => ({
      ...membership,
      ...(referrerRole !== null && referrerRole !== undefined && { referrerRole }),
    })),
  };
}
