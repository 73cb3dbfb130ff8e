import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';

/** Somebody of the team has a referral open. */
export interface OpenPage {
  readonly referralId: string;
  readonly name: string;
  readonly since: Date;
}

/** A page that nobody has loaded for so long is taken for left. */
const LEFT_AFTER = `interval '20 minutes'`;

/** Who has which referral open: a courtesy between colleagues. What is saved is decided by version, not by this. */
@Injectable()
export class OpenPagesStore {
  constructor(private readonly database: Database) {}

  async opened(
    referralId: string,
    { organisation, accountId, at }: { organisation: string; accountId: string; at: Date },
  ): Promise<void> {
    await this.database.queryAsService(
      `WITH forgotten AS (DELETE FROM open_page WHERE seen_at < $4::timestamptz - interval '1 day')
       INSERT INTO open_page (referral_id, organisation, account_id, since, seen_at)
       VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (referral_id, organisation, account_id) DO UPDATE SET seen_at = excluded.seen_at,
         since = CASE WHEN open_page.seen_at < excluded.seen_at - ${LEFT_AFTER}
           THEN excluded.since ELSE open_page.since END`,
      [referralId, organisation, accountId, at],
    );
  }

  async left(referralId: string, organisation: string, accountId: string): Promise<void> {
    await this.database.queryAsService(
      'DELETE FROM open_page WHERE referral_id = $1 AND organisation = $2 AND account_id = $3',
      [referralId, organisation, accountId],
    );
  }

  /** What colleagues have open, or who of them has one; of each the one who was first. */
  byOthers(
    { organisation, accountId, at }: { organisation: string; accountId: string; at: Date },
    referralId?: string,
  ): Promise<OpenPage[]> {
    return this.database.queryAsService<OpenPage>(
      `SELECT DISTINCT ON (referral_id) referral_id AS "referralId", name, since
         FROM open_page JOIN account ON account.id = open_page.account_id
        WHERE organisation = $1 AND account_id <> $2 AND ($3::uuid IS NULL OR referral_id = $3)
          AND seen_at > $4::timestamptz - ${LEFT_AFTER}
        ORDER BY referral_id, since`,
      [organisation, accountId, referralId ?? null, at],
    );
  }
}
