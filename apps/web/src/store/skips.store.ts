import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';

export const SKIP_REASONS = ['needs-a-colleague', 'waits-for-information', 'no-time-now'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Somebody of the team has gone past a referral. */
export interface Skip {
  readonly name: string;
  readonly at: Date;
  readonly reason: SkipReason | null;
}

@Injectable()
export class SkipsStore {
  constructor(private readonly database: Database) {}

  async add(skip: {
    readonly referralId: string;
    readonly organisation: string;
    readonly accountId: string;
    readonly reason: SkipReason | undefined;
    readonly at: Date;
  }): Promise<void> {
    const { referralId, organisation, accountId, reason = null, at } = skip;
    await this.database.queryAsService(
      `INSERT INTO skipped (referral_id, organisation, account_id, reason, at)
       VALUES ($1, $2, $3, $4, $5)`,
      [referralId, organisation, accountId, reason, at],
    );
  }

  /** The last time that it was gone past within a day. */
  async last(referralId: string, organisation: string, now: Date): Promise<Skip | undefined> {
    const [row] = await this.database.queryAsService<Skip>(
      `SELECT name, at, reason FROM skipped JOIN account ON account.id = skipped.account_id
        WHERE referral_id = $1 AND organisation = $2 AND at > $3::timestamptz - interval '1 day'
        ORDER BY at DESC LIMIT 1`,
      [referralId, organisation, now],
    );
    return row;
  }
}
